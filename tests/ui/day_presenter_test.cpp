#include "app/ui/presenters/day_presenter.h"

#include "tests/ui/counter_fixture.h"

using namespace regulars;
using namespace regulars::ui;
using namespace regulars::tests;
using namespace std::chrono_literals;

TEST_CASE_METHOD(CounterFixture, "the day is opened by a manager's PIN only", "[ui]") {
  sign_in();
  act(ManagerTapped{});
  answer<ListStaff>(StaffListed{{cashier, manager}});
  REQUIRE(seen<SignInView>().tiles.size() == 1);  // managers only, and the only one is chosen
  CHECK(seen<SignInView>().chosen == "Wang Min");
  type("4321");
  act(ConfirmTapped{});
  answer<SignIn>(SignedIn{cashier});
  CHECK(seen<SignInView>().notice.words == "This PIN is not a manager's. Ask a manager.");
  type("4321");
  act(ConfirmTapped{});
  answer<SignIn>(SignedIn{manager});
  CHECK(shows<DayView>());
  CHECK(counter.view().status.cashier == "Lin Yue");  // the shift is still the cashier's
}

TEST_CASE_METHOD(CounterFixture, "the score is told with its denominator", "[ui]") {
  sign_in();
  act(ManagerTapped{});
  answer<ListStaff>(StaffListed{{manager}});
  type("4321");
  act(ConfirmTapped{});
  answer<SignIn>(SignedIn{manager});
  DayLoaded day;
  day.sales = 12;
  const auto add = [&](model::RatingOutcome outcome, std::uint8_t face) {
    day.rows.push_back({clock.wall(), outcome, face, 1, true, "Lin Yue"});
  };
  for (int i = 0; i < 4; ++i) add(model::RatingOutcome::Answered, 5);
  for (int i = 0; i < 2; ++i) add(model::RatingOutcome::Answered, 2);
  for (int i = 0; i < 3; ++i) add(model::RatingOutcome::Skipped, 0);
  add(model::RatingOutcome::TimedOut, 0);
  answer<LoadDay>(day);
  const DayView view = seen<DayView>();
  CHECK(view.score == "4.00");
  CHECK(view.answered == "6 answered of 10 asked, 60 %");
  CHECK(view.not_answered == "3 skipped, 1 timed out");
  CHECK(view.hours.at(0).hour == "14");
  CHECK(view.hours.at(0).faces == std::array<int, 5>{0, 2, 0, 0, 4});
  CHECK(view.lines.size() == DayView::kLines);
  CHECK(view.page == "1 of 2");
  act(PageTapped{1});
  act(PageTapped{1});
  CHECK(seen<DayView>().lines.size() == 2);
  act(BackTapped{});
  CHECK(shows<HomeView>());
}
