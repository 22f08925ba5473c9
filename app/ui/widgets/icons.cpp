#include "app/ui/widgets/icons.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <vector>

namespace regulars::ui {
namespace {

constexpr float kGrid = 48;
constexpr float kStroke = 4;

// In the order of Icon.
constexpr std::array<std::string_view, kIconCount> kDrawings{
    "",
    "M30 9 15 24 30 39",                                                 // Back
    "M18 9 33 24 18 39",                                                 // Forward
    "M9 31 24 16 39 31",                                                 // Up
    "M9 17 24 32 39 17",                                                 // Down
    "M8 26 19 37 41 13",                                                 // Check
    "M12 12 36 36 M36 12 12 36",                                         // Close
    "M24 9 24 39 M9 24 39 24",                                           // Plus
    "O21 21 13 M31 31 41 41",                                            // Search
    "M5 24 16 11 43 11 43 37 16 37 5 24 M24 19 34 29 M34 19 24 29",      // Backspace
    "M17 9 8 18 17 27 M8 18 29 18 A29 29 11 -90 90 M29 40 16 40",        // Undo
    "M6 23 24 8 42 23 M11 20 11 41 37 41 37 20",                         // Home
    "O24 24 17 M24 15 24 33 M15 24 33 24",                               // Earn
    "M9 23 9 42 39 42 39 23 R5 14 38 9 2 M24 14 24 42 O18 9 5 O30 9 5",  // Gift
    "M15 9 38 24 15 39 15 9",                                            // Play
    "M17 10 17 38 M31 10 31 38",                                         // Pause
    "O24 15 9 A24 45 17 192 348",                                        // Person
    "O19 16 8 A19 43 15 192 348 M38 9 38 23 M31 16 45 16",               // NewMember
    "M19 31 19 11 A22 11 3 180 360 M25 11 25 23 35 25 39 29 37 38 33 43 22 43 10 31 13 28 19 33",
    "O24 24 17 D18 20 2 D30 20 2 A24 23 10 35 145",                     // Smile
    "O24 24 17 D24 24 5",                                               // TierMember
    "M24 7 29 18 41 19 32 27 35 39 24 33 13 39 16 27 7 19 19 18 24 7",  // TierSilver
    "M8 37 6 15 16 24 24 10 32 24 42 15 40 37 8 37",                    // TierGold
    "R5 11 38 27 4 M5 20 43 20 M12 30 20 30",                           // Card
    "M6 15 6 9 13 9 M35 9 42 9 42 15 M42 33 42 39 35 39 M13 39 6 39 6 33 "
    "M15 18 15 30 M21 18 21 30 M27 18 27 30 M33 18 33 30",  // Scanner
    "M14 17 14 7 34 7 34 17 M14 34 6 34 6 17 42 17 42 34 34 34 M14 28 34 28 34 42 14 42 14 28",
    "R5 8 38 25 4 M24 33 24 41 M15 41 33 41",                                    // CustomerDisplay
    "R14 5 20 38 4 M22 35 26 35",                                                // Phone
    "R5 11 38 26 4 D14 20 2 D24 20 2 D34 20 2 M16 29 32 29",                     // Keyboard
    "M6 19 13 19 23 10 23 38 13 29 6 29 6 19 A24 24 8 -40 40 A24 24 16 -40 40",  // Speaker
    "A14 29 10 90 265 A25 20 12 190 350 A35 29 10 -80 90 M14 39 35 39",          // Cloud
    "A14 29 10 90 265 A25 20 12 190 350 A35 29 10 -80 45 M14 39 29 39 M9 7 41 43",  // Offline
    "A24 24 16 200 330 M39 8 39 17 30 17 A24 24 16 20 150 M9 40 9 31 18 31",        // Sync
    "O24 24 17 M24 14 24 24 31 28",                                                 // Waiting
    "O24 24 17 M16 25 22 31 33 18",                                                 // Done
    "O24 24 17 M24 15 24 25 D24 33 3",                                              // Alert
    "O24 24 17 D24 15 3 M24 23 24 33",                                              // About
    "M24 11 42 20 24 29 6 20 24 11 M13 25 13 34 24 39 35 34 35 25 M42 21 42 32",    // Training
    "M6 15 25 15 O31 15 6 M37 15 42 15 M6 33 11 33 O17 33 6 M23 33 42 33",          // Settings
    "O24 24 17 E24 24 8 17 M7 24 41 24",                                            // Language
    "M7 41 41 41 M13 41 13 27 M24 41 24 11 M35 41 35 20",                           // Chart
    "O24 24 8 M24 5 24 8 M24 40 24 43 M5 24 8 24 M40 24 43 24 M11 11 13 13 M35 35 37 37 "
    "M37 11 35 13 M13 35 11 37",                                                   // Sun
    "A24 24 17 20 290 A36 18 12 69 241",                                           // Moon
    "O24 24 17 M24 7 24 41 A24 24 13 -90 90 A24 24 9 -90 90 A24 24 5 -90 90",      // Contrast
    "M22 40 32 9 42 40 M26 30 38 30 M4 40 10 23 16 40 M6 35 14 35",                // BigText
    "O17 16 8 A17 43 14 192 348 A34 17 7 -110 110 A34 43 11 -70 -12",              // Household
    "M8 11 15 11 24 24 M8 37 15 37 24 24 40 24 M33 16 41 24 33 32",                // Merge
    "M9 14 35 7 35 14 R6 14 36 27 4 D34 27 3",                                     // Wallet
    "M6 12 42 12 42 19 38 24 42 29 42 36 6 36 6 29 10 24 6 19 6 12 M28 19 28 29",  // Coupon
};

Colour with_alpha(Colour colour, std::uint32_t alpha) {
  return (colour & 0x00ffffffU) | alpha << 24U;
}

// Reads a drawing: a letter, then its whole numbers.
class Pen {
 public:
  Pen(Painter& paint, Point centre, float size, Colour colour)
      : paint_(paint),
        left_(centre.x - size / 2),
        top_(centre.y - size / 2),
        unit_(size / kGrid),
        colour_(colour) {}

