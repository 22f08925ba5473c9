// The rasteriser of the terminal against the slow one of the tests, which says pixel by pixel what
// a triangle is; and what is drawn anew when little changes.

#include "app/ui/widgets/software_canvas.h"

#include <algorithm>
#include <cstdlib>

#include <imgui.h>

#include "tests/support/catch.h"
#include "tests/support/software_renderer.h"
#include "tests/support/tap_driver.h"
#include "tests/ui/sample_views.h"
#include "tests/ui/stages.h"

using namespace regulars;
using namespace regulars::tests;

namespace {

// Keeps the glyphs for both: the canvas's own and the slow renderer's.
class Both final : public ui::GlyphTexture {
 public:
  void create(int side) override {
    quick.create(side);
    slow.create(side);
  }
  void upload(int x, int y, int width, int height, std::span<const std::uint8_t> alpha) override {
    quick.upload(x, y, width, height, alpha);
    slow.upload(x, y, width, height, alpha);
  }
  [[nodiscard]] void* id() const override { return quick.id(); }

  ui::SoftwareGlyphs quick;
  GlyphMemory slow;
};

struct Screen {
  Screen(int width, int height)
      : wide(width), high(height), pixels(static_cast<std::size_t>(width * height), 0x00123456) {}

  std::span<const ui::PixelArea> draw(ui::SoftwareCanvas& canvas) {
    return canvas.draw(*ImGui::GetDrawData(), ui::rgb(0xFFFFFF), {pixels, wide, high, wide});
  }

  int wide;
  int high;
  std::vector<std::uint32_t> pixels;  // 0x00RRGGBB
};

struct Difference {
  int most = 0;    // of a channel
  int pixels = 0;  // that differ by more than rounding
};

Difference between(const Screen& quick, const Picture& slow) {
  constexpr int kRounding = 3;
  Difference difference;
  for (std::size_t i = 0; i < quick.pixels.size(); ++i) {
    const std::uint32_t one = quick.pixels[i];
    const std::uint32_t other = slow.pixels[i];
    const std::array<int, 3> channels{
        std::abs(static_cast<int>(one >> 16U & 0xFFU) - static_cast<int>(other & 0xFFU)),
        std::abs(static_cast<int>(one >> 8U & 0xFFU) - static_cast<int>(other >> 8U & 0xFFU)),
        std::abs(static_cast<int>(one & 0xFFU) - static_cast<int>(other >> 16U & 0xFFU))};
    const int most = *std::max_element(channels.begin(), channels.end());
    difference.most = std::max(difference.most, most);
    if (most > kRounding) ++difference.pixels;
  }
  return difference;
}

int area_of(std::span<const ui::PixelArea> areas) {
  int sum = 0;
  for (const ui::PixelArea& area : areas) sum += area.width * area.height;
  return sum;
}

}  // namespace

TEST_CASE("the quick rasteriser draws what the slow one draws", "[ui][canvas]") {
  for (const Stage& stage : {kPictureStages[0], kPictureStages[1], kPictureStages[3]}) {
    Both glyphs;
    ui::View shown;
    TapDriver driver{
        [&] { return shown; }, [](const ui::Action&) {}, glyphs, stage.width, stage.height};
    ui::SoftwareCanvas canvas{glyphs.quick};
    Screen screen{static_cast<int>(stage.width), static_cast<int>(stage.height)};
    for (const Sample& sample : sample_views(i18n::Language::SimplifiedChinese)) {
      shown = sample.view;
      shown.appearance = stage.appearance();
      driver.frame();
      // On top of whatever screen was drawn before: what did not change must be right, too.
      static_cast<void>(screen.draw(canvas));
      const Difference difference = between(screen, rendered(glyphs.slow, glyphs.id()));
      INFO(stage.name << " " << sample.name << ": " << difference.pixels << " pixels, at most "
                      << difference.most);
      // Where a sliver ends between two pixels, the two may disagree by one pixel.
      CHECK(difference.pixels <= 40);
    }
  }
}

TEST_CASE("nothing is drawn for a frame like the last, and little for a small change",
          "[ui][canvas]") {
  Both glyphs;
  ui::View shown = sample_views(i18n::Language::English).at(0).view;
  TapDriver driver{[&] { return shown; }, [](const ui::Action&) {}, glyphs, 1280, 800};
  ui::SoftwareCanvas canvas{glyphs.quick};
  Screen screen{1280, 800};
  driver.frame();
  CHECK(area_of(screen.draw(canvas)) == 1280 * 800);
  driver.frame();
  CHECK(screen.draw(canvas).empty());
  shown.status.time = "14:33";
  driver.frame();
  const auto changed = screen.draw(canvas);
  CHECK_FALSE(changed.empty());
  CHECK(area_of(changed) <= 1280 * 800 / 20);
  canvas.forget();
  CHECK(area_of(screen.draw(canvas)) == 1280 * 800);
}

TEST_CASE("a glyph that took another's place is drawn anew", "[ui][canvas]") {
  ui::SoftwareGlyphs glyphs;
  glyphs.create(64);
  const std::vector<std::uint8_t> full(16, 255);
  glyphs.upload(0, 0, 4, 4, full);
  CHECK_FALSE(glyphs.take_was_rewritten());
  glyphs.upload(2, 2, 4, 4, full);
  CHECK(glyphs.take_was_rewritten());
  CHECK_FALSE(glyphs.take_was_rewritten());
}

TEST_CASE("both threads together do each piece once", "[ui][canvas]") {
  ui::SharedWork work;
  for (const std::size_t count : {0U, 1U, 2U, 17U, 5'000U}) {
    std::vector<int> done(count, 0);
    for (int round = 0; round < 20; ++round) {
      work.run(count, [&](std::size_t i) { ++done[i]; });
    }
    CHECK(std::all_of(done.begin(), done.end(), [](int times) { return times == 20; }));
  }
}
