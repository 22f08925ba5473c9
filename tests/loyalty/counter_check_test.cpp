#include "app/loyalty/counter_check.h"

#include "app/loyalty/cards.h"
#include "app/loyalty/event_codec.h"
#include "app/loyalty/redeem.h"
#include "app/loyalty/void_redeem.h"
#include "app/loyalty/void_sale.h"
#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;
using model::Role;

namespace {

// A till with one of each role, and Ana, whose card the cashier Mei also is.
struct Counter {
  Counter() {
    mei.member = ana.id();
    till.hold({ana,
               ben,
               storage::StaffChange{mei, "", false},
               storage::StaffChange{lin, "", false},
               storage::StaffChange{lei, "", false},
               storage::StaffChange{wu, "", false}});
  }
  static model::Staff staff(const char* name, Role role) {
    return {model::StaffId{Uuid::v7(Instant{Milliseconds{1}})}, name, role, {}};
  }
  RedeemOrder redemption(const model::MemberId& member, const model::StaffId& by) {
    RedeemOrder order;
    order.member = member;
    order.reward = "r500";
    order.strength = model::Strength::Card;
    order.staff = by;
    order.lease = Uuid::v7(till.clock.wall());
    order.at = till.clock.wall();
    order.utc_offset = kShanghai;
    return order;
  }
  std::string redeem_key(const RedeemOrder& order) {
    const auto asked = ask_lease(*till, programme, order);
    if (!asked) return asked.error().key;
    const auto redeemed = redeem(*till, programme, order);
    return redeemed ? "" : redeemed.error().key;
  }
  template <typename Event>
  Event last() {
    const auto sent = value_of(till->outbox().next_batch(1'000, 1'000'000)).envelopes;
    REQUIRE_FALSE(sent.empty());
    return std::get<Event>(std::get<model::Event>(value_of(from_line(sent.back().line)).event));
  }

  TestTerminal till;
  MemberBuilder ana = a_member("Ana").with_card("7").with_points(5'000);
  MemberBuilder ben = a_member("Ben").with_card("8").with_points(5'000);
  model::Staff mei = staff("Mei", Role::Cashier);
  model::Staff lin = staff("Lin", Role::Cashier);
  model::Staff lei = staff("Lei", Role::Supervisor);
  model::Staff wu = staff("Wu", Role::Manager);
  model::Programme programme = a_programme();
};

}  // namespace

TEST_CASE("a card redeems as often a day as the counter allows, then somebody above signs",
          "[loyalty][counter]") {
  Counter counter;
  counter.programme.limits.card_redeems_per_day = 2;
  const auto order = [&] { return counter.redemption(counter.ben.id(), counter.mei.id); };
  CHECK(counter.redeem_key(order()).empty());
  CHECK(counter.last<model::RedeemEvent>().flags == 0);
  CHECK(counter.redeem_key(order()).empty());
  CHECK(counter.redeem_key(order()) == "error.counter.card_redeems");
  RedeemOrder allowed = order();
  allowed.allowed_by = counter.lin.id;
  CHECK(counter.redeem_key(allowed) == "error.counter.card_redeems");
  allowed.allowed_by = counter.lei.id;
  CHECK(counter.redeem_key(allowed).empty());
  const auto event = counter.last<model::RedeemEvent>();
  CHECK(event.flags == model::kVelocity);
  CHECK(event.allowed_by == counter.lei.id);

  const auto day =
      value_of(counter_day(*counter.till, counter.ben.id(), counter.till.clock.wall(), kShanghai));
  CHECK(day.card_redeems == 3);
  counter.till.clock.advance(std::chrono::hours{24});
  CHECK(counter.redeem_key(order()).empty());
}

TEST_CASE("a redemption beyond the points of the counter is signed for", "[loyalty][counter]") {
  Counter counter;
  counter.programme.limits.redeem_points = model::Points{499};
  RedeemOrder order = counter.redemption(counter.ben.id(), counter.mei.id);
  CHECK(counter.redeem_key(order) == "error.counter.redeem_limit");
  CHECK(value_of(counter.till->outbox().waiting()) == 0);
  order.allowed_by = counter.lei.id;
  CHECK(counter.redeem_key(order).empty());
  CHECK(counter.last<model::RedeemEvent>().flags == model::kOverLimit);
}

TEST_CASE("what the own card gains is signed for by another, and flagged", "[loyalty][counter]") {
  Counter counter;
  RedeemOrder order = counter.redemption(counter.ana.id(), counter.mei.id);
  CHECK(counter.redeem_key(order) == "error.counter.own_card");
  order.allowed_by = counter.lei.id;
  CHECK(counter.redeem_key(order).empty());
  CHECK(counter.last<model::RedeemEvent>().flags == model::kOwnCard);

  SECTION("a sale on it earns, and is flagged") {
    auto sale = counter.till.order(counter.ana.id(), 1'000);
    sale.staff = counter.mei.id;
    REQUIRE(award(*counter.till, counter.programme, sale));
    CHECK(counter.last<model::SaleEvent>().flags == model::kOwnCard);
  }
  SECTION("nobody signs for what another takes to the own card of who signs") {
    order = counter.redemption(counter.ana.id(), counter.lin.id);
    order.strength = model::Strength::Override;
    counter.lei.member = counter.ana.id();
    counter.till.hold({storage::StaffChange{counter.lei, "", false}});
    order.allowed_by = counter.lei.id;
    CHECK(counter.redeem_key(order) == "error.counter.needs_supervisor");
    order.allowed_by = counter.wu.id;
    CHECK(counter.redeem_key(order).empty());
  }
}

TEST_CASE("a cashier undoes what is their own, and another's when somebody above signs",
          "[loyalty][counter]") {
  Counter counter;
  auto sale = counter.till.order(counter.ben.id(), 1'000);
  sale.staff = counter.mei.id;
  const auto awarded = value_of(award(*counter.till, counter.programme, sale));
  VoidOrder order{awarded.sale_seq, counter.lin.id, counter.till.clock.wall(), kShanghai};
  CHECK(void_sale(*counter.till, order).error().key == "error.counter.needs_supervisor");
  SECTION("her own") {
    order.staff = counter.mei.id;
    CHECK(void_sale(*counter.till, order));
    CHECK(counter.last<model::VoidEvent>().allowed_by.is_none());
  }
  SECTION("another's") {
    order.allowed_by = counter.lei.id;
    CHECK(void_sale(*counter.till, order));
    CHECK(counter.last<model::VoidEvent>().allowed_by == counter.lei.id);
  }
  SECTION("a redemption alike") {
    const RedeemOrder redemption = counter.redemption(counter.ben.id(), counter.mei.id);
    REQUIRE(ask_lease(*counter.till, counter.programme, redemption));
    const auto redeemed = value_of(redeem(*counter.till, counter.programme, redemption));
    VoidRedeemOrder undo{redeemed.seq, counter.lin.id, counter.till.clock.wall(), kShanghai};
    CHECK(void_redeem(*counter.till, counter.programme, undo).error().key ==
          "error.counter.needs_supervisor");
    undo.staff = counter.mei.id;
    CHECK(void_redeem(*counter.till, counter.programme, undo));
  }
}

TEST_CASE("a lost card is a cashier's business, a replaced one somebody's above",
          "[loyalty][counter]") {
  Counter counter;
  CardOrder order;
  order.member = counter.ben.id();
  order.action = model::CardAction::Replace;
  order.card = card("9");
  order.old_card = card("8");
  order.staff = counter.lin.id;
  order.at = counter.till.clock.wall();
  order.utc_offset = kShanghai;
  CHECK(change_card(*counter.till, order).error().key == "error.counter.needs_supervisor");
  order.allowed_by = counter.lei.id;
  CHECK(value_of(change_card(*counter.till, order)));
  CHECK(counter.last<model::CardEvent>().allowed_by == counter.lei.id);
  order.action = model::CardAction::Lose;
  order.allowed_by = {};
  CHECK(value_of(change_card(*counter.till, order)));
}
