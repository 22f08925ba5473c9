#include "app/loyalty/refund_sale.h"

#include "app/loyalty/award.h"
#include "app/loyalty/event_codec.h"
#include "app/loyalty/lookup.h"
#include "app/loyalty/redeem.h"
#include "app/loyalty/void_redeem.h"
#include "app/loyalty/void_sale.h"
#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;

namespace {

struct Shop {
  TestTerminal till;
  MemberBuilder ana = a_member("Ana").with_card("7").with_points(100);
  model::Programme programme = a_programme();
  std::uint64_t sale_seq = 0;

  // Two lines: two units for 30.00 and one for 20.00.
  Shop() {
    till.hold({ana});
    AwardOrder order = till.order(ana.id(), 5'000);
    order.origin = model::Origin::Pos;
    order.reference = "R-1";
    order.basket.lines.resize(2);
    order.basket.lines[0].quantity_milli = 2'000;
    order.basket.lines[0].amount_minor = 3'000;
    order.basket.lines[1].amount_minor = 2'000;
    sale_seq = value_of(award(*till, programme, order)).sale_seq;
  }

  RefundOrder order(const char* reference, std::vector<model::RefundLine> lines = {}) {
    RefundOrder order;
    order.receipt = "R-1";
    order.reference = reference;
    order.lines = std::move(lines);
    order.at = till.clock.wall();
    order.utc_offset = kShanghai;
    return order;
  }
  [[nodiscard]] std::int64_t balance() {
    return value_of(find_member(*till, ana.id()))->balance.points.value();
  }
};

}  // namespace

TEST_CASE("a line that comes back takes what the rest would not have earned", "[loyalty]") {
  Shop shop;
  REQUIRE(shop.balance() == 150);
  const auto refunded =
      value_of(refund_sale(*shop.till, shop.programme, shop.order("B-1", {{0, 1'000, 1'500}})));
  CHECK(refunded.amount == yuan(1'500));
  REQUIRE(refunded.taken.size() == 1);
  CHECK(refunded.taken[0].points == model::Points{15});
  CHECK(refunded.balance_after == model::Points{135});
  CHECK(shop.balance() == 135);
  const auto line = value_of(shop.till->outbox().line_of(refunded.seq));
  const auto decoded = value_of(from_line(*line));
  const auto event = std::get<model::RefundEvent>(std::get<model::Event>(decoded.event));
  CHECK(event.sale.seq == shop.sale_seq);
  CHECK(event.member == shop.ana.id());
}

TEST_CASE("everything in pieces ends where the sale began", "[loyalty]") {
  Shop shop;
  value_of(refund_sale(*shop.till, shop.programme, shop.order("B-1", {{1, 1'000, 2'000}})));
  const auto rest = value_of(returnable(*shop.till, shop.order("")));
  REQUIRE(rest.rest.size() == 1);
  CHECK(rest.rest[0].left.amount_minor == 3'000);
  value_of(refund_sale(*shop.till, shop.programme, shop.order("B-2")));
  CHECK(shop.balance() == 100);
  CHECK(value_of(returnable(*shop.till, shop.order(""))).rest.empty());
  CHECK_FALSE(refund_sale(*shop.till, shop.programme, shop.order("B-3")).has_value());
  CHECK(value_of(shop.till->ledger().all_wrong_balances()) == 0);
}

TEST_CASE("the same refund five times is one", "[loyalty]") {
  Shop shop;
  const auto order = shop.order("B-1", {{1, 1'000, 2'000}});
  const auto first = value_of(refund_sale(*shop.till, shop.programme, order));
  for (int again = 0; again < 4; ++again) {
    const auto known = value_of(refund_sale(*shop.till, shop.programme, order));
    CHECK(known.existed);
    CHECK(known.seq == first.seq);
    CHECK(known.taken == first.taken);
  }
  CHECK(shop.balance() == 130);
  CHECK(value_of(shop.till->outbox().waiting()) == 2);
}

TEST_CASE("a return is refused in one sentence and nothing is half done", "[loyalty]") {
  Shop shop;
  auto order = shop.order("B-1", {{0, 3'000, 4'500}});
  CHECK(refund_sale(*shop.till, shop.programme, order).error().kind == ErrorKind::refused);
  order = shop.order("B-1");
  order.receipt = "R-2";
  CHECK(refund_sale(*shop.till, shop.programme, order).error().key == "return.not_here");
  order = shop.order("B-1");
  order.member = a_member("Bob").id();
  CHECK(refund_sale(*shop.till, shop.programme, order).error().key == "return.other_member");
  order = shop.order("B-1");
  order.at += std::chrono::hours{24 * 91};
  CHECK(refund_sale(*shop.till, shop.programme, order).error().key == "return.too_late");
  CHECK(refund_sale(*shop.till, shop.programme, shop.order("")).error().kind == ErrorKind::invalid);
  CHECK(shop.balance() == 150);
  CHECK(value_of(shop.till->outbox().waiting()) == 1);

  VoidOrder undo;
  undo.sale_seq = shop.sale_seq;
  undo.at = shop.till.clock.wall();
  value_of(void_sale(*shop.till, undo));
  CHECK(refund_sale(*shop.till, shop.programme, shop.order("B-1")).error().key == "return.undone");
}

TEST_CASE("OFF4 a sale is returned under the rules of its time, not of today", "[loyalty]") {
  Shop shop;
  auto today = shop.programme;
  today.version += 1;
  today.earn.front().points = model::Points{10};
  const auto refunded =
      value_of(refund_sale(*shop.till, today, shop.order("B-1", {{1, 1'000, 2'000}})));
  REQUIRE(refunded.taken.size() == 1);
  CHECK(refunded.taken[0].points == model::Points{20});
}

TEST_CASE("a limit counts what remains of a sale, not what came back", "[loyalty]") {
  Shop shop;
  shop.programme.version += 1;
  shop.programme.earn.front().limit = {0, 40, model::LimitPeriod::Day};
  const auto sell = [&](const char* receipt, std::int64_t minor) {
    AwardOrder order = shop.till.order(shop.ana.id(), minor);
    order.origin = model::Origin::Pos;
    order.reference = receipt;
    return value_of(award(*shop.till, shop.programme, order)).points;
  };
  const auto bring_back = [&](const char* reference, std::int64_t minor) {
    auto order = shop.order(reference, {{0, 0, minor}});
    order.receipt = "R-2";
    value_of(refund_sale(*shop.till, shop.programme, order));
  };
  CHECK(sell("R-2", 3'000) == model::Points{30});
  bring_back("B-1", 2'000);
  CHECK(sell("R-3", 9'000) == model::Points{30});  // 10 stand, so 30 are left of 40
  CHECK(sell("R-4", 9'000) == model::Points{0});
  bring_back("B-2", 1'000);
  CHECK(sell("R-5", 9'000) == model::Points{10});
}

TEST_CASE("a redemption that was undone pays for nothing, so nothing of it comes back",
          "[loyalty]") {
  Shop shop;
  shop.till.hold({shop.ana.with_points(1'000)});
  RedeemOrder spending;
  spending.member = shop.ana.id();
  spending.reward = "r500";
  spending.strength = model::Strength::Card;
  spending.lease = Uuid::v7(shop.till.clock.wall());
  spending.at = shop.till.clock.wall();
  spending.utc_offset = kShanghai;
  value_of(ask_lease(*shop.till, shop.programme, spending));
  const auto redeemed = value_of(redeem(*shop.till, shop.programme, spending));
  AwardOrder sale = shop.till.order(shop.ana.id(), 3'000);
  sale.origin = model::Origin::Pos;
  sale.reference = "R-2";
  sale.redeems = {redeemed.seq};
  value_of(award(*shop.till, shop.programme, sale));
  value_of(void_redeem(
      *shop.till, shop.programme, {redeemed.seq, {}, shop.till.clock.wall(), kShanghai}));
  auto order = shop.order("B-1");
  order.receipt = "R-2";
  CHECK(value_of(refund_sale(*shop.till, shop.programme, order)).returned.empty());
}
