#include "drivers/simulated/simulated_scanner.h"

#include <utility>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/manual_clock.h"

using namespace regulars;
using namespace regulars::drivers;

namespace {
struct Collected final : DeviceSink {
  void happened(DeviceEvent event) override { events.push_back(std::move(event)); }
  std::vector<DeviceEvent> events;
};
}  // namespace

TEST_CASE("a scanner speaks while it is open and plugged in", "[drivers]") {
  tests::ManualClock clock;
  Collected collected;
  SimulatedScanner scanner("scanner1", clock);
  scanner.scan("2012345678903");
  CHECK(collected.events.empty());

  scanner.open(collected);
  scanner.open(collected);
  scanner.scan("2012345678903", "E0");
  REQUIRE(collected.events.size() == 2);
  CHECK(std::get<Scan>(collected.events[1]).aim == "E0");
  CHECK(std::get<Scan>(collected.events[1]).at == clock.steady());

  scanner.unplug();
  scanner.unplug();
  scanner.scan("lost");
  CHECK(scanner.state() == DeviceState::Faulted);
  REQUIRE(collected.events.size() == 4);
  CHECK(std::get<DeviceError>(collected.events[2]).fault == Fault::Absent);

  scanner.replug();
  scanner.swipe(";123456?");
  REQUIRE(collected.events.size() == 6);
  CHECK(std::get<Swipe>(collected.events[5]).tracks == ";123456?");
  scanner.close();
  CHECK(scanner.state() == DeviceState::Closed);
}
