#pragma once
// Which tier a member has. Pure. Up at once with the sale that reaches the threshold; down only
// after the window's figure has been below it for the days of grace, one step at a time to the tier
// that the figure is good for, and never below a manual floor.
//
// (1) What a sale counts for tiers stands on the day of the sale; what a return or a void takes
//     away stands on the same day, so that the window forgets both together.
// (2) A tier above the lowest without a threshold is given by hand: no figure reaches it and none
//     loses it.
// (3) A state says of which day it is. tier_on() walks from there to today over the days on which
//     something changes; asked every day or once a year it says the same.

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "app/model/basket.h"
#include "app/model/event.h"
#include "app/model/programme.h"
#include "app/model/standing.h"

namespace regulars::loyalty {

// What a day brought for the measure (spend in minor units, points, visits); returns are negative.
struct TierDay {
  std::chrono::sys_days day{};
  std::int64_t figure = 0;
  bool operator==(const TierDay&) const = default;
};

struct TierState {
  std::uint8_t tier = 0;
  std::int64_t figure = 0;  // in the window, on `day`
  // From that day on the tier is lower, if nothing more is bought; none: it is kept.
  std::optional<std::chrono::sys_days> until = {};
  std::optional<std::int64_t> missing = {};  // to the next tier; none: the highest
  std::chrono::sys_days day{};               // of this state; the epoch: of no day yet
  bool operator==(const TierState&) const = default;
};

// `days` in any order, several of one day too; those outside the window or after today do not
// count. `before` is an earlier state of this member under this programme.
[[nodiscard]] TierState tier_on(const model::Programme& programme,
                                std::span<const TierDay> days,
                                const TierState& before,
                                std::uint8_t floor,
                                std::chrono::sys_days today);

// The soonest day after the state's own on which figure or tier change without anything being sold;
// none: never.
[[nodiscard]] std::optional<std::chrono::sys_days> next_turn(const model::Programme& programme,
                                                             std::span<const TierDay> days,
                                                             const TierState& state);

// The tier that the terminal knows now: what central said, raised at once by what this terminal
// sold since (`own_figure`, of the policy's measure), never lowered: that is central's to book.
[[nodiscard]] std::uint8_t tier_now(const model::Programme& programme,
                                    std::uint8_t tier,
                                    const model::Standing& standing,
                                    std::int64_t own_figure);
// What is missing from there to the next tier; none: the highest that a figure reaches.
[[nodiscard]] std::optional<std::int64_t> missing_to_next(const model::Programme& programme,
                                                          std::uint8_t tier,
                                                          std::int64_t figure);

// What counts for a tier, whichever measure the programme uses today.
struct TierFigures {
  std::int64_t spend_minor = 0;       // paid with money
  std::int64_t full_price_minor = 0;  // of it, on lines sold at their full price
  std::int64_t points = 0;
  std::int64_t visits = 0;
  bool operator==(const TierFigures&) const = default;
  [[nodiscard]] TierFigures operator-() const {
    return {-spend_minor, -full_price_minor, -points, -visits};
  }
};

[[nodiscard]] std::int64_t figure_of(const model::TierPolicy& policy, const TierFigures& figures);

// A sale's. Points, gift cards and stored value that paid for a part of it are spread over the
// lines by value and count nothing; full price = paid * full-price lines / amount, rounded down.
[[nodiscard]] TierFigures tier_figures_of(const model::SaleEvent& sale);
// What a return of it takes away (negative). Of the value returned so far, with and without this
// refund, so that returns in any pieces and order end exactly at the sale's figures; the visit goes
// with the last piece.
[[nodiscard]] TierFigures tier_figures_of(const model::SaleEvent& sale,
                                          std::span<const model::RefundEvent> before,
                                          const model::RefundEvent& refund);

// The figure that one sale adds: spend counts what was paid with money.
[[nodiscard]] std::int64_t tier_figure_of(const model::TierPolicy& policy,
                                          std::int64_t paid_minor,
                                          std::int64_t full_price_minor,
                                          std::int64_t points);

}  // namespace regulars::loyalty
