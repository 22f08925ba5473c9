#pragma once
// Who is loyal, and on whom the shop loses money: rules that a person can follow, no model. A
// classifier that says why.

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "app/insight/town.h"

namespace regulars::insight {

struct Plan;

inline constexpr std::int64_t kLoyalVisits = 6;        // in the year before the end
inline constexpr std::chrono::days kLoyalDays{60};     // since the last one, at most
inline constexpr std::int64_t kLoyalFullPercent = 70;  // of her money at full price
inline constexpr std::int64_t kLoyalReturnPercent = 10;
inline constexpr int kLoyalSigns = 4;  // of five
inline constexpr int kLowFace = 2;

// Over the year before the end, of members who bought in it.
//   often       at least kLoyalVisits visits
//   lately      the last one at most kLoyalDays ago
//   much        at least the median of all members' money
//   full price  at least kLoyalFullPercent of it on goods at full price
//   credit      owes nothing, brought back at most kLoyalReturnPercent
// Loyal: kLoyalSigns of the five. Forgiving: loyal, and came again after a face of at most
// kLowFace.
struct LoyalFigures {
  std::int64_t members = 0;
  std::int64_t loyal = 0;
  std::int64_t forgiving = 0;
  std::int64_t median_minor = 0;
  std::array<std::int64_t, 5> signs{};     // members who show each, in the order above
  std::array<std::int64_t, 6> by_signs{};  // members who show so many
  std::int64_t loyal_money_minor = 0;
  std::int64_t money_minor = 0;
};
[[nodiscard]] LoyalFigures loyal_figures(const Town& town, const Plan& plan);

// Of members in the period: money x margin, less what their points are worth and what their
// returns cost. A hint for the policy; nothing is done to anybody.
struct MarginFigures {
  std::int64_t members = 0;       // who bought
  std::int64_t losing = 0;        // below zero
  std::int64_t lost_minor = 0;    // on them, as a positive figure
  std::int64_t by_returns = 0;    // of the losing: above zero, were it not for returns
  std::int64_t by_points = 0;     //   above zero, were it not for points; the rest needs both
  std::int64_t earned_minor = 0;  // on all members
};
[[nodiscard]] MarginFigures margin_figures(const Town& town,
                                           const Plan& plan,
                                           std::int64_t margin_percent);

}  // namespace regulars::insight
