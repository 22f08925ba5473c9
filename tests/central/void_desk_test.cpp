#include "app/central/void_desk.h"

#include "tests/central/shop.h"
#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::tests;

namespace {

const model::Identifier kCard{model::IdentifierKind::Card, "2012345678903"};

model::MemberId enrol_member(Till& till) {
  const auto id = new_member_id();
  const auto enrolment = an_enrolment(id, "Li Na", {kCard});
  till.add(enrolment.event, enrolment.side);
  return id;
}

model::VoidEvent a_void(model::MemberId member, std::uint64_t sale_seq, std::int64_t points) {
  return {member, sale_seq, model::Points{points}, {}};
}

std::string newest_reason(Shop& shop) {
  return shop.events().front().reason;
}

}  // namespace

TEST_CASE("an undone sale gives back points, visit and lot", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto member = enrol_member(till);
  till.add(a_sale(member, 100));
  const auto mistake = till.add(a_sale(member, 286));
  shop.push(till);
  const auto before = shop.balance(member);
  till.add(a_void(member, mistake, 286));
  shop.push(till);
  const auto after = shop.balance(member);
  CHECK(after.points == 100);
  CHECK(after.visits == before.visits - 1);
  CHECK(after.last_visit == before.last_visit);
  const auto totals = shop.totals();
  CHECK(totals.voids == 1);
  CHECK(totals.points_voided == 286);
  CHECK(totals.points_given == 386);
  CHECK(totals.points_held == 100);
  CHECK(totals.rejected == 0);
  CHECK(totals.notices == 0);
  CHECK(shop.mistakes().empty());
  // The lot is empty: a lease cannot reach into it.
  CHECK_FALSE(shop.lease(till, Uuid::v7(till.now), member, 101).granted);
  CHECK(shop.lease(till, Uuid::v7(till.now), member, 100).granted);
  CHECK(shop.mistakes().empty());
}

TEST_CASE("the feed says what the terminal already shows", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto member = enrol_member(till);
  const auto sale = till.add(a_sale(member, 286));
  till.add(a_void(member, sale, 286));
  shop.push(till);
  const auto page = shop.feed->pull(till.caller(), {.stream = shop.stream(), .since = 0});
  REQUIRE(page);
  CHECK(page->page.applied_seq == till.log.size());
  const auto& changes = page->page.changes;
  const auto line = std::find_if(changes.begin(), changes.end(), [](const std::string& change) {
    return change.find(R"("k":"member")") != std::string::npos;
  });
  REQUIRE(line != changes.end());
  CHECK(line->find(R"("v":0,)") != std::string::npos);
  CHECK(line->find(R"("p":0,"a":0)") != std::string::npos);
}

TEST_CASE("what was spent of a sale comes out of the other lots", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto member = enrol_member(till);
  const auto first = till.add(a_sale(member, 600));
  till.add(a_sale(member, 700));
  shop.push(till);
  const Uuid lease = Uuid::v7(till.now);
  REQUIRE(shop.lease(till, lease, member, 500).granted);  // out of the older lot
  till.add(a_redeem(member, lease, 500));
  till.add(a_void(member, first, 600));
  shop.push(till);
  CHECK(shop.balance(member).points == 200);
  CHECK(shop.totals().points_voided == 600);
  CHECK(shop.totals().notices == 0);
  CHECK(shop.mistakes().empty());
}

TEST_CASE("points spent elsewhere are told, and no balance goes below zero", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till");
  Till other = shop.enrol("Other");
  const auto member = enrol_member(till);
  const auto sale = till.add(a_sale(member, 600));
  shop.push(till);
  const Uuid lease = Uuid::v7(till.now);
  REQUIRE(shop.lease(other, lease, member, 500).granted);
  SECTION("when they are spent") {
    other.add(a_redeem(member, lease, 500));
    shop.push(other);
  }
  SECTION("when they are leased") {}
  till.add(a_void(member, sale, 600));
  shop.push(till);
  const auto balance = shop.balance(member);
  CHECK(balance.points - balance.leased == 0);
  CHECK(shop.totals().points_voided == 100);
  const auto notices = shop.reader->notices(10);
  REQUIRE(notices);
  REQUIRE(notices->size() == 1);
  CHECK(notices->front().kind == "void_uncovered");
  CHECK(notices->front().words.find(": 500 of the 600 points") != std::string::npos);
  CHECK(shop.mistakes().empty());
}

TEST_CASE("only the terminal's own sale can be undone, and once", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till");
  Till other = shop.enrol("Other");
  const auto member = enrol_member(till);
  const auto stranger = new_member_id();
  const auto enrolment = an_enrolment(stranger, "Bo", {});
  till.add(enrolment.event, enrolment.side);
  const auto sale = till.add(a_sale(member, 286));
  shop.push(till);
  const auto rejects = [&](Till& by, const model::VoidEvent& event, const std::string& why) {
    by.add(event);
    shop.push(by);
    CHECK(newest_reason(shop) == why);
  };
  rejects(till, a_void(stranger, sale, 286), "sale 3 is another member's");
  rejects(till, a_void(member, sale, 285), "sale 3 gave 286 points, its void takes 285");
  rejects(till, a_void(member, 99, 286), "event 99 does not stand before its void");
  rejects(till, a_void(member, 1, 286), "event 1 gave nothing and took nothing");
  rejects(other, a_void(member, sale, 286), "event 3 does not stand before its void");
  CHECK(shop.balance(member).points == 286);
  till.add(a_void(member, sale, 286));
  shop.push(till);
  rejects(till, a_void(member, sale, 286), "event 3 is undone already");
  CHECK(shop.balance(member).points == 0);
  CHECK(shop.balance(member).visits == 0);
  CHECK(shop.totals().rejected == 6);
  CHECK(shop.mistakes().empty());
}

TEST_CASE("an undone sale that waited for its member is nobody's", "[central]") {
  Shop shop;
  Till offline = shop.enrol("Offline");
  Till other = shop.enrol("Other");
  const auto member = new_member_id();
  const auto sale = offline.add(a_sale(member, 40));
  offline.add(a_sale(member, 15));
  offline.add(a_void(member, sale, 40));
  shop.push(offline);
  const auto enrolment = an_enrolment(member, "Ana", {kCard});
  other.add(enrolment.event, enrolment.side);
  shop.push(other);
  CHECK(shop.balance(member).points == 15);
  CHECK(shop.balance(member).visits == 1);
  CHECK(shop.totals().rejected == 0);
  CHECK(shop.mistakes().empty());
}
