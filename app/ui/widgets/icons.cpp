#include "app/ui/widgets/icons.h"

#include <array>
#include <cstddef>

namespace regulars::ui {
namespace {

Colour with_alpha(Colour colour, std::uint32_t alpha) {
  return (colour & 0x00ffffffU) | alpha << 24U;
}

}  // namespace

void draw_member_card(Painter& paint, const Theme& theme, const Rect& rect) {
  const float unit = rect.width / 224;
  paint.rect(rect, theme.primary_soft, 18 * unit);
  paint.outline(rect, theme.primary, 18 * unit, 4 * unit);
  paint.rect({rect.x + 22 * unit, rect.y + 28 * unit, 90 * unit, 12 * unit},
             with_alpha(theme.primary, 100),
             6 * unit);
  constexpr std::array<float, 20> kBars{6,  6, 3, 6, 9, 6, 3, 6, 6, 7,
                                        12, 6, 3, 6, 6, 7, 3, 7, 9, 0};
  float x = rect.x + 22 * unit;
  for (std::size_t i = 0; i + 1 < kBars.size(); i += 2) {
    paint.rect({x, rect.y + 67 * unit, kBars.at(i) * unit, 50 * unit}, theme.primary);
    x += (kBars.at(i) + kBars.at(i + 1)) * unit;
  }
  paint.ring({rect.x + 185 * unit, rect.y + 92 * unit},
             20 * unit,
             with_alpha(theme.on_card_gold, 255),
             5 * unit);
}

void draw_search(Painter& paint, Point centre, float size, Colour colour) {
  const float radius = size * 0.36F;
  const Point eye{centre.x - size * 0.08F, centre.y - size * 0.08F};
  paint.ring(eye, radius, colour, size * 0.1F);
  paint.stroke({{eye.x + radius * 0.74F, eye.y + radius * 0.74F},
                {centre.x + size * 0.42F, centre.y + size * 0.42F}},
               colour,
               size * 0.1F);
}

void draw_backspace(Painter& paint, Point centre, float size, Colour colour) {
  const float half = size / 2;
  const float high = size * 0.3F;
  const float width = size * 0.07F;
  const Point tip{centre.x - half, centre.y};
  paint.stroke({tip,
                {centre.x - half * 0.42F, centre.y - high},
                {centre.x + half, centre.y - high},
                {centre.x + half, centre.y + high},
                {centre.x - half * 0.42F, centre.y + high},
                tip},
               colour,
               width);
  const float cross = size * 0.12F;
  const Point middle{centre.x + half * 0.22F, centre.y};
  paint.stroke(
      {{middle.x - cross, middle.y - cross}, {middle.x + cross, middle.y + cross}}, colour, width);
  paint.stroke(
      {{middle.x - cross, middle.y + cross}, {middle.x + cross, middle.y - cross}}, colour, width);
}

void draw_check(Painter& paint, Point centre, float size, Colour colour, float thickness) {
  paint.stroke({{centre.x - size * 0.42F, centre.y + size * 0.02F},
                {centre.x - size * 0.12F, centre.y + size * 0.32F},
                {centre.x + size * 0.44F, centre.y - size * 0.3F}},
               colour,
               thickness);
}

void draw_back(Painter& paint, Point centre, float size, Colour colour) {
  paint.stroke({{centre.x + size * 0.2F, centre.y - size * 0.4F},
                {centre.x - size * 0.2F, centre.y},
                {centre.x + size * 0.2F, centre.y + size * 0.4F}},
               colour,
               size * 0.11F);
}

void draw_alert(Painter& paint, Point centre, float size, Colour colour) {
  paint.ring(centre, size * 0.44F, colour, size * 0.09F);
  paint.stroke({{centre.x, centre.y - size * 0.2F}, {centre.x, centre.y + size * 0.04F}},
               colour,
               size * 0.1F);
  paint.disc({centre.x, centre.y + size * 0.2F}, size * 0.065F, colour);
}

void draw_clock(Painter& paint, Point centre, float size, Colour colour) {
  paint.ring(centre, size * 0.44F, colour, size * 0.09F);
  paint.stroke({{centre.x, centre.y - size * 0.22F},
                centre,
                {centre.x + size * 0.16F, centre.y + size * 0.1F}},
               colour,
               size * 0.09F);
}

void draw_smile(Painter& paint, Point centre, float radius, Colour colour, float thickness) {
  paint.ring(centre, radius, colour, thickness);
  const float eye = radius * 0.1F;
  paint.disc({centre.x - radius * 0.33F, centre.y - radius * 0.2F}, eye, colour);
  paint.disc({centre.x + radius * 0.33F, centre.y - radius * 0.2F}, eye, colour);
  paint.arc({centre.x, centre.y - radius * 0.02F}, radius * 0.5F, 30, 150, colour, thickness);
}

void draw_face(Painter& paint, const Theme& theme, Point centre, float radius, int face) {
  const Colour colour = theme.faces.at(static_cast<std::size_t>(face - 1));
  const float thickness = radius * 0.085F;
  paint.disc(centre, radius, with_alpha(colour, 28));
  paint.ring(centre, radius, colour, thickness);
  paint.disc({centre.x - radius * 0.32F, centre.y - radius * 0.2F}, radius * 0.115F, colour);
  paint.disc({centre.x + radius * 0.32F, centre.y - radius * 0.2F}, radius * 0.115F, colour);
  struct Mouth {
    float down, radius, from, to;  // an arc around a point this far below the middle
  };
  constexpr std::array<Mouth, 5> kMouths{{{0.78F, 0.62F, 216, 324},
                                          {0.98F, 0.8F, 236, 304},
                                          {0, 0, 0, 0},
                                          {-0.5F, 0.8F, 56, 124},
                                          {-0.2F, 0.62F, 30, 150}}};
  const Mouth& mouth = kMouths.at(static_cast<std::size_t>(face - 1));
  if (face == 3) {
    paint.stroke({{centre.x - radius * 0.45F, centre.y + radius * 0.28F},
                  {centre.x + radius * 0.45F, centre.y + radius * 0.28F}},
                 colour,
                 thickness);
    return;
  }
  paint.arc({centre.x, centre.y + radius * mouth.down},
            radius * mouth.radius,
            mouth.from,
            mouth.to,
            colour,
            thickness);
}

void draw_link(Painter& paint, const Theme& theme, const Rect& rect) {
  const float unit = rect.height / 80;
  const float y = rect.centre_y();
  const Rect till{rect.x, rect.y + 8 * unit, 88 * unit, 64 * unit};
  paint.rect(till, theme.primary_soft, 12 * unit);
  paint.outline(till, theme.primary, 12 * unit, 4 * unit);
  paint.stroke({{till.x + 20 * unit, till.bottom() - 18 * unit},
                {till.right() - 20 * unit, till.bottom() - 18 * unit}},
               theme.primary,
               4 * unit);
  const float right = rect.right() - 36 * unit;
  for (float x = till.right() + 16 * unit; x < right - 44 * unit; x += 18 * unit) {
    paint.disc({x, y}, 3.5F * unit, theme.on_card_gold);
  }
  paint.disc({right, y}, 36 * unit, theme.primary_soft);
  paint.ring({right, y}, 34 * unit, theme.primary, 4 * unit);
  draw_check(paint, {right, y}, 34 * unit, theme.primary, 5 * unit);
}

}  // namespace regulars::ui
