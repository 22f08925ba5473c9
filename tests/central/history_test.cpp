#include "app/central/history.h"

#include <chrono>
#include <iostream>

#include "app/central/verification.h"
#include "app/storage/central_sqlite/central_sqlite.h"
#include "tests/central/shop.h"
#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::tests;

TEST_CASE("years of visits are imported with a chain that verifies", "[central]") {
  constexpr std::size_t kMembers = 500;
  constexpr std::size_t kSales = 30'000;
  const TempDir folder;
  const ManualClock clock;
  Log log{"test", {}, LogLevel::error};
  std::int64_t last_progress = 0;
  const auto began = std::chrono::steady_clock::now();
  {
    auto history = central::History::open(
        folder.path(), "History", clock, log, [&](std::int64_t events) { last_progress = events; });
    REQUIRE(history);
    std::vector<model::Member> members(kMembers);
    for (std::size_t i = 0; i < kMembers; ++i) {
      members[i].id = new_member_id();
      members[i].name = "Member " + std::to_string(i);
      members[i].tier = i % 2 == 0 ? 0 : 1;
      members[i].identifiers = {{model::IdentifierKind::Card, std::to_string(i)}};
    }
    REQUIRE((*history)->add_members(members));
    Instant at = clock.wall() - std::chrono::days{730};
    for (std::size_t i = 0; i < kSales; ++i) {
      auto sale = a_sale(members[i * 7 % kMembers].id, static_cast<std::int64_t>(i % 300));
      sale.origin = model::Origin::Generated;
      at += Milliseconds{1'000};
      const auto seq = (*history)->add(sale, at, std::chrono::minutes{480});
      REQUIRE(seq);
      if (i % 3 != 0) continue;
      REQUIRE((*history)->add(model::RatingEvent{*seq, model::RatingOutcome::Answered, 4}, at, {}));
    }
    REQUIRE((*history)->finish());
  }
  const auto took =
      std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now() - began);
  std::cout << "history: " << last_progress << " events in " << took.count() << " ms, "
            << last_progress * 1'000 / std::max<std::int64_t>(1, took.count()) << " events/s\n";
  CHECK(last_progress == static_cast<std::int64_t>(kSales + kSales / 3));
  const auto reader = storage::open_central_reader(folder / "central.db");
  REQUIRE(reader);
  const auto found = central::verify(**reader);
  REQUIRE(found);
  CHECK(found->mistakes == std::vector<std::string>{});
  CHECK(found->events == last_progress);
  const auto totals = (*reader)->totals({});
  REQUIRE(totals);
  CHECK(totals->members == static_cast<std::int64_t>(kMembers));
  CHECK(totals->sales == static_cast<std::int64_t>(kSales));
  CHECK(totals->rejected == 0);
}
