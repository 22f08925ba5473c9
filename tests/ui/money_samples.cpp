#include "tests/ui/money_samples.h"

#include <algorithm>
#include <string>
#include <utility>

#include "app/base/check.h"
#include "app/i18n/catalogue.h"

namespace regulars::tests {
namespace {

using namespace regulars::ui;

struct MoneySamples {
  i18n::Language language;
  std::vector<Sample>& list;
  View common;  // language and strip
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
    if (language == i18n::Language::English) return english;
    return language == i18n::Language::TraditionalChinese ? traditional : simplified;
  }
  void add(std::string name, Body body) {
    View view = common;
    view.body = std::move(body);
    list.push_back({std::move(name), std::move(view)});
  }

  void top_up();
  void gift_card();
  void voucher();
  void pay();
  void adjust();
};

void MoneySamples::top_up() {
  AmountView view;
  view.kind = AmountKind::TopUp;
  view.amount = "¥0.00";
  view.amount_words = tr("top_up.amount");
  view.choices = {{"¥300.00", "+¥20.00"}, {"¥600.00", "+¥50.00"}, {"¥1,000.00", "+¥100.00"}};
  view.name = "张伟";
  view.hint = tr("top_up.start");
  view.total_words = tr("top_up.total");
  view.total = "+¥0.00";
  view.after_words = tr("top_up.after");
  view.after = "¥120.00";
  view.confirm = tr("top_up.confirm");
  add("top_up_empty", view);
  view.amount = "¥1,000.00";
  view.is_empty = false;
  view.choices.back().is_chosen = true;
  view.why = {{tr("top_up.paid"), "", "¥1,000.00"}, {tr("top_up.bonus"), "", "+¥100.00"}};
  view.total = "+¥1,100.00";
  view.after = "¥1,220.00";
  add("top_up", view);
  view.choices = {{"¥100.00"}, {"¥200.00"}, {"¥500.00"}, {"¥1,000.00", "", true}};
  view.purses = {{pick("Account", "储值余额", "儲值餘額"), "", true},
                 {pick("Massage account", "按摩储值", "按摩儲值")}};
  view.name = tr("voucher.card_name", {"•••• 8N6H"});
  view.notice = {tr("error.storage"), Tone::Bad};
  add("top_up_full_disk", view);
}

void MoneySamples::gift_card() {
  AmountView view;
  view.kind = AmountKind::GiftCard;
  view.amount = "¥500.00";
  view.amount_words = tr("gift_card.amount");
  view.is_empty = false;
  view.choices = {{"¥100.00"}, {"¥200.00"}, {"¥500.00", "", true}, {"¥1,000.00"}};
  view.name = tr("voucher.gift_card");
  view.why = {{tr("voucher.gift_card"), tr("voucher.never"), ""}, {tr("gift_card.to"), "张伟", ""}};
  view.total_words = tr("gift_card.total");
  view.total = "¥500.00";
  view.confirm = tr("gift_card.confirm");
  add("gift_card_sale", view);
  VoucherView sold;
  sold.kind = VoucherKind::GiftCard;
  sold.title = tr("gift_card.sold");
  sold.headline = "¥500.00";
  sold.until = tr("voucher.never");
  sold.code = {"RG3K9", "7QW2M", "X4TPB", "8N6HJ"};
  sold.words = tr("gift_card.hand_over");
  sold.is_shown_once = true;
  sold.act = tr("gift_card.copy");
  sold.confirm = tr("done.next");
  sold.can_confirm = true;
  add("gift_card_sold", sold);
  sold.notice = {tr("gift_card.copied"), Tone::Good};
  add("gift_card_copied", sold);
}

void MoneySamples::voucher() {
  const std::string day = i18n::code(language) == "en" ? "31 Dec 2026" : "2026年12月31日";
  VoucherView coupon;
  coupon.title = tr("voucher.coupon");
  coupon.headline = pick("Half a facial", "护脸半价", "護臉半價");
  coupon.detail = tr("redeem.percent", {"50"});
  coupon.until = tr("voucher.until", {day});
  coupon.code = {"•••• 6HJ2"};
  coupon.words = tr("voucher.bill", {"¥286.00"});
  coupon.confirm = tr("voucher.spend");
  coupon.can_confirm = true;
  add("coupon", coupon);
  coupon.words = tr("code.spent");
  coupon.is_spendable = false;
  coupon.can_confirm = false;
  add("coupon_spent", coupon);
  VoucherView card;
  card.kind = VoucherKind::GiftCard;
  card.title = tr("voucher.gift_card");
  card.headline = "¥120.00";
  card.detail = tr("voucher.on_card");
  card.until = tr("voucher.until", {day});
  card.code = {"•••• 8N6H"};
  card.act = tr("voucher.load");
  card.confirm = tr("voucher.pay");
  card.can_confirm = true;
  add("gift_card_found", card);
  card.words = tr("voucher.offline");
  card.is_spendable = false;
  card.can_confirm = false;
  add("gift_card_offline", card);
}

void MoneySamples::pay() {
  AmountView view;
  view.kind = AmountKind::Pay;
  view.amount = "¥120.00";
  view.amount_words = tr("pay.amount");
  view.is_empty = false;
  view.choices = {{tr("pay.bill"), "¥286.00", true}, {tr("pay.all"), "¥120.00"}};
  view.name = tr("voucher.card_name", {"•••• 8N6H"});
  view.why = {{tr("pay.rest"), "", "¥166.00"}};
  view.total_words = tr("pay.total");
  view.total = "¥120.00";
  view.after_words = tr("pay.after");
  view.after = "¥0.00";
  view.confirm = tr("voucher.pay");
  add("gift_card_pay", view);
}

void MoneySamples::adjust() {
  AmountView view;
  view.kind = AmountKind::Adjust;
  view.has_sign = true;
  view.is_empty = false;
  view.amount = "+" + plural("common.points_of", 50, {"50"});
  view.amount_words = tr("adjust.give");
  view.choices = {{tr("adjust.goodwill"), "", true},
                  {tr("adjust.correction")},
                  {tr("adjust.gift")},
                  {tr("adjust.trade_in")}};
  view.name = "张伟";
  view.tier = pick("Gold", "金卡", "金卡");
  view.is_gold = true;
  view.badge = TierBadge::Gold;
  view.hint = tr("adjust.start");
  view.total_words = tr("earn.balance_after");
  view.total = plural("common.points_of", 12'530, {"12,530"});
  view.confirm = tr("adjust.give");
  add("adjust", view);
  view.purses = {{pick("Points", "积分", "點數"), "", true},
                 {pick("Account", "储值余额", "儲值餘額")},
                 {pick("Massages left", "按摩次数", "按摩次數")}};
  view.amount = "−" + plural("common.points_of", 50, {"50"});
  view.amount_words = tr("adjust.take");
  view.choices.front().is_chosen = false;
  view.notice = {tr("adjust.choose_reason"), Tone::Caution};
  view.confirm = tr("redeem.ask_above");
  add("adjust_purses", view);
}

}  // namespace

void add_money_samples(i18n::Language language, std::vector<Sample>& samples) {
  const auto home = std::find_if(
      samples.begin(), samples.end(), [](const Sample& each) { return each.name == "home"; });
  REGULARS_CHECK(home != samples.end());
  MoneySamples money{.language = language, .list = samples, .common = home->view};
  money.top_up();
  money.gift_card();
  money.voucher();
  money.pay();
  money.adjust();
}

}  // namespace regulars::tests
