// to_document(): a programme as format 2. What stands at its default is left out, so that a
// document reads like one that a person wrote.

#include <cstdlib>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/loyalty/evaluate.h"
#include "app/loyalty/programme_document.h"
#include "app/loyalty/programme_reader.h"
#include "app/loyalty/programme_words.h"

namespace regulars::loyalty {

namespace {

using Json = nlohmann::ordered_json;

// "10%", "12.5%"
std::string percent_text(model::Ratio ratio) {
  return plain(model::Ratio{ratio.basis_points() * 100}) + "%";
}

// Thousandths: "2", "1.5".
std::string quantity_text(std::int64_t milli) {
  std::string text = fmt::format("{}.{:03}", milli / 1'000, milli % 1'000);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

// "2026-11-01T08:30", with seconds where there are any.
std::string time_text(std::chrono::local_seconds time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss clock{time - day};
  std::string text = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}",
                                 int{date.year()},
                                 unsigned{date.month()},
                                 unsigned{date.day()},
                                 clock.hours().count(),
                                 clock.minutes().count());
  if (clock.seconds().count() != 0) text += fmt::format(":{:02}", clock.seconds().count());
  return text;
}

class Writer {
 public:
  explicit Writer(const model::Programme& programme) : programme_(programme) {}

  [[nodiscard]] Json document() const;

 private:
  [[nodiscard]] std::string amount(std::int64_t minor) const {
    return model::Money{minor, programme_.currency}.plain();
  }
  [[nodiscard]] const model::Purse* purse(model::PurseNumber number) const;
  [[nodiscard]] Json points(model::Points points, model::PurseNumber number) const;
  void put_purse(Json& object, model::PurseNumber number) const;
  void put_when(Json& object, const model::Conditions& when) const;
  void put_limit(Json& object, const model::Limit& limit, model::PurseNumber number) const;
  [[nodiscard]] Json purse_object(const model::Purse& purse) const;
  [[nodiscard]] Json earn_object(const model::EarnRule& rule) const;
  void put_gift(Json& object, const model::EarnRule& rule) const;
  [[nodiscard]] Json tier_object(const model::Tier& tier) const;
  [[nodiscard]] Json reward_object(const model::Reward& reward) const;
  void put_taken(Json& object, const model::Reward& reward) const;
  [[nodiscard]] Json counter_object() const;

