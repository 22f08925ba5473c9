#include "app/ui/typing/composition.h"

#include <algorithm>

#include "tests/support/catch.h"
#include "tests/ui/fake_pinyin.h"

using namespace regulars;
using namespace regulars::ui;
using namespace regulars::tests;

namespace {

class Typist {
 public:
  explicit Typist(TypingSettings settings) : composition(settings) {}
  void keys(std::string_view letters) {
    for (const char letter : letters) composition.take(KeyTapped{letter});
  }
  void choose(const std::string& wanted) {
    const auto shown = composition.view().candidates;
    const auto found = std::find(shown.begin(), shown.end(), wanted);
    REQUIRE(found != shown.end());
    composition.take(CandidateTapped{static_cast<std::size_t>(found - shown.begin())});
  }
  [[nodiscard]] KeyboardView view() const { return composition.view(); }
  [[nodiscard]] const std::string& text() const { return composition.text(); }

  Composition composition;
};

TypingSettings chinese(FakePinyin& engine, Script script = Script::Simplified) {
  return {&engine, script, true, 60};
}

}  // namespace

TEST_CASE("names begin with capitals by themselves", "[ui][typing]") {
  Typist typist{{}};
  typist.keys(" jean-pierre o'neill");  // no name begins with a space
  CHECK(typist.text() == "Jean-Pierre O'Neill");
  typist.composition.take(ShiftTapped{});
  CHECK(typist.view().is_shifted);
  typist.keys("x");
  CHECK(typist.text() == "Jean-Pierre O'NeillX");
  CHECK_FALSE(typist.view().is_shifted);
  CHECK_FALSE(typist.view().has_pinyin);  // no engine, no key
}

TEST_CASE("the accents of the last letter are candidates that replace it", "[ui][typing]") {
  Typist typist{{}};
  typist.keys("rene");
  typist.composition.take(AccentsTapped{});
  CHECK(typist.view().shows_accents);
  CHECK(typist.view().candidates.front() == "é");
  typist.choose("é");
  CHECK(typist.text() == "René");
  CHECK_FALSE(typist.view().shows_accents);
  typist.composition.take(AccentsTapped{});
  typist.choose("·");  // a sign is added
  CHECK(typist.text() == "René·");
  typist.composition.take(BackspaceTapped{});
  typist.composition.take(BackspacePressed{});
  CHECK(typist.text() == "Ren");  // characters, not bytes
}

TEST_CASE("an accent the wrong way is put right", "[ui][typing]") {
  Typist typist{{}};
  typist.keys("a");
  typist.composition.take(AccentsTapped{});
  typist.choose("Å");
  CHECK(typist.text() == "Å");
  typist.composition.take(AccentsTapped{});
  typist.choose("A");
  CHECK(typist.text() == "A");
  typist.composition.take(AccentsTapped{});
  typist.choose("a");  // the other case
  CHECK(typist.text() == "a");
  typist.composition.take(AccentsTapped{});
  typist.composition.take(AccentsTapped{});
  CHECK(typist.view().candidates.empty());
}

TEST_CASE("letters of pinyin become characters when a candidate is chosen", "[ui][typing]") {
  FakePinyin engine;
  Typist typist{chinese(engine)};
  typist.keys("zhang");
  CHECK(typist.text().empty());
  CHECK(typist.view().letters == "zhang");
  CHECK(typist.view().candidates.front() == "张");  // the surname before the engine's 长
  typist.composition.take(CandidateTapped{0});
  typist.keys("wei");
  CHECK(typist.view().candidates.front() == "伟");  // a given name's before the engine's 为
  typist.composition.take(KeyTapped{' '});          // the first one
  CHECK(typist.text() == "张伟");
  CHECK(typist.view().candidates.empty());
}

TEST_CASE("backspace takes letters first, then characters", "[ui][typing]") {
  FakePinyin engine;
  Typist typist{chinese(engine)};
  typist.keys("zhang");
  typist.composition.take(CandidateTapped{0});
  typist.keys("we");
  typist.composition.take(BackspaceTapped{});
  CHECK(typist.view().letters == "w");
  typist.composition.take(BackspaceTapped{});
  CHECK(typist.text() == "张");
  typist.composition.take(BackspaceTapped{});
  CHECK(typist.composition.is_empty());
  typist.composition.take(BackspaceTapped{});
  CHECK(typist.composition.is_empty());
}

