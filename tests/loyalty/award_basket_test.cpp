// Awards of baskets: purses, limits, coupons, claims.

#include "app/loyalty/award.h"
#include "app/loyalty/bearer_code.h"
#include "app/loyalty/event_codec.h"
#include "app/loyalty/lookup.h"
#include "app/loyalty/void_sale.h"
#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;

namespace {

model::EarnRule a_rule(const char* id, model::EarnKind kind, std::int64_t points) {
  model::EarnRule rule;
  rule.id = id;
  rule.kind = kind;
  rule.points = model::Points{points};
  return rule;
}

// A stamp for each tea, twice a day at most, a coupon with every visit beyond the first.
model::Programme a_tea_shop() {
  auto programme = a_programme();
  programme.purses.push_back(
      {3, "tea_card", {{"en", "Tea card"}}, model::PurseUnit::Stamps, {}, {}});
  model::EarnRule stamp = a_rule("stamp", model::EarnKind::Item, 1);
  stamp.purse = 3;
  stamp.lines.categories = {"drinks"};
  programme.earn.push_back(stamp);
  model::EarnRule twice = a_rule("twice", model::EarnKind::Visit, 5);
  twice.limit = {1, 0, model::LimitPeriod::Day};
  programme.earn.push_back(twice);
  return programme;
}

model::SaleLine a_line(const char* category, std::int64_t quantity, std::int64_t minor) {
  model::SaleLine line;
  line.sku = "471001";
  line.category = category;
  line.quantity_milli = quantity * 1'000;
  line.amount_minor = minor;
  return line;
}

AwardOrder two_teas(TestTerminal& till, const model::MemberId& member) {
  AwardOrder order = till.order(member, 5'000);
  order.basket.lines = {a_line("drinks/tea", 2, 3'000), a_line("food", 1, 2'000)};
  return order;
}

model::StaffId a_supervisor(TestTerminal& till) {
  const model::StaffId id{Uuid::v7(till.clock.wall())};
  till.hold({storage::StaffChange{{id, "Lin Yue", model::Role::Supervisor}, "", false}});
  return id;
}

model::SaleEvent sale_at(TestTerminal& till, std::uint64_t seq) {
  const auto decoded = value_of(from_line(*value_of(till->outbox().line_of(seq))));
  return std::get<model::SaleEvent>(std::get<model::Event>(decoded.event));
}

}  // namespace

TEST_CASE("a basket gives to every purse, and the event pins it and what was known", "[loyalty]") {
  TestTerminal till;
  auto ana = a_member("Ana").with_card("7").with_points(100).change();
  ana.member.visits = 4;
  till.hold({ana});
  const auto awarded = value_of(award(*till, a_tea_shop(), two_teas(till, ana.member.id)));
  CHECK(awarded.points == model::Points{55});
  CHECK(awarded.balance_after == model::Points{155});
  CHECK(awarded.parts.size() == 3);
  const auto found = *value_of(find_member(*till, ana.member.id));
  CHECK(purse_of(found, 3).points == model::Points{2});
  const model::SaleEvent sale = sale_at(till, awarded.sale_seq);
  CHECK(sale.basket.lines.size() == 2);
  CHECK(sale.facts.visits == 4);
  CHECK(sale.grants.size() >= 2);
  CHECK(value_of(till->ledger().all_wrong_balances()) == 0);
}

TEST_CASE("a rule's limit counts what central knew and what was done here since", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7");
  till.hold({ana});
  const auto programme = a_tea_shop();
  CHECK(value_of(award(*till, programme, till.order(ana.id(), 1'000))).points == model::Points{15});
  const auto second = value_of(award(*till, programme, till.order(ana.id(), 1'000)));
  CHECK(second.points == model::Points{10});
  const auto uses = sale_at(till, second.sale_seq).facts.uses;
  REQUIRE(uses.size() == 1);
  CHECK(uses[0].times == 1);
  till.clock.advance(std::chrono::hours{24});
  CHECK(value_of(award(*till, programme, till.order(ana.id(), 1'000))).points == model::Points{15});
}

TEST_CASE("an undone sale gives its stamps and its turn of a limited rule back", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7");
  till.hold({ana});
  const auto programme = a_tea_shop();
  const auto awarded = value_of(award(*till, programme, two_teas(till, ana.id())));
  VoidOrder order;
  order.sale_seq = awarded.sale_seq;
  order.at = till.clock.wall();
  order.utc_offset = kShanghai;
  value_of(void_sale(*till, order));
  const auto found = *value_of(find_member(*till, ana.id()));
  CHECK(found.balance.points == model::Points{0});
  CHECK(purse_of(found, 3).points == model::Points{0});
  CHECK(value_of(award(*till, programme, two_teas(till, ana.id()))).points == model::Points{55});
}

TEST_CASE("a coupon comes with the sale that earned it, and the same again shows the same one",
          "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7");
  till.hold({ana});
  auto programme = a_programme();
  model::EarnRule coupon = a_rule("next_time", model::EarnKind::Visit, 0);
  coupon.coupon = programme.rewards.front().id;
  programme.earn.push_back(coupon);
  const auto order = till.order(ana.id(), 5'000);
  const auto awarded = value_of(award(*till, programme, order));
  REQUIRE(awarded.coupons.size() == 1);
  CHECK(kind_of_bearer(awarded.coupons[0].code) == model::BearerKind::Coupon);
  CHECK(sale_at(till, awarded.sale_seq).coupons == std::vector{awarded.coupons[0].account.uuid()});
  const auto found =
      value_of(look_up(*till, {model::IdentifierKind::Code, awarded.coupons[0].code}));
  REQUIRE(found.has_value());
  CHECK(purse_of(*found, model::kCouponPurse).points == model::Points{1});
  const auto again = value_of(award(*till, programme, order));
  CHECK(again.existed);
  REQUIRE(again.coupons.size() == 1);
  CHECK(again.coupons[0].code == awarded.coupons[0].code);
  CHECK(value_of(till->outbox().waiting()) == 2);
}

TEST_CASE("OFF2 the same sale five times is one row", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7");
  till.hold({ana});
  const auto order = two_teas(till, ana.id());
  for (int time = 0; time < 5; ++time) {
    CHECK(value_of(award(*till, a_tea_shop(), order)).existed == (time > 0));
  }
  CHECK(value_of(till->outbox().waiting()) == 1);
  CHECK(value_of(find_member(*till, ana.id()))->balance.points == model::Points{55});
}

TEST_CASE("OFF7 a till that dies between the commit and the slip says the same again",
          "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7");
  till.hold({ana});
  auto programme = a_programme();
  model::EarnRule coupon = a_rule("next_time", model::EarnKind::Visit, 0);
  coupon.coupon = programme.rewards.front().id;
  programme.earn.push_back(coupon);
  const auto order = till.order(ana.id(), 5'000);
  const auto awarded = value_of(award(*till, programme, order));
  const auto waiting = value_of(till->outbox().waiting());
  till.reopen();  // nothing was printed; the POS asks again
  const auto again = value_of(award(*till, programme, order));
  CHECK(again.existed);
  CHECK(again.sale_seq == awarded.sale_seq);
  CHECK(again.points == awarded.points);
  REQUIRE(again.coupons.size() == 1);
  CHECK(again.coupons[0].code == awarded.coupons[0].code);
  CHECK(value_of(till->outbox().waiting()) == waiting);
  CHECK(value_of(find_member(*till, ana.id()))->balance.points == awarded.points);
}

TEST_CASE("a surprise comes with every third visit, and rests for the month", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7");
  till.hold({ana});
  auto programme = a_programme();
  model::EarnRule surprise = a_rule("surprise", model::EarnKind::Visit, 0);
  surprise.coupon = programme.rewards.front().id;
  surprise.when.every_nth_visit = 3;
  surprise.limit = {1, 0, model::LimitPeriod::Month};
  programme.earn.push_back(surprise);
  std::vector<std::size_t> coupons;
  for (int visit = 0; visit < 9; ++visit) {
    if (visit == 6) till.clock.set_wall(till.clock.wall() + std::chrono::hours{24 * 40});
    const auto awarded = value_of(award(*till, programme, till.order(ana.id(), 1'000)));
    coupons.push_back(awarded.coupons.size());
  }
  CHECK(coupons == std::vector<std::size_t>{0, 0, 1, 0, 0, 0, 0, 0, 1});
}

TEST_CASE("PS5 a draft that is reopened says the same points and books nothing", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7").with_points(50);
  till.hold({ana});
  const auto programme = a_programme();
  const auto found = value_of(find_member(*till, ana.id()));
  const auto order = till.order(ana.id(), 10'000);
  for (int time = 0; time < 2; ++time) {
    const auto facts = value_of(facts_of_order(*till, programme, order, found));
    CHECK(value_of(evaluate(programme, facts)).points == model::Points{100});
  }
  CHECK(value_of(till->outbox().waiting()) == 0);
  CHECK(value_of(find_member(*till, ana.id()))->balance.points == model::Points{50});
}

TEST_CASE("missed points are claimed once with the receipt, in time", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7");
  const auto bob = a_member("Bob").with_card("8");
  till.hold({ana, bob});
  auto programme = a_programme();
  programme.claim_days = 14;
  auto order = till.order(ana.id(), 5'000);
  order.origin = model::Origin::Claim;
  order.staff = a_supervisor(till);
  order.reference = "R-77";
  CHECK(award(*till, programme, order).error().kind == ErrorKind::invalid);  // when was it sold?
  order.sold = order.at - std::chrono::hours{24 * 15};
  CHECK(award(*till, programme, order).error().key == "claim.too_late");
  order.sold = order.at + std::chrono::hours{24};
  CHECK(award(*till, programme, order).error().key == "claim.too_late");
  order.sold = order.at - std::chrono::hours{24 * 14};
  const auto claimed = value_of(award(*till, programme, order));
  CHECK(claimed.points == model::Points{50});
  CHECK(sale_at(till, claimed.sale_seq).sold == order.sold);
  CHECK(value_of(award(*till, programme, order)).existed);
  order.member = bob.id();
  CHECK(award(*till, programme, order).error().kind == ErrorKind::conflict);
}

TEST_CASE("a receipt that has earned is not claimed again, one without a member is", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7");
  till.hold({ana});
  auto sold = till.order(ana.id(), 5'000);
  sold.origin = model::Origin::Pos;
  sold.reference = "R-1";
  value_of(award(*till, a_programme(), sold));
  sold.member = {};
  sold.reference = "R-2";
  value_of(award(*till, a_programme(), sold));
  auto claim = till.order(ana.id(), 5'000);
  claim.origin = model::Origin::Claim;
  claim.staff = a_supervisor(till);
  claim.sold = claim.at;
  claim.reference = "R-1";
  CHECK(award(*till, a_programme(), claim).error().key == "claim.earned_already");
  claim.reference = "R-2";
  CHECK(value_of(award(*till, a_programme(), claim)).points == model::Points{50});
}

TEST_CASE("a basket that does not add up is refused and nothing is half done", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7");
  till.hold({ana});
  auto order = two_teas(till, ana.id());
  order.amount = yuan(4'999);
  CHECK_FALSE(award(*till, a_tea_shop(), order).has_value());
  CHECK(value_of(till->outbox().waiting()) == 0);
  CHECK_FALSE(value_of(till->ledger().has_programme(a_tea_shop().version)));
}
