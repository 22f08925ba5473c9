#include "app/loyalty/programme_reader.h"

#include <algorithm>
#include <set>
#include <utility>

#include "app/loyalty/evaluate.h"
#include "app/loyalty/rule_reader.h"

namespace regulars::loyalty {

namespace {

constexpr std::size_t kMostPurses = 16;
constexpr std::size_t kMostTiers = 16;
constexpr std::size_t kMostFirstFormatTiers = 20;
constexpr std::size_t kMostRules = 200;
constexpr std::size_t kMostRewards = 100;
constexpr std::size_t kMostBenefits = 20;
constexpr std::size_t kMostTopUpBonuses = 20;
constexpr std::int64_t kMostVersions = 1'000'000'000;
constexpr std::int64_t kMostDays = 3'650;
constexpr std::int64_t kMostThreshold = 1'000'000'000'000;

model::Purse purse_of_points() {
  model::Purse purse;
  purse.id = "points";
  purse.name = {{"en", "Points"}, {"zh_CN", "积分"}, {"zh_TW", "點數"}};
  return purse;
}

// Every id once among its like.
class Ids {
 public:
  void add(ObjectReader& object, const std::string& id) {
    if (!id.empty() && !seen_.insert(id).second) object.wrong("id", "is used twice: " + id);
  }

