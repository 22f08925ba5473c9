#include "app/storage/terminal/ledger_store.h"

#include "app/storage/migrations.h"
#include "assets/schema/terminal/store.h"
#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::storage;
using namespace regulars::tests;

namespace {

const Instant kNoon{Milliseconds{ManualClock::kFriday}};

model::EventStamp at(std::uint64_t seq) {
  return {seq, kNoon + std::chrono::minutes{seq}, kShanghai};
}

model::SaleEvent a_sale(const model::MemberId& member, std::int64_t points) {
  model::SaleEvent sale;
  sale.member = member;
  sale.amount = yuan(points * 100);
  sale.points = model::Points{points};
  return sale;
}

// What the fourth schema had: two members, sales, a redemption and a void.
constexpr const char* kOldRows =
    "INSERT INTO sale (seq, at, day, member, amount, currency, points, programme_version, tier,"
    " strength, origin) VALUES"
    " (1, 1000, 0, x'0190a1b2c3d47e8f9011121314150001', 100, 'CNY', 10, 1, 0, 1, 1),"
    " (2, 2000, 0, x'0190a1b2c3d47e8f9011121314150002', 100, 'CNY', 20, 1, 0, 1, 1),"
    " (3, 3000, 0, x'0190a1b2c3d47e8f9011121314150001', 100, 'CNY', 30, 1, 0, 1, 1);"
    "INSERT INTO void (seq, sale_seq, at, member, points) VALUES"
    " (5, 3, 5000, x'0190a1b2c3d47e8f9011121314150001', 30);"
    "INSERT INTO ledger (member, seq, at, points) VALUES"
    " (x'0190a1b2c3d47e8f9011121314150001', 1, 1000, 10),"
    " (x'0190a1b2c3d47e8f9011121314150002', 2, 2000, 20),"
    " (x'0190a1b2c3d47e8f9011121314150001', 3, 3000, 30),"
    " (x'0190a1b2c3d47e8f9011121314150001', 4, 4000, -5),"
    " (x'0190a1b2c3d47e8f9011121314150001', 5, 5000, -30);"
    "INSERT INTO balance (member, points) VALUES"
    " (x'0190a1b2c3d47e8f9011121314150001', 5), (x'0190a1b2c3d47e8f9011121314150002', 20);";

}  // namespace

