#include <limits>

#include "tests/central/shop.h"
#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::tests;
using model::IdentifierKind;

namespace {
const model::Identifier kCard{IdentifierKind::Card, "2012345678903"};
const model::Identifier kPhone{IdentifierKind::Phone, "13800138000"};

model::MemberId enrol_member(Till& till, const std::vector<model::Identifier>& identifiers) {
  const auto id = new_member_id();
  const auto enrolment = an_enrolment(id, "Li Na", identifiers);
  till.add(enrolment.event, enrolment.side);
  return id;
}

model::Member shown_member(Shop& shop, model::MemberId id) {
  storage::ShowFilter filter;
  filter.member = id;
  const auto shown = shop.reader->balances(filter);
  REQUIRE(shown);
  REQUIRE(shown->size() == 1);
  return shown->front().member;
}
}  // namespace

TEST_CASE("a sale credits its member's balance, visits and last visit", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto member = enrol_member(till, {kCard, kPhone});
  till.add(a_sale(member, 286));
  till.add(a_sale(member, 0));
  till.add(a_sale(member, 14));
  shop.push(till);
  const auto balance = shop.balance(member);
  CHECK(balance.points == 300);
  CHECK(balance.visits == 3);
  CHECK(balance.last_visit == till.now);
  CHECK(shown_member(shop, member).identifiers == std::vector{kCard, kPhone});
  CHECK(shown_member(shop, member).name == "Li Na");
  CHECK(shop.totals().notices == 0);
  CHECK(shop.mistakes().empty());
}

TEST_CASE("points that the programme would not give become a notice, not a change", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto member = enrol_member(till, {kCard});
  auto sale = a_sale(member, 100);
  sale.points = model::Points{777};
  till.add(sale);
  auto future = a_sale(member, 5);
  future.programme_version = 99;
  till.add(future);
  shop.push(till);
  CHECK(shop.balance(member).points == 782);
  CHECK(shop.totals().rejected == 0);
  const auto notices = shop.reader->notices(10);
  REQUIRE(notices);
  REQUIRE(notices->size() == 2);
  CHECK(notices->front().kind == "programme_unknown");
  CHECK(notices->back().kind == "award_differs");
  CHECK(notices->back().words.find("gives 100 points, the terminal gave 777") != std::string::npos);
}

TEST_CASE("two terminals enrol one card: the first member keeps it", "[central]") {
  Shop shop;
  Till first = shop.enrol("First");
  Till second = shop.enrol("Second");
  const auto kept = enrol_member(first, {kCard});
  const auto other = enrol_member(second, {kCard, kPhone});
  second.add(a_sale(other, 30));
  shop.push(first);
  shop.push(second);
  CHECK(shown_member(shop, kept).identifiers == std::vector{kCard});
  CHECK(shown_member(shop, other).identifiers == std::vector{kPhone});
  CHECK(shop.balance(other).points == 30);
  CHECK(shop.totals().notices == 1);
  CHECK(shop.totals().rejected == 0);
}

TEST_CASE("a sale on a number nobody knew finds its member", "[central]") {
  Shop shop;
  Till offline = shop.enrol("Offline");
  Till other = shop.enrol("Other");
  const auto stranger = a_stranger_sale(kCard, 40);
  SECTION("when the member is enrolled later") {
    offline.add(stranger.event, stranger.side);
    offline.add(stranger.event, stranger.side);
    shop.push(offline);
    CHECK(shop.totals().unclaimed_sales == 2);
    const auto member = enrol_member(other, {kPhone, kCard});
    shop.push(other);
    CHECK(shop.balance(member).points == 80);
    CHECK(shop.balance(member).visits == 2);
  }
  SECTION("when central knows the member already") {
    const auto member = enrol_member(other, {kPhone, kCard});
    shop.push(other);
    offline.add(stranger.event, stranger.side);
    shop.push(offline);
    CHECK(shop.balance(member).points == 40);
  }
  SECTION("when the sale names a member whose enrolment comes after it") {
    const auto member = new_member_id();
    offline.add(a_sale(member, 15));
    shop.push(offline);
    CHECK(shop.totals().unclaimed_sales == 1);
    const auto enrolment = an_enrolment(member, "Ana", {kCard});
    other.add(enrolment.event, enrolment.side);
    shop.push(other);
    CHECK(shop.balance(member).points == 15);
  }
  CHECK(shop.totals().unclaimed_sales == 0);
  CHECK(shop.totals().notices == 0);
  CHECK(shop.mistakes().empty());
}

TEST_CASE("a number that does not match its digest is nobody's", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto member = enrol_member(till, {kCard});
  const auto stranger = a_stranger_sale(kPhone, 40);
  till.add(stranger.event, a_stranger_sale(kCard, 40).side);
  shop.push(till);
  CHECK(shop.balance(member).points == 0);
  CHECK(shop.totals().unclaimed_sales == 1);
  CHECK(shop.totals().notices == 1);
}

