#include "app/ui/presenters/member_pin_presenter.h"

#include "tests/ui/counter_fixture.h"

using namespace regulars;
using namespace regulars::tests;
using namespace regulars::ui;

namespace {

struct PinFixture : CounterFixture {
  PinFixture() {
    sign_in();
    scan();
    act(MoreTapped{});
    open("pin");
  }
  void enter(const char* digits) {
    type(digits);
    act(ConfirmTapped{});
  }
};

}  // namespace

TEST_CASE_METHOD(PinFixture, "a PIN is typed twice and goes to central", "[ui]") {
  CHECK(seen<SignInView>().is_for_member);
  CHECK(seen<SignInView>().tiles.size() == 1);
  enter("2580");
  CHECK(seen<SignInView>().allowing == "The same PIN once more.");
  CHECK(worker.pending<ChooseMemberPin>() == 0);
  SECTION("and is set") {
    enter("2580");
    CHECK(seen<SignInView>().is_checking);
    answer<ChooseMemberPin>(MemberPinChosen{});
    CHECK(seen<SignInView>().notice.tone == Tone::Good);
    CHECK_FALSE(seen<SignInView>().is_entering);
    act(BackTapped{});
    CHECK_FALSE(shows<SignInView>());
  }
  SECTION("unless the two differ") {
    enter("2589");
    CHECK(seen<SignInView>().notice.words == "The two were not the same. Choose again.");
    CHECK(worker.pending<ChooseMemberPin>() == 0);
  }
  SECTION("or the network is away, which is said") {
    enter("2580");
    refuse<ChooseMemberPin>({ErrorKind::network, "", "proof.offline", {}});
    CHECK(seen<SignInView>().notice.words ==
          "Central cannot be reached: a PIN is chosen only online. Nothing was changed.");
    CHECK(seen<SignInView>().is_entering);
    enter("2580");  // once is enough now
    CHECK(worker.take<ChooseMemberPin>()->second.pin == "2580");
  }
}

TEST_CASE_METHOD(PinFixture,
                 "whoever has a PIN says the old one, or somebody above signs",
                 "[ui]") {
  enter("2580");
  enter("2580");
  refuse<ChooseMemberPin>({ErrorKind::refused, "", "proof.pin_known", {}});
  REQUIRE(seen<SignInView>().tiles.size() == 2);
  SECTION("the old one, wrong at first") {
    enter("1357");
    const auto wrong = refuse<ChooseMemberPin>({ErrorKind::refused, "", "proof.pin_wrong", {}});
    CHECK(wrong.old == "1357");
    CHECK(wrong.pin == "2580");
    enter("7412");
    const auto right = worker.take<ChooseMemberPin>();
    REQUIRE(right.has_value());
    CHECK(right->second.old == "7412");
    CHECK(right->second.pin == "2580");  // not typed again
  }
  SECTION("a signature") {
    act(StaffTapped{1});
    answer<ListStaff>(StaffListed{{cashier, manager}});
    enter("1234");
    answer<SignIn>(SignedIn{manager});
    const auto asked = worker.take<ChooseMemberPin>();
    REQUIRE(asked.has_value());
    CHECK(asked->second.allowed_by == manager.id);
    CHECK(asked->second.old.empty());
  }
}
