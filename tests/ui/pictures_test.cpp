// Draws every screen to build/<preset>/pictures with every test run, to be looked at by a person:
// by day at 1280x800 (<language>/<screen>.png). packaging/pictures draws all themes and sizes. The
// pixels come from the triangles alone and are the same on every machine with the same fonts.

#include <algorithm>
#include <filesystem>

#include "tests/support/catch.h"
#include "tests/ui/picture_maker.h"
#include "tests/ui/sample_views.h"

using namespace regulars;
using namespace regulars::tests;

TEST_CASE("every screen can be drawn to a picture", "[pictures]") {
  const std::filesystem::path folder{REGULARS_PICTURES};
  for (const i18n::Language language : i18n::kLanguages) {
    const auto place = folder / i18n::code(language);
    std::filesystem::create_directories(place);
    PictureMaker maker{kPictureStages.front()};
    for (const Sample& sample : sample_views(language)) {
      const Image& image = maker.draw(sample.view, ui::ThemeName::Day);
      REQUIRE(write_png(image, place / (sample.name + ".png"), Effort::Quick));
    }
    for (const CustomerSample& sample : customer_samples(language)) {
      const Image& image = maker.draw(sample.view, ui::ThemeName::Day);
      REQUIRE(write_png(image, place / (sample.name + ".png"), Effort::Quick));
    }
  }
}

TEST_CASE("a reduced picture keeps its colours", "[pictures]") {
  const Image image{4,
                    2,
                    {0xFF0000,
                     0xFF0000,
                     0x0000FF,
                     0x0000FF,  //
                     0xFF0000,
                     0xFF0000,
                     0x0000FF,
                     0x000001}};
  const Image small = reduced(image, 2);
  CHECK(small.width == 2);
  CHECK(small.height == 1);
  CHECK(small.pixels == std::vector<std::uint32_t>{0xFF0000, 0x0000C0});
}

TEST_CASE("a contact sheet has a place for every picture", "[pictures]") {
  const Image one{10, 5, std::vector<std::uint32_t>(50, 0x123456)};
  const Image sheet = contact_sheet({one, one, one}, 2);
  CHECK(sheet.width == 2 * 22 + 12);
  CHECK(sheet.height == 2 * 17 + 12);
  CHECK(std::count(sheet.pixels.begin(), sheet.pixels.end(), 0x123456U) == 150);
}
