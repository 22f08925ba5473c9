#include "app/terminal/arrivals.h"

#include "tests/support/catch.h"

using namespace regulars;
using terminal::Arrivals;

TEST_CASE("of a state only the newest arrives", "[terminal]") {
  Arrivals arrivals;
  int wakes = 0;
  arrivals.on_delivery([&wakes] { ++wakes; });
  ui::ConnectionChanged connection;
  for (int waiting = 0; waiting < 100; ++waiting) {
    connection.waiting = waiting;
    arrivals.deliver(connection);
  }
  arrivals.deliver(ui::SaleArrived{"R-1", {}});
  const auto taken = arrivals.take();
  REQUIRE(taken.size() == 2);
  CHECK(std::get<ui::SaleArrived>(taken[0]).receipt == "R-1");
  CHECK(std::get<ui::ConnectionChanged>(taken[1]).waiting == 99);
  CHECK(wakes == 101);
  CHECK(arrivals.take().empty());
}

TEST_CASE("replies are never dropped, scans over the limit are counted", "[terminal]") {
  Arrivals arrivals;
  for (std::uint64_t number = 0; number < 200; ++number) {
    arrivals.deliver(ui::Reply{number, ui::RatingRecorded{}});
    arrivals.deliver(ui::CodeArrived{"VIP-00042-7", ""});
  }
  std::uint64_t replies = 0;
  std::uint64_t scans = 0;
  for (const auto& arrival : arrivals.take()) {
    if (std::holds_alternative<ui::Reply>(arrival)) ++replies;
    if (std::holds_alternative<ui::CodeArrived>(arrival)) ++scans;
  }
  CHECK(replies == 200);
  CHECK(scans == Arrivals::kMostScans);
  CHECK(arrivals.refused() == 200 - Arrivals::kMostScans);
  arrivals.deliver(ui::ScanFailed{"scan.unreadable"});
  CHECK(arrivals.take().size() == 1);
}
