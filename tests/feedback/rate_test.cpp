#include "app/feedback/rate.h"

#include "app/loyalty/event_codec.h"
#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::feedback;
using namespace regulars::tests;
using model::RatingOutcome;

TEST_CASE("a rating is row and envelope at once", "[feedback]") {
  TestTerminal till;
  const auto sale = value_of(loyalty::award(*till, a_programme(), till.order({}, 100)));
  const RateOrder order{sale.sale_seq, RatingOutcome::Answered, 2, till.clock.wall(), kShanghai};
  CHECK_FALSE(value_of(rate(*till, order)).existed);
  const auto batch = value_of(till->outbox().next_batch(10, 10'000));
  REQUIRE(batch.envelopes.size() == 2);
  const auto decoded = value_of(loyalty::from_line(batch.envelopes[1].line));
  CHECK(std::get<model::RatingEvent>(std::get<model::Event>(decoded.event)) ==
        model::RatingEvent{sale.sale_seq, RatingOutcome::Answered, 2});
}

TEST_CASE("a sale has exactly one outcome, the first", "[feedback]") {
  TestTerminal till;
  value_of(loyalty::award(*till, a_programme(), till.order({}, 100)));
  value_of(rate(*till, {1, RatingOutcome::TimedOut, 0, till.clock.wall(), kShanghai}));
  CHECK(
      value_of(rate(*till, {1, RatingOutcome::Answered, 5, till.clock.wall(), kShanghai})).existed);
  till.reopen();
  CHECK(
      value_of(rate(*till, {1, RatingOutcome::Answered, 1, till.clock.wall(), kShanghai})).existed);
  CHECK(value_of(till->ratings().find(1))->outcome == RatingOutcome::TimedOut);
  CHECK(value_of(till->outbox().waiting()) == 2);
}

TEST_CASE("only sales of this till are rated, with a face that fits", "[feedback]") {
  TestTerminal till;
  CHECK(rate(*till, {1, RatingOutcome::Answered, 5, {}, {}}).error().kind == ErrorKind::not_found);
  value_of(loyalty::award(*till, a_programme(), till.order({}, 100)));
  value_of(rate(*till, {1, RatingOutcome::Answered, 5, {}, {}}));
  CHECK(rate(*till, {2, RatingOutcome::Answered, 5, {}, {}}).error().kind == ErrorKind::not_found);
  for (const auto& [outcome, face] : std::vector<std::pair<RatingOutcome, std::uint8_t>>{
           {RatingOutcome::Answered, std::uint8_t{0}},
           {RatingOutcome::Answered, std::uint8_t{6}},
           {RatingOutcome::Skipped, std::uint8_t{3}},
           {RatingOutcome::TimedOut, std::uint8_t{1}}}) {
    CHECK(rate(*till, {1, outcome, face, {}, {}}).error().kind == ErrorKind::invalid);
  }
}
