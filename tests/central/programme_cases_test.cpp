// What central books by the rules of a programme where tills know less than it does, and the cases
// of the reference about tills that were offline.

#include "tests/central/programme_cases.h"

#include "tests/central/people.h"

using namespace regulars;
using namespace regulars::tests;
using model::Points;

namespace {
constexpr std::chrono::hours kDay{24};

model::EarnRule a_rule(const char* id, model::EarnKind kind, std::int64_t points) {
  model::EarnRule rule;
  rule.id = id;
  rule.name = {{"en", id}};
  rule.kind = kind;
  rule.points = Points{points};
  return rule;
}

model::Programme second_version() {
  auto programme = default_programme();
  programme.version = 2;
  return programme;
}

model::HouseholdEvent a_move(model::MemberId holder, model::MemberId member, bool joins) {
  model::HouseholdEvent event;
  event.household = holder;
  event.member = member;
  event.joins = joins;
  return event;
}

// With the member who brought her.
model::MemberId brought_by(Till& till, model::MemberId referrer) {
  const auto id = new_member_id();
  auto enrolment = an_enrolment(id, "Wang Fang", {});
  std::get<model::EnrolEvent>(enrolment.event).referred_by = referrer;
  till.add(enrolment.event, enrolment.side);
  return id;
}
}  // namespace

TEST_CASE("OFF4 a sale that arrives three days late counts under the programme of its time",
          "[central]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto first = default_programme();
  auto second = second_version();
  second.earn[0].points = Points{3};
  second.purses[0].lapse = {.mode = model::LapseMode::AfterDays, .count = 10};
  const auto member = enrolled(till, "Li Na", {});
  award(till, first, a_sale(member, 100));
  publish(shop, second);
  shop.clock.set_wall(shop.clock.wall() + 3 * kDay);
  shop.push(till);
  CHECK(shop.balance(member).points == 100);
  CHECK(shop.totals().notices == 0);
  pass(shop, till, 20 * kDay);
  CHECK(shop.balance(member).points == 100);  // the lapse of the second version is not hers

  SECTION("and what a till gives by today's rules with yesterday's version is noticed") {
    auto wrong = a_sale(member, 100);
    wrong.points = Points{300};
    till.add(wrong);
    shop.push(till);
    CHECK(shop.totals().notices == 1);
    CHECK(shop.balance(member).points == 400);  // what was promised is kept
  }
  CHECK(shop.mistakes() == std::vector<std::string>{});
}

TEST_CASE("OFF6 a till whose clock is a day off keeps its lease and gets no second one",
          "[central]") {
  const auto skew = GENERATE(-24, 24);
  Shop shop;
  Till honest = shop.enrol("Honest");
  Till skewed = shop.enrol("Skewed");
  const auto member = enrolled(honest, "Li Na", {});
  honest.add(a_sale(member, 100));
  shop.push(honest);
  skewed.now = shop.clock.wall() + std::chrono::hours{skew};
  const Uuid lease = Uuid::v7(skewed.now);
  REQUIRE(shop.lease(skewed, lease, member, 60).granted);
  pass(shop, honest, 2 * kDay);
  CHECK(shop.balance(member).leased == 60);  // no clock ends a lease
  CHECK_FALSE(shop.lease(honest, Uuid::v7(honest.now), member, 60).granted);
  skewed.add(a_redeem(member, lease, 60));
  skewed.add(model::LeaseCloseEvent{lease});
  shop.push(skewed);
  CHECK(shop.totals().rejected == 0);
  CHECK(shop.balance(member).points == 40);
  CHECK(shop.balance(member).leased == 0);
  CHECK(shop.mistakes() == std::vector<std::string>{});
}

