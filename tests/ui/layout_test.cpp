// The rules of layout over every screen, in every language and at several scales: targets large
// enough and apart, everything inside the canvas, nothing cut off, idle frames all the same.

#include <array>

#include "tests/support/catch.h"
#include "tests/support/tap_driver.h"
#include "tests/ui/sample_views.h"

using namespace regulars;
using namespace regulars::tests;

namespace {

constexpr float kStaffTarget = 72;
constexpr float kCustomerTarget = 160;

bool overlap(const ui::Rect& a, const ui::Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

void check_targets(const ui::Touch& touch, bool is_for_customer) {
  const float least = is_for_customer ? kCustomerTarget : kStaffTarget;
  const auto& targets = touch.targets();
  for (auto one = targets.begin(); one != targets.end(); ++one) {
    const ui::Rect& rect = one->second.rect;
    INFO(one->first);
    CHECK(rect.width >= least);
    CHECK(rect.height >= least);
    CHECK(rect.x >= 0);
    CHECK(rect.y >= 0);
    CHECK(rect.right() <= ui::Canvas::kWidth);
    CHECK(rect.bottom() <= ui::Canvas::kHeight);
    for (auto other = std::next(one); other != targets.end(); ++other) {
      INFO(other->first);
      CHECK_FALSE(overlap(rect, other->second.rect));
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
  constexpr std::array<std::array<float, 2>, 6> kWindows{
      {{1280, 800}, {800, 600}, {1920, 1080}, {1366, 768}, {3840, 2160}, {800, 1280}}};
  for (const i18n::Language language : i18n::kLanguages) {
    const auto samples = sample_views(language);
    for (const auto& [width, height] : kWindows) {
      ui::View shown;
      TapDriver driver{[&] { return shown; }, [](const ui::Action&) {}, width, height};
      for (const Sample& sample : samples) {
        INFO(i18n::code(language) << " " << sample.name << " at " << width << "x" << height);
        shown = sample.view;
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
