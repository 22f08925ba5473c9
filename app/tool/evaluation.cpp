#include "app/tool/evaluation.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/loyalty/conditions.h"
#include "app/loyalty/evaluate.h"
#include "app/loyalty/explanation.h"
#include "app/loyalty/programme_document.h"
#include "app/loyalty/reward_rules.h"
#include "app/loyalty/sale_document.h"
#include "app/loyalty/tier_rules.h"

namespace regulars::tool {

namespace {

using Json = nlohmann::ordered_json;
using loyalty::MemberDocument;
using loyalty::SaleFacts;

constexpr std::array<std::string_view, 3> kRoundings = {"down", "half_up", "up"};

std::string day_text(std::chrono::sys_days day) {
  const std::chrono::year_month_day date{day};
  return fmt::format(
      "{:04}-{:02}-{:02}", int{date.year()}, unsigned{date.month()}, unsigned{date.day()});
}

// "2026-11-22T14:03:05+08:00" of the store; null for the epoch.
Json time_or_null(Instant at, std::chrono::minutes utc_offset) {
  if (at == Instant{}) return nullptr;
  const auto local = loyalty::store_time(at, utc_offset);
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const std::chrono::hh_mm_ss clock{local - day};
  const auto east = std::chrono::abs(utc_offset).count();
  return fmt::format("{}T{:02}:{:02}:{:02}{}{:02}:{:02}",
                     day_text(std::chrono::sys_days{day.time_since_epoch()}),
                     clock.hours().count(),
                     clock.minutes().count(),
                     clock.seconds().count(),
                     utc_offset.count() < 0 ? '-' : '+',
                     east / 60,
                     east % 60);
}

class Evaluation {
 public:
  Evaluation(const model::Programme& programme, const SaleFacts& sale, const i18n::Catalogue& words)
      : programme_(programme), sale_(sale), words_(words) {}

  [[nodiscard]] Result<Json> earned();
  [[nodiscard]] Json rewards(const MemberDocument& member) const;
  [[nodiscard]] Json tier(const MemberDocument& member) const;

 private:
  [[nodiscard]] std::string amount(std::int64_t minor) const {
    return model::Money{minor, programme_.currency}.plain();
  }
  [[nodiscard]] std::string purse(model::PurseNumber number) const;
  [[nodiscard]] Json part_object(const loyalty::EarnPart& part) const;
  [[nodiscard]] Json reward_object(const model::Reward& reward, const MemberDocument& member) const;
  [[nodiscard]] std::string sentence(const std::string& key,
                                     const std::vector<std::string>& arguments) const;

