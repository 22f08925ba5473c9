#include "app/ui/presenters/done_presenter.h"

#include "tests/ui/counter_fixture.h"

using namespace regulars;
using namespace regulars::ui;
using namespace regulars::tests;
using namespace std::chrono_literals;

TEST_CASE_METHOD(CounterFixture, "the figure counts up, then the customer is asked", "[ui]") {
  sign_in();
  scan();
  earn();
  CHECK(seen<DoneView>().points == "0");
  CHECK(counter.next_deadline() <= clock.steady() + 20ms);
  pass(120ms);
  CHECK(seen<DoneView>().points == "+214");
  pass(125ms);
  CHECK(seen<DoneView>().points == "+429");
  pass(1'200ms);
  CHECK(seen<RatingView>().thanks == "Thank you, 张伟");
  CHECK(seen<RatingView>().points == "+429 points");
}

TEST_CASE_METHOD(CounterFixture,
                 "the cashier can neither skip the question nor answer it",
                 "[ui]") {
  sign_in();
  act(FaceTapped{5});
  scan();
  act(FaceTapped{5});
  earn();
  act(FaceTapped{5});
  act(SkipTapped{});
  act(BackTapped{});
  CHECK(shows<DoneView>());
  pass(2s);
  REQUIRE(shows<RatingView>());
  act(EnterPressed{});
  act(EscapePressed{});
  act(TextTyped{"5"});
  CHECK(shows<RatingView>());
  CHECK(worker.pending<RecordRating>() == 0);
}

TEST_CASE_METHOD(CounterFixture, "a face is recorded once, with thanks", "[ui]") {
  sign_in();
  scan();
  earn(7);
  pass(2s);
  act(FaceTapped{2});
  act(FaceTapped{5});
  CHECK(shows<ThanksView>());
  CHECK(worker.pending<RecordRating>() == 1);
  const auto rating = answer<RecordRating>(RatingRecorded{});
  CHECK(rating.sale_seq == 7);
  CHECK(rating.outcome == model::RatingOutcome::Answered);
  CHECK(rating.face == 2);
  pass(3s);
  CHECK(shows<HomeView>());
}

TEST_CASE_METHOD(CounterFixture, "skipping is as easy as answering", "[ui]") {
  sign_in();
  scan();
  earn();
  pass(2s);
  act(SkipTapped{});
  CHECK(answer<RecordRating>(RatingRecorded{}).outcome == model::RatingOutcome::Skipped);
  CHECK(shows<HomeView>());
}

TEST_CASE_METHOD(CounterFixture, "silence ends the question after twelve seconds", "[ui]") {
  sign_in();
  scan();
  earn();
  pass(2s);
  pass(11'900ms);
  CHECK(shows<RatingView>());
  pass(200ms);
  CHECK(shows<HomeView>());
  CHECK(answer<RecordRating>(RatingRecorded{}).outcome == model::RatingOutcome::TimedOut);
}

TEST_CASE_METHOD(CounterFixture, "the next card ends the question before it", "[ui]") {
  sign_in();
  scan();
  earn();
  SECTION("while the question is open") {
    pass(2s);
  }
  SECTION("before it was drawn") {}
  arrive(CodeArrived{"2012345675678", ""});
  CHECK(shows<HomeView>());
  CHECK(worker.pending<RecordRating>() == 1);
  CHECK(answer<RecordRating>(RatingRecorded{}).outcome == model::RatingOutcome::TimedOut);
  answer<LookUpCode>(CodeLookedUp{a_member()});
  CHECK(shows<MemberView>());
}

TEST_CASE_METHOD(CounterFixture, "the customer's language is the customer's alone", "[ui]") {
  sign_in();
  scan();
  earn();
  pass(2s);
  act(LanguageTapped{});
  CHECK(counter.view().language == i18n::Language::SimplifiedChinese);
  CHECK(seen<RatingView>().thanks == "谢谢您，张伟");
  pass(13s);
  CHECK(shows<RatingView>());  // somebody is there: more time
  act(FaceTapped{5});
  CHECK(counter.view().language == i18n::Language::SimplifiedChinese);
  pass(3s);
  CHECK(counter.view().language == i18n::Language::English);
  scan();
  earn(8);
  pass(2s);
  CHECK(counter.view().language == i18n::Language::English);  // nothing of the last customer
}

TEST_CASE_METHOD(CounterFixture, "a rating that the disk refused is tried again", "[ui]") {
  sign_in();
  scan();
  earn();
  pass(2s);
  act(FaceTapped{4});
  refuse<RecordRating>(disk_full());
  CHECK(shows<ThanksView>());  // the customer is not bothered
  pass(6s);
  CHECK(answer<RecordRating>(RatingRecorded{}).face == 4);
  pass(60s);
  CHECK(worker.pending<RecordRating>() == 0);
}

TEST_CASE_METHOD(CounterFixture, "a sale that was known is not asked about again", "[ui]") {
  sign_in();
  arrive(SaleArrived{"R-1", {100, {}}});
  scan();
  act(EarnTapped{});
  answer<AwardPoints>(PointsAwarded{7, model::Points{1}, model::Points{12'481}, true});
  CHECK(seen<DoneView>().title == "Already earned: this sale was known");
  pass(7s);
  CHECK(shows<HomeView>());
  CHECK(worker.pending<RecordRating>() == 0);
}
