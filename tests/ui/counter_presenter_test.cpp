#include "app/ui/presenters/counter_presenter.h"

#include "tests/ui/counter_fixture.h"

using namespace regulars;
using namespace regulars::ui;
using namespace regulars::tests;
using namespace std::chrono_literals;

TEST_CASE_METHOD(CounterFixture, "an idle counter goes home, but not while it saves", "[ui]") {
  sign_in();
  scan();
  act(EarnTapped{});
  type("100");
  pass(59s);
  CHECK(shows<AmountView>());
  SECTION("nobody is there") {
    pass(1s);
    CHECK(shows<HomeView>());
  }
  SECTION("the disk is slow") {
    act(ConfirmTapped{});
    pass(120s);
    CHECK(shows<AmountView>());
  }
}

TEST_CASE_METHOD(CounterFixture, "the strip says online, offline and what is wrong", "[ui]") {
  CHECK(counter.view().status.connection == "Online, all sent");
  arrive(ConnectionChanged{false, 3, {}, {}, {}});
  CHECK(counter.view().status.connection == "Offline, 3 to send");
  CHECK(counter.view().status.tone == Tone::Caution);
  arrive(ConnectionChanged{false, 3, {}, "error.unauthorised", {}});
  CHECK(counter.view().status.remedy.find("Connect it again.") != std::string::npos);
  CHECK(counter.view().status.time == "14:32");
}

TEST_CASE_METHOD(CounterFixture, "nothing needs a tick before the next minute at home", "[ui]") {
  sign_in();
  CHECK(counter.next_deadline() == clock.steady() + 60s);
  pass(10s);
  CHECK(counter.next_deadline() == clock.steady() + 50s);
  const View before = counter.view();
  pass(1s);
  CHECK(counter.view() == before);
}

TEST_CASE_METHOD(CounterFixture, "answers nobody waits for change nothing", "[ui]") {
  sign_in();
  const View before = counter.view();
  arrive(Reply{9'999, Result<Answer>{PointsAwarded{}}});
  arrive(Reply{9'998, Result<Answer>{fail(disk_full())}});
  CHECK(counter.view() == before);
  scan();
  act(EarnTapped{});
  type("100");
  arrive(CodeArrived{"1", ""});  // the next customer pushes in
  answer<LookUpCode>(CodeLookedUp{CodeUnknown{{model::IdentifierKind::Card, "1"}}});
  CHECK(shows<FormView>());
}
