// Screens tapped by name as a finger does, with the real presenters behind them.

#include "tests/support/tap_driver.h"
#include "tests/ui/counter_fixture.h"

using namespace regulars;
using namespace regulars::ui;
using namespace regulars::tests;
using namespace std::chrono_literals;

namespace {

class ScreenFixture : public CounterFixture {
 public:
  TapDriver finger{[this] { return counter.view(); },
                   [this](const Action& action) { counter.handle(action); }};
};

}  // namespace

TEST_CASE_METHOD(ScreenFixture, "from sign-in to thanks by finger", "[ui][screens]") {
  REQUIRE(finger.tap("signin.staff_0"));
  for (const char* key : {"signin.key_1", "signin.key_2", "signin.key_3", "signin.key_4"}) {
    REQUIRE(finger.tap(key));
  }
  REQUIRE(finger.tap("signin.confirm"));
  answer<SignIn>(SignedIn{cashier});
  answer<LoadHome>(HomeLoaded{});
  scan();
  REQUIRE(finger.tap("member.earn"));
  for (const char* key : {"earn.key_2", "earn.key_8", "earn.key_6", "earn.key_00"}) {
    REQUIRE(finger.tap(key));
  }
  CHECK(seen<AmountView>().amount == "¥286.00");
  REQUIRE(finger.tap("earn.confirm"));
  CHECK_FALSE(finger.tap("earn.confirm"));  // it is off while the disk writes
  CHECK(worker.pending<AwardPoints>() == 1);
  answer<AwardPoints>(PointsAwarded{7, model::Points{429}, model::Points{12'909}, false});
  CHECK_FALSE(finger.has("rating.face_5"));
  pass(2s);
  REQUIRE(finger.tap("rating.face_5"));
  CHECK(worker.pending<RecordRating>() == 1);
  CHECK(shows<ThanksView>());
  CHECK(finger.touch().last_tap() == "rating.face_5");
}

TEST_CASE_METHOD(ScreenFixture, "search, redeem and the manager by finger", "[ui][screens]") {
  sign_in();
  REQUIRE(finger.tap("home.search"));
  REQUIRE(finger.tap("search.key_1"));
  REQUIRE(finger.tap("search.backspace"));
  REQUIRE(finger.tap("search.back"));
  REQUIRE(finger.tap("home.new_member"));
  REQUIRE(finger.tap("enrol.back"));
  scan();
  REQUIRE(finger.tap("member.redeem"));
  CHECK_FALSE(finger.tap("redeem.confirm"));
  REQUIRE(finger.tap("redeem.reward_0"));
  REQUIRE(finger.tap("redeem.confirm"));
  CHECK(worker.pending<RedeemReward>() == 1);
  refuse<RedeemReward>({ErrorKind::network, "timeout", "", {}});
  REQUIRE(finger.tap("redeem.back"));
  REQUIRE(finger.tap("member.back"));
  REQUIRE(finger.tap("home.manager"));
  REQUIRE(finger.tap("signin.back"));
  CHECK(shows<HomeView>());
}

TEST_CASE_METHOD(ScreenFixture,
                 "a double tap does not press what comes to stand there",
                 "[ui][screens]") {
  sign_in();
  scan();
  finger.frame();
  // "Redeem" now, and then the first reward.
  const TouchPoint where{380, 560};
  finger.pause = 20ms;  // impatient
  finger.tap_at(where);
  REQUIRE(shows<RedeemView>());
  finger.tap_at(where);
  CHECK_FALSE(seen<RedeemView>().tiles.at(0).is_chosen);
  finger.pause = 500ms;
  finger.tap_at(where);
  CHECK(seen<RedeemView>().tiles.at(0).is_chosen);
}

TEST_CASE_METHOD(ScreenFixture,
                 "a press darkens at once and a finger that slips off does nothing",
                 "[ui][screens]") {
  sign_in();
  const auto calm = finger.frame();
  REQUIRE(finger.hold("home.search"));
  CHECK(finger.touch().is_busy());
  CHECK(finger.last_hash() != calm);
  finger.lift_at({640, 300});
  CHECK(shows<HomeView>());
  finger.frame();
  CHECK(finger.frame() == calm);
}

TEST_CASE_METHOD(ScreenFixture, "everything can be reached by keyboard", "[ui][screens]") {
  sign_in();
  const auto calm = finger.frame();
  finger.focus(FocusMove::Next);
  CHECK(finger.frame() != calm);  // the focus is seen
  finger.focus(FocusMove::Activate);
  CHECK(shows<SearchView>());
  finger.key(TextTyped{"1"});
  CHECK(seen<SearchView>().text == "1");
  finger.key(EscapePressed{});
  CHECK(shows<HomeView>());
}

TEST_CASE_METHOD(ScreenFixture,
                 "the customer's screen does not hear the cashier's keyboard",
                 "[ui][screens]") {
  sign_in();
  scan();
  earn();
  pass(2s);
  REQUIRE(shows<RatingView>());
  finger.frame();
  finger.focus(FocusMove::Next);
  finger.focus(FocusMove::Activate);
  finger.key(EnterPressed{});
  CHECK(shows<RatingView>());
  CHECK(worker.pending<RecordRating>() == 0);
}

TEST_CASE_METHOD(ScreenFixture,
                 "a cashier who goes on tapping does not answer for the customer",
                 "[ui][screens]") {
  sign_in();
  scan();
  REQUIRE(finger.tap("member.earn"));
  REQUIRE(finger.tap("earn.key_9"));
  const Rect confirm = finger.touch().targets().at("earn.confirm").rect;
  REQUIRE(finger.tap("earn.confirm"));
  answer<AwardPoints>(PointsAwarded{7, model::Points{1}, model::Points{12'481}, false});
  finger.frame();
  pass(2s);
  finger.frame();
  REQUIRE(shows<RatingView>());
  finger.pause = 100ms;  // the question has just appeared under the finger
  finger.tap_at({confirm.centre_x(), confirm.centre_y()});
  CHECK(shows<RatingView>());
  CHECK(counter.view().language == i18n::Language::English);
  CHECK(worker.pending<RecordRating>() == 0);
}

TEST_CASE_METHOD(ScreenFixture, "the history and its reasons by finger", "[ui][screens]") {
  sign_in();
  scan();
  REQUIRE(finger.tap("member.more"));
  REQUIRE(finger.tap("more.history"));
  HistoryEntry sale;
  sale.at = clock.wall();
  sale.points = model::Points{429};
  HistoryLoaded loaded{a_member().member.id, {sale}, true};
  loaded.entries.resize(12, sale);
  answer<LoadHistory>(loaded);
  REQUIRE(finger.tap("history.row_1"));
  CHECK(seen<PageView>().panel.has_value());
  CHECK(seen<PageView>().rows.at(1).is_chosen);
  REQUIRE(finger.tap("history.later"));
  CHECK(seen<PageView>().has_earlier);
  REQUIRE(finger.tap("history.earlier"));
  CHECK_FALSE(finger.tap("history.earlier"));  // this is the first page
  REQUIRE(finger.tap("history.back"));
  CHECK(shows<PageView>());
}

TEST_CASE_METHOD(ScreenFixture, "points are slid, stepped and typed by finger", "[ui][screens]") {
  sign_in();
  model::Programme programme = a_programme();
  programme.rewards.front().kind = model::RewardKind::PointsToMoney;
  arrive(ProgrammeChanged{programme});
  scan();
  REQUIRE(finger.tap("member.redeem"));
  REQUIRE(finger.tap("redeem.reward_0"));
  CHECK(seen<RedeemView>().choice->points == "12,480");
  REQUIRE(finger.tap("redeem.less"));
  CHECK(seen<RedeemView>().choice->points == "12,479");
  finger.frame();
  REQUIRE(finger.hold("redeem.slider"));
  CHECK(seen<RedeemView>().choice->points == "6,200");
  finger.lift_at({0, 0});  // the thumb stays where it was let go
  CHECK(seen<RedeemView>().choice->permille < 600);
  REQUIRE(finger.tap("redeem.key_5"));
  REQUIRE(finger.tap("redeem.key_00"));
  CHECK(seen<RedeemView>().choice->points == "500");
  REQUIRE(finger.tap("redeem.confirm"));
  CHECK(worker.pending<RedeemReward>() == 1);
}
