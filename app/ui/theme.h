#pragma once
// Theme: colours by role, lengths of the 1280x800 canvas, the type scale. Screens name roles, never
// colours, so that a night theme is another value of this struct.

#include <array>
#include <cstdint>

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
  Colour track;  // of bars and empty dots
  Colour shade;  // laid over what a finger presses: 6 %
  std::array<Colour, 5> faces;
};

[[nodiscard]] const Theme& day_theme();

// Lengths.
inline constexpr float kEdge = 24;
inline constexpr float kGap = 16;
inline constexpr float kRadius = 20;
inline constexpr float kCardRadius = 28;
inline constexpr float kStrip = 56;
inline constexpr float kPadding = 32;
// Type.
inline constexpr float kSmall = 20;
inline constexpr float kBody = 24;
inline constexpr float kLarge = 30;
inline constexpr float kTitle = 40;
inline constexpr float kHeadline = 56;
inline constexpr float kDisplay = 72;
inline constexpr float kFigure = 112;
inline constexpr std::array kTypeScale{kFigure, kDisplay, kHeadline, kTitle, kLarge, kBody, kSmall};

}  // namespace regulars::ui
