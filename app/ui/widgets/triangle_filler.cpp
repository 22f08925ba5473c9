#include "app/ui/widgets/triangle_filler.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>

#include <imgui.h>

namespace regulars::ui {
namespace {

constexpr std::uint32_t kRedAndBlue = 0x00FF00FF;
constexpr std::uint32_t kGreen = 0x0000FF00;

// below + (above - below) * alpha / 255, rounded; two channels at a time.
std::uint32_t mixed_by(std::uint32_t below, std::uint32_t above, std::uint32_t alpha) {
  const std::uint32_t rest = 255 - alpha;
  std::uint32_t both = (above & kRedAndBlue) * alpha + (below & kRedAndBlue) * rest + 0x00800080;
  both = (both + (both >> 8U & kRedAndBlue)) >> 8U & kRedAndBlue;
  std::uint32_t green = (above >> 8U & 0xFFU) * alpha + (below >> 8U & 0xFFU) * rest + 0x80;
  green = (green + (green >> 8U)) & kGreen;
  return both | green;
}

// A value that runs evenly over a plane.
struct Slope {
  float start = 0;  // at the first corner
  float along_x = 0;
  float along_y = 0;
};

struct Corner {
  float x = 0;
  float y = 0;
};

// From the higher corner (the left one of two equally high) to the lower: the same numbers for
// both triangles of a common edge.
struct Edge {
  Corner from;
  float x_per_y = 0;

  Edge(Corner upper, Corner lower) : from(upper) {
    if (lower.y > upper.y) x_per_y = (lower.x - upper.x) / (lower.y - upper.y);
  }
  [[nodiscard]] float x_at(float y) const { return from.x + (y - from.y) * x_per_y; }
};

int first_centre(float edge) {
  return static_cast<int>(std::ceil(edge - 0.5F));
}

// Red, green, blue, alpha over the triangle.
class Shade {
 public:
  Shade(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c) : origin_{a.pos.x, a.pos.y} {
    const float bx = b.pos.x - a.pos.x;
    const float by = b.pos.y - a.pos.y;
    const float cx = c.pos.x - a.pos.x;
    const float cy = c.pos.y - a.pos.y;
    const float area = bx * cy - cx * by;
    const float scale = std::abs(area) < 1e-6F ? 0 : 1 / area;
    for (unsigned i = 0; i < 4; ++i) {
      const auto of = [&](const ImDrawVert& v) {
        return static_cast<float>(v.col >> (8 * i) & 0xFFU);
      };
      const float to_b = of(b) - of(a);
      const float to_c = of(c) - of(a);
      slopes_.at(i) = {of(a), (to_b * cy - to_c * by) * scale, (bx * to_c - cx * to_b) * scale};
    }
  }

  [[nodiscard]] std::uint32_t at(float x, float y, unsigned channel) const {
    const Slope& slope = slopes_[channel];
    const float value =
        slope.start + (x - origin_.x) * slope.along_x + (y - origin_.y) * slope.along_y + 0.5F;
    return static_cast<std::uint32_t>(std::clamp(value, 0.0F, 255.0F));
  }

  void fill(std::span<std::uint32_t> span, int x, int y) const {
    float across = static_cast<float>(x) + 0.5F;
    const float down = static_cast<float>(y) + 0.5F;
    for (std::uint32_t& pixel : span) {
      const std::uint32_t colour =
          at(across, down, 0) << 16U | at(across, down, 1) << 8U | at(across, down, 2);
      pixel = mixed_by(pixel, colour, at(across, down, 3));
      across += 1;
    }
  }
  // One colour whose alpha alone changes: the soft edges of every shape.
  void fade(std::span<std::uint32_t> span, int x, int y, std::uint32_t colour) const {
    float across = static_cast<float>(x) + 0.5F;
    const float down = static_cast<float>(y) + 0.5F;
    for (std::uint32_t& pixel : span) {
      pixel = mixed_by(pixel, colour, at(across, down, 3));
      across += 1;
    }
  }

 private:
  Corner origin_;
  std::array<Slope, 4> slopes_;
};

}  // namespace

void fill_span(std::span<std::uint32_t> span, Colour colour) {
  const std::uint32_t alpha = colour >> 24U;
  const std::uint32_t above = screen_colour(colour);
  if (alpha == 255) {
    std::fill(span.begin(), span.end(), above);
    return;
  }
  for (std::uint32_t& pixel : span) pixel = mixed_by(pixel, above, alpha);
}

void blend_span(std::span<std::uint32_t> span,
                std::span<const std::uint8_t> texels,
                Colour colour) {
  const std::uint32_t alpha = colour >> 24U;
  const std::uint32_t above = screen_colour(colour);
  for (std::size_t i = 0; i < span.size(); ++i) {
    const std::uint32_t cover = alpha == 255 ? texels[i] : (texels[i] * alpha + 127) / 255;
    if (cover != 0) span[i] = mixed_by(span[i], above, cover);
  }
}

void fill_triangle(const ImDrawVert& a,
                   const ImDrawVert& b,
                   const ImDrawVert& c,
                   const PixelArea& within,
                   const Pixels& pixels) {
  std::array<Corner, 3> corners{{{a.pos.x, a.pos.y}, {b.pos.x, b.pos.y}, {c.pos.x, c.pos.y}}};
  std::sort(corners.begin(), corners.end(), [](const Corner& one, const Corner& other) {
    return one.y < other.y || (!(other.y < one.y) && one.x < other.x);
  });
  const Edge whole{corners[0], corners[2]};
  const Edge upper{corners[0], corners[1]};
  const Edge lower{corners[1], corners[2]};
  const bool is_flat = a.col == b.col && b.col == c.col;
  constexpr Colour kNoAlpha = 0x00FFFFFF;
  const bool is_fading =
      (a.col & kNoAlpha) == (b.col & kNoAlpha) && (b.col & kNoAlpha) == (c.col & kNoAlpha);
  const Shade shade{a, b, c};
  const std::uint32_t colour = screen_colour(a.col);
  const int end = std::min(within.y + within.height, first_centre(corners[2].y));
  for (int y = std::max(within.y, first_centre(corners[0].y)); y < end; ++y) {
    const float centre = static_cast<float>(y) + 0.5F;
    const float one = whole.x_at(centre);
    const float other = centre < corners[1].y ? upper.x_at(centre) : lower.x_at(centre);
    const int left = std::max(within.x, first_centre(std::min(one, other)));
    const int right = std::min(within.x + within.width, first_centre(std::max(one, other)));
    if (left >= right) continue;
    const auto span = span_of(pixels, left, y, right - left);
    if (is_flat) {
      fill_span(span, a.col);
    } else if (is_fading) {
      shade.fade(span, left, y, colour);
    } else {
      shade.fill(span, left, y);
    }
  }
}

}  // namespace regulars::ui
