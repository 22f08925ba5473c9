#include "app/ui/presenters/household_presenter.h"

#include "tests/ui/counter_fixture.h"

using namespace regulars;
using namespace regulars::ui;
using namespace regulars::tests;

namespace {

class HouseholdFixture : public CounterFixture {
 public:
  HouseholdFixture() { sign_in(); }
  void open_household(const MemberCard& member) {
    arrive(CodeArrived{"2012345675678", "E0"});
    answer<LookUpCode>(CodeLookedUp{member});
    act(MoreTapped{});
    open("household");
  }
  void scan_other(const MemberCard& other) {
    arrive(CodeArrived{"2888", ""});
    answer<LookUpCode>(CodeLookedUp{other});
  }
  [[nodiscard]] static MemberCard li_na() {
    MemberCard other = a_member();
    other.member.id = model::MemberId{staff_id(99).uuid()};
    other.member.name = "Li Na";
    other.balance = {model::Points{320}, model::Points{320}};
    return other;
  }
  // The member who is served holds a household with Li Na.
  [[nodiscard]] static MemberCard holder() {
    MemberCard member = a_member();
    member.household = {member.member, li_na().member};
    return member;
  }
};

}  // namespace

TEST_CASE_METHOD(HouseholdFixture,
                 "who is scanned joins, and whose points go where is said before",
                 "[ui][household]") {
  open_household(a_member());
  CHECK(seen<PageView>().rows.empty());
  scan_other(li_na());
  const PagePanel panel = seen<PageView>().panel.value_or(PagePanel{});
  REQUIRE(panel.facts.size() == 2);
  CHECK(panel.facts.at(0).figure == "张伟");   // keeps
  CHECK(panel.facts.at(1).figure == "Li Na");  // joins
  CHECK(panel.total_figure == "320 points");
  SECTION("as proposed") {
    act(ConfirmTapped{});
    act(ConfirmTapped{});
    REQUIRE(worker.pending<MoveHousehold>() == 1);
    const auto asked = answer<MoveHousehold>(li_na());
    CHECK(asked.member == li_na().member.id);
    CHECK(asked.household == a_member().member.id);
    CHECK(asked.joins);
    answer<LoadMember>(holder());
    REQUIRE(seen<PageView>().rows.size() == 2);
    CHECK(seen<PageView>().rows.at(0).detail == "The points are kept here");
    CHECK(seen<PageView>().notice.tone == Tone::Good);
  }
  SECTION("the other way round") {
    act(PageActTapped{});
    CHECK(seen<PageView>().panel->facts.at(0).figure == "Li Na");
    CHECK(seen<PageView>().panel->total_figure == "12,480 points");
    act(ConfirmTapped{});
    const auto asked = worker.take<MoveHousehold>();
    REQUIRE(asked.has_value());
    CHECK(asked->second.member == a_member().member.id);
    CHECK(asked->second.household == li_na().member.id);
  }
  SECTION("refused, and nothing is lost") {
    act(ConfirmTapped{});
    refuse<MoveHousehold>(disk_full());
    CHECK(seen<PageView>().notice.tone == Tone::Bad);
    CHECK(seen<PageView>().panel.has_value());
  }
}

TEST_CASE_METHOD(HouseholdFixture,
                 "who is on her own joins the household there is",
                 "[ui][household]") {
  MemberCard other = li_na();
  other.standing.household = model::MemberId{staff_id(98).uuid()};
  model::Member grandmother;
  grandmother.id = other.standing.household;
  grandmother.name = "Wang Xiu";
  other.household = {grandmother, other.member};
  open_household(a_member());
  scan_other(other);
  CHECK(seen<PageView>().panel->facts.at(0).figure == "Wang Xiu");
  CHECK(seen<PageView>().act.empty());  // there is no other way round
  act(ConfirmTapped{});
  const auto asked = worker.take<MoveHousehold>();
  REQUIRE(asked.has_value());
  CHECK(asked->second.member == a_member().member.id);
  CHECK(asked->second.household == grandmother.id);
}

TEST_CASE_METHOD(HouseholdFixture,
                 "somebody leaves by a tap, but the holder does not",
                 "[ui][household]") {
  open_household(holder());
  act(PageRowTapped{0});
  CHECK(seen<PageView>().confirm.empty());
  act(ConfirmTapped{});
  CHECK(worker.pending<MoveHousehold>() == 0);
  act(PageRowTapped{1});
  CHECK(seen<PageView>().confirm == "Leave");
  act(ConfirmTapped{});
  const auto asked = answer<MoveHousehold>(li_na());
  CHECK_FALSE(asked.joins);
  CHECK(asked.member == li_na().member.id);
  answer<LoadMember>(a_member());
  CHECK(seen<PageView>().rows.empty());
}

TEST_CASE_METHOD(HouseholdFixture, "who cannot join is told why", "[ui][household]") {
  open_household(holder());
  SECTION("she is of it already") {
    MemberCard other = li_na();
    other.standing.household = a_member().member.id;
    other.household = holder().household;
    scan_other(other);
    CHECK(seen<PageView>().notice.words == "Li Na is of this household already.");
  }
  SECTION("she is of another one") {
    MemberCard other = li_na();
    other.standing.household = model::MemberId{staff_id(98).uuid()};
    scan_other(other);
    CHECK(seen<PageView>().notice.words == "Both are of a household. One has to leave first.");
  }
  SECTION("it is herself") {
    scan_other(holder());
    CHECK(seen<PageView>().notice.tone == Tone::Caution);
  }
  SECTION("nobody has the card") {
    arrive(CodeArrived{"2999", ""});
    answer<LookUpCode>(CodeLookedUp{CodeUnknown{{model::IdentifierKind::Card, "2999"}}});
    CHECK(seen<PageView>().notice.tone == Tone::Caution);
  }
  CHECK_FALSE(seen<PageView>().panel.has_value());
}

TEST_CASE_METHOD(HouseholdFixture, "the other is searched for by name", "[ui][household]") {
  open_household(a_member());
  act(PageActTapped{});
  REQUIRE(shows<SearchView>());
  act(TextTyped{"Li"});
  answer<SearchMembers>(MembersFound{"Li", {li_na().member}});
  act(FoundTapped{0});
  answer<LoadMember>(li_na());
  CHECK(seen<PageView>().kind == PageKind::Household);
  CHECK(seen<PageView>().panel->facts.at(1).figure == "Li Na");
}