TEST_CASE("a limit that two offline tills overrun together is a notice, and no correction",
          "[central]") {
  Shop shop;
  Till one = shop.enrol("One");
  Till two = shop.enrol("Two");
  auto programme = second_version();
  programme.earn.push_back(a_rule("visit", model::EarnKind::Visit, 5));
  programme.earn.back().limit = {.times = 1, .points = 0, .period = model::LimitPeriod::Day};
  publish(shop, programme);
  const auto member = enrolled(one, "Li Na", {});
  award(one, programme, a_sale(member, 10));
  shop.push(one);
  CHECK(shop.totals().notices == 0);
  award(two, programme, a_sale(member, 10));
  shop.push(two);
  CHECK(shop.balance(member).points == 30);
  CHECK(shop.totals().notices == 1);
  pass(shop, one, kDay);
  award(one, programme, a_sale(member, 10));
  shop.push(one);
  CHECK(shop.totals().notices == 1);  // a new day, a new limit
  CHECK(shop.mistakes() == std::vector<std::string>{});
}

TEST_CASE("who brought a member is thanked once, with her first sale", "[central]") {
  Shop shop;
  Till one = shop.enrol("One");
  Till two = shop.enrol("Two");
  auto programme = second_version();
  programme.earn.push_back(a_rule("friend", model::EarnKind::Referral, 50));
  programme.earn.back().referred_points = Points{20};
  publish(shop, programme);
  const auto bringer = enrolled(one, "Li Na", {});
  const auto brought = brought_by(one, bringer);
  auto first = a_sale(brought, 10);
  first.facts.was_referred = true;
  const auto seq = award(one, programme, first);
  shop.push(one);
  CHECK(shop.balance(brought).points == 10 + 20);
  CHECK(shop.balance(bringer).points == 50);

  SECTION("not again by another till that thinks it is the first") {
    award(two, programme, first);
    shop.push(two);
    CHECK(shop.balance(bringer).points == 50);
  }
  SECTION("and no more when that sale is undone") {
    one.add(a_void(brought, seq, 30));
    shop.push(one);
    CHECK(shop.balance(brought).points == 0);
    CHECK(shop.balance(bringer).points == 0);
  }
  CHECK(shop.balance(bringer).owed == 0);
  CHECK(shop.mistakes() == std::vector<std::string>{});
}

TEST_CASE("points that lapse by inactivity live as long as there are sales", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till");
  auto programme = second_version();
  programme.purses[0].lapse = {.mode = model::LapseMode::Inactivity, .count = 30};
  publish(shop, programme);
  const auto member = enrolled(till, "Li Na", {});
  award(till, programme, a_sale(member, 100));
  shop.push(till);
  pass(shop, till, 20 * kDay);
  award(till, programme, a_sale(member, 1));
  shop.push(till);
  pass(shop, till, 20 * kDay);
  CHECK(shop.balance(member).points == 101);  // the second sale moved the date of the first
  pass(shop, till, 11 * kDay);
  CHECK(shop.balance(member).points == 0);
  CHECK(shop.mistakes() == std::vector<std::string>{});
}

TEST_CASE("a household spends what lapses first, whoever earned it", "[central][members]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto holder = enrolled(till, "Li Na", {});
  const auto child = enrolled(till, "Li Wei", {});
  till.add(a_move(holder, child, true));
  const auto lapsing = [&](model::MemberId member, std::int64_t yuan, int days) {
    auto sale = a_sale(member, yuan);
    sale.grants = {{.purse = model::kPointsPurse,
                    .points = sale.points,
                    .from = {},
                    .lapses = shop.clock.wall() + days * kDay}};
    till.add(sale);
  };
  lapsing(holder, 50, 40);
  lapsing(child, 30, 10);
  shop.push(till);
  const Uuid lease = Uuid::v7(till.now);
  REQUIRE(shop.lease(till, lease, child, 40).granted);
  till.add(a_redeem(child, lease, 40));
  till.add(model::LeaseCloseEvent{lease});
  shop.push(till);
  CHECK(shop.balance(holder).points == 40);
  pass(shop, till, 11 * kDay);
  CHECK(shop.balance(holder).points == 40);  // the child's 30 were spent before their date

  till.add(a_move(holder, child, false));
  till.add(a_sale(child, 5));
  shop.push(till);
  CHECK(shop.balance(holder).points == 40);
  CHECK(shop.balance(child).points == 5);
  pass(shop, till, 30 * kDay);
  CHECK(shop.balance(holder).points == 0);
  CHECK(shop.balance(child).points == 5);
  CHECK(shop.totals().rejected == 0);
  CHECK(shop.mistakes() == std::vector<std::string>{});
}