TEST_CASE("the letters themselves are the last candidate", "[ui][typing]") {
  FakePinyin engine;
  Typist typist{chinese(engine)};
  typist.keys("qqq");
  CHECK(typist.view().candidates == std::vector<std::string>{"qqq"});
  typist.composition.settle();
  CHECK(typist.text() == "qqq");
}

TEST_CASE("the pages of candidates go on and back to where they were", "[ui][typing]") {
  FakePinyin engine;
  Typist typist{chinese(engine)};
  typist.keys("wei");
  const auto first = typist.view().candidates;
  typist.composition.take(CandidatesTurned{2});
  CHECK(typist.view().candidates.front() == first.at(2));
  CHECK(typist.view().has_earlier);
  typist.composition.take(CandidatesTurned{3});
  typist.composition.take(CandidatesTurned{1000});  // there are no more
  typist.composition.take(CandidatesTurned{-1});
  typist.composition.take(CandidatesTurned{-1});
  typist.composition.take(CandidatesTurned{-1});
  CHECK(typist.view().candidates == first);
  CHECK_FALSE(typist.view().has_earlier);
  typist.composition.take(CandidatesTurned{2});
  typist.composition.take(CandidateTapped{0});
  CHECK(typist.text() == first.at(2));
}

TEST_CASE("a hardware keyboard and an input method write straight into the text", "[ui][typing]") {
  FakePinyin engine;
  Typist typist{chinese(engine)};
  CHECK(typist.composition.take(TextTyped{"欧阳"}));
  typist.keys("wei");
  typist.composition.take(TextTyped{"é"});  // somebody goes on at the other keyboard
  CHECK(typist.text() == "欧阳weié");
  CHECK_FALSE(typist.composition.take(EnterPressed{}));  // not of typing
}

TEST_CASE("plain letters can be typed where pinyin is usual", "[ui][typing]") {
  FakePinyin engine;
  Typist typist{chinese(engine)};
  CHECK(typist.view().is_pinyin);
  typist.composition.take(PinyinTapped{});
  typist.keys("wei");
  CHECK(typist.text() == "Wei");
  CHECK(typist.view().has_pinyin);
  CHECK_FALSE(typist.view().is_pinyin);
}

TEST_CASE("without a dictionary the keyboard writes letters", "[ui][typing]") {
  FakePinyin engine;
  engine.is_installed = false;
  Typist typist{chinese(engine)};
  CHECK_FALSE(typist.view().has_pinyin);
  CHECK_FALSE(typist.view().is_pinyin);
  typist.keys("zhang");
  CHECK(typist.text() == "Zhang");
}

TEST_CASE("traditional characters: a surname's own form, both forms where both are used",
          "[ui][typing]") {
  FakePinyin engine;
  Typist typist{chinese(engine, Script::Traditional)};
  typist.keys("yue");
  CHECK(typist.view().candidates.front() == "岳");  // as a surname it never changes
  typist.composition.take(BackspaceTapped{});
  typist.keys("e");
  typist.choose("岳");
  typist.keys("yue");
  const auto shown = typist.view().candidates;
  CHECK(std::find(shown.begin(), shown.end(), "嶽") != shown.end());
  CHECK(std::find(shown.begin(), shown.end(), "岳") != shown.end());
  typist.composition.settle();
  typist.keys("wei");
  CHECK(typist.view().candidates.front() == "偉");
}

TEST_CASE("a text that is full takes no more, and no half character", "[ui][typing]") {
  Typist typist{{nullptr, Script::Simplified, false, 7}};
  typist.composition.take(TextTyped{"张伟"});
  typist.composition.take(TextTyped{"强"});
  CHECK(typist.text() == "张伟");
  typist.keys("xy");
  CHECK(typist.text() == "张伟x");
}
