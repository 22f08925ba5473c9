// WCAG 2.2 (1.4.3, 1.4.11) over every theme, with the accents that shops choose badly: 4.5:1 for
// words, 3:1 for signs.

#include "app/ui/theme.h"

#include <array>
#include <vector>

#include "tests/support/catch.h"

using namespace regulars::ui;

namespace {

constexpr float kText = 4.5F;
constexpr float kGraphics = 3.0F;

// Yellow on white and navy on night are what a logo's colours do to a screen.
std::vector<Theme> all_themes() {
  std::vector<Theme> themes;
  for (const ThemeName name : {ThemeName::Day, ThemeName::Night, ThemeName::Contrast}) {
    themes.push_back(theme_of({.theme = name, .accent = {}}));
    for (const std::uint32_t accent :
         {0xFFD400U, 0x0A1A4FU, 0xE4002BU, 0x7F7F7FU, 0xFFFFFFU, 0x0U}) {
      themes.push_back(theme_of({.theme = name, .accent = accent}));
    }
  }
  return themes;
}

}  // namespace

TEST_CASE("contrast is WCAG's: black on white is 21, equal colours are 1", "[ui][theme]") {
  CHECK(contrast_of(rgb(0x000000), rgb(0xFFFFFF)) == Approx(21));
  CHECK(contrast_of(rgb(0x123456), rgb(0x123456)) == Approx(1));
  CHECK(contrast_of(rgb(0x767676), rgb(0xFFFFFF)) == Approx(4.54).margin(0.005));
}

TEST_CASE("every text of every theme stands out from its ground", "[ui][theme]") {
  for (const Theme& theme : all_themes()) {
    for (const Colour ink : {theme.ink, theme.muted}) {
      for (const Colour ground : {theme.surface,
                                  theme.ground,
                                  theme.customer_ground,
                                  theme.primary_soft,
                                  theme.gold_ground,
                                  theme.caution_soft,
                                  theme.bad_soft,
                                  theme.good_soft}) {
        CHECK(contrast_of(ink, ground) >= kText);
      }
    }
    CHECK(contrast_of(theme.faint, theme.surface) >= kText);
    CHECK(contrast_of(theme.on_primary, theme.primary) >= kText);
    for (const Colour ground :
         {theme.surface, theme.ground, theme.customer_ground, theme.primary_soft}) {
      CHECK(contrast_of(theme.primary, ground) >= kText);
    }
    CHECK(contrast_of(theme.good, theme.surface) >= kText);
    CHECK(contrast_of(theme.gold, theme.surface) >= kText);
    for (const Colour card : {theme.card_from, theme.card_to, theme.card_gold_to}) {
      CHECK(contrast_of(theme.on_card, card) >= kText);
      CHECK(contrast_of(theme.on_card_gold, card) >= kText);
      CHECK(contrast_of(theme.on_card_muted, card) >= kText);
    }
  }
}

TEST_CASE("every sign of every theme stands out from its ground", "[ui][theme]") {
  for (const Theme& theme : all_themes()) {
    CHECK(contrast_of(theme.caution, theme.caution_soft) >= kGraphics);
    CHECK(contrast_of(theme.caution, theme.ground) >= kGraphics);
    CHECK(contrast_of(theme.bad, theme.bad_soft) >= kGraphics);
    CHECK(contrast_of(theme.good, theme.good_soft) >= kGraphics);
    CHECK(contrast_of(theme.good, theme.ground) >= kGraphics);
    CHECK(contrast_of(theme.gold, theme.gold_ground) >= kGraphics);
    CHECK(contrast_of(theme.primary, theme.track) >= kGraphics);
    for (const Colour face : theme.faces) CHECK(contrast_of(face, theme.surface) >= kGraphics);
  }
}

TEST_CASE("an accent that reads well is taken as it is", "[ui][theme]") {
  CHECK(theme_of({.theme = ThemeName::Day, .accent = 0x7A1FA2U}).primary == rgb(0x7A1FA2));
}

TEST_CASE("high contrast gives words seven to one", "[ui][theme]") {
  const Theme& theme = theme_named(ThemeName::Contrast);
  for (const Colour ink : {theme.ink, theme.muted, theme.faint, theme.primary, theme.good}) {
    CHECK(contrast_of(ink, theme.surface) >= 7);
  }
}
