// Training: what would be written is pretended, and seen to be.

#include "app/ui/presenters/training.h"

#include "tests/ui/counter_fixture.h"

using namespace regulars;
using namespace regulars::tests;
using namespace regulars::ui;

namespace {

class Trainee : public CounterFixture {
 public:
  Trainee() {
    sign_in();
    act(TrainingTapped{});
    answer<LoadHome>(HomeLoaded{});
  }
  void book() {
    scan();
    act(EarnTapped{});
    type("28600");
    act(ConfirmTapped{});
  }
  [[nodiscard]] std::size_t writes() const {
    return worker.pending<AwardPoints>() + worker.pending<RedeemReward>() +
           worker.pending<RecordRating>() + worker.pending<EnrolMember>() +
           worker.pending<UndoAward>() + worker.pending<SetConsent>();
  }
};

}  // namespace

TEST_CASE("a counter never starts in training", "[ui][training]") {
  CounterFixture counter;
  CHECK_FALSE(counter.counter.view().training);
  counter.sign_in();
  CHECK_FALSE(counter.counter.view().training);
}

TEST_CASE("a sale of training is never asked of the worker", "[ui][training]") {
  Trainee trainee;
  REQUIRE(trainee.counter.view().training);
  trainee.book();
  const auto done = trainee.seen<DoneView>();
  CHECK(done.title == "Training: not booked");
  CHECK(done.balance == "12,909 points");
  CHECK(trainee.writes() == 0);
  trainee.pass(Milliseconds{2'000});
  REQUIRE(trainee.shows<RatingView>());
  CHECK(trainee.counter.view().training);  // the customer is told too
  trainee.act(FaceTapped{5});
  CHECK(trainee.writes() == 0);
}

TEST_CASE("a trainee sees points grow and shrink, until training ends", "[ui][training]") {
  Trainee trainee;
  trainee.book();
  trainee.scan();
  CHECK(trainee.seen<MemberView>().points == "12,909");
  trainee.act(RedeemTapped{});
  trainee.act(RewardTapped{0});
  trainee.act(ConfirmTapped{});
  CHECK(trainee.seen<DoneView>().balance == "12,409 points");
  CHECK(trainee.writes() == 0);
  trainee.act(TrainingTapped{});
  CHECK_FALSE(trainee.counter.view().training);
  trainee.answer<LoadHome>(HomeLoaded{});
  CHECK(trainee.seen<HomeView>().recent.empty());
  trainee.scan();
  CHECK(trainee.seen<MemberView>().points == "12,480");
  trainee.earn();
  CHECK(trainee.shows<DoneView>());  // asked of the worker again
}

TEST_CASE("training ends with the shift and when it is forgotten", "[ui][training]") {
  Trainee trainee;
  SECTION("with the shift") {
    trainee.act(ChangeCashierTapped{});
    CHECK(trainee.shows<SignInView>());
  }
  SECTION("when nobody does anything for a quarter of an hour") {
    trainee.pass(std::chrono::minutes{14});
    CHECK(trainee.counter.view().training);
    trainee.pass(std::chrono::minutes{1});
  }
  CHECK_FALSE(trainee.counter.view().training);
}

TEST_CASE("training can be chosen before signing in", "[ui][training]") {
  CounterFixture counter;
  counter.act(TrainingTapped{});
  CHECK(counter.counter.view().training);
  counter.sign_in();
  CHECK(counter.counter.view().training);
}

TEST_CASE("an amount of the POS waits, is told, and is rung up after training", "[ui][training]") {
  Trainee trainee;
  trainee.arrive(SaleArrived{"r-1", {28'600, model::Currency{}}});
  CHECK(trainee.counter.view().training->sale == "¥286.00 from the till waits");
  trainee.scan();
  CHECK(trainee.seen<MemberView>().earn_from.empty());  // not to be swallowed by training
  trainee.act(TrainingTapped{});
  CHECK(trainee.seen<HomeView>().sale_waiting.find("¥286.00") != std::string::npos);
}

// ---- between the counter and the worker -----------------------------------------------------

namespace {

struct Between {
  ManualClock clock;
  FakeWorker worker;
  Training training{worker, clock};
  std::uint64_t number = 0;

  Between() { training.take(a_programme()); }
  // Answered from memory, or none because it went to the worker.
  std::optional<Reply> ask(Request request) {
    REQUIRE(training.submit(++number, std::move(request)));
    auto replies = training.take_replies();
    if (replies.empty()) return std::nullopt;
    return replies.front();
  }
  template <typename Wanted>
  Wanted answered(Request request) {
    const auto reply = ask(std::move(request));
    REQUIRE(reply.has_value());
    REQUIRE(reply->result.has_value());
    return std::get<Wanted>(*reply->result);
  }
  [[nodiscard]] AwardPoints sale_to(const MemberCard& card, std::string reference) const {
    return {card.member.id,
            {10'000, model::Currency{}},
            model::Strength::Card,
            {},
            model::Origin::Keypad,
            std::move(reference)};
  }
  MemberCard practice() {
    return std::get<MemberCard>(
        answered<CodeLookedUp>(LookUpCode{std::string{Training::kPracticeCode}, {}}));
  }
};

}  // namespace

TEST_CASE("without training every request passes", "[ui][training]") {
  Between between;
  CHECK_FALSE(between.ask(AwardPoints{}));
  CHECK_FALSE(between.ask(RedeemReward{}));
  CHECK_FALSE(between.ask(EnrolMember{}));
  CHECK_FALSE(between.ask(UndoAward{}));
  CHECK_FALSE(between.ask(RecordRating{7}));
  CHECK(between.worker.asked.size() == 5);
}

TEST_CASE("a pretended sale is undone by an opposite one, a real one is left alone",
          "[ui][training]") {
  Between between;
  between.training.begin();
  const MemberCard card = between.practice();
  const auto awarded = between.answered<PointsAwarded>(between.sale_to(card, "a"));
  CHECK(awarded.points == model::Points{150});
  CHECK(between.answered<PointsAwarded>(between.sale_to(card, "a")).existed);
  const auto undone = between.answered<AwardUndone>(UndoAward{awarded.sale_seq, {}});
  CHECK(undone.balance_after == card.balance.points);
  CHECK(between.answered<AwardUndone>(UndoAward{awarded.sale_seq, {}}).balance_after ==
        card.balance.points);
  const auto refused = between.ask(UndoAward{7, {}});
  REQUIRE(refused.has_value());
  CHECK(refused->result.error().key == "training.real_sale");
  CHECK(between.worker.asked.empty());
}

TEST_CASE("a member enrolled in training is found by the next scan, and gone afterwards",
          "[ui][training]") {
  Between between;
  between.training.begin();
  const model::Identifier card{model::IdentifierKind::Card, "NEW-1"};
  const auto enrolled = between.answered<MemberCard>(EnrolMember{{card}, "Ana"});
  Reply found{1, Result<Answer>{Answer{CodeLookedUp{CodeUnknown{card}}}}};
  between.training.lay_over(found);
  REQUIRE(std::holds_alternative<MemberCard>(std::get<CodeLookedUp>(*found.result)));
  between.training.end();
  Reply unknown{2, Result<Answer>{Answer{CodeLookedUp{CodeUnknown{card}}}}};
  between.training.lay_over(unknown);
  CHECK(std::holds_alternative<CodeUnknown>(std::get<CodeLookedUp>(*unknown.result)));
  const auto late = between.ask(between.sale_to(enrolled, "late"));
  REQUIRE(late.has_value());  // never the worker's
  CHECK_FALSE(late->result.has_value());
}

TEST_CASE("a rating of a real sale is written even while training is on", "[ui][training]") {
  Between between;
  between.training.begin();
  CHECK_FALSE(between.ask(RecordRating{7, model::RatingOutcome::TimedOut, 0}));
  between.training.end();
  CHECK(between.ask(RecordRating{Training::kFirstPretended, model::RatingOutcome::Skipped, 0}));
}