  void draw(std::string_view drawing) {
    const char* at = drawing.data();
    const char* const end = at + drawing.size();
    while (at < end) {
      const char letter = *at++;
      std::array<float, kMostNumbers> numbers{};
      std::size_t count = 0;
      for (int number = 0; at < end && count < kMostNumbers;) {
        const auto [after, error] = std::from_chars(at, end, number);
        if (error != std::errc{}) break;
        numbers.at(count++) = static_cast<float>(number);
        at = after < end && *after == ' ' ? after + 1 : after;
      }
      mark(letter, numbers, count);
    }
  }

 private:
  static constexpr std::size_t kMostNumbers = 32;
  using Numbers = std::array<float, kMostNumbers>;

  void mark(char letter, const Numbers& n, std::size_t count) {
    const float thickness = kStroke * unit_;
    switch (letter) {
      case 'M':
        return line(n, count);
      case 'O':
        return paint_.ring(at(n[0], n[1]), n[2] * unit_, colour_, thickness);
      case 'A':
        return paint_.arc(at(n[0], n[1]), n[2] * unit_, n[3], n[4], colour_, thickness);
      case 'E':
        return ellipse(n);
      case 'R': {
        const Point corner = at(n[0], n[1]);
        return paint_.outline(
            {corner.x, corner.y, n[2] * unit_, n[3] * unit_}, colour_, n[4] * unit_, thickness);
      }
      default:
        return paint_.disc(at(n[0], n[1]), n[2] * unit_, colour_);
    }
  }

  [[nodiscard]] Point at(float x, float y) const { return {left_ + x * unit_, top_ + y * unit_}; }

  void line(const Numbers& n, std::size_t count) {
    std::vector<Point> points;
    points.reserve(count / 2);
    for (std::size_t i = 0; i + 1 < count; i += 2) points.push_back(at(n.at(i), n.at(i + 1)));
    paint_.stroke(points, colour_, kStroke * unit_);
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {  // corners are as round as ends
      paint_.disc(points.at(i), kStroke * unit_ / 2, colour_);
    }
  }

  void ellipse(const Numbers& n) {
    constexpr int kSteps = 32;
    std::vector<Point> points;
    points.reserve(kSteps + 1);
    for (int i = 0; i <= kSteps; ++i) {
      const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(i) / kSteps;
      points.push_back(at(n[0] + n[2] * std::cos(angle), n[1] + n[3] * std::sin(angle)));
    }
    paint_.stroke(points, colour_, kStroke * unit_);
  }

  Painter& paint_;
  float left_, top_;
  float unit_;
  Colour colour_;
};

}  // namespace

std::string_view drawing_of(Icon icon) {
  return kDrawings.at(static_cast<std::size_t>(icon));
}

void draw_icon(Painter& paint, Icon icon, Point centre, float size, Colour colour) {
  Pen{paint, centre, size, colour}.draw(drawing_of(icon));
}

Icon icon_of(TierBadge badge) {
  switch (badge) {
    case TierBadge::Member:
      return Icon::TierMember;
    case TierBadge::Silver:
      return Icon::TierSilver;
    case TierBadge::Gold:
      break;
  }
  return Icon::TierGold;
}

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
  draw_icon(paint, Icon::Search, centre, size, colour);
}

void draw_backspace(Painter& paint, Point centre, float size, Colour colour) {
  draw_icon(paint, Icon::Backspace, centre, size, colour);
}

void draw_check(Painter& paint, Point centre, float size, Colour colour, float /*thickness*/) {
  draw_icon(paint, Icon::Check, centre, size, colour);
}

void draw_alert(Painter& paint, Point centre, float size, Colour colour) {
  draw_icon(paint, Icon::Alert, centre, size, colour);
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
