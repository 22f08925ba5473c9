#include "app/loyalty/reward_rules.h"

#include <algorithm>
#include <limits>
#include <span>

#include "app/loyalty/conditions.h"
#include "app/loyalty/evaluate.h"
#include "app/model/business_day.h"
#include "app/model/ratio.h"

namespace regulars::loyalty {

namespace {

using model::Points;
using model::Reward;
using model::RewardKind;
using model::Rounding;

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

std::string text_of(Points points) {
  return std::to_string(points.value());
}

// A stock counts how often: one at a time.
bool has_multiples(const Reward& reward) {
  return !reward.stock && (reward.kind == RewardKind::Fixed || reward.kind == RewardKind::FreeItem);
}

// ---- who, when, how often -----------------------------------------------------------------------

std::string date_of(std::chrono::local_seconds moment) {
  const auto day = std::chrono::floor<std::chrono::days>(moment).time_since_epoch();
  return model::BusinessDay{std::chrono::sys_days{day}}.text();
}

Refusal refusal_of(Unmet unmet, const model::Conditions& when) {
  switch (unmet) {
    case Unmet::Tier:
      return {"redeem.other_tier", {}};
    case Unmet::NotYet:
      return {"redeem.not_yet", {when.from ? date_of(*when.from) : ""}};
    case Unmet::Over:
      return {"redeem.over", {when.until ? date_of(*when.until) : ""}};
    case Unmet::NotNow:
      return {"redeem.not_now", {}};
    case Unmet::Code:
      return {"redeem.code_needed", {}};
    case Unmet::Birthday:
      return {"redeem.birthday_only", {}};
    case Unmet::Visit:
      return {"redeem.other_visit", {}};
  }
  return {"redeem.not_now", {}};
}

std::optional<Refusal> check_conditions(const model::Programme& programme,
                                        const Reward& reward,
                                        const RewardQuestion& question) {
  if (reward.by_coupon_only && !question.has_coupon) return Refusal{"redeem.coupon_only", {}};
  if (reward.stock && *reward.stock <= 0) return Refusal{"redeem.sold_out", {}};
  std::span<const std::string> codes;
  if (question.sale != nullptr) codes = question.sale->basket.codes;
  const auto now = store_time(question.at, question.utc_offset);
  if (const auto why = unmet(programme, reward.when, question.member, codes, now)) {
    return refusal_of(*why, reward.when);
  }
  const std::int64_t most = reward.limit.times;
  if (most > 0 && use_of(reward.id, reward.limit.period, question.member, now).times >= most) {
    return Refusal{"redeem.limit_reached", {std::to_string(most)}};
  }
  return std::nullopt;
}

// ---- what it costs ------------------------------------------------------------------------------

Points least_of(const Reward& reward) {
  if (reward.kind != RewardKind::PointsToMoney || reward.value_minor <= 0) return reward.cost;
  // The fewest points that buy one minor unit.
  const auto fewest =
      model::multiply_divide(1, reward.cost.value(), reward.value_minor, Rounding::Up);
  return std::max(reward.least, Points{fewest.value_or(kMost)});
}

std::optional<Refusal> check_asked(const Reward& reward, Points points) {
  if (points.value() == 0) return std::nullopt;
  if (reward.kind == RewardKind::PointsToMoney) {
    const Points least = least_of(reward);
    if (points < least) return Refusal{"redeem.least", {text_of(least)}};
    return std::nullopt;
  }
  const std::int64_t cost = reward.cost.value();
  const bool is_right = points.value() > 0 && has_multiples(reward) && cost > 0
                            ? points.value() % cost == 0
                            : points == reward.cost;
  if (is_right) return std::nullopt;
  return Refusal{"redeem.whole_multiples", {text_of(reward.cost)}};
}

// What a purse holds, without what has lapsed meanwhile.
model::Balance held_in(model::PurseNumber purse, const RewardQuestion& question) {
  model::Balance held;
  if (purse == model::kPointsPurse) held = question.balance;
  for (const model::PurseBalance& one : question.purses) {
    if (one.purse == purse && purse != model::kPointsPurse) held = {one.points, one.available};
  }
  for (const model::Dated& lapsing : question.lapsing) {
    if (lapsing.purse != purse || lapsing.at > question.at) continue;
    held.points = std::max(Points{}, held.points.minus(lapsing.points).value_or(Points{}));
    held.available_online =
        std::max(Points{}, held.available_online.minus(lapsing.points).value_or(Points{}));
  }
  return held;
}

Refusal missing_in(const model::Programme& programme, const Reward& reward, std::int64_t missing) {
  const auto purse = std::find_if(programme.purses.begin(),
                                  programme.purses.end(),
                                  [&](const auto& one) { return one.number == reward.purse; });
  const auto unit = purse == programme.purses.end() ? model::PurseUnit::Points : purse->unit;
  switch (unit) {
    case model::PurseUnit::Stamps:
      return {"redeem.missing_stamps", {std::to_string(missing)}};
    case model::PurseUnit::Money:
      return {"redeem.missing_money", {model::Money{missing, programme.currency}.plain()}};
    case model::PurseUnit::Points:
      break;
  }
  return {"redeem.missing", {std::to_string(missing)}};
}

std::optional<Refusal> check_purse(const model::Programme& programme,
                                   const Reward& reward,
                                   Points cost,
                                   const RewardQuestion& question) {
  const model::Balance held = held_in(reward.purse, question);
  const auto missing = cost.minus(held.points);
  if (!missing) return Refusal{"redeem.too_few", {}};
  if (missing->value() > 0) return missing_in(programme, reward, missing->value());
  if (held.available_online >= cost) return std::nullopt;
  if (reward.purse != model::kPointsPurse) return Refusal{"redeem.held", {}};
  return Refusal{"redeem.held_elsewhere", {text_of(held.available_online)}};
}

}  // namespace

const Reward* find_reward(const model::Programme& programme, std::string_view reward) {
  const auto found = std::find_if(programme.rewards.begin(),
                                  programme.rewards.end(),
                                  [&](const Reward& one) { return one.id == reward; });
  return found == programme.rewards.end() ? nullptr : &*found;
}

std::optional<Refusal> check_reward(const model::Programme& programme,
                                    std::string_view reward,
                                    Points points,
                                    const RewardQuestion& question) {
  const Reward* const wanted = find_reward(programme, reward);
  if (wanted == nullptr) return Refusal{"redeem.unknown_reward", {}};
  if (auto refusal = check_conditions(programme, *wanted, question)) return refusal;
  if (auto refusal = check_asked(*wanted, points)) return refusal;
  Points cost = cost_of(*wanted, points, question.has_coupon);
  if (question.sale != nullptr) {
    const auto taken = apply_reward(programme, *wanted, points, *question.sale);
    if (!taken) return Refusal{taken.error().key, taken.error().arguments};
    cost = taken->cost;
  }
  if (question.has_coupon) return std::nullopt;
  if (auto refusal = check_purse(programme, *wanted, cost, question)) return refusal;
  if (question.strength == model::Strength::Number) return Refusal{"redeem.scan_card", {}};
  return std::nullopt;
}

std::optional<NextReward> next_reward(const model::Programme& programme,
                                      const RewardQuestion& question) {
  constexpr std::int64_t kWay = 1'000'000;
  std::optional<NextReward> next;
  std::int64_t shortest = 0;  // of the way there, which purses of all kinds have in common
  for (const Reward& reward : programme.rewards) {
    if (check_conditions(programme, reward, question)) continue;
    const Points cost = cost_of(reward, {}, /*has_coupon=*/false);
    const auto missing = cost.minus(held_in(reward.purse, question).points);
    if (!missing || missing->value() <= 0) continue;
    const auto left =
        model::multiply_divide(missing->value(), kWay, cost.value(), Rounding::Up).value_or(kWay);
    if (next && left >= shortest) continue;
    next = NextReward{&reward, *missing};
    shortest = left;
  }
  return next;
}

Points cost_of(const Reward& reward, Points points, bool has_coupon) {
  if (has_coupon) return Points{1};
  return points.value() > 0 ? points : least_of(reward);
}

std::int64_t value_ahead(const Reward& reward, Points points) {
  const std::int64_t cost = reward.cost.value();
  if (reward.kind == RewardKind::Fixed) {
    const std::int64_t count = cost > 0 ? std::max<std::int64_t>(1, points.value() / cost) : 1;
    return model::multiply_divide(reward.value_minor, count, 1, Rounding::Down).value_or(kMost);
  }
  if (reward.kind != RewardKind::PointsToMoney || cost <= 0) return 0;
  return model::multiply_divide(points.value(), reward.value_minor, cost, Rounding::Down)
      .value_or(kMost);
}

bool is_worth(const Reward& reward, const model::RedeemEvent& redeem) {
  const std::int64_t value = redeem.value.minor();
  const bool is_coupon = redeem.purse == model::kCouponPurse;
  const std::int64_t points = is_coupon ? reward.cost.value() : redeem.points.value();
  if (is_coupon ? redeem.points != Points{1} : redeem.purse != reward.purse) return false;
  if (value < 0 || check_asked(reward, Points{points})) return false;
  switch (reward.kind) {
    case RewardKind::Fixed:
    case RewardKind::PointsToMoney:
      return value <= value_ahead(reward, Points{points});
    case RewardKind::Percent:
      return reward.maximum_minor == 0 || value <= reward.maximum_minor;
    case RewardKind::FreeItem:
    case RewardKind::BuyGet:
      return true;
    case RewardKind::Perk:
      return value == 0;
  }
  return false;
}

Points most_points(const Reward& reward, Points available, std::int64_t bill_minor) {
  const std::int64_t cost = reward.cost.value();
  if (cost <= 0 || bill_minor <= 0 || available.value() <= 0) return Points{};
  if (reward.kind == RewardKind::PointsToMoney) {
    const std::int64_t value = std::min(bill_minor, value_ahead(reward, available));
    if (value <= 0) return Points{};
    const auto needed = model::multiply_divide(value, cost, reward.value_minor, Rounding::Up);
    return needed && *needed >= reward.least.value() ? Points{*needed} : Points{};
  }
  std::int64_t count = available.value() / cost;
  if (!has_multiples(reward)) {
    count = std::min<std::int64_t>(count, 1);
  } else if (reward.kind == RewardKind::Fixed && reward.value_minor > 0) {
    count = std::min(count, (bill_minor - 1) / reward.value_minor + 1);
  }
  return Points{count * cost};
}

}  // namespace regulars::loyalty
