#include "app/ui/presenters/appearance_rules.h"

#include "tests/ui/counter_fixture.h"

using namespace regulars;
using namespace regulars::ui;
using namespace regulars::tests;
using namespace std::chrono_literals;

TEST_CASE("by itself the screen is dark from seven in the evening to seven", "[ui]") {
  CHECK(theme_at(ThemeChoice::Auto, 6h + 59min) == ThemeName::Night);
  CHECK(theme_at(ThemeChoice::Auto, 7h) == ThemeName::Day);
  CHECK(theme_at(ThemeChoice::Auto, 18h + 59min) == ThemeName::Day);
  CHECK(theme_at(ThemeChoice::Auto, 19h) == ThemeName::Night);
  CHECK(until_theme_changes(ThemeChoice::Auto, 6h) == 1h);
  CHECK(until_theme_changes(ThemeChoice::Auto, 7h) == 12h);
  CHECK(until_theme_changes(ThemeChoice::Auto, 23h) == 8h);
  for (const ThemeChoice fixed : {ThemeChoice::Day, ThemeChoice::Night, ThemeChoice::Contrast}) {
    CHECK(theme_at(fixed, 3h) == theme_at(fixed, 12h));
    CHECK_FALSE(until_theme_changes(fixed, 3h));
  }
}

TEST_CASE("the glass and the store add what nobody prefers", "[ui]") {
  Preferences preferences;
  preferences.hand = Hand::Left;
  preferences.text = TextSize::Big;
  const Appearance appearance = appearance_of(preferences, {0x7A1FA2, 8}, 12h);
  CHECK(appearance.hand == Hand::Left);
  CHECK(appearance.text == TextSize::Big);
  CHECK(appearance.accent == 0x7A1FA2U);
  CHECK(appearance.diagonal_inches == Approx(8));
}

TEST_CASE_METHOD(CounterFixture,
                 "the store's accent colour is on the screen at once",
                 "[ui][D45]") {
  CHECK_FALSE(counter.view().appearance.accent);
  arrive(ShopfrontChanged{{.accent = 0x7A1FA2, .logo = {}, .board = {}}});
  CHECK(counter.view().appearance.accent == 0x7A1FA2U);
}
