#pragma once
// Which tier a member has. Pure. Up at once with the sale that reaches the threshold; down only
// after the window's figure has been below it for the days of grace, one step at a time to the tier
// that the figure is good for, and never below a manual floor.

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>

#include "app/model/programme.h"

namespace regulars::loyalty {

// What a day brought for the measure (spend in minor units, points, visits); returns are negative.
struct TierDay {
  std::chrono::sys_days day{};
  std::int64_t figure = 0;
};

struct TierState {
  std::uint8_t tier = 0;
  std::int64_t figure = 0;                          // in the window, today
  std::optional<std::chrono::sys_days> until = {};  // the tier is kept until then; none: no risk
  std::optional<std::int64_t> missing = {};         // to the next tier; none: the highest
};

// `days` in any order; days outside the window are not looked at. `before` is the state of
// yesterday or of the last sale.
[[nodiscard]] TierState tier_on(const model::Programme& programme,
                                std::span<const TierDay> days,
                                const TierState& before,
                                std::uint8_t floor,
                                std::chrono::sys_days today);

// The figure that one sale adds: spend counts what was paid with money.
[[nodiscard]] std::int64_t tier_figure_of(const model::TierPolicy& policy,
                                          std::int64_t paid_minor,
                                          std::int64_t full_price_minor,
                                          std::int64_t points);

}  // namespace regulars::loyalty
