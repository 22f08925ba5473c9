// Draws every screen to build/<preset>/pictures, to be looked at by a person: by day at 1280x800
// with every test run (<language>/<screen>.png), and on every stage in every theme when
// packaging/pictures asks for it (<language>/<theme>/<stage>/<screen>.png). The pixels come from
// the triangles alone and are the same on every machine with the same fonts.

#include <array>
#include <filesystem>
#include <utility>

#include "tests/support/catch.h"
#include "tests/support/software_renderer.h"
#include "tests/support/tap_driver.h"
#include "tests/ui/sample_views.h"
#include "tests/ui/stages.h"

using namespace regulars;
using namespace regulars::tests;

namespace {

void draw_all(i18n::Language language,
              const Stage& stage,
              ui::ThemeName theme,
              const std::filesystem::path& place) {
  std::filesystem::create_directories(place);
  GlyphMemory glyphs;
  ui::View shown;
  TapDriver driver{
      [&] { return shown; }, [](const ui::Action&) {}, glyphs, stage.width, stage.height};
  for (const Sample& sample : sample_views(language)) {
    shown = sample.view;
    shown.appearance = stage.appearance(theme);
    driver.frame();
    REQUIRE(write_png(rendered(glyphs), place / (sample.name + ".png")));
  }
}

}  // namespace

TEST_CASE("every screen can be drawn to a picture", "[pictures]") {
  const std::filesystem::path folder{REGULARS_PICTURES};
  for (const i18n::Language language : i18n::kLanguages) {
    draw_all(language, kPictureStages.front(), ui::ThemeName::Day, folder / i18n::code(language));
  }
}

TEST_CASE("every screen in every theme on every stage", "[.matrix]") {
  constexpr std::array<std::pair<ui::ThemeName, const char*>, 3> kThemes{
      {{ui::ThemeName::Day, "day"},
       {ui::ThemeName::Night, "night"},
       {ui::ThemeName::Contrast, "contrast"}}};
  const i18n::Language language = GENERATE(from_range(i18n::kLanguages));
  const auto& [theme, name] = GENERATE_REF(from_range(kThemes));
  const Stage stage = GENERATE(from_range(kPictureStages));
  const std::filesystem::path folder{REGULARS_PICTURES};
  draw_all(language, stage, theme, folder / i18n::code(language) / name / stage.name);
}
