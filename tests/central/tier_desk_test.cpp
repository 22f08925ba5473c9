#include "app/central/tier_desk.h"

#include "app/storage/central_sqlite/central_sqlite.h"
#include "tests/support/catch.h"
#include "tests/support/manual_clock.h"
#include "tests/support/temp_dir.h"

namespace regulars::central {

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using namespace std::chrono_literals;

constexpr sys_days kSpring{2026y / 3 / 1};

model::Programme three_tiers() {
  model::Programme programme;
  programme.tiers = {{.id = "member", .name = {}, .factor = {}},
                     {.id = "silver", .name = {}, .factor = {}, .threshold = 100'000},
                     {.id = "gold", .name = {}, .factor = {}, .threshold = 500'000}};
  return programme;
}

template <typename T>
T value_of(Result<T> result) {
  if (!result) FAIL(result.error().words);
  return *std::move(result);
}

void require_ok(const Status& status) {
  if (!status) FAIL(status.error().words);
}

// A store with one member and the desk, one transaction after the other.
struct Counter {
  Counter() {
    require_ok(store->begin());
    require_ok(store->found(
        {.id = model::StoreId{Uuid::v7(clock.wall())}, .name = "Tea", .code_salt = {}}));
    anna = value_of(store->add_member(
        {.id = model::MemberId{Uuid::v7(clock.wall())}, .name = {}, .identifiers = {}}));
    require_ok(store->save_balance({.member = anna, .last_visit = {}}));
    require_ok(store->commit());
    desk.follow(three_tiers());
  }

  void sell(sys_days day, std::int64_t minor) {
    const loyalty::TierFigures figures{minor, minor, minor / 100, minor < 0 ? -1 : 1};
    require_ok(store->begin());
    desk.add(anna, day, figures, 0);
    require_ok(desk.save(book));
    require_ok(book.save());
    require_ok(store->commit());
  }
  std::size_t turn(sys_days today) {
    require_ok(store->begin());
    const std::size_t looked_at = value_of(desk.turn(book, today, 100));
    require_ok(book.save());
    require_ok(store->commit());
    return looked_at;
  }
  void set_floor(std::string_view floor, sys_days today) {
    require_ok(store->begin());
    require_ok(desk.set_floor(book, anna, floor, today));
    require_ok(book.save());
    require_ok(store->commit());
  }
  storage::TierRecord tier() {
    require_ok(store->begin());
    auto tier = value_of(store->tier(anna));
    require_ok(store->commit());
    return tier;
  }
  std::uint64_t change() {
    require_ok(store->begin());
    const auto record = value_of(store->store());
    require_ok(store->commit());
    return record->change;
  }

  tests::TempDir folder;
  tests::ManualClock clock;
  std::unique_ptr<storage::CentralStore> store =
      value_of(storage::open_central_store(folder.path() / "central.db"));
  BalanceBook book{*store};
  TierDesk desk{*store, clock};
  std::int64_t anna = 0;
};

}  // namespace

TEST_CASE("a sale raises the tier with the transaction that brings it", "[central][tiers]") {
  Counter counter;
  counter.sell(kSpring, 99'999);
  CHECK(counter.tier().tier == 0);
  counter.sell(kSpring, 1);
  CHECK(counter.tier().tier == 1);
  CHECK(counter.tier().figure == 100'000);
  CHECK(counter.tier().until == kSpring + days{395});
}

TEST_CASE("a sale undone in the same or another transaction leaves no trace", "[central][tiers]") {
  Counter counter;
  counter.sell(kSpring, 80'000);
  counter.sell(kSpring + days{3}, 30'000);
  REQUIRE(counter.tier().tier == 1);
  counter.sell(kSpring + days{3}, -30'000);
  CHECK(counter.tier().figure == 80'000);
  CHECK(counter.tier().until == kSpring + days{3 + 30});
  CHECK(counter.turn(kSpring + days{33}) == 1);
  CHECK(counter.tier().tier == 0);
}

TEST_CASE("the daily turn looks only at members whose tier changes by itself", "[central][tiers]") {
  Counter counter;
  counter.sell(kSpring, 600'000);
  REQUIRE(counter.tier().tier == 2);
  CHECK(counter.turn(kSpring + days{364}) == 0);
  const std::uint64_t before = counter.change();
  CHECK(counter.turn(kSpring + days{365}) == 1);
  CHECK(counter.tier().figure == 0);
  CHECK(counter.change() > before);  // terminals learn the figure
  CHECK(counter.turn(kSpring + days{394}) == 0);
  CHECK(counter.tier().tier == 2);
  CHECK(counter.turn(kSpring + days{395}) == 1);
  CHECK(counter.tier().tier == 1);
  CHECK(counter.turn(kSpring + days{425}) == 1);
  CHECK(counter.tier().tier == 0);
  CHECK(counter.turn(kSpring + days{4'000}) == 0);
}

TEST_CASE("a turn that comes late says what daily turns would have said", "[central][tiers]") {
  Counter counter;
  counter.sell(kSpring, 600'000);
  CHECK(counter.turn(kSpring + days{1'000}) == 1);
  CHECK(counter.tier().tier == 0);
}

TEST_CASE("a floor lifts at once, holds, and is taken away again", "[central][tiers]") {
  Counter counter;
  counter.set_floor("gold", kSpring);
  CHECK(counter.tier().tier == 2);
  CHECK(counter.turn(kSpring + days{2'000}) == 0);
  counter.sell(kSpring + days{2'000}, 100);
  CHECK(counter.tier().tier == 2);
  counter.set_floor("member", kSpring + days{2'000});
  CHECK(counter.tier().tier == 2);
  CHECK(counter.tier().until == kSpring + days{2'030});
}

TEST_CASE("a published programme makes every tier due", "[central][tiers]") {
  Counter counter;
  counter.sell(kSpring, 50'000);
  REQUIRE(counter.tier().tier == 0);
  auto programme = three_tiers();
  programme.tiers[1].threshold = 50'000;
  counter.desk.follow(programme);
  require_ok(counter.store->begin());
  require_ok(counter.desk.reconsider());
  require_ok(counter.store->commit());
  CHECK(counter.turn(kSpring) == 1);
  CHECK(counter.tier().tier == 1);
}

}  // namespace regulars::central
