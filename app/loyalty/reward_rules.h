#pragma once
// Whether a reward can be had, and if not, why not; what it takes off a bill. Pure: the button, the
// act and central share it, so that nobody is promised what the transaction refuses.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/model/event.h"
#include "app/model/member.h"
#include "app/model/programme.h"
#include "app/model/standing.h"

namespace regulars::loyalty {

struct SaleFacts;  // evaluate.h

// Why not, for app/i18n.
struct Refusal {
  std::string key;
  std::vector<std::string> arguments;
  bool operator==(const Refusal&) const = default;
};

// Null where the programme (any more) has no such reward.
[[nodiscard]] const model::Reward* find_reward(const model::Programme& programme,
                                               std::string_view reward);

// Who asks, with what, and when.
struct RewardQuestion {
  model::Balance balance;  // of the points purse
  std::vector<model::PurseBalance> purses;
  model::MemberFacts member;
  model::Strength strength = model::Strength::Number;
  bool has_coupon = false;          // for this reward
  const SaleFacts* sale = nullptr;  // what it is to be taken off; none: asked ahead of a sale
  Instant at{};
  std::chrono::minutes utc_offset{0};
};

// None: the member can have it, for `points` where the reward is PointsToMoney (0: the least).
// Central has the last word about points and stock, by granting a lease or not.
[[nodiscard]] std::optional<Refusal> check_reward(const model::Programme& programme,
                                                  std::string_view reward,
                                                  model::Points points,
                                                  const RewardQuestion& question);

// What a reward takes off a bill: discount by line, largest remainder, never below 0.
struct LineDiscount {
  std::uint16_t line = 0;
  std::int64_t amount_minor = 0;  // positive
  bool operator==(const LineDiscount&) const = default;
};
struct Taken {
  model::Points cost;            // in the reward's purse
  std::int64_t value_minor = 0;  // sum of the lines
  std::vector<LineDiscount> lines;
  model::TaxTreatment tax = model::TaxTreatment::Discount;
  bool operator==(const Taken&) const = default;
};

// The most points that may be used on this bill: whole multiples where the reward is not to the
// single point, no more than the bill is worth.
[[nodiscard]] model::Points most_points(const model::Reward& reward,
                                        model::Points available,
                                        std::int64_t bill_minor);

// Refused like check_reward where nothing matches. Rewards before it are already taken off `sale`.
[[nodiscard]] Result<Taken> apply_reward(const model::Programme& programme,
                                         const model::Reward& reward,
                                         model::Points points,
                                         const SaleFacts& sale);
// Several in the order given; of those that discount the whole order only the best one stays, and
// percentages compound on unrounded amounts, each rounded half up once.
[[nodiscard]] Result<std::vector<Taken>> apply_rewards(const model::Programme& programme,
                                                       const std::vector<std::string>& rewards,
                                                       const SaleFacts& sale);

}  // namespace regulars::loyalty
