// What central books beyond sales and redemptions: returns, purses, debts, lapses.

#include "app/central/refund_desk.h"

#include "app/loyalty/event_codec.h"
#include "app/loyalty/lapse_rules.h"
#include "tests/central/shop.h"
#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::tests;
using model::Points;

namespace {
constexpr model::PurseNumber kWallet = 1;

model::MemberId enrol_member(Till& till) {
  const auto id = new_member_id();
  const auto enrolment = an_enrolment(id, "Li Na", {});
  till.add(enrolment.event, enrolment.side);
  return id;
}

std::uint64_t redeem(Shop& shop, Till& till, model::MemberId member, std::int64_t points) {
  const Uuid lease = Uuid::v7(till.now);
  shop.push(till);
  REQUIRE(shop.lease(till, lease, member, points).granted);
  const auto seq = till.add(a_redeem(member, lease, points));
  till.add(model::LeaseCloseEvent{lease});
  shop.push(till);
  return seq;
}

model::RefundEvent a_refund(const Till& till,
                            model::MemberId member,
                            std::uint64_t sale,
                            std::int64_t yuan,
                            std::string reference) {
  model::RefundEvent refund;
  refund.member = member;
  refund.sale = {model::TerminalId{till.id}, till.epoch, sale};
  refund.lines = {{.line = 0, .quantity_milli = 0, .amount_minor = yuan * 100}};
  refund.amount = {yuan * 100, kYuan};
  refund.taken = {{.purse = model::kPointsPurse, .points = Points{yuan}}};
  refund.programme_version = 1;
  refund.reference = std::move(reference);
  return refund;
}

// A sale whose points lapse at an instant, or never.
model::SaleEvent a_lapsing_sale(model::MemberId member, std::int64_t yuan, Instant lapses) {
  auto sale = a_sale(member, yuan);
  sale.grants = {
      {.purse = model::kPointsPurse, .points = sale.points, .from = {}, .lapses = lapses}};
  return sale;
}

void turn_at(Shop& shop, Instant at) {
  shop.clock.set_wall(at);
  REQUIRE(shop.books->turn());
}

model::AdjustEvent an_adjustment(model::MemberId member, Points points) {
  model::AdjustEvent event;
  event.member = member;
  event.points = points;
  event.reason = "correction";
  event.allowed_by = kSomebodyAbove;
  return event;
}

std::string newest_reason(Shop& shop) {
  return shop.events().front().reason;
}

// Their kinds; not that a reward of these points is not in the default programme.
std::vector<std::string> notices(Shop& shop) {
  const auto notices = shop.reader->notices(100);
  REQUIRE(notices);
  std::vector<std::string> kinds;
  for (const auto& notice : *notices) {
    if (notice.kind != "reward_differs") kinds.push_back(notice.kind);
  }
  return kinds;
}
}  // namespace

TEST_CASE("OD5 a return of one of two things bought takes back half", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto member = enrol_member(till);
  const auto sale = till.add(a_sale(member, 100));
  till.add(a_refund(till, member, sale, 50, "r1"));
  shop.push(till);
  CHECK(shop.balance(member).points == 50);
  CHECK(shop.balance(member).visits == 1);
  CHECK(notices(shop).empty());
  CHECK(shop.mistakes() == std::vector<std::string>{});
  till.add(a_refund(till, member, sale, 50, "r2"));
  shop.push(till);
  CHECK(shop.balance(member).points == 0);
  CHECK(shop.balance(member).visits == 0);
  CHECK(shop.totals().refunds == 2);
  CHECK(shop.mistakes() == std::vector<std::string>{});
}

