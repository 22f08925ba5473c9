#include "app/ui/theme.h"

#include <algorithm>
#include <cmath>

#include "tests/support/catch.h"

using namespace regulars::ui;

namespace {

// WCAG 2.2: relative luminance and contrast.
double linear(unsigned channel) {
  const double value = channel / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Colour colour) {
  return 0.2126 * linear(colour & 0xffU) + 0.7152 * linear(colour >> 8U & 0xffU) +
         0.0722 * linear(colour >> 16U & 0xffU);
}

double contrast(Colour one, Colour other) {
  const double a = luminance(one) + 0.05;
  const double b = luminance(other) + 0.05;
  return std::max(a, b) / std::min(a, b);
}

constexpr double kText = 4.5;
constexpr double kGraphics = 3.0;

}  // namespace

TEST_CASE("every text of the day theme stands out from its ground", "[ui][theme]") {
  const Theme& day = day_theme();
  for (const Colour ink : {day.ink, day.muted}) {
    for (const Colour ground : {day.surface,
                                day.ground,
                                day.customer_ground,
                                day.gold_ground,
                                day.caution_soft,
                                day.bad_soft,
                                day.good_soft}) {
      CHECK(contrast(ink, ground) >= kText);
    }
  }
  CHECK(contrast(day.faint, day.surface) >= kText);
  CHECK(contrast(day.on_primary, day.primary) >= kText);
  CHECK(contrast(day.primary, day.surface) >= kText);
  CHECK(contrast(day.primary, day.primary_soft) >= kText);
  CHECK(contrast(day.good, day.surface) >= kText);
  CHECK(contrast(day.gold, day.surface) >= kText);
  for (const Colour card : {day.card_from, day.card_to, day.card_gold_to}) {
    CHECK(contrast(day.on_card, card) >= kText);
    CHECK(contrast(day.on_card_gold, card) >= kText);
    CHECK(contrast(day.on_card_muted, card) >= kText);
  }
}

TEST_CASE("every sign of the day theme stands out from its ground", "[ui][theme]") {
  const Theme& day = day_theme();
  CHECK(contrast(day.caution, day.caution_soft) >= kGraphics);
  CHECK(contrast(day.bad, day.bad_soft) >= kGraphics);
  CHECK(contrast(day.good, day.ground) >= kGraphics);
  CHECK(contrast(day.gold, day.gold_ground) >= kGraphics);
  for (const Colour face : day.faces) CHECK(contrast(face, day.surface) >= kGraphics);
}
