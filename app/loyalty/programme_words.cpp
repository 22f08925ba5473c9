#include "app/loyalty/programme_words.h"

#include <algorithm>

namespace regulars::loyalty {

namespace {

using Key = std::string_view;

constexpr std::array<Key, 15> kProgramme = {"$schema",
                                            "format",
                                            "version",
                                            "name",
                                            "currency",
                                            "combination",
                                            "purses",
                                            "earn",
                                            "tier_policy",
                                            "tiers",
                                            "rewards",
                                            "refund_days",
                                            "claim_days",
                                            "refunds",
                                            "counter"};
constexpr std::array<Key, 6> kPurse = {"number", "id", "name", "unit", "lapse", "top_up_bonuses"};
constexpr std::array<Key, 2> kTopUpBonus = {"from", "bonus"};
constexpr std::array<Key, 3> kLapse = {"mode", "count", "warn_days"};

constexpr std::array<Key, 7> kLines = {
    "skus", "categories", "labels", "not_skus", "not_categories", "not_labels", "full_price_only"};
constexpr std::array<Key, 10> kWhen = {"tiers",
                                       "minimum",
                                       "minimum_quantity",
                                       "windows",
                                       "from",
                                       "until",
                                       "code",
                                       "birthday",
                                       "first_purchase",
                                       "every_nth_visit"};
constexpr std::array<Key, 4> kWindow = {"start", "minutes", "duration", "rule"};
constexpr std::array<Key, 3> kLimit = {"times", "points", "period"};
constexpr std::array<Key, 2> kRewardLimit = {"times", "period"};

template <std::size_t kLeft, std::size_t kRight>
constexpr std::array<Key, kLeft + kRight> operator+(const std::array<Key, kLeft>& left,
                                                    const std::array<Key, kRight>& right) {
  std::array<Key, kLeft + kRight> all{};
  for (std::size_t i = 0; i < kLeft; ++i) all[i] = left[i];
  for (std::size_t i = 0; i < kRight; ++i) all[kLeft + i] = right[i];
  return all;
}

// What every earn rule may have, then what its kind adds.
constexpr std::array<Key, 14> kEarn = {"id",
                                       "name",
                                       "kind",
                                       "purse",
                                       "priority",
                                       "stop",
                                       "lines",
                                       "when",
                                       "limit",
                                       "tax",
                                       "payments_reduce",
                                       "pending_days",
                                       "lapse",
                                       "coupon"};
constexpr auto kSpend = kEarn + std::array<Key, 4>{"points", "per", "steps", "rounding"};
constexpr auto kItem = kEarn + std::array<Key, 2>{"points", "rounding"};
constexpr auto kPlainEarn = kEarn + std::array<Key, 1>{"points"};
constexpr auto kReferral = kEarn + std::array<Key, 2>{"points", "referred_points"};
constexpr auto kMultiplier =
    kEarn + std::array<Key, 5>{"factor", "by_tier", "compound", "of", "rounding"};

constexpr std::array<Key, 5> kTierPolicy = {
    "measure", "window", "days", "grace_days", "full_price_only"};
constexpr std::array<Key, 5> kTier = {"id", "name", "factor", "threshold", "benefits"};
constexpr std::array<Key, 3> kBenefit = {"kind", "text", "percent"};

constexpr std::array<Key, 11> kReward = {"id",
                                         "name",
                                         "kind",
                                         "purse",
                                         "cost",
                                         "lines",
                                         "when",
                                         "limit",
                                         "stock",
                                         "by_coupon_only",
                                         "coupon_days"};
constexpr auto kFixed = kReward + std::array<Key, 3>{"value", "scope", "tax"};
constexpr auto kPointsToMoney = kReward + std::array<Key, 4>{"value", "least", "scope", "tax"};
constexpr auto kPercent = kReward + std::array<Key, 4>{"percent", "scope", "maximum", "tax"};
constexpr auto kFreeItem = kReward + std::array<Key, 2>{"quantity", "tax"};
constexpr auto kBuyGet = kReward + std::array<Key, 3>{"buy", "get", "tax"};

constexpr std::array<Key, 6> kCounter = {"sale",
                                         "redeem_points",
                                         "adjust_points",
                                         "card_sales_per_day",
                                         "card_redeems_per_day",
                                         "staff_adjust_per_day"};

// Format 1 has no schema any more; it is only read.
constexpr std::array<Key, 6> kProgramme1 = {
    "format", "version", "currency", "spend", "tiers", "rewards"};
constexpr std::array<Key, 3> kSpend1 = {"points", "per", "rounding"};
constexpr std::array<Key, 3> kTier1 = {"id", "name", "factor"};
constexpr std::array<Key, 4> kReward1 = {"id", "name", "cost", "value"};

constexpr std::array<ObjectWords, 31> kObjects = {{
    {"programme", "", kProgramme},
    {"purse", "", kPurse},
    {"top_up_bonus", "", kTopUpBonus},
    {"lapse", "", kLapse},
    {"lines", "", kLines},
    {"when", "", kWhen},
    {"window", "", kWindow},
    {"limit", "", kLimit},
    {"reward_limit", "", kRewardLimit},
    {"earn_rule", "spend", kSpend},
    {"earn_rule", "visit", kPlainEarn},
    {"earn_rule", "item", kItem},
    {"earn_rule", "bonus", kPlainEarn},
    {"earn_rule", "multiplier", kMultiplier},
    {"earn_rule", "welcome", kPlainEarn},
    {"earn_rule", "birthday", kPlainEarn},
    {"earn_rule", "referral", kReferral},
    {"tier_policy", "", kTierPolicy},
    {"tier", "", kTier},
    {"benefit", "", kBenefit},
    {"reward", "fixed", kFixed},
    {"reward", "points_to_money", kPointsToMoney},
    {"reward", "percent", kPercent},
    {"reward", "free_item", kFreeItem},
    {"reward", "buy_get", kBuyGet},
    {"reward", "perk", kReward},
    {"counter", "", kCounter},
    {"programme", kFirstFormat, kProgramme1},
    {"spend", kFirstFormat, kSpend1},
    {"tier", kFirstFormat, kTier1},
    {"reward", kFirstFormat, kReward1},
}};

}  // namespace

std::span<const ObjectWords> object_words() {
  return kObjects;
}

std::span<const std::string_view> keys_of(std::string_view object, std::string_view kind) {
  for (const ObjectWords& each : kObjects) {
    if (each.object == object && each.kind == kind) return each.keys;
  }
  return {};
}

std::string_view kind_with(std::string_view object, std::string_view key) {
  for (const ObjectWords& each : kObjects) {
    const bool has = std::find(each.keys.begin(), each.keys.end(), key) != each.keys.end();
    if (each.object == object && each.kind != kFirstFormat && has) return each.kind;
  }
  return {};
}

}  // namespace regulars::loyalty
