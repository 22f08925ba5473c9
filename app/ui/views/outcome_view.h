#pragma once
// What an act changed beside the figure it is about: a tier reached, a coupon that came with it,
// stamps, what is owed, the way to the next tier. Shown under the figure, most pressing first; the
// staff's screen and the customer's show the same.

#include <cstdint>
#include <optional>
#include <string>

#include "app/ui/views/stamp_row.h"
#include "app/ui/views/tier_badge.h"

namespace regulars::ui {

struct OutcomeFact {
  enum class Sign : std::uint8_t { Tier, Code, Purse, Pending, Owed, Progress };
  Sign sign = Sign::Purse;
  TierBadge badge = TierBadge::Member;  // Tier
  std::string words;
  std::string aside = {};           // at the end of the line: until when, how many to go
  std::string code = {};            // Code: in groups, to be read aloud or photographed
  StampRow stamps = {};             // Purse
  std::optional<int> percent = {};  // Progress
  bool operator==(const OutcomeFact&) const = default;
};

}  // namespace regulars::ui