TEST_CASE("OD6 a gift card that is sold and returned holds nothing", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const model::Identifier code{model::IdentifierKind::Code, "GIFT1234"};
  const loyalty::Side side{.salt = loyalty::random_salt(), .name = {}, .identifiers = {code}};
  model::IssueEvent issue;
  issue.account = new_member_id();
  issue.kind = model::BearerKind::GiftCard;
  issue.code = loyalty::digest_of(side.salt, code);
  issue.purse = kWallet;
  issue.amount = {5'000, kYuan};
  issue.programme_version = 1;
  const auto sold = till.add(issue, loyalty::to_side(side));
  shop.push(till);
  CHECK(shop.balance(issue.account).of(kWallet).points == 5'000);
  CHECK(shop.balance(issue.account).points == 0);
  till.add(model::VoidEvent{issue.account, sold, Points{0}, {}});
  shop.push(till);
  CHECK(newest_reason(shop).empty());
  CHECK(shop.balance(issue.account).of(kWallet).points == 0);
  CHECK(shop.mistakes() == std::vector<std::string>{});
}

TEST_CASE("OD7 a full return gives back what the reward cost and takes what was earned",
          "[central]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto member = enrol_member(till);
  till.add(a_sale(member, 200));
  const auto used = redeem(shop, till, member, 150);
  auto sale = a_sale(member, 70);
  sale.redeems = {used};
  const auto bought = till.add(sale);
  shop.push(till);
  REQUIRE(shop.balance(member).points == 120);
  auto refund = a_refund(till, member, bought, 70, "r1");
  refund.returned = {{.purse = model::kPointsPurse, .points = Points{150}}};
  till.add(refund);
  shop.push(till);
  CHECK(newest_reason(shop).empty());
  CHECK(shop.balance(member).points == 200);
  CHECK(notices(shop).empty());
  CHECK(shop.mistakes() == std::vector<std::string>{});
}

TEST_CASE("SL14 a wallet that pays for a sale and is topped up by it holds the top-up",
          "[central]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto member = enrol_member(till);
  model::TopUpEvent top_up;
  top_up.account = member;
  top_up.purse = kWallet;
  top_up.amount = {1'000, kYuan};
  top_up.programme_version = 99;  // of a programme that central has not
  till.add(top_up);
  shop.push(till);
  const Uuid lease = Uuid::v7(till.now);
  const auto asked = shop.books->ask(till.caller(),
                                     "lease",
                                     R"({"lease":")" + lease.hex() + R"(","member":")" +
                                         member.uuid().hex() + R"(","points":1000,"purse":1})");
  REQUIRE(asked);
  CHECK(*asked == R"({"granted":true})");
  auto paid = a_redeem(member, lease, 1'000);
  paid.purse = kWallet;
  till.add(paid);
  top_up.amount = {5'000, kYuan};
  till.add(top_up);
  shop.push(till);
  CHECK(shop.balance(member).of(kWallet).points == 5'000);
  CHECK(shop.balance(member).of(kWallet).leased == 0);
  CHECK(shop.balance(member).points == 0);  // purses never mix
  CHECK(shop.mistakes() == std::vector<std::string>{});
}

TEST_CASE("EN2 EN7 a reward takes its points from the lot, and a second sale adds its own",
          "[central]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto member = enrol_member(till);
  till.add(a_sale(member, 10));  // EN1
  const auto used = redeem(shop, till, member, 10);
  auto second = a_sale(member, 9);
  second.redeems = {used};
  const auto bought = till.add(second);
  shop.push(till);
  CHECK(shop.balance(member).points == 9);
  CHECK(shop.totals().points_redeemed == 10);
  SECTION("EN4 and a sale undone leaves what was there before") {
    till.add(model::VoidEvent{member, bought, Points{9}, {}});
    shop.push(till);
    CHECK(shop.balance(member).points == 0);
  }
  SECTION("SQ4 a redemption undone gives the points back, once") {
    till.add(model::VoidEvent{member, used, Points{0}, {}});
    till.add(model::VoidEvent{member, used, Points{0}, {}});
    shop.push(till);
    CHECK(shop.balance(member).points == 19);
    CHECK(shop.totals().rejected == 1);
  }
  CHECK(shop.mistakes() == std::vector<std::string>{});
}

TEST_CASE("SQ4 points of a lease are held, and return when it is given up", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto member = enrol_member(till);
  till.add(a_sale(member, 15));
  shop.push(till);
  const Uuid lease = Uuid::v7(till.now);
  REQUIRE(shop.lease(till, lease, member, 15).granted);
  CHECK(shop.balance(member).leased == 15);
  till.add(model::LeaseCloseEvent{lease});
  shop.push(till);
  CHECK(shop.balance(member).leased == 0);
  CHECK(shop.balance(member).points == 15);
}

TEST_CASE("OFF1 two tills that want 60 of 100 points never get more than 100", "[central]") {
  Shop shop;
  Till one = shop.enrol("One");
  Till other = shop.enrol("Other");
  const auto member = enrol_member(one);
  one.add(a_sale(member, 100));
  shop.push(one);
  CHECK(shop.lease(one, Uuid::v7(one.now), member, 60).granted);
  const auto refused = shop.lease(other, Uuid::v7(other.now), member, 60);
  CHECK_FALSE(refused.granted);
  CHECK(refused.available == 40);
  CHECK(shop.lease(other, Uuid::v7(other.now), member, 40).granted);
  CHECK(shop.balance(member).leased == 100);
  CHECK(shop.mistakes() == std::vector<std::string>{});
}

TEST_CASE("OFF2 a batch that comes five times is booked once", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto member = enrol_member(till);
  const auto sale = till.add(a_sale(member, 100));
  till.add(a_refund(till, member, sale, 30, "r1"));
  for (int i = 0; i < 5; ++i) REQUIRE(shop.push(till, till.unsent()));
  CHECK(shop.balance(member).points == 70);
  CHECK(shop.totals().refunds == 1);
  CHECK(shop.totals().rejected == 0);
}

TEST_CASE("OFF3 a return gives points back with their date, also when it is past", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto member = enrol_member(till);
  const Instant date = shop.clock.wall() + std::chrono::days{10};
  till.add(a_lapsing_sale(member, 100, date));
  const auto used = redeem(shop, till, member, 80);
  auto sale = a_sale(member, 50);
  sale.redeems = {used};
  const auto bought = till.add(sale);
  shop.push(till);
  auto refund = a_refund(till, member, bought, 50, "r1");
  refund.returned = {{.purse = model::kPointsPurse, .points = Points{80}}};
  SECTION("before the date they are hers again, and lapse on it") {
    till.add(refund);
    shop.push(till);
    CHECK(shop.balance(member).points == 100);
    turn_at(shop, date);
    CHECK(shop.balance(member).points == 0);
  }
  SECTION("after it they lapse again at once") {
    turn_at(shop, date);
    CHECK(shop.balance(member).points == 50);  // 20 of the first lot have lapsed
    till.add(refund);
    shop.push(till);
    CHECK(shop.balance(member).points == 0);
  }
  CHECK(shop.balance(member).owed == 0);
  CHECK(shop.totals().rejected == 0);
  CHECK(shop.mistakes() == std::vector<std::string>{});
}

TEST_CASE("a lapse is booked on its date and once, and never of what is leased", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto member = enrol_member(till);
  const Instant date = shop.clock.wall() + std::chrono::days{10};
  till.add(a_lapsing_sale(member, 100, date));
  shop.push(till);
  const Uuid lease = Uuid::v7(till.now);
  REQUIRE(shop.lease(till, lease, member, 30).granted);
  turn_at(shop, date - Milliseconds{1});
  CHECK(shop.balance(member).points == 100);
  turn_at(shop, date);
  turn_at(shop, date + std::chrono::days{1});
  CHECK(shop.balance(member).points == 30);
  CHECK(shop.balance(member).leased == 30);
  till.add(model::LeaseCloseEvent{lease});
  shop.push(till);
  CHECK(shop.balance(member).points == 0);
  CHECK(shop.mistakes() == std::vector<std::string>{});
}

TEST_CASE("what was spent before it came back is owed, and the next points settle it",
          "[central]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto member = enrol_member(till);
  const auto sale = till.add(a_sale(member, 100));
  redeem(shop, till, member, 80);
  till.add(a_refund(till, member, sale, 100, "r1"));
  shop.push(till);
  CHECK(shop.balance(member).points == 0);
  CHECK(shop.balance(member).owed == 80);
  CHECK(notices(shop) == std::vector<std::string>{"refund_uncovered"});
  till.add(a_sale(member, 50));
  shop.push(till);
  CHECK(shop.balance(member).points == 0);
  CHECK(shop.balance(member).owed == 30);
  till.add(a_sale(member, 50));
  shop.push(till);
  CHECK(shop.balance(member).points == 20);
  CHECK(shop.balance(member).owed == 0);
  CHECK(shop.mistakes() == std::vector<std::string>{});
}

TEST_CASE("pending points count from their day on", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto member = enrol_member(till);
  const Instant day = shop.clock.wall() + std::chrono::days{14};
  auto sale = a_sale(member, 100);
  sale.grants = {{.purse = model::kPointsPurse, .points = sale.points, .from = day, .lapses = {}}};
  till.add(sale);
  shop.push(till);
  CHECK(shop.balance(member).points == 0);
  CHECK(shop.balance(member).pending == 100);
  CHECK_FALSE(shop.lease(till, Uuid::v7(till.now), member, 1).granted);
  CHECK(shop.mistakes() == std::vector<std::string>{});
  turn_at(shop, day);
  CHECK(shop.balance(member).points == 100);
  CHECK(shop.balance(member).pending == 0);
  CHECK(shop.lease(till, Uuid::v7(till.now), member, 100).granted);
  CHECK(shop.mistakes() == std::vector<std::string>{});
}

TEST_CASE("a return that cannot be is refused in one sentence and blocks nothing", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto member = enrol_member(till);
  const auto stranger = enrol_member(till);
  const auto sale = till.add(a_sale(member, 100));
  shop.push(till);
  const auto rejects = [&](const model::RefundEvent& refund, const std::string& why) {
    till.add(refund);
    shop.push(till);
    CHECK(newest_reason(shop) == why);
  };
  rejects(a_refund(till, member, sale, 101, "r1"),
          "line 1: 10100 came back, 10000 of the sale remains");
  rejects(a_refund(till, stranger, sale, 10, "r2"), "the sale that came back is another member's");
  rejects(a_refund(till, member, 1, 10, "r3"), "sale 1 is not a sale");
  till.add(a_refund(till, member, sale, 10, "r4"));
  rejects(a_refund(till, member, sale, 10, "r4"), "the refund r4 of this sale is booked already");
  CHECK(shop.balance(member).points == 90);
  CHECK(shop.totals().refunds == 1);
  CHECK(shop.mistakes() == std::vector<std::string>{});
}

TEST_CASE("a return counts though its till did not know yet whose the sale is", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const model::Identifier card{model::IdentifierKind::Card, "2000000000017"};
  const auto stranger = a_stranger_sale(card, 100);
  const auto sale = till.add(stranger.event, stranger.side);
  shop.push(till);
  Till other = shop.enrol("Other");
  const auto member = new_member_id();
  const auto enrolment = an_enrolment(member, "Li Na", {card});
  other.add(enrolment.event, enrolment.side);
  shop.push(other);
  REQUIRE(shop.balance(member).points == 100);
  till.add(a_refund(till, {}, sale, 40, "B-1"));
  shop.push(till);
  CHECK(shop.balance(member).points == 60);
  CHECK(shop.totals().rejected == 0);
  CHECK(shop.mistakes().empty());
}

TEST_CASE("an adjustment gives and takes, and undoing it leaves nothing behind", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto member = enrol_member(till);
  till.add(a_sale(member, 100));
  const auto taken = till.add(an_adjustment(member, Points{-130}));
  shop.push(till);
  CHECK(shop.balance(member).points == 0);
  CHECK(shop.balance(member).owed == 30);
  CHECK(notices(shop) == std::vector<std::string>{"adjust_uncovered"});
  till.add(a_sale(member, 10));
  till.add(model::VoidEvent{member, taken, Points{0}, {}});
  shop.push(till);
  CHECK(shop.balance(member).points == 110);
  CHECK(shop.balance(member).owed == 0);
  CHECK(shop.mistakes() == std::vector<std::string>{});
}

TEST_CASE("lines come back one at a time, the first one first", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto member = enrol_member(till);
  auto sale = a_sale(member, 60);
  for (const std::int64_t amount : {1'000, 2'000, 3'000}) {
    sale.basket.lines.emplace_back().amount_minor = amount;
  }
  const auto sold = till.add(sale);
  const auto bring_back = [&](std::uint16_t line, std::int64_t yuan) {
    auto refund = a_refund(till, member, sold, yuan, "r" + std::to_string(line));
    refund.lines = {{.line = line, .quantity_milli = 1'000, .amount_minor = yuan * 100}};
    till.add(refund);
    shop.push(till);
  };
  bring_back(0, 10);
  bring_back(2, 30);
  CHECK(shop.balance(member).points == 20);
  bring_back(1, 20);
  CHECK(shop.balance(member).points == 0);
  CHECK(shop.totals().refunds == 3);
  CHECK(notices(shop).empty());
  CHECK(shop.mistakes() == std::vector<std::string>{});
}
