#include "app/loyalty/rule_reader.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "app/loyalty/windows.h"

namespace regulars::loyalty {

namespace {

constexpr std::int64_t kMostDays = 36'500;
constexpr std::int64_t kMostUnits = 1'000;
constexpr std::int64_t kMostPriority = 1'000'000;
constexpr std::size_t kMostWindows = 50;

std::int32_t days(ObjectReader& object, std::string_view key, std::int32_t otherwise) {
  return static_cast<std::int32_t>(object.integer_or(key, otherwise, 0, kMostDays));
}

// The purse that the object names; the first where it names none.
const model::Purse& purse_of(ObjectReader& object, const RuleContext& context) {
  const std::string id = object.text_or("purse");
  if (id.empty()) return context.purses.front();
  std::vector<std::string_view> known;
  for (const model::Purse& purse : context.purses) {
    if (purse.id == id) return purse;
    known.push_back(purse.id);
  }
  const std::string_view meant = nearest(id, known);
  object.wrong("purse",
               "is no purse of the programme: \"" + id.substr(0, 32) + "\"" +
                   (meant.empty() ? "" : "; did you mean \"" + std::string(meant) + "\"?"));
  return context.purses.front();
}

// Points of a purse of money are written as the amount that they are.
model::Points points_in(ObjectReader& object,
                        std::string_view key,
                        const model::Purse& purse,
                        std::int64_t least,
                        model::Currency currency) {
  if (purse.unit != model::PurseUnit::Money) {
    return model::Points{object.integer(key, least, kMostPoints)};
  }
  return model::Points{least > 0 ? object.amount(key, currency)
                                 : object.amount_from_0(key, currency)};
}

model::Points points_or_0(ObjectReader& object,
                          std::string_view key,
                          const model::Purse& purse,
                          model::Currency currency) {
  return object.has(key) ? points_in(object, key, purse, 0, currency) : model::Points{0};
}

model::LineFilter line_filter(ObjectReader& owner) {
  model::LineFilter filter;
  auto lines = owner.object("lines");
  if (!lines) return filter;
  lines->only("lines");
  filter.skus = lines->names("skus");
  filter.categories = lines->names("categories");
  filter.labels = lines->names("labels");
  filter.not_skus = lines->names("not_skus");
  filter.not_categories = lines->names("not_categories");
  filter.not_labels = lines->names("not_labels");
  filter.full_price_only = lines->flag("full_price_only");
  return filter;
}

// "PT2H30M", "P1D", "P1W" in minutes: what RFC 5545 calls a duration, without seconds.
std::optional<std::int64_t> duration_minutes(std::string_view text) {
  if (!text.starts_with('P')) return std::nullopt;
  text.remove_prefix(1);
  std::int64_t minutes = 0;
  std::int64_t number = -1;
  bool is_time = false;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      number = std::max<std::int64_t>(number, 0) * 10 + (c - '0');
      if (number > kLongestWindowMinutes) return std::nullopt;
      continue;
    }
    const bool begins_time = c == 'T' && !is_time && number < 0;
    is_time = is_time || begins_time;
    if (begins_time) continue;
    const std::int64_t unit = is_time && c == 'H'    ? 60
                              : is_time && c == 'M'  ? 1
                              : !is_time && c == 'D' ? 24 * 60
                              : !is_time && c == 'W' ? 7 * 24 * 60
                                                     : 0;
    if (number < 0 || unit == 0) return std::nullopt;
    minutes += number * unit;
    number = -1;
  }
  if (number >= 0 || minutes < 1 || minutes > kLongestWindowMinutes) return std::nullopt;
  return minutes;
}

model::Window window(ObjectReader& object, RuleContext& context) {
  object.only("window");
  model::Window window;
  if (!object.has("start")) object.wrong("start", "is missing");
  window.start = object.time("start").value_or(std::chrono::local_seconds{});
  if (object.has("duration")) {
    if (object.has("minutes")) object.wrong("minutes", "stands beside \"duration\"; give one");
    const auto minutes = duration_minutes(object.text("duration"));
    if (!minutes) object.wrong("duration", R"(wants a time of at most a year, like "PT2H30M")");
    window.minutes = static_cast<std::int32_t>(minutes.value_or(1));
  } else {
    window.minutes = static_cast<std::int32_t>(object.integer("minutes", 1, kLongestWindowMinutes));
  }
  window.rule = object.text_or("rule");
  if (object.document().is_wrong(object.path())) return window;
  auto begins = occurrences_of(window);
  if (!begins) {
    object.wrong("rule", begins.error().words);
  } else if (begins->size() > context.occurrences_left) {
    object.wrong("rule", "is one occurrence too many: all windows together come to a million");
  } else {
    context.occurrences_left -= begins->size();
    window.begins = *std::move(begins);
  }
  return window;
}

