#include "app/ui/presenters/adjust_presenter.h"

#include "tests/ui/money_fixture.h"

using namespace regulars;
using namespace regulars::ui;
using namespace regulars::tests;
using namespace std::chrono_literals;

TEST_CASE_METHOD(MoneyFixture, "a cashier's adjustment is signed for by somebody above", "[ui]") {
  scan();
  act(MoreTapped{});
  open("Adjust points");
  type("50");
  CHECK(seen<AmountView>().amount == "+50 points");
  act(ConfirmTapped{});
  CHECK(seen<AmountView>().notice.words == "Tap why: the reason is kept with it.");
  act(AmountChoiceTapped{1});
  act(SignTapped{});
  CHECK(seen<AmountView>().amount == "−50 points");
  CHECK(seen<AmountView>().total == "12,430 points");
  act(ConfirmTapped{});
  CHECK(seen<SignInView>().allowing == "−50 points for 张伟. Your name is kept with it.");
  answer<ListStaff>(StaffListed{{cashier, manager}});
  act(StaffTapped{0});
  type("1234");
  act(ConfirmTapped{});
  answer<SignIn>(SignedIn{manager});
  const auto asked =
      answer<AdjustPoints>(PointsAdjusted{model::Points{-50}, model::Points{12'430}, false});
  CHECK(asked.points == model::Points{-50});
  CHECK(asked.reason == "correction");
  CHECK(asked.allowed_by == manager.id);
  CHECK(asked.staff == cashier.id);
  pass(1s);
  CHECK(seen<DoneView>().points == "−50");
}

TEST_CASE_METHOD(MoneyFixture, "money of the account is adjusted in its own figure", "[ui]") {
  scan();
  act(MoreTapped{});
  open("Adjust points");
  act(AmountPurseTapped{1});
  type("500");
  CHECK(seen<AmountView>().amount == "+¥5.00");
  CHECK(seen<AmountView>().total == "¥5.00");
  CHECK(seen<AmountView>().purses.at(1).is_chosen);
}

TEST_CASE_METHOD(MoneyFixture, "what is beyond a supervisor goes to a manager, once", "[ui]") {
  scan();
  act(MoreTapped{});
  open("Adjust points");
  type("500");
  act(AmountChoiceTapped{0});
  act(ConfirmTapped{});
  answer<ListStaff>(StaffListed{{cashier, manager}});
  act(StaffTapped{0});
  type("1234");
  act(ConfirmTapped{});
  answer<SignIn>(SignedIn{manager});
  refuse<AdjustPoints>({ErrorKind::refused, "no", "error.counter.adjust_limit", {"100"}});
  CHECK(shows<SignInView>());  // the sheet is open again, and nothing typed is lost
  act(BackTapped{});
  CHECK(seen<AmountView>().amount == "+500 points");
}
