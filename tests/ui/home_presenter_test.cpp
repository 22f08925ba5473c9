#include "app/ui/presenters/home_presenter.h"

#include "tests/ui/counter_fixture.h"

using namespace regulars;
using namespace regulars::ui;
using namespace regulars::tests;
using namespace std::chrono_literals;

TEST_CASE_METHOD(CounterFixture, "home shows the day with the denominator of its score", "[ui]") {
  sign_in();
  act(SearchTapped{});
  act(BackTapped{});
  HomeLoaded home;
  home.recent.push_back(
      {a_member().member.id, "", "•••• 5678", 1, model::Points{-500}, clock.wall()});
  home.members_seen = 132;
  home.points_given = model::Points{48'210};
  home.prompts = 118;
  home.answers = 67;
  home.face_sum = 296;
  answer<LoadHome>(home);
  const HomeView view = seen<HomeView>();
  CHECK(view.today.at(0).value == "132");
  CHECK(view.today.at(1).value == "48,210");
  CHECK(view.today.at(2).value == "4.4");
  CHECK(view.today.at(2).words == "from 67 of 118 asked");
  CHECK(view.recent.at(0).name == "•••• 5678");
  CHECK(view.recent.at(0).detail == "Gold, 14:32");
  CHECK(view.recent.at(0).points == "−500");
  act(RecentTapped{0});
  answer<LoadMember>(a_member());
  CHECK(shows<MemberView>());
}

TEST_CASE_METHOD(CounterFixture, "a scan opens its member without a touch", "[ui]") {
  sign_in();
  arrive(CodeArrived{"2012345675678", "E0"});
  CHECK(seen<HomeView>().is_looking);
  const auto asked = answer<LookUpCode>(CodeLookedUp{a_member()});
  CHECK(asked.raw == "2012345675678");
  CHECK(asked.aim == "E0");
  const MemberView view = seen<MemberView>();
  CHECK(view.name == "张伟");
  CHECK(view.tier == "Gold");
  CHECK(view.points == "12,480");
  CHECK(view.worth == "≈ ¥124.80");
  CHECK(view.since == "Since 2019");
  CHECK(view.identifiers == "•••• 5678     138 •••• 8000");
  CHECK(view.reward_missing == "2,520 points to go");
  CHECK(view.reward_percent == 83);
}

TEST_CASE_METHOD(CounterFixture, "of two quick scans the last one counts", "[ui]") {
  sign_in();
  arrive(CodeArrived{"1", ""});
  arrive(CodeArrived{"2", ""});
  answer<LookUpCode>(CodeLookedUp{a_member()});  // the first one's answer comes late
  CHECK(shows<HomeView>());
  answer<LookUpCode>(CodeLookedUp{CodeUnknown{{model::IdentifierKind::Card, "2999"}}});
  CHECK(shows<FormView>());
}

TEST_CASE_METHOD(CounterFixture, "a bank card is named and never shown", "[ui]") {
  sign_in();
  arrive(ScanFailed{"scan.bank_card"});
  CHECK(seen<HomeView>().notice.words.find("This is a bank card.") == 0);
  pass(10s);
  CHECK(seen<HomeView>().notice.words.empty());
}

TEST_CASE_METHOD(CounterFixture, "a full queue says busy and asks for another tap", "[ui]") {
  sign_in();
  worker.is_full = true;
  arrive(CodeArrived{"2012345675678", ""});
  CHECK(seen<HomeView>().notice.words == "Busy for a moment. Tap again.");
}

TEST_CASE_METHOD(CounterFixture, "changing the cashier asks for a PIN again", "[ui]") {
  sign_in();
  act(ChangeCashierTapped{});
  CHECK(shows<SignInView>());
  CHECK(counter.view().status.cashier.empty());
}
