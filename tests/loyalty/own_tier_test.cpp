#include "app/loyalty/own_tier.h"

#include "app/loyalty/award.h"
#include "app/loyalty/refund_sale.h"
#include "app/loyalty/void_sale.h"
#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;

namespace {

// Silver from 1,000 yuan a year, with a fifth more points.
struct Shop {
  TestTerminal till;
  MemberBuilder ana = a_member("Ana").with_card("7");
  model::Programme programme = a_programme();

  Shop() {
    programme.tier_policy = {};
    programme.tiers.at(1).threshold = 100'000;
    programme.tiers.at(2).threshold = 10'000'000;
    till.hold({ana});
  }
  Awarded buy(std::int64_t minor) {
    return value_of(award(*till, programme, till.order(ana.id(), minor)));
  }
  Found found() {
    Found known = *value_of(find_member(*till, ana.id()));
    require_ok(raise_tier(*till, programme, known));
    return known;
  }
};

}  // namespace

TEST_CASE("a tier that is reached here counts from the next sale on", "[loyalty][tier]") {
  Shop shop;
  CHECK(shop.buy(99'900).points == model::Points{999});
  CHECK(shop.found().member.tier == 0);
  CHECK(shop.found().standing.tier_figure == 99'900);
  CHECK(shop.buy(100).points == model::Points{1});
  CHECK(shop.found().member.tier == 1);
  CHECK(shop.buy(10'000).points == model::Points{120});
}

TEST_CASE("what comes back counts no longer", "[loyalty][tier]") {
  Shop shop;
  const std::uint64_t sale = shop.buy(100'000).sale_seq;
  REQUIRE(shop.found().member.tier == 1);
  SECTION("as a sale undone") {
    value_of(void_sale(*shop.till, {sale, {}, shop.till.clock.wall(), kShanghai}));
    CHECK(shop.found().standing.tier_figure == 0);
  }
  SECTION("as a part returned") {
    RefundOrder order;
    order.sale_seq = sale;
    order.reference = "B-1";
    order.lines = {{0, 0, 40'000}};
    order.at = shop.till.clock.wall();
    order.utc_offset = kShanghai;
    value_of(refund_sale(*shop.till, shop.programme, order));
    CHECK(shop.found().standing.tier_figure == 60'000);
  }
  CHECK(shop.found().member.tier == 0);
}

TEST_CASE("what central has counted is not counted twice", "[loyalty][tier]") {
  Shop shop;
  shop.buy(60'000);
  const std::uint64_t known = shop.buy(10'000).sale_seq;
  storage::FeedChange change = shop.ana;
  std::get<storage::MemberChange>(change).standing.tier_figure = 70'000;
  shop.till.hold({change}, known);
  CHECK(shop.found().standing.tier_figure == 70'000);
  CHECK(shop.found().member.tier == 0);
  shop.buy(30'000);
  CHECK(shop.found().standing.tier_figure == 100'000);
  CHECK(shop.found().member.tier == 1);
}
