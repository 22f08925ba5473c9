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
  model::Balance balance;                   // of the points purse
  std::vector<model::PurseBalance> purses;  // the others
  std::vector<model::Dated> lapsing;        // of any purse; what has lapsed is not offered any more
  model::MemberFacts member;
  model::Strength strength = model::Strength::Number;
  bool has_coupon = false;          // for this reward: neither points nor strength are asked for
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

// The reward that the member is nearest to by the part of the way that is left, of those that only
// points, stamps or stored money are missing for.
struct NextReward {
  const model::Reward* reward = nullptr;  // of the programme
  model::Points missing;                  // in its purse
};
[[nodiscard]] std::optional<NextReward> next_reward(const model::Programme& programme,
                                                    const RewardQuestion& question);

// What it costs ahead of a sale, in its purse: `points` where so many were asked for, else the
// least (one unit for a coupon).
[[nodiscard]] model::Points cost_of(const model::Reward& reward,
                                    model::Points points,
                                    bool has_coupon);
// What it is worth ahead of a sale, or of any sale at most; 0 where that depends on the sale.
[[nodiscard]] std::int64_t value_ahead(const model::Reward& reward, model::Points points);
// Whether the programme lets the reward be had for these figures.
[[nodiscard]] bool is_worth(const model::Reward& reward, const model::RedeemEvent& redeem);

// What a reward takes off a bill: discount by line, largest remainder, never below 0.
struct LineDiscount {
  std::uint16_t line = 0;
  std::int64_t amount_minor = 0;  // positive
  std::int64_t tax_minor = 0;     // of the amount: so much less tax; 0 for a payment
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
// single point, no more than the bill is worth, and none that would buy nothing. 0: not to be had.
[[nodiscard]] model::Points most_points(const model::Reward& reward,
                                        model::Points available,
                                        std::int64_t bill_minor);

// `points` of several Fixed rewards or free items: whole multiples of the cost; 0: once. Never more
// is charged than what is taken off needs. Refused like check_reward where nothing matches. Rewards
// before it are already taken off `sale`.
[[nodiscard]] Result<Taken> apply_reward(const model::Programme& programme,
                                         const model::Reward& reward,
                                         model::Points points,
                                         const SaleFacts& sale);
// Several in the order given; of those that discount the whole order (Fixed or Percent, Order, no
// payment) only the one that is best on `sale` stays, the others cost and take 0. Percentages
// compound on unrounded amounts, each rounded half up once.
[[nodiscard]] Result<std::vector<Taken>> apply_rewards(const model::Programme& programme,
                                                       const std::vector<std::string>& rewards,
                                                       const SaleFacts& sale);

}  // namespace regulars::loyalty