  const model::Programme& programme_;
  const SaleFacts& sale_;
  const i18n::Catalogue& words_;
  model::Points points_;
};

std::string Evaluation::purse(model::PurseNumber number) const {
  for (const model::Purse& purse : programme_.purses) {
    if (purse.number == number) return purse.id;
  }
  return std::to_string(number);
}

// A message that counts takes its form from the first argument.
std::string Evaluation::sentence(const std::string& key,
                                 const std::vector<std::string>& arguments) const {
  std::int64_t count = 0;
  if (!arguments.empty()) {
    const std::string& first = arguments.front();
    std::from_chars(first.data(), first.data() + first.size(), count);
  }
  return words_.plural(key, count, arguments);
}

Json Evaluation::part_object(const loyalty::EarnPart& part) const {
  const auto told = loyalty::words_of(part, programme_, words_);
  Json lines = Json::array();
  for (std::size_t i = 0; i < part.lines.size(); ++i) {
    lines.push_back({{"line", part.lines[i]}, {"points", part.points_of.at(i)}});
  }
  return {{"rule", part.rule},
          {"purse", purse(part.purse)},
          {"points", part.points.value()},
          {"words", told.what},
          {"aside", told.aside},
          {"lines", std::move(lines)},
          {"counted", part.counted_minor == 0 ? Json() : Json(amount(part.counted_minor))},
          {"rounding", kRoundings.at(static_cast<std::size_t>(part.rounding))},
          {"rounded", part.was_rounded},
          {"cut", part.was_cut}};
}

Result<Json> Evaluation::earned() {
  REGULARS_TRY(const auto earning, loyalty::evaluate(programme_, sale_));
  points_ = earning.points;
  Json rules = Json::array();
  for (const auto& part : earning.parts) rules.push_back(part_object(part));
  Json grants = Json::array();
  for (const model::Grant& grant : earning.grants) {
    grants.push_back({{"purse", purse(grant.purse)},
                      {"points", grant.points.value()},
                      {"from", time_or_null(grant.from, sale_.utc_offset)},
                      {"lapses", time_or_null(grant.lapses, sale_.utc_offset)}});
  }
  Json uses = Json::array();
  for (const model::RuleUse& use : loyalty::uses_of(programme_, sale_, earning)) {
    uses.push_back({{"rule", use.rule},
                    {"since", day_text(use.since)},
                    {"times", use.times},
                    {"points", use.points.value()}});
  }
  return Json{{"programme", programme_.version},
              {"amount", sale_.amount.plain()},
              {"currency", sale_.amount.currency().code()},
              {"points", earning.points.value()},
              {"rules", std::move(rules)},
              {"grants", std::move(grants)},
              {"coupons", earning.coupons},
              {"uses", std::move(uses)}};
}

Json Evaluation::reward_object(const model::Reward& reward, const MemberDocument& member) const {
  loyalty::RewardQuestion question = member.question;
  const auto& coupons = member.coupons;
  question.has_coupon = std::find(coupons.begin(), coupons.end(), reward.id) != coupons.end();
  question.sale = &sale_;
  model::Points held = question.balance.available_online;
  for (const model::PurseBalance& one : question.purses) {
    if (one.purse == reward.purse) held = one.available;
  }
  if (reward.purse != model::kPointsPurse && question.purses.empty()) held = {};
  model::Points points;  // the least, or what pays most of the bill
  if (reward.kind == model::RewardKind::PointsToMoney) {
    points = loyalty::most_points(reward, held, sale_.amount.minor());
  }
  Json object = {{"reward", reward.id},
                 {"name", model::text_in(reward.name, std::string(i18n::code(words_.language())))}};
  const auto refusal = loyalty::check_reward(programme_, reward.id, points, question);
  object["available"] = !refusal;
  object["why"] = refusal ? Json(refusal->key) : Json();
  object["words"] = refusal ? Json(sentence(refusal->key, refusal->arguments)) : Json();
  const auto taken = loyalty::apply_reward(programme_, reward, points, sale_);
  object["purse"] = purse(reward.purse);
  object["cost"] = taken ? taken->cost.value() : loyalty::cost_of(reward, points, false).value();
  object["takes_off"] = taken ? Json(amount(taken->value_minor)) : Json();
  object["tax"] = reward.tax == model::TaxTreatment::Payment ? "payment" : "discount";
  object["lines"] = Json::array();
  if (!taken) return object;
  for (const loyalty::LineDiscount& line : taken->lines) {
    object["lines"].push_back({{"line", line.line}, {"amount", amount(line.amount_minor)}});
  }
  return object;
}

Json Evaluation::rewards(const MemberDocument& member) const {
  Json rewards = Json::array();
  for (const auto& reward : programme_.rewards) rewards.push_back(reward_object(reward, member));
  return rewards;
}

Json Evaluation::tier(const MemberDocument& member) const {
  model::SaleEvent event;
  event.amount = sale_.amount;
  event.basket = sale_.basket;
  event.points = points_;
  const model::TierPolicy& policy = programme_.tier_policy;
  const std::int64_t own = loyalty::figure_of(policy, loyalty::tier_figures_of(event));
  model::Standing standing;
  standing.tier_figure = member.tier_figure;
  const std::uint8_t before = member.question.member.tier;
  const std::uint8_t after = loyalty::tier_now(programme_, before, standing, own);
  const auto figure = [&](std::int64_t value) {
    return policy.measure == model::TierMeasure::Spend ? Json(amount(value)) : Json(value);
  };
  const auto missing = loyalty::missing_to_next(programme_, after, member.tier_figure + own);
  return {{"before", programme_.tiers.at(before).id},
          {"after", programme_.tiers.at(after).id},
          {"figure", figure(member.tier_figure + own)},
          {"missing", missing ? figure(*missing) : Json()}};
}

}  // namespace

Result<std::string> evaluation(const EvaluationInput& input, const i18n::Catalogue& words) {
  REGULARS_TRY(const auto programme, loyalty::parse_for_publishing(input.programme, nullptr));
  REGULARS_TRY(SaleFacts sale, loyalty::parse_sale(input.sale, programme));
  std::optional<MemberDocument> member;
  if (input.member) {
    REGULARS_TRY(member, loyalty::parse_member(*input.member, programme, sale));
    sale.member = member->question.member;
    sale.is_anybody = true;
  }
  Evaluation evaluation(programme, sale, words);
  REGULARS_TRY(Json json, evaluation.earned());
  if (member) {
    json["rewards"] = evaluation.rewards(*member);
    json["tier"] = evaluation.tier(*member);
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace regulars::tool
