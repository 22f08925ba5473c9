#include "app/feedback/day.h"

#include "app/feedback/rate.h"
#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::feedback;
using namespace regulars::tests;
using model::RatingOutcome;

TEST_CASE("the day's figures have their exact denominator", "[feedback]") {
  TestTerminal till;
  const auto rate_one = [&](RatingOutcome outcome, std::uint8_t face, std::chrono::hours ago) {
    const auto sale = value_of(loyalty::award(*till, a_programme(), till.order({}, 100)));
    value_of(rate(*till, {sale.sale_seq, outcome, face, till.clock.wall() - ago, kShanghai}));
  };
  for (const std::uint8_t face : std::vector<std::uint8_t>{5, 4, 2}) {
    rate_one(RatingOutcome::Answered, face, std::chrono::hours{0});
  }
  rate_one(RatingOutcome::Skipped, 0, std::chrono::hours{0});
  rate_one(RatingOutcome::TimedOut, 0, std::chrono::hours{0});
  rate_one(RatingOutcome::TimedOut, 0, std::chrono::hours{0});
  rate_one(RatingOutcome::Answered, 1, std::chrono::hours{24});
  const auto today = model::BusinessDay::of(till.clock.wall(), kShanghai);
  CHECK(value_of(day_figures(*till, today)) == DayFigures{6, 3, 1, 2, 11});
  const auto never = *model::BusinessDay::parse("1999-01-01");
  CHECK(value_of(day_figures(*till, never)) == DayFigures{});
}

TEST_CASE("the manager's list names cashier, tier and member or not", "[feedback]") {
  TestTerminal till;
  const model::Staff lei{model::StaffId{Uuid::v7(Instant{})}, "Lei", model::Role::Cashier};
  const auto ana = a_member("Ana").gold().with_card("7");
  till.hold({ana, storage::StaffChange{lei, "$argon2id$", false}});
  loyalty::AwardOrder order = till.order(ana.id(), 100);
  order.staff = lei.id;
  value_of(loyalty::award(*till, a_programme(), order));
  value_of(loyalty::award(*till, a_programme(), till.order({}, 100)));
  value_of(rate(*till, {1, RatingOutcome::Answered, 5, till.clock.wall(), kShanghai}));
  till.clock.advance(std::chrono::minutes{1});
  value_of(rate(*till, {2, RatingOutcome::Skipped, 0, till.clock.wall(), kShanghai}));
  const Day day = value_of(day_of(*till, model::BusinessDay::of(till.clock.wall(), kShanghai)));
  CHECK(day.day.text() == "2026-11-20");
  CHECK(day.sales == 2);
  REQUIRE(day.ratings.size() == 2);
  CHECK_FALSE(day.ratings[0].is_member);
  CHECK(day.ratings[0].cashier.empty());
  CHECK(day.ratings[1].is_member);
  CHECK(day.ratings[1].tier == 2);
  CHECK(day.ratings[1].cashier == "Lei");
  CHECK(day.ratings[1].face == 5);
}