TEST_CASE("an erased side leaves a member without a name, and the chain whole", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto id = new_member_id();
  till.add(an_enrolment(id, "Li Na", {kCard}).event);
  till.add(a_sale(id, 5));
  shop.push(till);
  CHECK(shown_member(shop, id).name.empty());
  CHECK(shown_member(shop, id).identifiers.empty());
  CHECK(shop.balance(id).points == 5);
  CHECK(shop.mistakes().empty());
}

TEST_CASE("a consent goes to every terminal, and a withdrawal is never undone by an older yes",
          "[central]") {
  using model::GreetingConsent;
  Shop shop;
  Till till = shop.enrol("Till");
  Till offline = shop.enrol("Offline");
  const auto member = enrol_member(till, {kCard});
  const auto agrees = [&] {
    const auto page = shop.feed->pull(till.caller(), {.stream = shop.stream(), .since = 0});
    REQUIRE(page);
    for (const std::string& line : page->page.changes) {
      if (line.find(member.uuid().hex()) == std::string::npos) continue;
      return line.find(R"("g":true)") != std::string::npos;
    }
    FAIL("the member is not in the feed");
    return false;
  };
  const auto say = [&](Till& by, GreetingConsent greeting) {
    by.add(model::ConsentEvent{member, greeting, {}});
    shop.push(by);
  };
  shop.push(till);
  CHECK_FALSE(agrees());
  say(till, GreetingConsent::Given);
  CHECK(agrees());
  offline.now = till.now;
  offline.add(model::ConsentEvent{member, GreetingConsent::Given, {}});  // not sent yet
  till.now += Milliseconds{60'000};
  say(till, GreetingConsent::Withheld);
  CHECK_FALSE(agrees());
  shop.push(offline);
  CHECK_FALSE(agrees());
  till.now += Milliseconds{60'000};
  say(till, GreetingConsent::Given);
  CHECK(agrees());
  offline.now -= std::chrono::hours{24};  // a clock that is wrong
  say(offline, GreetingConsent::Withheld);
  CHECK_FALSE(agrees());
  till.add(model::ConsentEvent{new_member_id(), GreetingConsent::Given, {}});
  shop.push(till);
  CHECK(shop.totals().rejected == 1);
  CHECK(shop.mistakes().empty());
}

TEST_CASE("a rating belongs to one sale before it, and there is one for each", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto sale = till.add(a_sale({}, 10));
  till.add(model::RatingEvent{sale, model::RatingOutcome::Answered, 5});
  till.add(model::RatingEvent{sale, model::RatingOutcome::Answered, 1});  // a second one
  till.add(model::RatingEvent{2, model::RatingOutcome::Skipped, 0});      // about a rating
  till.add(model::RatingEvent{77, model::RatingOutcome::Skipped, 0});     // about nothing yet
  const auto other = till.add(a_sale({}, 10));
  till.add(model::RatingEvent{other, model::RatingOutcome::Answered, 6});  // no such face
  till.add(model::RatingEvent{other, model::RatingOutcome::TimedOut, 0});
  shop.push(till);
  const auto totals = shop.totals();
  CHECK(totals.prompts == 2);
  CHECK(totals.answers == 1);
  CHECK(totals.faces[4] == 1);
  CHECK(totals.rejected == 4);
  CHECK(shop.mistakes().empty());
  const auto ratings = shop.reader->ratings({});
  REQUIRE(ratings);
  REQUIRE(ratings->size() == 2);
  CHECK(ratings->back().rating.event.sale_seq == sale);
}

TEST_CASE("points beyond any shop's are rejected and break no sum", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto member = enrol_member(till, {kCard});
  auto huge = a_sale(member, 1);
  huge.points = model::Points{std::numeric_limits<std::int64_t>::max()};
  till.add(huge);
  huge = a_sale(member, 1);
  huge.amount = {std::numeric_limits<std::int64_t>::max(), kYuan};
  till.add(huge);
  till.add(a_sale(member, 3));
  shop.push(till);
  CHECK(shop.balance(member).points == 3);
  CHECK(shop.totals().rejected == 2);
  CHECK(shop.mistakes().empty());
}

TEST_CASE("an enrolment that comes twice is rejected once", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto id = new_member_id();
  const auto enrolment = an_enrolment(id, "Li Na", {kCard});
  till.add(enrolment.event, enrolment.side);
  till.add(enrolment.event, enrolment.side);
  shop.push(till);
  CHECK(shop.totals().members == 1);
  CHECK(shop.totals().rejected == 1);
}
