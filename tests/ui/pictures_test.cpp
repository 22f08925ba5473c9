// Draws every screen to build/<preset>/pictures/<language>/<screen>.png, to be looked at by a
// person. The pixels come from the triangles alone and are the same on every machine with the
// same fonts.

#include <filesystem>

#include "tests/support/catch.h"
#include "tests/support/software_renderer.h"
#include "tests/support/tap_driver.h"
#include "tests/ui/sample_views.h"

using namespace regulars;
using namespace regulars::tests;

TEST_CASE("every screen can be drawn to a picture", "[pictures]") {
  const std::filesystem::path folder{REGULARS_PICTURES};
  for (const i18n::Language language : i18n::kLanguages) {
    const std::filesystem::path place = folder / i18n::code(language);
    std::filesystem::create_directories(place);
    GlyphMemory glyphs;
    ui::View shown;
    TapDriver driver{[&] { return shown; }, [](const ui::Action&) {}, glyphs, 1280, 800};
    for (const Sample& sample : sample_views(language)) {
      shown = sample.view;
      driver.frame();
      REQUIRE(write_png(rendered(glyphs), place / (sample.name + ".png")));
    }
  }
}