model::Conditions conditions(ObjectReader& owner, RuleContext& context) {
  model::Conditions conditions;
  auto when = owner.object("when");
  if (!when) return conditions;
  when->only("when");
  conditions.tiers = when->names("tiers");
  conditions.minimum_minor = when->amount_or("minimum", 0, context.currency);
  conditions.minimum_milli = when->quantity_or("minimum_quantity", 0);
  for (ObjectReader& entry : when->objects("windows", 0, kMostWindows)) {
    conditions.windows.push_back(window(entry, context));
  }
  conditions.from = when->time("from");
  conditions.until = when->time("until");
  conditions.code = when->text_or("code");
  if (when->has("birthday")) conditions.birthday = when->kind("birthday", kBirthdayWords);
  conditions.first_purchase = when->flag("first_purchase");
  conditions.every_nth_visit = when->integer_or("every_nth_visit", 0, 1, 1'000'000);
  return conditions;
}

model::Limit limit(ObjectReader& owner,
                   std::string_view words,
                   const model::Purse& purse,
                   model::Currency currency) {
  model::Limit limit;
  auto object = owner.object("limit");
  if (!object) return limit;
  object->only(words);
  limit.times = object->integer_or("times", 0, 1, 1'000'000);
  const bool has_points = words == "limit" && object->has("points");
  if (has_points) limit.points = points_in(*object, "points", purse, 1, currency).value();
  limit.period = object->kind("period", kPeriodWords).value_or(model::LimitPeriod::Ever);
  if (!object->has("times") && !has_points) {
    owner.wrong("limit", "limits nothing; give \"times\" or \"points\"");
  }
  return limit;
}

void multiplier(ObjectReader& object, model::EarnRule& rule) {
  rule.by_tier = object.flag("by_tier");
  if (rule.by_tier && object.has("factor")) {
    object.wrong("factor", "contradicts \"by_tier\", by which the factor is the tier's");
  } else if (!rule.by_tier) {
    rule.factor = object.factor("factor");
  }
  rule.compound = object.flag("compound");
  rule.of = object.names("of");
}

// What the rule gives; a rule that issues a coupon need not give points as well.
void what_it_gives(ObjectReader& object,
                   model::EarnRule& rule,
                   const model::Purse& purse,
                   model::Currency currency) {
  if (rule.kind == model::EarnKind::Multiplier) return multiplier(object, rule);
  if (rule.kind == model::EarnKind::Referral) {
    rule.points = points_or_0(object, "points", purse, currency);
    rule.referred_points = points_or_0(object, "referred_points", purse, currency);
    const bool gives = rule.points.value() > 0 || rule.referred_points.value() > 0;
    if (!gives && rule.coupon.empty()) {
      object.wrong("points", "wants points for who brought the member, or \"referred_points\"");
    }
    return;
  }
  const bool may_give_none = !rule.coupon.empty() && rule.kind != model::EarnKind::Spend;
  rule.points = may_give_none ? points_or_0(object, "points", purse, currency)
                              : points_in(object, "points", purse, 1, currency);
  if (rule.kind == model::EarnKind::Spend) {
    rule.per_minor = object.amount("per", currency);
    rule.steps = object.kind_or("steps", rule.steps, kStepsWords);
  }
}

