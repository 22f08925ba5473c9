#pragma once
// How SoftwareCanvas fills: spans of one colour, of a colour under a mask, and triangles whose
// colour runs from corner to corner. Pure functions of what they are given.

#include <cstdint>
#include <span>

#include "app/ui/theme.h"
#include "app/ui/widgets/software_canvas.h"

struct ImDrawVert;

namespace regulars::ui {

// 0xAABBGGRR as ImGui has it -> 0x00RRGGBB as the window has it.
[[nodiscard]] constexpr std::uint32_t screen_colour(Colour colour) {
  return (colour & 0xFFU) << 16U | (colour & 0xFF00U) | (colour >> 16U & 0xFFU);
}

[[nodiscard]] inline std::span<std::uint32_t> span_of(const Pixels& pixels,
                                                      int x,
                                                      int y,
                                                      int width) {
  return pixels.data.subspan(static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels.pitch) +
                                 static_cast<std::size_t>(x),
                             static_cast<std::size_t>(width));
}

// `colour` laid over the span by its alpha.
void fill_span(std::span<std::uint32_t> span, Colour colour);
// The same by its alpha and that of each texel; both spans are of one length.
void blend_span(std::span<std::uint32_t> span, std::span<const std::uint8_t> texels, Colour colour);
// The part of a triangle inside `within`. A pixel is its when its centre is; of two triangles with
// a common edge, one has it.
void fill_triangle(const ImDrawVert& a,
                   const ImDrawVert& b,
                   const ImDrawVert& c,
                   const PixelArea& within,
                   const Pixels& pixels);

}  // namespace regulars::ui
