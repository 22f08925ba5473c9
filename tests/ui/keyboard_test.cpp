// Names typed by finger on the real screens, with the real dictionary.

#include "app/ui/widgets/keyboard.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <thread>

#include "app/ui/typing/google_pinyin.h"
#include "tests/support/tap_driver.h"
#include "tests/ui/counter_fixture.h"
#include "tests/ui/stages.h"

using namespace regulars;
using namespace regulars::ui;
using namespace regulars::tests;
using namespace std::chrono_literals;

namespace {

// Opened before the counter that borrows it.
struct Dictionary {
  Dictionary() {
    const auto until = std::chrono::steady_clock::now() + 20s;
    while (!pinyin->can_write(Script::Simplified) && std::chrono::steady_clock::now() < until) {
      std::this_thread::yield();
    }
  }
  [[nodiscard]] CounterSettings settings() const {
    CounterSettings settings = CounterFixture::settings();
    settings.defaults.language = i18n::Language::SimplifiedChinese;
    settings.pinyin = pinyin.get();
    return settings;
  }
  Log log{"test", {}, LogLevel::error};
  std::unique_ptr<GooglePinyin> pinyin = GooglePinyin::open(log);
};

class KeyboardFixture : private Dictionary, public CounterFixture {
 public:
  KeyboardFixture() : CounterFixture(Dictionary::settings()) {
    CounterFixture::sign_in();
    act(NewMemberTapped{});
    type("13900139000");
    answer<LookUpCode>(CodeLookedUp{CodeUnknown{{model::IdentifierKind::Phone, "13900139000"}}});
  }
  void tap(const std::string& id) {
    INFO(id);
    REQUIRE(finger.tap(id));
    ++taps;
  }
  void tap_letters(std::string_view letters) {
    for (const char letter : letters) tap(std::string{"enrol.key_"} + letter);
  }
  void tap_candidate(const std::string& wanted) {
    const auto shown = typed().keyboard.candidates;
    const auto found = std::find(shown.begin(), shown.end(), wanted);
    REQUIRE(found != shown.end());
    tap("enrol.candidate_" + std::to_string(found - shown.begin()));
  }

  [[nodiscard]] NameEditor typed() const {
    const auto editor = seen<FormView>().editor;
    REQUIRE(std::holds_alternative<NameEditor>(editor));
    return std::get<NameEditor>(editor);
  }
  [[nodiscard]] bool is_typing() const {
    return std::holds_alternative<NameEditor>(seen<FormView>().editor);
  }
  [[nodiscard]] std::string name() const { return seen<FormView>().rows.at(0).value; }

  int taps = 0;
  TapDriver finger{[this] { return counter.view(); },
                   [this](const Action& action) { counter.handle(action); }};
};

}  // namespace

TEST_CASE_METHOD(KeyboardFixture,
                 "张伟 is entered and registered in twelve taps",
                 "[ui][screens]") {
  tap("enrol.line_0");
  tap_letters("zhang");
  tap_candidate("张");
  tap_letters("wei");
  tap_candidate("伟");
  CHECK(typed().text == "张伟");
  CHECK(taps == 11);
  tap("enrol.confirm");
  CHECK(taps <= 12);
  const auto asked = worker.take<EnrolMember>();
  REQUIRE(asked);
  CHECK(asked->second.name == "张伟");
  CHECK(asked->second.consents.empty());
}

TEST_CASE_METHOD(KeyboardFixture, "a hurried finger needs six taps for 张伟", "[ui][screens]") {
  tap("enrol.line_0");
  tap_letters("z");
  tap_candidate("张");
  tap_letters("w");
  tap_candidate("伟");
  tap("enrol.confirm");
  CHECK(taps == 6);
  CHECK(worker.take<EnrolMember>()->second.name == "张伟");
}

TEST_CASE_METHOD(KeyboardFixture, "a foreign name with its accents, by finger", "[ui][screens]") {
  tap("enrol.line_0");
  tap("enrol.pinyin");
  tap_letters("rene");
  tap("enrol.accents");
  tap_candidate("é");
  tap("enrol.key_space");
  tap_letters("o");
  tap("enrol.key_apostrophe");
  tap("enrol.shift");
  tap_letters("n");
  tap("enrol.backspace");
  CHECK(typed().text == "René O'");
}

TEST_CASE_METHOD(KeyboardFixture,
                 "the way back closes the keyboard first and keeps the name",
                 "[ui][screens]") {
  tap("enrol.line_3");
  tap("enrol.consent_0");
  tap("enrol.line_0");
  tap_letters("wang");
  tap("enrol.back");
  CHECK_FALSE(is_typing());
  CHECK(name() == "wang");  // as it stood there
  tap("enrol.confirm");
  const auto failed = refuse<EnrolMember>(disk_full());
  REQUIRE(failed.consents.size() == 1);
  CHECK(failed.consents.front().purpose == model::Purpose::Greeting);
  CHECK(name() == "wang");
  CHECK(seen<FormView>().rows.at(3).value == "1/3 项");
  tap("enrol.back");
  CHECK(shows<HomeView>());
}

TEST_CASE_METHOD(KeyboardFixture,
                 "a failure closes the keyboard, where it has no room",
                 "[ui][screens]") {
  tap("enrol.line_0");
  tap_letters("z");
  tap_candidate("张");
  tap("enrol.confirm");
  refuse<EnrolMember>(disk_full());
  CHECK_FALSE(is_typing());
  CHECK_FALSE(seen<FormView>().notice.words.empty());
  CHECK(name() == "张");
}

TEST_CASE_METHOD(KeyboardFixture, "search by name finds while it is typed", "[ui][screens]") {
  act(BackTapped{});
  act(SearchTapped{});
  tap("search.key_1");
  tap("search.backspace");
  tap("search.letters");
  tap("search.key_z");
  CHECK(worker.pending<SearchMembers>() == 0);  // letters of pinyin are nobody's name
  tap("search.candidate_0");
  CHECK(answer<SearchMembers>(MembersFound{"张", {a_member().member}}).text == "张");
  tap("search.found_0");
  answer<LoadMember>(a_member());
  CHECK(shows<MemberView>());
}

TEST_CASE_METHOD(KeyboardFixture, "the search goes back to digits", "[ui][screens]") {
  act(BackTapped{});
  act(SearchTapped{});
  tap("search.letters");
  act(TextTyped{"12"});  // the other keyboard is heard all the time
  tap("search.digits");
  tap("search.key_7");
  CHECK(seen<SearchView>().text == "127");
}

TEST_CASE("every letter is on the keyboard of every canvas", "[ui][screens]") {
  for (const Stage& stage : all_stages()) {
    View shown;
    NameEditor name;
    name.keyboard.has_pinyin = true;
    FormView view;
    view.editor = name;
    shown.body = view;
    shown.appearance = stage.appearance();
    TapDriver driver{[&] { return shown; }, [](const Action&) {}, stage.width, stage.height};
    INFO(stage.name);
    driver.frame();
    for (char letter = 'a'; letter <= 'z'; ++letter) {
      INFO(letter);
      CHECK(driver.has(std::string{"enrol.key_"} + letter));
    }
    for (const char* const key : {"key_space", "backspace", "shift", "accents", "pinyin"}) {
      INFO(key);
      CHECK(driver.has(std::string{"enrol."} + key));
    }
  }
}
