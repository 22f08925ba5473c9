#include "app/loyalty/redeem.h"

#include "app/loyalty/bearer_code.h"
#include "app/loyalty/event_codec.h"
#include "app/loyalty/home.h"
#include "app/loyalty/lookup.h"
#include "app/loyalty/reward_rules.h"
#include "app/loyalty/void_redeem.h"
#include "app/loyalty/void_sale.h"
#include "app/model/business_day.h"
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
  const LeaseQuestion asked = value_of(ask_lease(*till, programme, order));
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

// ---- all kinds of rewards -----------------------------------------------------------------------

namespace {

model::Reward points_to_money() {
  model::Reward reward;
  reward.id = "money";
  reward.kind = model::RewardKind::PointsToMoney;
  reward.cost = model::Points{100};
  reward.value_minor = 100;  // a point is worth 0.01
  reward.least = model::Points{50};
  return reward;
}

model::Programme with(model::Reward reward) {
  auto programme = a_programme();
  programme.rewards = {std::move(reward)};
  return programme;
}

RedeemOrder order_for(TestTerminal& till, const model::MemberId& member, std::string reward) {
  RedeemOrder order = order_of(till, member);
  order.reward = std::move(reward);
  return order;
}

model::RedeemEvent last_redeem(TestTerminal& till) {
  std::optional<model::RedeemEvent> last;
  for (const auto& envelope : value_of(till->outbox().next_batch(100, 100'000)).envelopes) {
    const auto decoded = value_of(from_line(envelope.line));
    const auto& event = std::get<model::Event>(decoded.event);
    if (const auto* const redeem = std::get_if<model::RedeemEvent>(&event)) last = *redeem;
  }
  REQUIRE(last.has_value());
  return *last;
}

Redeemed leased_and_redeemed(TestTerminal& till,
                             const model::Programme& programme,
                             const RedeemOrder& order) {
  value_of(ask_lease(*till, programme, order));
  return value_of(redeem(*till, programme, order));
}

}  // namespace

TEST_CASE("points pay to the single point, and never more than the bill", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7").with_points(700);
  till.hold({ana});
  const auto programme = with(points_to_money());
  RedeemOrder order = order_for(till, ana.id(), "money");
  order.points = model::Points{137};
  CHECK(value_of(ask_lease(*till, programme, order)).points == model::Points{137});
  const Redeemed redeemed = value_of(redeem(*till, programme, order));
  CHECK(redeemed.value == yuan(137));
  CHECK(redeemed.balance_after == model::Points{563});

  order = order_for(till, ana.id(), "money");
  order.points = model::Points{500};
  order.bill = yuan(320);
  CHECK(value_of(ask_lease(*till, programme, order)).points == model::Points{320});
  CHECK(value_of(redeem(*till, programme, order)).value == yuan(320));

  order = order_for(till, ana.id(), "money");
  order.points = model::Points{49};
  CHECK(ask_lease(*till, programme, order).error().key == "redeem.least");
}

TEST_CASE("a lease asked for one bill does not pay another", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7").with_points(700);
  till.hold({ana});
  const auto programme = with(points_to_money());
  RedeemOrder order = order_for(till, ana.id(), "money");
  order.points = model::Points{500};
  order.bill = yuan(320);
  value_of(ask_lease(*till, programme, order));
  order.bill = yuan(450);
  CHECK(redeem(*till, programme, order).error().key == "redeem.lease_over");
  CHECK(kinds_sent(till).empty());
}

TEST_CASE("OD2 50 points, 100 earned and 5 redeemed are 145", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7").with_points(50);
  till.hold({ana});
  model::Reward tenth;
  tenth.id = "tenth";
  tenth.kind = model::RewardKind::Percent;
  tenth.percent = model::Ratio{1'000};
  tenth.cost = model::Points{5};
  const auto programme = with(tenth);
  value_of(award(*till, programme, till.order(ana.id(), 10'000)));
  RedeemOrder order = order_for(till, ana.id(), "tenth");
  order.bill = yuan(10'000);
  const Redeemed redeemed = leased_and_redeemed(till, programme, order);
  CHECK(redeemed.points == model::Points{5});
  CHECK(redeemed.value == yuan(1'000));
  CHECK(redeemed.balance_after == model::Points{145});
}

TEST_CASE("OD7 200 points, 70 earned and 150 redeemed are 120, and 200 when both are undone",
          "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7").with_points(200);
  till.hold({ana});
  model::Reward gift;
  gift.id = "gift";
  gift.kind = model::RewardKind::Perk;
  gift.cost = model::Points{150};
  const auto programme = with(gift);
  const auto awarded = value_of(award(*till, programme, till.order(ana.id(), 7'000)));
  const Redeemed redeemed = leased_and_redeemed(till, programme, order_for(till, ana.id(), "gift"));
  CHECK(redeemed.balance_after == model::Points{120});
  const auto undone =
      value_of(void_redeem(*till, programme, {redeemed.seq, {}, till.clock.wall(), kShanghai}));
  CHECK(undone.balance_after == model::Points{270});
  const auto taken =
      value_of(void_sale(*till, {awarded.sale_seq, {}, till.clock.wall(), kShanghai}));
  CHECK(taken.balance_after == model::Points{200});
}

TEST_CASE("a redemption stands in the newest rows until it is undone", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7").with_points(700);
  till.hold({ana});
  const auto programme = a_programme();
  const Redeemed redeemed = leased_and_redeemed(till, programme, order_for(till, ana.id(), "r500"));
  const auto day = model::BusinessDay::of(till.clock.wall(), kShanghai);
  const auto rows = [&] { return value_of(home_of(*till, day, till.clock.wall())).recent; };
  REQUIRE(rows().size() == 1);
  CHECK(rows()[0].seq == redeemed.seq);
  CHECK(rows()[0].is_redeem);
  CHECK(rows()[0].can_undo);
  value_of(void_redeem(*till, programme, {redeemed.seq, {}, till.clock.wall(), kShanghai}));
  CHECK(rows().empty());
}

TEST_CASE("a number does not redeem; an override does when somebody above signs", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7").with_points(700);
  const auto staff = [](const char* name, model::Role role) {
    return storage::StaffChange{
        {model::StaffId{Uuid::v7(Instant{Milliseconds{1}})}, name, role, {}}, ""};
  };
  const auto cashier = staff("Lin", model::Role::Cashier);
  const auto supervisor = staff("Zhou", model::Role::Supervisor);
  till.hold({ana, cashier, supervisor});
  const auto programme = a_programme();
  RedeemOrder order = order_of(till, ana.id());
  order.strength = model::Strength::Number;
  CHECK(ask_lease(*till, programme, order).error().key == "redeem.scan_card");
  order.strength = model::Strength::Override;
  CHECK(ask_lease(*till, programme, order).error().key == "error.counter.needs_supervisor");
  order.allowed_by = cashier.staff.id;
  CHECK(ask_lease(*till, programme, order).error().key == "error.counter.needs_supervisor");
  order.allowed_by = supervisor.staff.id;
  CHECK(leased_and_redeemed(till, programme, order).points == model::Points{500});
  const model::RedeemEvent event = last_redeem(till);
  CHECK(event.strength == model::Strength::Override);
  CHECK(event.allowed_by == supervisor.staff.id);
  for (const auto strength : {model::Strength::RotatingCode, model::Strength::MemberPin}) {
    RewardQuestion question;
    question.balance = {model::Points{500}, model::Points{500}};
    question.strength = strength;
    CHECK_FALSE(check_reward(programme, "r500", {}, question).has_value());
  }
}

TEST_CASE("a reward is had as often as its limit says, and again when it was undone", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7").with_points(5'000);
  till.hold({ana});
  auto programme = a_programme();
  programme.rewards.front().limit = {1, 0, model::LimitPeriod::Month};
  const Redeemed first = leased_and_redeemed(till, programme, order_of(till, ana.id()));
  const auto again = ask_lease(*till, programme, order_of(till, ana.id()));
  REQUIRE_FALSE(again.has_value());
  CHECK(again.error().key == "redeem.limit_reached");
  value_of(void_redeem(*till, programme, {first.seq, {}, till.clock.wall(), kShanghai}));
  CHECK(leased_and_redeemed(till, programme, order_of(till, ana.id())).points ==
        model::Points{500});
}

TEST_CASE("a redemption is undone once, within ten minutes", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7").with_points(1'500);
  till.hold({ana});
  const auto programme = a_programme();
  const Redeemed redeemed = leased_and_redeemed(till, programme, order_of(till, ana.id()));
  const VoidRedeemOrder order{redeemed.seq, {}, till.clock.wall(), kShanghai};
  const RedeemVoided voided = value_of(void_redeem(*till, programme, order));
  CHECK(voided.points == model::Points{500});
  CHECK(voided.balance_after == model::Points{1'500});
  till.reopen();
  const RedeemVoided again = value_of(void_redeem(*till, programme, order));
  CHECK(again.existed);
  CHECK(again.seq == voided.seq);
  CHECK(again.balance_after == model::Points{1'500});
  CHECK(kinds_sent(till) == Kinds{"redeem", "void"});

  const Redeemed second = leased_and_redeemed(till, programme, order_of(till, ana.id()));
  const Instant late = till.clock.wall() + std::chrono::minutes{11};
  CHECK(void_redeem(*till, programme, {second.seq, {}, late, kShanghai}).error().key ==
        "undo.redeem_too_late");
  CHECK(void_redeem(*till, programme, {99, {}, late, kShanghai}).error().key ==
        "undo.redeem_not_here");
}

TEST_CASE("a coupon buys its reward once, by nobody known and without points", "[loyalty]") {
  TestTerminal till;
  auto coupon = a_member("").with_card("unused");
  storage::MemberChange change = coupon.change();
  change.member.identifiers = {
      {model::IdentifierKind::Code,
       make_bearer_code(model::BearerKind::Coupon, TestTerminal::identity().store)}};
  change.standing.purses = {{model::kCouponPurse, model::Points{1}, model::Points{1}, {}}};
  till.hold({change});
  auto programme = a_programme();
  programme.rewards.front().by_coupon_only = true;
  RedeemOrder order = order_of(till, change.member.id);
  CHECK(ask_lease(*till, programme, order).error().key == "redeem.coupon_only");
  order.is_coupon = true;
  const LeaseQuestion asked = value_of(ask_lease(*till, programme, order));
  CHECK(asked.points == model::Points{1});
  CHECK(asked.purse == model::kCouponPurse);
  CHECK(asked.reward == "r500");
  const Redeemed redeemed = value_of(redeem(*till, programme, order));
  CHECK(redeemed.value == yuan(500));
  CHECK(redeemed.balance_after == model::Points{0});
  const model::RedeemEvent event = last_redeem(till);
  CHECK(event.purse == model::kCouponPurse);
  CHECK(event.coupon != Digest{});
  order.lease = Uuid::v7(till.clock.wall());
  CHECK(ask_lease(*till, programme, order).error().key == "code.spent");
}

TEST_CASE("a coupon that another till issued is refused for another reward without asking central",
          "[loyalty]") {
  TestTerminal till;
  storage::MemberChange change = a_member("").change();
  change.standing.purses = {{model::kCouponPurse, model::Points{1}, model::Points{1}, {}}};
  change.standing.bearer = model::Bearer{model::BearerKind::Coupon, "r2000", {}};
  till.hold({change});
  RedeemOrder order = order_of(till, change.member.id);
  order.is_coupon = true;
  CHECK(ask_lease(*till, a_programme(), order).error().key == "code.other_reward");
  CHECK_FALSE(value_of(till->leases().find(order.lease)).has_value());
}

TEST_CASE("a gift card pays out of its own purse, the tax untouched", "[loyalty]") {
  TestTerminal till;
  storage::MemberChange change = a_member("").change();
  change.standing.purses = {{1, model::Points{5'000}, model::Points{5'000}, {}}};
  till.hold({change});
  model::Reward pays = points_to_money();
  pays.id = "wallet";
  pays.purse = 1;
  pays.cost = model::Points{1};
  pays.value_minor = 1;
  pays.tax = model::TaxTreatment::Payment;
  auto programme = with(pays);
  programme.purses.push_back({1, "wallet", {{"en", "Wallet"}}, model::PurseUnit::Money, {}});
  RedeemOrder order = order_for(till, change.member.id, "wallet");
  order.points = model::Points{6'000};
  order.bill = yuan(3'200);
  const Redeemed redeemed = leased_and_redeemed(till, programme, order);
  CHECK(redeemed.purse == 1);
  CHECK(redeemed.points == model::Points{3'200});
  CHECK(redeemed.balance_after == model::Points{1'800});
  order = order_for(till, change.member.id, "wallet");
  order.points = model::Points{2'000};
  const auto refused = ask_lease(*till, programme, order);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().key == "redeem.missing_money");
  CHECK(refused.error().arguments == std::vector<std::string>{"2.00"});
}

TEST_CASE("a reward for the birthday is had on the birthday", "[loyalty]") {
  TestTerminal till;  // its clock begins on a Friday, 20 November 2026
  storage::MemberChange change = a_member("Ana").with_card("7").with_points(700).change();
  change.standing.birthday = model::Birthday{11, 20, false};
  till.hold({change});
  auto programme = a_programme();
  programme.rewards.front().when.birthday = model::BirthdayPeriod::Day;
  RedeemOrder order = order_of(till, change.member.id);
  order.at += std::chrono::hours{24};
  CHECK(ask_lease(*till, programme, order).error().key == "redeem.birthday_only");
  CHECK(leased_and_redeemed(till, programme, order_of(till, change.member.id)).points ==
        model::Points{500});
}

TEST_CASE("a gift that costs nothing needs to know who it is, and no points", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7");
  till.hold({ana});
  model::Reward gift;
  gift.id = "cake";
  gift.kind = model::RewardKind::Perk;
  gift.limit = {1, 0, model::LimitPeriod::Year};
  const auto programme = with(gift);
  RedeemOrder order = order_for(till, ana.id(), "cake");
  order.strength = model::Strength::Number;
  CHECK(ask_lease(*till, programme, order).error().key == "redeem.scan_card");
  order.strength = model::Strength::Card;
  const Redeemed redeemed = leased_and_redeemed(till, programme, order);
  CHECK(redeemed.points == model::Points{0});
  const RedeemOrder again = order_for(till, ana.id(), "cake");
  CHECK(ask_lease(*till, programme, again).error().key == "redeem.limit_reached");
  value_of(void_redeem(*till, programme, {redeemed.seq, {}, till.clock.wall(), kShanghai}));
  CHECK(leased_and_redeemed(till, programme, again).balance_after == model::Points{0});
  CHECK(kinds_sent(till) == Kinds{"redeem", "void", "redeem"});
}
