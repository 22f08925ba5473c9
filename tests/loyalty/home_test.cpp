#include "app/loyalty/home.h"

#include "app/feedback/rate.h"
#include "app/loyalty/programme_in_force.h"
#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;

TEST_CASE("home shows the day at this till", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").gold().with_card("2012345678903");
  const auto bob = a_member("").with_card("2012345678910");
  till.hold({ana, bob});
  const auto today = model::BusinessDay::of(till.clock.wall(), kShanghai);
  AwardOrder yesterday = till.order(ana.id(), 10'000);
  yesterday.at -= std::chrono::hours{24};
  value_of(award(*till, a_programme(), yesterday));
  for (int i = 1; i <= 3; ++i) {
    till.clock.advance(std::chrono::minutes{1});
    value_of(award(*till, a_programme(), till.order(ana.id(), 100 * i)));
    value_of(award(*till, a_programme(), till.order(bob.id(), 1'000)));
    value_of(award(*till, a_programme(), till.order({}, 1'000)));
  }
  value_of(
      feedback::rate(*till, {2, model::RatingOutcome::Answered, 4, till.clock.wall(), kShanghai}));
  value_of(
      feedback::rate(*till, {3, model::RatingOutcome::Skipped, 0, till.clock.wall(), kShanghai}));
  const Home home = value_of(home_of(*till, today, till.clock.wall()));
  CHECK(home.members_seen == 2);
  CHECK(home.points_given == model::Points{1 + 3 + 4 + 30});
  CHECK(home.prompts == 2);
  CHECK(home.answers == 1);
  CHECK(home.face_sum == 4);
  REQUIRE(home.recent.size() == 5);
  CHECK(home.recent[0].name.empty());
  CHECK(home.recent[0].masked_identifier == "\u2022\u2022\u2022\u2022 8910");
  CHECK(home.recent[1].name == "Ana");
  CHECK(home.recent[1].tier == 2);
  CHECK(home.recent[1].at == till.clock.wall());
}

TEST_CASE("an empty till has an empty home", "[loyalty]") {
  TestTerminal till;
  const Instant now = till.clock.wall();
  const Home home = value_of(home_of(*till, model::BusinessDay::of(now, kShanghai), now));
  CHECK(home.recent.empty());
  CHECK(home.members_seen == 0);
}

TEST_CASE("the programme in force is the last one that came", "[loyalty]") {
  TestTerminal till;
  CHECK_FALSE(value_of(programme_in_force(*till)).has_value());
  model::Programme programme = a_programme();
  programme.version = 7;
  till.hold({storage::ProgrammeChange{to_document(programme)}});
  CHECK(value_of(programme_in_force(*till)) == programme);
}
