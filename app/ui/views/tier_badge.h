#pragma once
// TierBadge: the sign beside a tier's name, by where the tier stands in the programme.

#include <cstddef>
#include <cstdint>

namespace regulars::ui {

enum class TierBadge : std::uint8_t { Member, Silver, Gold };  // first, between, last

[[nodiscard]] constexpr TierBadge badge_of(std::size_t tier, std::size_t tiers) {
  if (tier == 0) return TierBadge::Member;
  return tier + 1 >= tiers ? TierBadge::Gold : TierBadge::Silver;
}

}  // namespace regulars::ui
