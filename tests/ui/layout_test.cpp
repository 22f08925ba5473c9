// The rules of layout over every screen, in every language and on every stage: targets large
// enough and apart, everything inside the canvas, nothing cut off, idle frames all the same.

#include <algorithm>
#include <cmath>
#include <utility>

#include "tests/support/catch.h"
#include "tests/support/tap_driver.h"
#include "tests/ui/sample_views.h"
#include "tests/ui/stages.h"

using namespace regulars;
using namespace regulars::tests;

namespace {

// Millimetres (WCAG 2.2, 2.5.8; kiosk practice).
constexpr float kStaffTarget = 12;
constexpr float kStaffGap = 3;
constexpr float kCustomerTarget = 20;
constexpr float kFace = 25;
constexpr float kFaceGap = 5;
constexpr float kRounding = 0.1F;  // units

float overlap_of(float a, float a_end, float b, float b_end) {
  return std::min(a_end, b_end) - std::max(a, b);
}

// How far apart; negative when they overlap.
float distance(const ui::Rect& a, const ui::Rect& b) {
  const float x = overlap_of(a.x, a.right(), b.x, b.right());
  const float y = overlap_of(a.y, a.bottom(), b.y, b.bottom());
  return -std::min(x, y);
}

bool is_face(const std::string& id) {
  return id.find(".face_") != std::string::npos;
}

void check_targets(const ui::Touch& touch, bool is_for_customer) {
  const ui::Canvas& canvas = touch.canvas();
  const auto& targets = touch.targets();
  for (auto one = targets.begin(); one != targets.end(); ++one) {
    const ui::Rect& rect = one->second.rect;
    const bool faces = is_face(one->first);
    const float least =
        canvas.mm(faces ? kFace : (is_for_customer ? kCustomerTarget : kStaffTarget)) - kRounding;
    INFO(one->first << " of " << rect.width << "x" << rect.height << " at " << rect.x << ","
                    << rect.y << " on " << canvas.width << "x" << canvas.height);
    CHECK(rect.width >= least);
    CHECK(rect.height >= least);
    CHECK(rect.x >= 0);
    CHECK(rect.y >= 0);
    CHECK(rect.right() <= canvas.width + kRounding);
    CHECK(rect.bottom() <= canvas.height + kRounding);
    for (auto other = std::next(one); other != targets.end(); ++other) {
      INFO(other->first);
      const float gap = canvas.mm(faces && is_face(other->first) ? kFaceGap : kStaffGap);
      CHECK(distance(rect, other->second.rect) >= gap - kRounding);
    }
  }
}

// A name can be longer than any card: it is ellipsised, and nothing else is.
bool is_a_long_name(const std::string& text) {
  return text.find("Hohenzollern") != std::string::npos ||
         text.find("Константин") != std::string::npos;
}

}  // namespace

TEST_CASE("every screen keeps the rules of layout in every language", "[ui][layout]") {
  for (const i18n::Language language : i18n::kLanguages) {
    const auto samples = sample_views(language);
    for (const Stage& stage : all_stages()) {
      ui::View shown;
      TapDriver driver{[&] { return shown; }, [](const ui::Action&) {}, stage.width, stage.height};
      for (const Sample& sample : samples) {
        INFO(i18n::code(language) << " " << sample.name << " on " << stage.name);
        shown = sample.view;
        shown.appearance = stage.appearance();
        driver.frame();
        check_targets(driver.touch(), ui::is_for_customer(sample.view));
        for (const std::string& cut : driver.cut_texts()) {
          INFO("cut off: " << cut);
          CHECK(is_a_long_name(cut));
        }
      }
    }
  }
}

TEST_CASE("the customer's window keeps the rules of layout in every language", "[ui][layout]") {
  for (const i18n::Language language : i18n::kLanguages) {
    const auto samples = customer_samples(language);
    for (const Stage& stage : all_stages()) {
      ui::CustomerView shown;
      TapDriver driver{[&] { return shown; }, [](const ui::Action&) {}, stage.width, stage.height};
      for (const CustomerSample& sample : samples) {
        INFO(i18n::code(language) << " " << sample.name << " on " << stage.name);
        shown = sample.view;
        shown.appearance = stage.appearance();
        driver.frame();
        check_targets(driver.touch(), /*is_for_customer=*/true);
        for (const std::string& cut : driver.cut_texts()) {
          INFO("cut off: " << cut);
          CHECK(is_a_long_name(cut));
        }
      }
    }
  }
}

TEST_CASE("a unit is at least a sixth of a millimetre on the glass that is stated",
          "[ui][layout]") {
  constexpr float kMillimetres = 25.4F;
  for (const float inches : {8.0F, 10.1F, 12.1F, 15.6F, 24.0F}) {
    for (const auto& [width, height] : {std::pair{1280.0F, 800.0F}, {800.0F, 1280.0F}}) {
      const auto canvas = ui::Canvas::in(width, height, ui::TextSize::Regular, inches);
      const float pixels_per_mm = std::hypot(width, height) / inches / kMillimetres;
      INFO(inches << " inches");
      CHECK(ui::Canvas::kLeastUnitsPerTarget * canvas.scale >= kStaffTarget * pixels_per_mm - 0.1F);
    }
  }
}

TEST_CASE("the canvas fills the window up to sixteen to nine", "[ui][layout]") {
  const auto laptop = ui::Canvas::in(1366, 768);
  CHECK(laptop.left < 1);
  CHECK(laptop.height == Approx(800));
  CHECK(laptop.width * laptop.scale == Approx(1366).margin(1));
  const auto upright = ui::Canvas::in(1080, 1920);
  CHECK(upright.is_tall());
  CHECK(upright.width == Approx(800));
  CHECK(upright.height * upright.scale == Approx(1920));
  const auto very_wide = ui::Canvas::in(2560, 1080);
  CHECK(very_wide.left == Approx(320));
  const auto big = ui::Canvas::in(1280, 800, ui::TextSize::Big);
  CHECK(big.width == Approx(1280 / 1.5F));
  CHECK(big.is_compact());
  CHECK(big.mm(12) == Approx(48));
}

TEST_CASE("an idle screen draws the same frame again and again", "[ui][layout]") {
  for (const Sample& sample : sample_views(i18n::Language::English)) {
    INFO(sample.name);
    TapDriver driver{[&] { return sample.view; }, [](const ui::Action&) {}};
    driver.frame();
    const auto first = driver.frame();
    for (int i = 0; i < 5; ++i) CHECK(driver.frame() == first);
  }
}

TEST_CASE("two different screens never draw the same frame", "[ui][layout]") {
  ui::View shown;
  TapDriver driver{[&] { return shown; }, [](const ui::Action&) {}};
  std::vector<std::uint64_t> hashes;
  for (const Sample& sample : sample_views(i18n::Language::English)) {
    shown = sample.view;
    hashes.push_back(driver.frame());
  }
  std::sort(hashes.begin(), hashes.end());
  CHECK(std::adjacent_find(hashes.begin(), hashes.end()) == hashes.end());
}
