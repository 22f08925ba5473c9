#include "tests/journeys/counter.h"

#include <chrono>
#include <memory>
#include <thread>
#include <utility>

#include "app/config/terminal_config.h"
#include "app/storage/terminal/terminal_storage.h"
#include "tests/support/catch.h"

namespace regulars::tests {

namespace {

constexpr std::chrono::seconds kPatience{20};

template <typename T>
T must(Result<T> result) {
  INFO((result ? "" : result.error().words));
  REQUIRE(result);
  return *std::move(result);
}

drivers::SimulatedScanner* add_scanner(terminal::DeviceHub& hub, const Clock& clock) {
  auto scanner = std::make_unique<drivers::SimulatedScanner>("scanner", clock);
  drivers::SimulatedScanner* const ours = scanner.get();
  hub.add(std::move(scanner));
  return ours;
}

}  // namespace

Counter::Counter(const std::filesystem::path& folder)
    : log_("counter", {}, LogLevel::error),
      catalogues_(i18n::Catalogues::built_in()),
      held_(must(storage::DataFolder::open(folder))),
      hub_(arrivals_, log_, model::regions().front()),
      scanner_(add_scanner(hub_, clock_)),
      worker_(must(storage::TerminalStorage::open(folder, clock_, log_)), log_),
      sync_({worker_,
             arrivals_,
             clock_,
             log_,
             local_utc_offset,
             folder,
             must(config::load_terminal_config(folder / "terminal.toml"))}),
      requests_({worker_, sync_, arrivals_, clock_, local_utc_offset, model::regions().front()}),
      presenter_(requests_, clock_, catalogues_, {}),
      finger_([this] { return presenter_.view(); },
              [this](const ui::Action& action) { presenter_.handle(action); }) {}

void Counter::live() {
  for (const ui::Arrival& arrival : arrivals_.take()) presenter_.handle(arrival);
  presenter_.tick();
  finger_.frame();
}

bool Counter::reaches(const std::string& screen) {
  const auto until = std::chrono::steady_clock::now() + kPatience;
  while (where() != screen) {
    if (std::chrono::steady_clock::now() > until) return false;
    live();
    std::this_thread::sleep_for(std::chrono::milliseconds{2});
  }
  live();
  return true;
}

std::string Counter::where() const {
  return std::string(ui::screen_name(presenter_.view()));
}

bool Counter::taps(const std::string& target) {
  // A button may wait for an answer that is on its way.
  const auto until = std::chrono::steady_clock::now() + kPatience;
  while (!finger_.tap(target)) {
    if (std::chrono::steady_clock::now() > until) return false;
    live();
    std::this_thread::sleep_for(std::chrono::milliseconds{2});
  }
  live();
  return true;
}

bool Counter::types(const std::string& screen, const std::string& digits) {
  for (const char digit : digits) {
    if (!taps(screen + ".key_" + digit)) return false;
  }
  return true;
}

}  // namespace regulars::tests