void what_it_takes_off(ObjectReader& object, model::Reward& reward, const RuleContext& context) {
  switch (reward.kind) {
    case model::RewardKind::Fixed:
    case model::RewardKind::PointsToMoney:
      reward.value_minor = object.amount("value", context.currency);
      break;
    case model::RewardKind::Percent:
      reward.percent = object.percent("percent");
      reward.maximum_minor = object.amount_or("maximum", 0, context.currency);
      break;
    case model::RewardKind::FreeItem:
      reward.quantity_milli = object.quantity_or("quantity", reward.quantity_milli);
      break;
    case model::RewardKind::BuyGet:
      reward.buy = object.integer("buy", 1, kMostUnits);
      reward.get = object.integer("get", 1, kMostUnits);
      break;
    case model::RewardKind::Perk:
      return;
  }
  const bool has_scope = reward.kind != model::RewardKind::FreeItem &&
                         reward.kind != model::RewardKind::BuyGet;
  if (has_scope) reward.scope = object.kind_or("scope", reward.scope, kScopeWords);
  reward.tax = object.kind_or("tax", reward.tax, kTreatmentWords);
}

}  // namespace

model::LapsePolicy lapse_policy(ObjectReader& object) {
  object.only("lapse");
  model::LapsePolicy policy;
  policy.mode = object.kind("mode", kLapseWords).value_or(model::LapseMode::Never);
  const bool never = policy.mode == model::LapseMode::Never;
  const bool is_days =
      policy.mode == model::LapseMode::AfterDays || policy.mode == model::LapseMode::Inactivity;
  if (never && object.has("count")) object.wrong("count", "is not for mode \"never\"");
  if (is_days) policy.count = static_cast<std::int32_t>(object.integer("count", 1, kMostDays));
  if (!never && !is_days) {
    policy.count = static_cast<std::int32_t>(object.integer_or("count", 0, 0, 1'200));
  }
  policy.warn_days = days(object, "warn_days", policy.warn_days);
  return policy;
}

model::EarnRule earn_rule(ObjectReader& object, RuleContext& context) {
  model::EarnRule rule;
  const auto kind = object.kind("kind", kEarnWords);
  rule.kind = kind.value_or(model::EarnKind::Visit);
  if (kind) object.only("earn_rule", word_of(*kind, kEarnWords));
  rule.id = object.id("id");
  rule.name = object.texts_or("name");
  const model::Purse& purse = purse_of(object, context);
  rule.purse = purse.number;
  rule.priority =
      static_cast<std::int32_t>(object.integer_or("priority", 0, -kMostPriority, kMostPriority));
  rule.stop = object.flag("stop");
  rule.lines = line_filter(object);
  rule.when = conditions(object, context);
  rule.limit = limit(object, "limit", purse, context.currency);
  rule.tax = object.kind_or("tax", rule.tax, kTaxWords);
  rule.rounding = object.kind_or("rounding", rule.rounding, kRoundingWords);
  rule.payments_reduce = object.flag("payments_reduce");
  rule.pending_days = days(object, "pending_days", 0);
  if (auto lapse = object.object("lapse")) rule.lapse = lapse_policy(*lapse);
  rule.coupon = object.id_or("coupon");
  if (kind) what_it_gives(object, rule, purse, context.currency);
  return rule;
}

model::Reward reward(ObjectReader& object, RuleContext& context) {
  model::Reward reward;
  std::optional<model::RewardKind> kind = model::RewardKind::Fixed;
  if (object.has("kind")) kind = object.kind("kind", kRewardWords);
  reward.kind = kind.value_or(model::RewardKind::Perk);
  if (kind) object.only("reward", word_of(*kind, kRewardWords));
  reward.id = object.id("id");
  reward.name = object.texts("name");
  const model::Purse& purse = purse_of(object, context);
  reward.purse = purse.number;
  reward.by_coupon_only = object.flag("by_coupon_only");
  reward.cost = reward.by_coupon_only ? points_or_0(object, "cost", purse, context.currency)
                                      : points_in(object, "cost", purse, 0, context.currency);
  if (reward.kind == model::RewardKind::PointsToMoney) {
    if (reward.cost.value() == 0) object.wrong("cost", "wants points, for each of which it pays");
    reward.least = points_or_0(object, "least", purse, context.currency);
  }
  reward.lines = line_filter(object);
  reward.when = conditions(object, context);
  reward.limit = limit(object, "reward_limit", purse, context.currency);
  if (object.has("stock")) reward.stock = object.integer("stock", 1, kMostPoints);
  reward.coupon_days =
      static_cast<std::int32_t>(object.integer_or("coupon_days", 30, 1, kMostDays));
  if (kind) what_it_takes_off(object, reward, context);
  return reward;
}

}  // namespace regulars::loyalty
