#pragma once
// Rewards as the counter sees them: what stands in the way, and how far a member is.

#include <optional>
#include <string>
#include <vector>

#include "app/loyalty/reward_rules.h"
#include "app/ui/presenters/desk.h"

namespace regulars::ui {

// Why the member at the desk cannot have it, if identified so strongly; none: she can. Asked ahead
// of a sale. `points` 0: what the reward costs.
[[nodiscard]] std::optional<loyalty::Refusal> refusal_of(const Desk& desk,
                                                         const model::Reward& reward,
                                                         model::Points points,
                                                         model::Strength strength);

// The reward that the member at the desk is nearest to, of those that she could have if there were
// more in the purse; of equally near ones the first of the programme.
[[nodiscard]] std::optional<loyalty::NextReward> next_reward(const Desk& desk);

// "¥5.00 off", "20 % off": what it takes off, as far as that is known ahead of a sale.
[[nodiscard]] std::string value_of(const Desk& desk, const model::Reward& reward);

// In the order they are shown: what can be had first, then what is nearest. Those that only a
// coupon brings are left out. By index into the programme.
[[nodiscard]] std::vector<std::size_t> rewards_in_order(const Desk& desk);

// What is still missing in the reward's own purse; none or 0: enough.
[[nodiscard]] model::Points missing_for(const MemberCard& card, const model::Reward& reward);
// Of the way there, 0 to 100.
[[nodiscard]] int percent_of(const MemberCard& card, const model::Reward& reward);

}  // namespace regulars::ui
