#include "app/terminal/device_hub.h"

#include <fstream>
#include <memory>
#include <sstream>
#include <string>

#include "drivers/simulated/simulated_scanner.h"
#include "tests/support/catch.h"
#include "tests/support/manual_clock.h"
#include "tests/support/temp_dir.h"

using namespace regulars;

namespace {

struct Hub {
  tests::TempDir folder;
  tests::ManualClock clock;
  Log log{"test", (folder / "log").string()};
  terminal::Arrivals arrivals;
  terminal::DeviceHub hub{arrivals, log, model::regions().front()};
  drivers::SimulatedScanner* scanner = nullptr;

  Hub() {
    auto device = std::make_unique<drivers::SimulatedScanner>("scanner1", clock);
    scanner = device.get();
    hub.add(std::move(device));
  }
  std::string logged() const {
    std::ifstream file(folder / "log");
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
  }
};

}  // namespace

TEST_CASE("a code goes from the scanner to the counter once", "[terminal]") {
  Hub hub;
  hub.scanner->scan("2012345678903\r", "E0");
  hub.clock.advance(Milliseconds{300});
  hub.scanner->scan("2012345678903\r", "E0");
  const auto arrivals = hub.arrivals.take();
  REQUIRE(arrivals.size() == 1);
  CHECK(std::get<ui::CodeArrived>(arrivals[0]).raw == "2012345678903\r");
  CHECK(std::get<ui::CodeArrived>(arrivals[0]).aim == "E0");
}

TEST_CASE("a bank card ends at the hub and leaves no digit in the log", "[terminal]") {
  Hub hub;
  hub.scanner->swipe("%B4111111111111111^SMITH/JOHN^2512101000000000?");
  hub.scanner->scan("135112298638468293");
  hub.scanner->scan("%E?");
  const auto arrivals = hub.arrivals.take();
  REQUIRE(arrivals.size() == 3);
  CHECK(std::get<ui::ScanFailed>(arrivals[0]).key == "scan.bank_card");
  CHECK(std::get<ui::ScanFailed>(arrivals[1]).key == "scan.payment_code");
  CHECK(std::get<ui::ScanFailed>(arrivals[2]).key == "scan.unreadable");
  CHECK(hub.logged().find("4111") == std::string::npos);
  CHECK(hub.logged().find("SMITH") == std::string::npos);
  CHECK(hub.logged().find("13511") == std::string::npos);
  CHECK(hub.logged().find("bank_card") != std::string::npos);
}
