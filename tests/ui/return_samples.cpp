#include "tests/ui/return_samples.h"

#include <algorithm>
#include <string>
#include <utility>

#include "app/base/check.h"
#include "app/i18n/catalogue.h"

namespace regulars::tests {
namespace {

using namespace regulars::ui;
using i18n::Language;
using Sign = OutcomeFact::Sign;

struct ReturnSamples {
  Language language;
  i18n::Catalogues all = i18n::Catalogues::built_in();

  [[nodiscard]] std::string tr(std::string_view key,
                               const std::vector<std::string>& arguments = {}) const {
    return all.in(language).text(key, arguments);
  }
  [[nodiscard]] std::string plural(std::string_view key,
                                   std::int64_t count,
                                   const std::vector<std::string>& arguments) const {
    return all.in(language).plural(key, count, arguments);
  }
  [[nodiscard]] std::string pick(const char* english,
                                 const char* simplified,
                                 const char* traditional) const {
    if (language == Language::English) return english;
    return language == Language::SimplifiedChinese ? simplified : traditional;
  }
  [[nodiscard]] std::string points(std::int64_t count, const char* text) const {
    return plural("common.points_of", count, {text});
  }

  [[nodiscard]] std::vector<OutcomeFact> facts() const {
    OutcomeFact tier{.sign = Sign::Tier, .badge = TierBadge::Gold, .words = {}};
    tier.words = tr("outcome.tier", {pick("Gold", "金卡", "金卡會員")});
    OutcomeFact coupon{.sign = Sign::Code, .words = pick("Free cup", "免费一杯", "免費一杯")};
    coupon.code = "K7Q2M-4XD9A-0PR6T-BW3EZ";
    coupon.aside = tr("outcome.until", {pick("22 Dec", "12月22日", "12月22日")});
    OutcomeFact stamps{.sign = Sign::Purse, .words = "+" + plural("common.stamps_of", 2, {"2"})};
    stamps.aside =
        plural("outcome.stamps_to_go", 3, {"3", pick("a cup of tea", "一杯茶", "一杯茶")});
    stamps.stamps = {7, 10};
    return {tier, coupon, stamps};
  }
  [[nodiscard]] std::vector<OutcomeFact> on_the_way() const {
    OutcomeFact owed{.sign = Sign::Owed, .words = tr("member.owed", {points(30, "30")})};
    OutcomeFact way{.sign = Sign::Progress, .words = {}};
    way.words = tr("member.to_tier", {"¥240.00", pick("Gold", "金卡", "金卡會員")});
    way.percent = 76;
    return {owed, way};
  }