 private:
  std::set<std::string> seen_;
};

model::Currency currency_of(ObjectReader& document) {
  const std::string code = document.text("currency");
  const auto currency = model::Currency::parse(code);
  if (!currency && !code.empty()) {
    document.wrong("currency", "wants three capital letters, like \"CNY\"");
  }
  return currency.value_or(model::Currency{});
}

// ---- purses -------------------------------------------------------------------------------------

void top_up_bonuses(ObjectReader& object, model::Purse& purse, model::Currency currency) {
  for (ObjectReader& entry : object.objects("top_up_bonuses", 0, kMostTopUpBonuses)) {
    entry.only("top_up_bonus");
    model::TopUpBonus step{entry.amount("from", currency), entry.amount("bonus", currency)};
    if (!purse.top_up_bonuses.empty()) {
      const model::TopUpBonus& last = purse.top_up_bonuses.back();
      if (step.from_minor <= last.from_minor) entry.wrong("from", "is not above the one before");
      if (step.bonus_minor <= last.bonus_minor) entry.wrong("bonus", "is not above the one before");
    }
    purse.top_up_bonuses.push_back(step);
  }
  if (object.has("top_up_bonuses") && purse.unit != model::PurseUnit::Money) {
    object.wrong("top_up_bonuses", "is for a purse of unit \"money\" only");
  }
}

model::Purse purse_of(ObjectReader& object, model::Currency currency) {
  object.only("purse");
  model::Purse purse;
  constexpr std::int64_t kMostNumber = model::kCouponPurse - 1;
  purse.number = static_cast<model::PurseNumber>(object.integer("number", 0, kMostNumber));
  purse.id = object.id("id");
  purse.name = object.texts("name");
  purse.unit = object.kind_or("unit", purse.unit, kUnitWords);
  if (auto lapse = object.object("lapse")) purse.lapse = lapse_policy(*lapse);
  top_up_bonuses(object, purse, currency);
  return purse;
}

std::vector<model::Purse> purses_of(ObjectReader& document, model::Currency currency) {
  std::vector<model::Purse> purses;
  Ids ids;
  std::set<model::PurseNumber> numbers;
  for (ObjectReader& entry : document.objects("purses", 0, kMostPurses)) {
    purses.push_back(purse_of(entry, currency));
    const model::Purse& purse = purses.back();
    ids.add(entry, purse.id);
    if (purses.size() == 1 && purse.number != model::kPointsPurse) {
      entry.wrong("number", "wants 0, the purse of points, in the first purse");
    } else if (!numbers.insert(purse.number).second) {
      entry.wrong("number", "is used twice: " + std::to_string(purse.number));
    }
    if (purse.number == model::kPointsPurse && purse.unit != model::PurseUnit::Points) {
      entry.wrong("unit", "wants \"points\" in purse 0");
    }
  }
  if (purses.empty()) purses.push_back(purse_of_points());
  return purses;
}

// ---- tiers --------------------------------------------------------------------------------------

model::TierPolicy tier_policy_of(ObjectReader& document) {
  model::TierPolicy policy;
  auto object = document.object("tier_policy");
  if (!object) return policy;
  object->only("tier_policy");
  policy.measure = object->kind_or("measure", policy.measure, kMeasureWords);
  policy.window = object->kind_or("window", policy.window, kTierWindowWords);
  policy.days = static_cast<std::int32_t>(object->integer_or("days", policy.days, 1, kMostDays));
  policy.grace_days =
      static_cast<std::int32_t>(object->integer_or("grace_days", policy.grace_days, 0, kMostDays));
  policy.full_price_only = object->flag("full_price_only");
  if (policy.window != model::TierWindow::Rolling && object->has("days")) {
    object->wrong("days", "is for a window of kind \"rolling\" only");
  }
  if (policy.measure != model::TierMeasure::Spend && policy.full_price_only) {
    object->wrong("full_price_only", "is for measure \"spend\" only");
  }
  return policy;
}

model::Benefit benefit_of(ObjectReader& object) {
  object.only("benefit");
  model::Benefit benefit;
  const auto kind = object.kind("kind", kBenefitWords);
  benefit.kind = kind.value_or(benefit.kind);
  benefit.text = object.texts("text");
  if (kind == model::BenefitKind::Discount) {
    benefit.percent = object.percent("percent");
  } else if (kind && object.has("percent")) {
    object.wrong("percent", "is for a benefit of kind \"discount\" only");
  }
  return benefit;
}

model::Tier tier_of(ObjectReader& object, const model::Programme& programme) {
  object.only("tier");
  model::Tier tier;
  tier.id = object.id("id");
  tier.name = object.texts("name");
  if (object.has("factor")) tier.factor = object.factor("factor");
  if (object.has("threshold")) {
    tier.threshold = programme.tier_policy.measure == model::TierMeasure::Spend
                         ? object.amount_from_0("threshold", programme.currency)
                         : object.integer("threshold", 0, kMostThreshold);
  }
  for (ObjectReader& entry : object.objects("benefits", 0, kMostBenefits)) {
    tier.benefits.push_back(benefit_of(entry));
  }
  return tier;
}

// ---- the rest of format 2 -----------------------------------------------------------------------

model::CounterLimits counter_of(ObjectReader& document, model::Currency currency) {
  model::CounterLimits limits;
  auto object = document.object("counter");
  if (!object) return limits;
  object->only("counter");
  const auto number = [&](std::string_view key) {
    return object->integer_or(key, 0, 1, kMostPoints);
  };
  limits.sale_minor = object->amount_or("sale", 0, currency);
  limits.redeem_points = model::Points{number("redeem_points")};
  limits.adjust_points = model::Points{number("adjust_points")};
  limits.card_sales_per_day = number("card_sales_per_day");
  limits.card_redeems_per_day = number("card_redeems_per_day");
  limits.staff_adjust_per_day = model::Points{number("staff_adjust_per_day")};
  return limits;
}

void read_rules(ObjectReader& document, model::Programme& programme) {
  RuleContext context{programme.currency, programme.purses};
  Ids earn_ids;
  for (ObjectReader& entry : document.objects("earn", 0, kMostRules)) {
    programme.earn.push_back(earn_rule(entry, context));
    earn_ids.add(entry, programme.earn.back().id);
  }
  Ids reward_ids;
  for (ObjectReader& entry : document.objects("rewards", 0, kMostRewards)) {
    programme.rewards.push_back(reward(entry, context));
    reward_ids.add(entry, programme.rewards.back().id);
  }
}

void read_second_format(ObjectReader& document, model::Programme& programme) {
  document.only("programme");
  programme.name = document.texts_or("name");
  programme.combination = document.kind_or("combination", programme.combination, kCombinationWords);
  programme.purses = purses_of(document, programme.currency);
  programme.tier_policy = tier_policy_of(document);
  Ids ids;
  for (ObjectReader& entry : document.objects("tiers", 1, kMostTiers)) {
    programme.tiers.push_back(tier_of(entry, programme));
    ids.add(entry, programme.tiers.back().id);
  }
  read_rules(document, programme);
  const auto days = [&](std::string_view key, std::int32_t otherwise) {
    return static_cast<std::int32_t>(document.integer_or(key, otherwise, 0, kMostDays));
  };
  programme.refund_days = days("refund_days", programme.refund_days);
  programme.claim_days = days("claim_days", programme.claim_days);
  programme.refunds_proportionally = document.kind_or("refunds", false, kRefundWords);
  programme.limits = counter_of(document, programme.currency);
}

// ---- format 1 -----------------------------------------------------------------------------------

// It knows two rules, what is spent and the tier's factor, and rewards of a fixed value.
void read_first_format(ObjectReader& document, model::Programme& programme) {
  document.only("programme", kFirstFormat);
  programme.purses = {purse_of_points()};
  if (!document.has("spend")) document.wrong("spend", "is missing");
  if (auto spend = document.object("spend")) {
    spend->only("spend", kFirstFormat);
    const model::Points points{spend->integer("points", 1, kMostPoints)};
    const std::int64_t per_minor = spend->amount("per", programme.currency);
    programme.earn = spend_and_tier(
        points, per_minor, spend->kind("rounding", kRoundingWords).value_or(model::Rounding::Down));
  }
  Ids tier_ids;
  for (ObjectReader& entry : document.objects("tiers", 1, kMostFirstFormatTiers)) {
    entry.only("tier", kFirstFormat);
    model::Tier tier;
    tier.id = entry.text("id");
    tier.name = entry.texts("name");
    tier.factor = entry.factor("factor");
    if (tier.factor < model::Ratio{}) entry.wrong("factor", "wants 1 or more");
    tier_ids.add(entry, tier.id);
    programme.tiers.push_back(std::move(tier));
  }
  Ids reward_ids;
  for (ObjectReader& entry : document.objects("rewards", 0, kMostRewards)) {
    entry.only("reward", kFirstFormat);
    model::Reward reward;
    reward.id = entry.text("id");
    reward.name = entry.texts("name");
    reward.cost = model::Points{entry.integer("cost", 1, kMostPoints)};
    reward.value_minor = entry.amount("value", programme.currency);
    reward_ids.add(entry, reward.id);
    programme.rewards.push_back(std::move(reward));
  }
  if (!document.has("rewards")) document.wrong("rewards", "is missing");
}

}  // namespace

model::Programme read_programme(DocumentReader& mistakes, const nlohmann::json& json) {
  ObjectReader document(mistakes, json, "");
  model::Programme programme;
  const std::int64_t format = document.integer("format", 1, kProgrammeFormat);
  programme.version = document.integer("version", 1, kMostVersions);
  programme.currency = currency_of(document);
  if (format == 1) {
    read_first_format(document, programme);
  } else {
    read_second_format(document, programme);
  }
  return programme;
}

}  // namespace regulars::loyalty
