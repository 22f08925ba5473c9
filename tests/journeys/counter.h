#pragma once
// A terminal's whole counter without its window: real storage, worker, courier, presenter and
// screens, a simulated scanner, and a finger that taps by name. Belongs to the test's thread.

#include <filesystem>
#include <string>

#include "app/base/log.h"
#include "app/base/system_clock.h"
#include "app/i18n/catalogue.h"
#include "app/storage/data_folder.h"
#include "app/terminal/arrivals.h"
#include "app/terminal/device_hub.h"
#include "app/terminal/request_runner.h"
#include "app/terminal/sync_runner.h"
#include "app/terminal/worker.h"
#include "app/ui/presenters/counter_presenter.h"
#include "drivers/simulated/simulated_scanner.h"
#include "tests/support/tap_driver.h"

namespace regulars::tests {

class Counter {
 public:
  explicit Counter(const std::filesystem::path& folder);
  Counter(const Counter&) = delete;
  Counter& operator=(const Counter&) = delete;

  [[nodiscard]] drivers::SimulatedScanner& scanner() { return *scanner_; }
  // Lets the counter live until this screen is there; false after 20 s, and then where() says
  // which one is.
  [[nodiscard]] bool reaches(const std::string& screen);
  [[nodiscard]] std::string where() const;
  [[nodiscard]] ui::View view() const { return presenter_.view(); }
  // False when there is nothing to tap.
  [[nodiscard]] bool taps(const std::string& target);
  // Digits on the keypad of a screen.
  [[nodiscard]] bool types(const std::string& screen, const std::string& digits);

 private:
  void live();

  SystemClock clock_;
  Log log_;
  const i18n::Catalogues catalogues_;
  const storage::DataFolder held_;
  terminal::Arrivals arrivals_;
  terminal::DeviceHub hub_;
  drivers::SimulatedScanner* scanner_;  // the hub's
  terminal::Worker worker_;
  terminal::SyncRunner sync_;
  terminal::RequestRunner requests_;
  ui::CounterPresenter presenter_;
  TapDriver finger_;
};

}  // namespace regulars::tests
