#pragma once
// Theme: colours by role, lengths of the canvas, the type scale. Screens name roles, never colours:
// day, night and high contrast are three values of one struct, and a store's accent colour replaces
// the primary roles of each.

#include <array>
#include <cstdint>

#include "app/ui/appearance.h"

namespace regulars::ui {

// 0xAABBGGRR, as ImGui takes it.
using Colour = std::uint32_t;

[[nodiscard]] constexpr Colour rgb(std::uint32_t hex, std::uint32_t alpha = 255) {
  return alpha << 24U | (hex & 0xffU) << 16U | (hex & 0xff00U) | (hex >> 16U & 0xffU);
}

struct Theme {
  Colour ground, customer_ground;
  Colour surface, line;
  Colour ink, muted, faint;  // faint: hints in fields, never the only carrier of a fact
  Colour primary, on_primary, primary_soft;
  Colour gold, gold_ground, gold_line, on_card_gold, on_card, on_card_muted;
  Colour card_from, card_to, card_gold_to;  // the member card's gradient
  Colour good, caution, bad;
  Colour good_soft, caution_soft, bad_soft;
  Colour track;   // of bars and empty dots
  Colour shade;   // laid over what a finger presses
  Colour shadow;  // under cards; none where alpha is 0
  float outline;  // of cards, in units
  std::array<Colour, 5> faces;
  bool operator==(const Theme&) const = default;
};

[[nodiscard]] const Theme& theme_named(ThemeName name);
// The theme with the store's accent, which is made darker or lighter until words on it and in it
// keep 4.5:1.
[[nodiscard]] Theme theme_of(const Appearance& appearance);

// WCAG 2.2 contrast of two opaque colours, 1 to 21.
[[nodiscard]] float contrast_of(Colour one, Colour other);
[[nodiscard]] Colour mixed(Colour from, Colour to, float share);  // share 0 to 1, alpha too

// Lengths: multiples of kUnit; VISUAL.md says what each is for.
inline constexpr float kUnit = 8;
inline constexpr float kTarget = 72;     // 12 mm: the least a finger of the staff is offered
inline constexpr float kTargetGap = 18;  // 3 mm: the least between two targets
inline constexpr float kTargetMm = 12;   // the same on the glass, where a unit is more than a sixth
inline constexpr float kTargetGapMm = 3;
inline constexpr float kEdge = 24;
inline constexpr float kGap = 24;
inline constexpr float kRadius = 20;
inline constexpr float kCardRadius = 28;
inline constexpr float kStrip = 56;  // at least
inline constexpr float kPadding = 32;
inline constexpr float kIcon = 40;  // beside kBody; beside kSmall: kIconSmall
inline constexpr float kIconSmall = 32;

// Type: three sizes and one display size, nothing between.
inline constexpr float kSmall = 22;
inline constexpr float kBody = 28;
inline constexpr float kTitle = 40;
inline constexpr float kDisplay = 72;
inline constexpr std::array kTypeScale{kDisplay, kTitle, kBody, kSmall};

// The height of a line: 1.3 times the size, on the grid. 32, 40, 56, 96.
[[nodiscard]] constexpr float line_of(float size) {
  return kUnit * static_cast<float>(static_cast<int>((size * 1.3F + kUnit - 1) / kUnit));
}

}  // namespace regulars::ui