  [[nodiscard]] DoneView done() const;
  [[nodiscard]] DoneView refunded() const;
  [[nodiscard]] FieldView receipt() const;
  [[nodiscard]] FieldView amount() const;
  [[nodiscard]] PageView lines() const;
  [[nodiscard]] PageView claim() const;
};

DoneView ReturnSamples::done() const {
  DoneView view;
  view.title = tr("done.earned");
  view.points = "+429";
  view.name = "张伟";
  view.balance = points(12'909, "12,909");
  view.facts = facts();
  view.has_next = true;
  view.undo = {tr("common.undo")};
  return view;
}

DoneView ReturnSamples::refunded() const {
  DoneView view;
  view.title = tr("done.refunded");
  view.points = "−73";
  view.name = "张伟";
  view.value = tr("done.back", {"¥48.60"});
  view.balance = points(12'407, "12,407");
  view.is_gain = false;
  view.has_next = true;
  return view;
}

FieldView ReturnSamples::receipt() const {
  FieldView view;
  view.title = tr("return.title");
  view.aside = "张伟";
  view.text = "20261122-0147";
  view.hint = tr("return.hint");
  view.words = tr("return.start");
  view.can_confirm = true;
  return view;
}

FieldView ReturnSamples::amount() const {
  FieldView view;
  view.kind = FieldKind::Amount;
  view.is_number = true;
  view.title = tr("claim.title");
  view.aside = "20261122-0147";
  view.text = "¥286.00";
  view.words = tr("claim.amount");
  view.can_confirm = true;
  return view;
}

PageView ReturnSamples::lines() const {
  PageView view;
  view.kind = PageKind::Refund;
  view.title = tr("return.title");
  view.aside =
      pick("¥138.60, 21 Nov, Till 1", "¥138.60，11月21日，1 号台", "¥138.60，11月21日，1 號機");
  const auto row = [&](const char* name, const char* left, const char* money, const char* count) {
    PageRow line{.words = name, .detail = tr("return.line_left", {left, money})};
    line.count = count;
    line.can_less = line.count != "0";
    line.can_more = line.count != left;
    view.rows.push_back(std::move(line));
  };
  row("TEA-OOLONG-250", "2", "¥36.00", "1");
  row("KETTLE-POUR-OVER-600ML", "1", "¥90.00", "0");
  row("0047", "0.35", "¥12.60", "0.35");
  PagePanel panel;
  panel.title = tr("return.panel");
  panel.facts = {{tr("return.taken"), tr("return.taken_why"), "−45"},
                 {tr("return.returned"), tr("return.returned_why"), "+500"}};
  panel.total = tr("return.back");
  panel.total_figure = "¥30.60";
  panel.yields = true;
  view.panel = std::move(panel);
  view.act = tr("return.everything");
  view.confirm = tr("return.confirm", {"¥30.60"});
  view.can_confirm = true;
  return view;
}

PageView ReturnSamples::claim() const {
  PageView view;
  view.kind = PageKind::Claim;
  view.title = tr("claim.title");
  view.aside = "张伟";
  PageRow receipt{.words = tr("claim.receipt"), .detail = tr("claim.change")};
  receipt.figure = "20261122-0147";
  PageRow amount{.words = tr("earn.amount"), .detail = tr("claim.change"), .figure = "¥286.00"};
  PageRow day{.words = tr("claim.yesterday"), .detail = tr("claim.day")};
  day.count = "−1";
  day.can_less = true;
  day.can_more = true;
  view.rows = {receipt, amount, day};
  PagePanel panel;
  panel.title = tr("claim.panel");
  panel.facts = {
      {tr("earn.rule", {points(1, "1"), "¥1.00"}), tr("earn.of_amount", {"¥286.00"}), "+286"},
      {tr("earn.tier", {pick("Gold", "金卡", "金卡會員"), "1.5"}),
       tr("earn.rounded_down"),
       "+143"}};
  panel.total = tr("history.total");
  panel.total_figure = "+429";
  panel.sentence = tr("claim.once");
  panel.yields = true;
  view.panel = std::move(panel);
  view.confirm = tr("claim.confirm");
  view.can_confirm = true;
  return view;
}

}  // namespace

void add_return_samples(Language language, std::vector<Sample>& list) {
  const ReturnSamples samples{.language = language};
  const auto home = std::find_if(
      list.begin(), list.end(), [](const Sample& each) { return each.name == "home"; });
  REGULARS_CHECK(home != list.end());
  const View ground = home->view;
  const auto add = [&](std::string name, Body body) {
    View view = ground;
    view.body = std::move(body);
    list.push_back({std::move(name), std::move(view)});
  };
  add("done_facts", samples.done());
  DoneView way = samples.done();
  way.facts = samples.on_the_way();
  add("done_progress", way);
  add("done_refunded", samples.refunded());
  add("return_receipt", samples.receipt());
  FieldView letters = samples.receipt();
  letters.has_letters = true;
  letters.notice = {samples.tr("return.unknown", {letters.text}), Tone::Caution};
  add("return_receipt_letters", letters);
  add("return_lines", samples.lines());
  PageView refused = samples.lines();
  refused.notice = {samples.tr("error.storage"), Tone::Bad};
  add("return_refused", refused);
  add("claim_amount", samples.amount());
  add("claim", samples.claim());
}

void add_return_samples(Language language, std::vector<CustomerSample>& list) {
  const ReturnSamples samples{.language = language};
  EarnedView earned;
  earned.title = samples.tr("rating.thanks_name", {"张伟"});
  earned.points = "+429";
  earned.points_unit = samples.plural("common.points", 429, {});
  earned.balance = samples.points(12'909, "12,909");
  earned.facts = samples.facts();
  list.push_back({"customer_facts", {language, {}, earned}});
  earned.title = samples.tr("done.refunded");
  earned.points = "−73";
  earned.is_gain = false;
  earned.value = samples.tr("earned.back", {"¥48.60"});
  earned.facts.clear();
  list.push_back({"customer_refunded", {language, {}, earned}});
  GreetingView greeting;
  greeting.greeting = samples.tr("greeting.back_name", {"张伟"});
  greeting.tier = samples.pick("Gold", "金卡", "金卡會員");
  greeting.is_gold = true;
  greeting.words = samples.pick("The new oolong is open: a cup is on us.",
                                "新到的乌龙茶，请您先尝一杯。",
                                "新到的烏龍茶，請您先嚐一杯。");
  list.push_back({"customer_greeting_tier", {language, {}, greeting}});
}

}  // namespace regulars::tests
