#pragma once
// Whether a sale or a redemption can be undone at the counter, and if not, why not. Pure: what
// offers it and what does it share it.

#include <chrono>
#include <optional>

#include "app/base/clock.h"
#include "app/loyalty/reward_rules.h"
#include "app/model/points.h"

namespace regulars::loyalty {

// A mistake is noticed while the customer stands there; later it is a refund.
inline constexpr std::chrono::minutes kUndoWithin{10};

// A clock set back meanwhile makes a sale look younger, not too old.
[[nodiscard]] bool is_young_enough(Instant sold, Instant now);

// None: the sale can be undone. `balance` is what the member holds now; it never becomes negative.
[[nodiscard]] std::optional<Refusal> check_void(Instant sold,
                                                model::Points points,
                                                model::Points balance,
                                                Instant now);

// None: the redemption can be undone: its points return to the lots that they were drawn from.
[[nodiscard]] std::optional<Refusal> check_void_redeem(Instant redeemed, Instant now);

}  // namespace regulars::loyalty
