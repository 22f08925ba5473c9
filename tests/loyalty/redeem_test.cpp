#include "app/loyalty/redeem.h"

#include "app/loyalty/event_codec.h"
#include "app/loyalty/lookup.h"
#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;

namespace {

RedeemOrder order_of(TestTerminal& till, const model::MemberId& member) {
  RedeemOrder order;
  order.member = member;
  order.reward = "r500";
  order.strength = model::Strength::Card;
  order.lease = Uuid::v7(till.clock.wall());
  order.at = till.clock.wall();
  order.utc_offset = kShanghai;
  return order;
}

std::vector<std::string> kinds_sent(TestTerminal& till) {
  std::vector<std::string> kinds;
  for (const auto& envelope : value_of(till->outbox().next_batch(100, 100'000)).envelopes) {
    const auto decoded = value_of(from_line(envelope.line));
    kinds.emplace_back(kind_of(std::get<model::Event>(decoded.event)));
  }
  return kinds;
}
using Kinds = std::vector<std::string>;

}  // namespace

TEST_CASE("a granted reward costs its points, once", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7").with_points(700);
  till.hold({ana});
  const auto programme = a_programme();
  const RedeemOrder order = order_of(till, ana.id());
  const LeaseAsked asked = value_of(ask_lease(*till, programme, order));
  CHECK(asked.points == model::Points{500});
  CHECK(value_of(ask_lease(*till, programme, order)).lease == asked.lease);
  const Redeemed redeemed = value_of(redeem(*till, programme, order));
  CHECK(redeemed.points == model::Points{500});
  CHECK(redeemed.value == yuan(500));
  CHECK(redeemed.balance_after == model::Points{200});
  till.reopen();
  const Redeemed again = value_of(redeem(*till, programme, order));
  CHECK(again.existed);
  CHECK(again.seq == redeemed.seq);
  CHECK(kinds_sent(till) == Kinds{"redeem"});
  const auto found = value_of(look_up(*till, card("7")));
  CHECK(found->balance == model::Balance{model::Points{200}, model::Points{200}});
  CHECK(value_of(close_open_leases(*till, till.clock.wall(), kShanghai)) == 0);
}

TEST_CASE("a lease is written down before it is asked for", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7").with_points(700);
  till.hold({ana});
  const RedeemOrder order = order_of(till, ana.id());
  value_of(ask_lease(*till, a_programme(), order));
  till.reopen();
  CHECK(value_of(till->leases().open_leases()) == std::vector{order.lease});
  CHECK(value_of(close_open_leases(*till, till.clock.wall(), kShanghai)) == 1);
  CHECK(value_of(close_open_leases(*till, till.clock.wall(), kShanghai)) == 0);
  CHECK(kinds_sent(till) == Kinds{"lease_close"});
  const auto late = redeem(*till, a_programme(), order);
  REQUIRE_FALSE(late.has_value());
  CHECK(late.error().kind == ErrorKind::refused);
  CHECK_FALSE(ask_lease(*till, a_programme(), order).has_value());
}

TEST_CASE("a lease that central refused needs no close", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7").with_points(700);
  till.hold({ana});
  const RedeemOrder order = order_of(till, ana.id());
  value_of(ask_lease(*till, a_programme(), order));
  require_ok(lease_refused(*till, order.lease));
  require_ok(close_lease(*till, order.lease, till.clock.wall(), kShanghai));
  CHECK_FALSE(redeem(*till, a_programme(), order).has_value());
  CHECK(kinds_sent(till).empty());
}

TEST_CASE("a lease without an answer is closed by an event", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7").with_points(700);
  till.hold({ana});
  const RedeemOrder order = order_of(till, ana.id());
  value_of(ask_lease(*till, a_programme(), order));
  require_ok(close_lease(*till, order.lease, till.clock.wall(), kShanghai));
  require_ok(close_lease(*till, order.lease, till.clock.wall(), kShanghai));
  CHECK(kinds_sent(till) == Kinds{"lease_close"});
}

TEST_CASE("nothing is asked for that the rules refuse", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7").with_points(300);
  till.hold({ana});
  const auto programme = a_programme();
  RedeemOrder order = order_of(till, ana.id());
  const auto refused = ask_lease(*till, programme, order);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().key == "redeem.missing");
  CHECK(refused.error().arguments == std::vector<std::string>{"200"});
  order.member = a_member("Bob").id();
  CHECK(ask_lease(*till, programme, order).error().kind == ErrorKind::not_found);
  CHECK(value_of(till->leases().open_leases()).empty());
  CHECK_FALSE(redeem(*till, programme, order).has_value());
}

TEST_CASE("a lease serves the member and reward it was asked for", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7").with_points(5'000);
  const auto bob = a_member("Bob").with_card("8").with_points(5'000);
  till.hold({ana, bob});
  RedeemOrder order = order_of(till, ana.id());
  value_of(ask_lease(*till, a_programme(), order));
  order.member = bob.id();
  CHECK_FALSE(redeem(*till, a_programme(), order).has_value());
  order.member = ana.id();
  order.reward = "r1000";
  CHECK_FALSE(redeem(*till, a_programme(), order).has_value());
  CHECK(kinds_sent(till).empty());
}