  const model::Programme& programme_;
};

template <typename Value>
void put_unless(Json& object, const char* key, const Value& value, const Value& usual) {
  if (value != usual) object[key] = value;
}

template <typename Kind, std::size_t kSize>
void put_kind(Json& object,
              const char* key,
              Kind kind,
              Kind usual,
              const std::array<Word<Kind>, kSize>& words) {
  if (kind != usual) object[key] = word_of(kind, words);
}

void put_object(Json& object, const char* key, Json value) {
  if (!value.empty()) object[key] = std::move(value);
}

Json lines_object(const model::LineFilter& filter) {
  Json object = Json::object();
  const std::vector<std::string> none;
  put_unless(object, "skus", filter.skus, none);
  put_unless(object, "categories", filter.categories, none);
  put_unless(object, "labels", filter.labels, none);
  put_unless(object, "not_skus", filter.not_skus, none);
  put_unless(object, "not_categories", filter.not_categories, none);
  put_unless(object, "not_labels", filter.not_labels, none);
  put_unless(object, "full_price_only", filter.full_price_only, false);
  return object;
}

Json lapse_object(const model::LapsePolicy& policy) {
  Json object = {{"mode", word_of(policy.mode, kLapseWords)}};
  put_unless(object, "count", policy.count, 0);
  put_unless(object, "warn_days", policy.warn_days, model::LapsePolicy{}.warn_days);
  return object;
}

const model::Purse* Writer::purse(model::PurseNumber number) const {
  for (const model::Purse& purse : programme_.purses) {
    if (purse.number == number) return &purse;
  }
  return nullptr;
}

Json Writer::points(model::Points points, model::PurseNumber number) const {
  const model::Purse* in = purse(number);
  if (in != nullptr && in->unit == model::PurseUnit::Money) return amount(points.value());
  return points.value();
}

void Writer::put_purse(Json& object, model::PurseNumber number) const {
  const model::Purse* named = purse(number);
  if (number != model::kPointsPurse && named != nullptr) object["purse"] = named->id;
}

void Writer::put_when(Json& object, const model::Conditions& when) const {
  Json all = Json::object();
  put_unless(all, "tiers", when.tiers, {});
  if (when.minimum_minor != 0) all["minimum"] = amount(when.minimum_minor);
  if (when.minimum_milli != 0) all["minimum_quantity"] = quantity_text(when.minimum_milli);
  for (const model::Window& window : when.windows) {
    Json one = {{"start", time_text(window.start)}, {"minutes", window.minutes}};
    put_unless(one, "rule", window.rule, std::string());
    all["windows"].push_back(std::move(one));
  }
  if (when.from) all["from"] = time_text(*when.from);
  if (when.until) all["until"] = time_text(*when.until);
  put_unless(all, "code", when.code, std::string());
  if (when.birthday) all["birthday"] = word_of(*when.birthday, kBirthdayWords);
  put_unless(all, "first_purchase", when.first_purchase, false);
  put_unless(all, "every_nth_visit", when.every_nth_visit, std::int64_t{0});
  put_object(object, "when", std::move(all));
}

void Writer::put_limit(Json& object, const model::Limit& limit, model::PurseNumber number) const {
  if (limit == model::Limit{}) return;
  Json all = Json::object();
  put_unless(all, "times", limit.times, std::int64_t{0});
  if (limit.points != 0) all["points"] = points(model::Points{limit.points}, number);
  all["period"] = word_of(limit.period, kPeriodWords);
  object["limit"] = std::move(all);
}

Json Writer::purse_object(const model::Purse& purse) const {
  Json object = {{"number", purse.number},
                 {"id", purse.id},
                 {"name", purse.name},
                 {"unit", word_of(purse.unit, kUnitWords)}};
  if (purse.lapse != model::LapsePolicy{}) object["lapse"] = lapse_object(purse.lapse);
  for (const model::TopUpBonus& step : purse.top_up_bonuses) {
    object["top_up_bonuses"].push_back(
        {{"from", amount(step.from_minor)}, {"bonus", amount(step.bonus_minor)}});
  }
  return object;
}

void Writer::put_gift(Json& object, const model::EarnRule& rule) const {
  switch (rule.kind) {
    case model::EarnKind::Multiplier:
      if (rule.by_tier) {
        object["by_tier"] = true;
      } else {
        object["factor"] = plain(rule.factor);
      }
      put_unless(object, "compound", rule.compound, false);
      put_unless(object, "of", rule.of, {});
      return;
    case model::EarnKind::Referral:
      object["points"] = points(rule.points, rule.purse);
      object["referred_points"] = points(rule.referred_points, rule.purse);
      return;
    case model::EarnKind::Spend:
      object["points"] = points(rule.points, rule.purse);
      object["per"] = amount(rule.per_minor);
      put_kind(object, "steps", rule.steps, model::Steps::Whole, kStepsWords);
      return;
    case model::EarnKind::Visit:
    case model::EarnKind::Item:
    case model::EarnKind::Bonus:
    case model::EarnKind::Welcome:
    case model::EarnKind::Birthday:
      object["points"] = points(rule.points, rule.purse);
  }
}

Json Writer::earn_object(const model::EarnRule& rule) const {
  Json object = {{"id", rule.id}};
  put_unless(object, "name", rule.name, {});
  object["kind"] = word_of(rule.kind, kEarnWords);
  put_purse(object, rule.purse);
  put_gift(object, rule);
  put_object(object, "lines", lines_object(rule.lines));
  put_when(object, rule.when);
  put_limit(object, rule.limit, rule.purse);
  put_kind(object, "tax", rule.tax, model::TaxBase::Included, kTaxWords);
  put_kind(object, "rounding", rule.rounding, model::Rounding::Down, kRoundingWords);
  put_unless(object, "payments_reduce", rule.payments_reduce, false);
  put_unless(object, "priority", rule.priority, 0);
  put_unless(object, "stop", rule.stop, false);
  put_unless(object, "pending_days", rule.pending_days, 0);
  if (rule.lapse) object["lapse"] = lapse_object(*rule.lapse);
  put_unless(object, "coupon", rule.coupon, std::string());
  return object;
}

Json Writer::tier_object(const model::Tier& tier) const {
  Json object = {{"id", tier.id}, {"name", tier.name}, {"factor", plain(tier.factor)}};
  if (tier.threshold != 0) {
    const bool is_money = programme_.tier_policy.measure == model::TierMeasure::Spend;
    object["threshold"] = is_money ? Json(amount(tier.threshold)) : Json(tier.threshold);
  }
  for (const model::Benefit& benefit : tier.benefits) {
    Json one = {{"kind", word_of(benefit.kind, kBenefitWords)}, {"text", benefit.text}};
    if (benefit.kind == model::BenefitKind::Discount)
      one["percent"] = percent_text(benefit.percent);
    object["benefits"].push_back(std::move(one));
  }
  return object;
}

void Writer::put_taken(Json& object, const model::Reward& reward) const {
  switch (reward.kind) {
    case model::RewardKind::Fixed:
      object["value"] = amount(reward.value_minor);
      break;
    case model::RewardKind::PointsToMoney:
      object["value"] = amount(reward.value_minor);
      if (reward.least.value() != 0) object["least"] = points(reward.least, reward.purse);
      break;
    case model::RewardKind::Percent:
      object["percent"] = percent_text(reward.percent);
      break;
    case model::RewardKind::FreeItem:
      put_unless(object, "quantity", quantity_text(reward.quantity_milli), quantity_text(1'000));
      break;
    case model::RewardKind::BuyGet:
      object["buy"] = reward.buy;
      object["get"] = reward.get;
      break;
    case model::RewardKind::Perk:
      break;
  }
  put_kind(object, "scope", reward.scope, model::DiscountScope::Order, kScopeWords);
  if (reward.maximum_minor != 0) object["maximum"] = amount(reward.maximum_minor);
  put_kind(object, "tax", reward.tax, model::TaxTreatment::Discount, kTreatmentWords);
}

Json Writer::reward_object(const model::Reward& reward) const {
  Json object = {{"id", reward.id}, {"name", reward.name}};
  put_kind(object, "kind", reward.kind, model::RewardKind::Fixed, kRewardWords);
  put_purse(object, reward.purse);
  object["cost"] = points(reward.cost, reward.purse);
  put_taken(object, reward);
  put_object(object, "lines", lines_object(reward.lines));
  put_when(object, reward.when);
  put_limit(object, reward.limit, reward.purse);
  if (reward.stock) object["stock"] = *reward.stock;
  put_unless(object, "by_coupon_only", reward.by_coupon_only, false);
  put_unless(object, "coupon_days", reward.coupon_days, model::Reward{}.coupon_days);
  return object;
}

Json Writer::counter_object() const {
  const model::CounterLimits& limits = programme_.limits;
  Json object = Json::object();
  const auto put = [&](const char* key, std::int64_t value) {
    put_unless(object, key, value, std::int64_t{0});
  };
  if (limits.sale_minor != 0) object["sale"] = amount(limits.sale_minor);
  put("redeem_points", limits.redeem_points.value());
  put("adjust_points", limits.adjust_points.value());
  put("card_sales_per_day", limits.card_sales_per_day);
  put("card_redeems_per_day", limits.card_redeems_per_day);
  put("staff_adjust_per_day", limits.staff_adjust_per_day.value());
  return object;
}

Json tier_policy_object(const model::TierPolicy& policy) {
  Json object = {{"measure", word_of(policy.measure, kMeasureWords)},
                 {"window", word_of(policy.window, kTierWindowWords)}};
  if (policy.window == model::TierWindow::Rolling) object["days"] = policy.days;
  object["grace_days"] = policy.grace_days;
  put_unless(object, "full_price_only", policy.full_price_only, false);
  return object;
}

Json Writer::document() const {
  const model::Programme usual;
  Json document = {{"format", kProgrammeFormat}, {"version", programme_.version}};
  put_unless(document, "name", programme_.name, {});
  document["currency"] = programme_.currency.code();
  put_kind(document, "combination", programme_.combination, usual.combination, kCombinationWords);
  for (const auto& purse : programme_.purses) document["purses"].push_back(purse_object(purse));
  document["earn"] = Json::array();
  for (const auto& rule : programme_.earn) document["earn"].push_back(earn_object(rule));
  if (programme_.tier_policy != usual.tier_policy) {
    document["tier_policy"] = tier_policy_object(programme_.tier_policy);
  }
  document["tiers"] = Json::array();
  for (const auto& tier : programme_.tiers) document["tiers"].push_back(tier_object(tier));
  document["rewards"] = Json::array();
  for (const auto& reward : programme_.rewards) {
    document["rewards"].push_back(reward_object(reward));
  }
  put_unless(document, "refund_days", programme_.refund_days, usual.refund_days);
  put_unless(document, "claim_days", programme_.claim_days, usual.claim_days);
  put_kind(document, "refunds", programme_.refunds_proportionally, false, kRefundWords);
  put_object(document, "counter", counter_object());
  return document;
}

}  // namespace

std::string to_document(const model::Programme& programme) {
  return Writer(programme).document().dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace regulars::loyalty
