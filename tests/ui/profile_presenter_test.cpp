#include "app/ui/presenters/profile_presenter.h"

#include <algorithm>
#include <array>

#include "app/model/consent_text.h"
#include "tests/ui/counter_fixture.h"

using namespace regulars;
using namespace regulars::ui;
using namespace regulars::tests;
using namespace std::chrono_literals;

namespace {

class ProfileFixture : public CounterFixture {
 public:
  ProfileFixture() {
    sign_in();
    scan();
    act(MoreTapped{});
    open_entry("profile");
  }
  // The tile of More that has this id.
  void open_entry(std::string_view id) {
    const auto rows = seen<PageView>().rows;
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const PageRow& row) { return row.id == id; });
    REQUIRE(found != rows.end());
    act(PageRowTapped{static_cast<std::size_t>(found - rows.begin())});
  }
  [[nodiscard]] FormView form() const { return seen<FormView>(); }
  [[nodiscard]] ConsentEditor consents() const { return std::get<ConsentEditor>(form().editor); }
};

}  // namespace

TEST_CASE_METHOD(ProfileFixture, "the profile is two taps from the member, and back", "[ui]") {
  CHECK(form().kind == FormKind::Profile);
  CHECK(form().rows.at(0).value == "张伟");
  act(BackTapped{});
  CHECK(seen<PageView>().kind == PageKind::More);
  open_entry("consents");
  CHECK(consents().rows.size() == 4);
}

TEST_CASE_METHOD(ProfileFixture, "a name is corrected, and a failure says so", "[ui]") {
  act(LineTapped{0});
  CHECK(std::get<NameEditor>(form().editor).text == "张伟");
  act(TextTyped{"民"});
  act(ConfirmTapped{});
  act(ConfirmTapped{});
  CHECK(worker.pending<CorrectMember>() == 1);
  SECTION("saved") {
    MemberCard card = a_member(model::Strength::Number);
    card.member.name = "张伟民";
    const auto asked = answer<CorrectMember>(card);
    CHECK(asked.correction.name == "张伟民");
    CHECK_FALSE(asked.correction.birthday);
    CHECK(form().rows.at(0).value == "张伟民");
  }
  SECTION("the disk is full") {
    refuse<CorrectMember>(disk_full());
    CHECK(form().notice.tone == Tone::Bad);
    CHECK(form().rows.at(0).value == "张伟");
  }
}

TEST_CASE_METHOD(ProfileFixture, "a birthday is corrected with its day", "[ui]") {
  act(LineTapped{1});
  act(CalendarTapped{});
  act(TileTapped{7});
  CHECK(worker.pending<CorrectMember>() == 0);
  act(TileTapped{14});
  MemberCard card = a_member();
  card.standing.birthday = model::Birthday{8, 15, true};
  CHECK(answer<CorrectMember>(card).correction.birthday == model::Birthday{8, 15, true});
  CHECK(form().rows.at(1).value == "Lunar 8/15");
}

TEST_CASE_METHOD(ProfileFixture,
                 "each purpose is given and taken back, with its time and its words",
                 "[ui]") {
  act(LineTapped{2});
  CHECK(consents().rows.at(0).is_on);
  CHECK_FALSE(consents().rows.at(1).is_on);
  act(SwitchTapped{1});
  act(SwitchTapped{1});
  REQUIRE(worker.pending<SetConsent>() == 1);
  MemberCard card = a_member();
  card.standing.consents = {{model::Purpose::Marketing, true, 1, clock.wall()}};
  const auto given = answer<SetConsent>(card);
  CHECK(given.word.purpose == model::Purpose::Marketing);
  CHECK(given.word.is_given);
  CHECK(given.word.text_version == 1);
  CHECK(consents().rows.at(1).is_on);
  CHECK(consents().rows.at(1).detail == "Since 20 Nov 2026, words no. 1");
  act(SwitchTapped{1});
  card.standing.consents.front().is_given = false;
  CHECK_FALSE(answer<SetConsent>(card).word.is_given);
  CHECK(consents().rows.at(1).detail == "Taken back 20 Nov 2026, words no. 1");
}

TEST_CASE_METHOD(ProfileFixture,
                 "an erasure says what goes and stays, and a manager signs it",
                 "[ui]") {
  act(LineTapped{3});
  const auto parts = std::get<EraseEditor>(form().editor).parts;
  REQUIRE(parts.size() == 4);
  CHECK(parts.at(2).words == "12,480 points");
  act(ConfirmTapped{});
  CHECK(worker.pending<EraseMember>() == 0);
  answer<ListStaff>(StaffListed{{cashier, manager}});
  CHECK(seen<SignInView>().allowing.find("张伟") != std::string::npos);
  type("1234");
  act(ConfirmTapped{});
  answer<SignIn>(SignedIn{manager});
  const auto asked = answer<EraseMember>(MemberErased{a_member().member.id});
  CHECK(asked.allowed_by == manager.id);
  CHECK(asked.staff == cashier.id);
  CHECK(seen<HomeView>().notice.words == "Erased. Name, numbers and cards are gone.");
}

TEST_CASE_METHOD(ProfileFixture,
                 "offline an erasure says when the other tills hear of it",
                 "[ui]") {
  arrive(ConnectionChanged{false, 0, {}, {}, {}});
  act(LineTapped{3});
  const auto parts = std::get<EraseEditor>(form().editor).parts;
  CHECK(parts.back().words.find("when this till is online again") != std::string::npos);
}

TEST_CASE("whoever changes the words of an agreement raises its version", "[ui]") {
  // The English words of each version, in order; add a line with a new version, never change one.
  struct Known {
    model::Purpose purpose;
    std::int64_t version;
    std::string_view words;
  };
  constexpr std::array<Known, 4> kKnown{{
      {model::Purpose::Greeting, 1, "Greet by name on the customer's screen"},
      {model::Purpose::Marketing, 1, "Send news and offers to the mobile number"},
      {model::Purpose::Profiling, 1, "Choose offers by what was bought"},
      {model::Purpose::Birthday, 1, "Keep the birthday, for congratulations and gifts"},
  }};
  const auto catalogues = i18n::Catalogues::built_in();
  for (const model::ConsentText& text : model::kConsentTexts) {
    const auto known = std::find_if(kKnown.begin(), kKnown.end(), [&](const Known& each) {
      return each.purpose == text.purpose && each.version == text.version;
    });
    REQUIRE(known != kKnown.end());
    CHECK(catalogues.in(i18n::Language::English).text(text.key, {}) == known->words);
  }
}