TEST_CASE("an upgraded file keeps every entry, and knows what they sum up to", "[storage]") {
  const TempDir dir;
  auto store = value_of(Database::open(dir / "store.db", Access::ReadWrite));
  const std::span<const Migration> all = assets::kTerminalStoreSchema;
  REQUIRE(migrate(store, kTerminalStoreId, all.first(4)) == Opening::Upgraded);
  REQUIRE(store.execute(kOldRows).has_value());
  REQUIRE(migrate(store, kTerminalStoreId, all) == Opening::Upgraded);

  LedgerStore ledger(store);
  CHECK(value_of(ledger.all_wrong_balances()) == 0);
  const model::MemberId ana{*Uuid::parse("0190a1b2c3d47e8f9011121314150001")};
  const auto page = value_of(ledger.page_of(ana, 0, 10));
  REQUIRE(page.size() == 4);
  CHECK(page[0].total == model::Points{5});
  CHECK(page[2].total == model::Points{40});
  const auto everything = value_of(ledger.own_delta(ana, 0));
  CHECK(everything.points == model::Points{5});
  CHECK(everything.visits == 1);
  CHECK(everything.last_visit == Instant{Milliseconds{3'000}});
  const auto since = value_of(ledger.own_delta(ana, 3));
  CHECK(since.points == model::Points{-35});
  CHECK(since.visits == -1);
  CHECK_FALSE(store.execute("UPDATE ledger SET points = 1").has_value());
  CHECK_FALSE(store.execute("DELETE FROM ledger").has_value());
}

TEST_CASE("purses never mix, and a void takes back what a sale gave to each", "[storage]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7").id();
  auto& ledger = till->ledger();
  auto transaction = value_of(till->begin());
  model::SaleEvent sale = a_sale(ana, 100);
  sale.grants = {{0, model::Points{60}, {}, {}},
                 {0, model::Points{40}, kNoon + std::chrono::hours{48}, {}},
                 {3, model::Points{2}, {}, {}}};
  REQUIRE(ledger.add_sale(transaction, at(1), sale).has_value());
  model::RedeemEvent redeem;
  redeem.member = ana;
  redeem.points = model::Points{1};
  redeem.purse = 3;
  redeem.lease = Uuid::v7(kNoon);
  REQUIRE(ledger.add_redeem(transaction, at(2), redeem).has_value());
  CHECK(value_of(ledger.balance(ana)) == model::Points{60});  // 40 are pending
  CHECK(value_of(ledger.balance(ana, 3)) == model::Points{1});

  model::VoidEvent undone;
  undone.member = ana;
  undone.sale_seq = 1;
  undone.points = sale.points;
  REQUIRE(ledger.add_void(transaction, at(3), undone).has_value());
  CHECK(value_of(ledger.balance(ana)) == model::Points{0});
  CHECK(value_of(ledger.balance(ana, 3)) == model::Points{-1});
  const auto since = value_of(ledger.own_delta(ana, 1));
  CHECK(since.points == model::Points{-60});
  CHECK(since.visits == -1);
  REQUIRE(since.purses.size() == 1);
  CHECK(since.purses[0].points == model::Points{-3});
  CHECK(value_of(ledger.all_wrong_balances()) == 0);
}

TEST_CASE("rows of returns, top-ups, issues and adjustments are never changed", "[storage]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7").id();
  auto transaction = value_of(till->begin());
  const model::EventKey sale{model::TerminalId{Uuid::v7(kNoon)}, 0xFFFF'FFFF'FFFF'FFFF, 7};
  model::RefundEvent refund;
  refund.member = ana;
  refund.sale = sale;
  refund.amount = yuan(500);
  refund.reference = "R-2";
  REQUIRE(till->refunds()
              .add(transaction, at(1), refund, {{0, model::Points{-5}, {}, {}}})
              .has_value());
  model::TopUpEvent top_up;
  top_up.account = ana;
  top_up.purse = 2;
  top_up.amount = yuan(1'000);
  top_up.bonus = yuan(100);
  top_up.reference = "T-1";
  REQUIRE(till->purses().add(transaction, at(2), top_up).has_value());
  model::IssueEvent issue;
  issue.account = model::MemberId{Uuid::v7(kNoon)};
  issue.sale_seq = 7;
  REQUIRE(till->purses().add(transaction, at(3), issue).has_value());
  model::AdjustEvent adjust;
  adjust.member = ana;
  adjust.points = model::Points{12};
  adjust.reason = "goodwill";
  REQUIRE(till->purses().add(transaction, at(4), adjust, "tap-1").has_value());

  CHECK(value_of(till->ledger().balance(ana)) == model::Points{7});
  CHECK(value_of(till->ledger().balance(ana, 2)) == model::Points{1'100});
  CHECK(value_of(till->ledger().balance(issue.account, model::kCouponPurse)) == model::Points{1});
  CHECK(value_of(till->refunds().find(sale, "R-2")) == 1);
  CHECK(value_of(till->refunds().of_sale(sale)) == std::vector<std::uint64_t>{1});
  CHECK(value_of(till->purses().find_top_up("T-1"))->bonus_minor == 100);
  CHECK(value_of(till->purses().issued_with(7)).size() == 1);
  CHECK(value_of(till->purses().find_adjust("tap-1"))->points == model::Points{12});
  CHECK_FALSE(till->refunds().add(transaction, at(5), refund, {}).has_value());
  CHECK_FALSE(till->purses().add(transaction, at(6), top_up).has_value());
  CHECK_FALSE(till->purses().add(transaction, at(7), adjust, "tap-1").has_value());
  CHECK(value_of(till->ledger().all_wrong_balances()) == 0);
}

TEST_CASE("what a limited rule gave is counted in its period, and given back", "[storage]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7").id();
  auto& ledger = till->ledger();
  auto transaction = value_of(till->begin());
  const std::chrono::sys_days day{std::chrono::days{20'000}};
  const auto use = [&](std::int64_t times, std::int64_t points) {
    return std::vector<model::RuleUse>{{"tea", day, times, model::Points{points}}};
  };
  REQUIRE(ledger.add_uses(transaction, ana, 1, use(1, 20)).has_value());
  REQUIRE(ledger.add_uses(transaction, ana, 2, use(1, 30)).has_value());
  REQUIRE(ledger.add_uses(transaction, ana, 3, use(-1, -30)).has_value());
  CHECK(value_of(ledger.use_of(ana, "tea", day, 0)) == use(1, 20).front());
  CHECK(value_of(ledger.use_of(ana, "tea", day, 1)) == use(0, 0).front());
  CHECK(value_of(ledger.use_of(ana, "tea", day - std::chrono::days{1}, 0)).times == 0);
}
