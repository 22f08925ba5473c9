// Rewards that may be had so many times in a period, whichever tills they are asked for at.

#include "app/loyalty/lease_question.h"
#include "app/loyalty/programme_document.h"
#include "assets/programme/default.json.h"
#include "tests/central/shop.h"
#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::tests;

namespace {

// r500 once a day for each member, two tills, a member with 3,000 points.
struct OnceADay {
  OnceADay() {
    auto programme = loyalty::parse_programme(assets::kDefaultProgramme).value();
    programme.version = 2;
    for (auto& reward : programme.rewards) {
      if (reward.id == "r500") reward.limit = {.times = 1, .period = model::LimitPeriod::Day};
    }
    REQUIRE(shop.books->publish(loyalty::to_document(programme)));
    const auto enrolment = an_enrolment(ana, "Ana", {});
    here.add(enrolment.event, enrolment.side);
    here.add(a_sale(ana, 3'000));
    shop.push(here);
  }
  loyalty::LeaseAnswer ask(const Till& till, const Uuid& lease) {
    const loyalty::LeaseQuestion question{
        lease, ana, model::Points{500}, "r500", model::kPointsPurse, std::chrono::minutes{480}};
    return loyalty::parse_lease_answer(shop.ask(till, "lease", loyalty::to_json(question))).value();
  }
  std::uint64_t redeem(Till& till, const Uuid& lease) {
    auto redeem = a_redeem(ana, lease, 500);
    redeem.programme_version = 2;
    till.now = shop.clock.wall();
    const auto seq = till.add(redeem);
    shop.push(till);
    return seq;
  }
  Uuid a_lease() { return Uuid::v7(shop.clock.wall()); }

  Shop shop;
  Till here = shop.enrol("Till 1");
  Till there = shop.enrol("Till 2");
  model::MemberId ana = new_member_id();
};

}  // namespace

TEST_CASE("what was had at one till counts at the other", "[central]") {
  OnceADay day;
  const Uuid first = day.a_lease();
  REQUIRE(day.ask(day.here, first).granted);
  const auto while_leased = day.ask(day.there, day.a_lease());
  CHECK_FALSE(while_leased.granted);
  CHECK(while_leased.why == "limit");
  const auto redeemed = day.redeem(day.here, first);
  CHECK(day.ask(day.there, day.a_lease()).why == "limit");
  CHECK(day.ask(day.here, first).granted);  // the same question: the same answer
  SECTION("undone, it may be had again") {
    day.here.add(model::VoidEvent{day.ana, redeemed, {}, {}});
    day.shop.push(day.here);
    CHECK(day.ask(day.there, day.a_lease()).granted);
  }
  SECTION("and so the next day") {
    day.shop.clock.advance(std::chrono::hours{24});
    CHECK(day.ask(day.there, day.a_lease()).granted);
  }
  SECTION("a lease that was given back does not count") {
    day.shop.clock.advance(std::chrono::hours{24});
    const Uuid unused = day.a_lease();
    REQUIRE(day.ask(day.here, unused).granted);
    day.here.add(model::LeaseCloseEvent{unused});
    day.shop.push(day.here);
    CHECK(day.ask(day.there, day.a_lease()).granted);
  }
}

TEST_CASE("an older till's redemption beyond the limit is taken and told", "[central]") {
  OnceADay day;
  const Uuid first = day.a_lease();
  const Uuid second = day.a_lease();
  REQUIRE(day.shop.lease(day.here, first, day.ana, 500).granted);
  REQUIRE(day.shop.lease(day.there, second, day.ana, 500).granted);
  day.redeem(day.here, first);
  day.redeem(day.there, second);
  CHECK(day.shop.balance(day.ana).points == 2'000);
  const auto notices = day.shop.reader->notices(10).value();
  REQUIRE(notices.size() == 1);
  CHECK(notices.front().kind == "limit_overrun");
  CHECK(day.shop.mistakes().empty());
}
