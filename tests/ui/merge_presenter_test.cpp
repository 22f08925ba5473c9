#include "app/ui/presenters/merge_presenter.h"

#include "tests/ui/counter_fixture.h"

using namespace regulars;
using namespace regulars::ui;
using namespace regulars::tests;

namespace {

class MergeFixture : public CounterFixture {
 public:
  void open_merge(const model::Staff& who) {
    act(StaffTapped{who.id == cashier.id ? 0U : 1U});
    type("1234");
    act(ConfirmTapped{});
    answer<SignIn>(SignedIn{who});
    answer<LoadHome>(HomeLoaded{});
    scan();
    act(MoreTapped{});
    open("merge");
  }
  void scan_other() {
    arrive(CodeArrived{"2888", ""});
    answer<LookUpCode>(CodeLookedUp{zhang_wei()});
  }
  // The same person, enrolled again this year.
  [[nodiscard]] static MemberCard zhang_wei() {
    MemberCard other = a_member();
    other.member.id = model::MemberId{staff_id(99).uuid()};
    other.member.name = "Zhang Wei";
    other.member.joined = std::chrono::sys_days{std::chrono::year{2026} / 3 / 1};
    other.member.visits = 2;
    other.member.tier = 0;
    other.balance = {model::Points{320}, model::Points{320}};
    return other;
  }
};

}  // namespace

TEST_CASE_METHOD(MergeFixture, "two entries are compared, and the older one stays", "[ui][merge]") {
  open_merge(manager);
  CHECK(seen<PageView>().confirm.empty());
  scan_other();
  const PageView view = seen<PageView>();
  REQUIRE(view.rows.size() == 2);
  CHECK(view.rows.at(0).is_chosen);
  CHECK(view.rows.at(0).words == "张伟");
  REQUIRE(view.panel.has_value());
  CHECK(view.panel->facts.at(2).figure == "48");
  CHECK(view.panel->facts.at(2).other == "2");
  CHECK(view.panel->total_figure == "12,800 points");
  act(PageRowTapped{1});
  CHECK(seen<PageView>().panel->facts.at(2).figure == "2");  // who stays comes first
  act(PageActTapped{});
  CHECK(seen<PageView>().rows.at(0).is_chosen);
}

TEST_CASE_METHOD(MergeFixture, "a manager merges and signs for it", "[ui][merge]") {
  open_merge(manager);
  scan_other();
  act(ConfirmTapped{});
  act(ConfirmTapped{});
  REQUIRE(worker.pending<MergeMembers>() == 1);
  MemberCard together = a_member();
  together.balance = {model::Points{12'800}, model::Points{12'800}};
  const auto asked = answer<MergeMembers>(together);
  CHECK(asked.winner == a_member().member.id);
  CHECK(asked.loser == zhang_wei().member.id);
  CHECK(asked.allowed_by == manager.id);
  CHECK(seen<MemberView>().points == "12,800");
  CHECK(seen<MemberView>().notice.words == "Two entries are one now.");
}

TEST_CASE_METHOD(MergeFixture, "a cashier merges only when somebody above signs", "[ui][merge]") {
  open_merge(cashier);
  scan_other();
  act(PageRowTapped{1});
  act(ConfirmTapped{});
  CHECK(worker.pending<MergeMembers>() == 0);
  CHECK(seen<SignInView>().allowing.find("张伟 goes into Zhang Wei for good.") == 0);
  answer<ListStaff>(StaffListed{{cashier, manager}});
  SECTION("nobody does") {
    act(BackTapped{});
    CHECK(worker.pending<MergeMembers>() == 0);
    CHECK(seen<PageView>().rows.at(1).is_chosen);  // kept
  }
  SECTION("a manager does") {
    type("1234");
    act(ConfirmTapped{});
    answer<SignIn>(SignedIn{manager});
    SECTION("and the disk refuses") {
      refuse<MergeMembers>(disk_full());
      CHECK(seen<PageView>().notice.tone == Tone::Bad);
      CHECK(seen<PageView>().rows.size() == 2);
    }
    SECTION("and the one who stays is served") {
      const auto asked = answer<MergeMembers>(zhang_wei());
      CHECK(asked.winner == zhang_wei().member.id);
      CHECK(asked.staff == cashier.id);
      CHECK(asked.allowed_by == manager.id);
      CHECK(seen<MemberView>().name == "Zhang Wei");
    }
  }
}

TEST_CASE_METHOD(MergeFixture,
                 "the very same entry, and a card that nobody has, are told",
                 "[ui][merge]") {
  open_merge(manager);
  arrive(CodeArrived{"2012345675678", ""});
  SECTION("the same") {
    answer<LookUpCode>(CodeLookedUp{a_member()});
    CHECK(seen<PageView>().notice.words == "That is this very entry.");
  }
  SECTION("nobody's") {
    answer<LookUpCode>(CodeLookedUp{CodeUnknown{{model::IdentifierKind::Card, "2999"}}});
    CHECK(seen<PageView>().notice.tone == Tone::Caution);
  }
  CHECK(seen<PageView>().rows.empty());
}
