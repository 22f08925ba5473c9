#include "app/terminal/preferences_codec.h"

#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::terminal;

TEST_CASE("what somebody chose is read back as it was", "[terminal]") {
  ui::Preferences chosen;
  chosen.language = i18n::Language::TraditionalChinese;
  chosen.theme = ui::ThemeChoice::Contrast;
  chosen.text = ui::TextSize::Big;
  chosen.hand = ui::Hand::Left;
  chosen.motion = ui::Motion::Off;
  chosen.sound = ui::Sound::On;
  chosen.greeting = ui::Greeting::WithoutName;
  CHECK(preferences_from(to_json(chosen)) == chosen);
  CHECK(preferences_from(to_json({})) == ui::Preferences{});
}

TEST_CASE("unknown keys are passed over, wrong values leave the default", "[terminal]") {
  ui::Preferences left;
  left.hand = ui::Hand::Left;
  CHECK(preferences_from(R"({"hand":"left","theme":"sepia","text":3,"later":{"a":[]}})") == left);
  for (const char* text : {"", "[]", "null", "{\"hand\"", "\"left\"", R"({"language":"xx"})"}) {
    CHECK(preferences_from(text) == ui::Preferences{});
  }
}
