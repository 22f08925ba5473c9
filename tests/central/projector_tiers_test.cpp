#include "app/central/projector.h"
#include "app/loyalty/programme_document.h"
#include "assets/programme/default.json.h"
#include "tests/central/shop.h"
#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::tests;

namespace {

const model::Identifier kCard{model::IdentifierKind::Card, "2012345678903"};

// The default programme with silver from 300 yuan.
std::string with_thresholds() {
  auto programme = loyalty::parse_programme(assets::kDefaultProgramme);
  REQUIRE(programme);
  programme->version = 2;
  programme->tiers[1].threshold = 30'000;
  programme->tiers[2].threshold = 100'000;
  programme->tiers[3].threshold = 200'000;
  return loyalty::to_document(*programme);
}

struct Counter {
  Counter() {
    REQUIRE(shop.books->publish(with_thresholds()));
    const auto enrolment = an_enrolment(member, "Li Na", {kCard});
    till.add(enrolment.event, enrolment.side);
  }
  std::uint64_t sell(std::int64_t yuan) {
    auto sale = a_sale(member, yuan);
    sale.programme_version = 2;
    const auto seq = till.add(sale);
    shop.push(till);
    return seq;
  }
  storage::FeedRow::MemberRow row() {
    const auto rows = shop.reader->changes_since(0, 1'000, model::TerminalId{till.id});
    REQUIRE(rows);
    for (const auto& one : rows->rows) {
      if (one.member && one.member->member.id == member) return *one.member;
    }
    FAIL("the member is not in the feed");
    return {};
  }

  Shop shop;
  Till till = shop.enrol("Till");
  model::MemberId member = new_member_id();
};

}  // namespace

TEST_CASE("the fold raises a tier with the sale, and the feed tells it", "[central][tiers]") {
  Counter counter;
  counter.sell(299);
  CHECK(counter.row().member.tier == 0);
  CHECK(counter.row().standing.tier_figure == 29'900);
  counter.sell(1);
  CHECK(counter.row().member.tier == 1);
  CHECK(counter.row().standing.tier_until.has_value());
  CHECK(counter.shop.balance(counter.member).points == 300);  // points never change with it
  CHECK(counter.shop.mistakes().empty());
}

TEST_CASE("a void takes back what its sale counted for the tier", "[central][tiers]") {
  Counter counter;
  counter.sell(100);
  const auto mistake = counter.sell(500);
  REQUIRE(counter.row().member.tier == 1);
  counter.till.add(model::VoidEvent{counter.member, mistake, model::Points{500}, {}});
  counter.shop.push(counter.till);
  CHECK(counter.row().standing.tier_figure == 10'000);
  CHECK(counter.row().member.tier == 1);  // for the days of grace
  CHECK(counter.shop.mistakes().empty());
}

TEST_CASE("a floor is set by head office, and an unknown tier is refused", "[central][tiers]") {
  Counter counter;
  counter.sell(1);
  REQUIRE(counter.shop.books->set_tier_floor(counter.member, "gold"));
  CHECK(counter.row().member.tier == 2);
  CHECK(counter.row().standing.tier_floor == 2);
  const auto refused = counter.shop.books->set_tier_floor(counter.member, "platinum");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().words == "the programme has no tier platinum");
  CHECK_FALSE(counter.shop.books->set_tier_floor(new_member_id(), "gold"));
}

TEST_CASE("publishing other thresholds looks at every tier", "[central][tiers]") {
  Counter counter;
  counter.sell(200);
  REQUIRE(counter.row().member.tier == 0);
  auto programme = loyalty::parse_programme(with_thresholds());
  REQUIRE(programme);
  programme->version = 3;
  programme->tiers[1].threshold = 20'000;
  REQUIRE(counter.shop.books->publish(loyalty::to_document(*programme)));
  CHECK(counter.row().member.tier == 1);
}
