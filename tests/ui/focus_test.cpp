#include "app/ui/widgets/focus.h"

#include <set>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/tap_driver.h"
#include "tests/ui/sample_views.h"

using namespace regulars;
using namespace regulars::ui;
using namespace regulars::tests;

namespace {

std::set<std::string> enabled_targets(const Touch& touch) {
  std::set<std::string> ids;
  for (const auto& [id, target] : touch.targets()) {
    if (target.is_enabled) ids.insert(id);
  }
  return ids;
}

// The keyboard on one screen that never changes, and what it asked for last.
struct Keyboard {
  View view;
  int heard = 0;
  TapDriver driver{[this] { return view; }, [this](const Action&) { ++heard; }};
};

}  // namespace

TEST_CASE("an arrow goes straight ahead rather than to what is nearer aside", "[ui][focus]") {
  const Rect from{0, 0, 100, 100};
  const std::vector<Rect> others{{0, 0, 100, 100}, {400, 0, 100, 100}, {120, 220, 100, 100}};
  CHECK(nearest(from, others, FocusMove::Right) == 1U);
  CHECK(nearest(from, others, FocusMove::Down) == 2U);
  CHECK_FALSE(nearest(from, others, FocusMove::Left));
  CHECK_FALSE(nearest(from, others, FocusMove::Up));
}

TEST_CASE("every target of every screen is reached and pressed by keys alone", "[ui][focus]") {
  for (const Sample& sample : sample_views(i18n::Language::English)) {
    if (is_for_customer(sample.view)) continue;  // it hears no keys
    INFO(sample.name);
    Keyboard keys{sample.view};
    keys.driver.frame();
    const std::set<std::string> wanted = enabled_targets(keys.driver.touch());
    std::set<std::string> pressed;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      keys.driver.focus(FocusMove::Next);
      const int before = keys.heard;
      keys.driver.key(EnterPressed{});
      CHECK(keys.heard == before + 1);
      pressed.insert(keys.driver.touch().last_tap());
    }
    CHECK(pressed == wanted);
  }
}

TEST_CASE("the arrow keys lead from any target to every other", "[ui][focus]") {
  for (const Sample& sample : sample_views(i18n::Language::English)) {
    if (is_for_customer(sample.view)) continue;
    Keyboard keys{sample.view};
    keys.driver.frame();
    std::vector<std::string> ids;
    std::vector<Rect> rects;
    for (const std::string& id : enabled_targets(keys.driver.touch())) {
      ids.push_back(id);
      rects.push_back(keys.driver.touch().targets().at(id).rect);
    }
    if (ids.empty()) continue;
    std::set<std::size_t> reached{0};
    std::vector<std::size_t> next{0};
    while (!next.empty()) {
      const std::size_t from = next.back();
      next.pop_back();
      for (const FocusMove move :
           {FocusMove::Up, FocusMove::Down, FocusMove::Left, FocusMove::Right}) {
        const auto to = nearest(rects.at(from), rects, move);
        if (to && reached.insert(*to).second) next.push_back(*to);
      }
    }
    for (std::size_t i = 0; i < ids.size(); ++i) {
      INFO(sample.name << ": " << ids.at(i));
      CHECK(reached.contains(i));
    }
  }
}

TEST_CASE("the ring of the focus is never clipped and stands out", "[ui][focus]") {
  for (const ThemeName theme : {ThemeName::Day, ThemeName::Night, ThemeName::Contrast}) {
    CHECK(contrast_of(theme_named(theme).ink, theme_named(theme).surface) >= 3);
  }
  constexpr float kRing = 7;
  for (const Sample& sample : sample_views(i18n::Language::English)) {
    if (is_for_customer(sample.view)) continue;
    Keyboard keys{sample.view};
    keys.driver.frame();
    for (std::size_t i = 0; i < enabled_targets(keys.driver.touch()).size(); ++i) {
      keys.driver.focus(FocusMove::Next);
      INFO(sample.name << ": " << keys.driver.touch().focused());
      REQUIRE(keys.driver.touch().ring());
      const Rect ring = keys.driver.touch().ring()->rect.inset(-kRing);
      const Canvas& canvas = keys.driver.touch().canvas();
      CHECK(ring.x >= 0);
      CHECK(ring.right() <= canvas.width);
      CHECK(ring.bottom() <= canvas.height);
    }
  }
}

TEST_CASE("a finger hides the focus, and so does typing", "[ui][focus]") {
  for (const Sample& sample : sample_views(i18n::Language::English)) {
    if (sample.name != "signin_pin") continue;
    Keyboard keys{sample.view};
    keys.driver.frame();
    keys.driver.focus(FocusMove::Down);
    CHECK(keys.driver.touch().ring());
    keys.driver.key(TextTyped{"1"});
    CHECK_FALSE(keys.driver.touch().ring());
    keys.driver.focus(FocusMove::Next);
    keys.driver.focus(FocusMove::Activate);
    const int heard = keys.heard;
    keys.driver.key(TextTyped{" "});  // the letter of the key that pressed
    CHECK(keys.heard == heard);
    keys.driver.tap_at({2, 2});
    CHECK_FALSE(keys.driver.touch().ring());
  }
}
