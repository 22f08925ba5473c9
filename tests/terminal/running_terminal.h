#pragma once
// The threads of a terminal without its window, over a folder that TestTerminal has made: storage
// with members behind a real worker, and whoever the test wants in front of it.

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/terminal/arrivals.h"
#include "app/terminal/request_runner.h"
#include "app/terminal/sync_runner.h"
#include "app/terminal/worker.h"
#include "tests/support/builders.h"

namespace regulars::tests {

inline std::chrono::minutes shanghai(Instant /*at*/) {
  return kShanghai;
}

class RunningTerminal {
 public:
  // `made` is closed and lends its folder, clock and log.
  explicit RunningTerminal(TestTerminal& made, config::TerminalConfig config = {})
      : RunningTerminal(closed(made).folder(), made.clock, made.log, std::move(config)) {}

  RunningTerminal(const std::filesystem::path& folder,
                  Clock& clock,
                  Log& log,
                  config::TerminalConfig config) {
    arrivals.on_delivery([this] {
      const std::lock_guard lock(mutex_);
      ++deliveries_;
      delivered_.notify_all();
    });
    worker = std::make_unique<terminal::Worker>(
        value_of(storage::TerminalStorage::open(folder, clock, log)), log);
    sync = std::make_unique<terminal::SyncRunner>(terminal::SyncRunner::Parts{
        *worker, arrivals, clock, log, shanghai, folder, std::move(config)});
    requests = std::make_unique<terminal::RequestRunner>(terminal::RequestRunner::Parts{
        *worker, *sync, arrivals, clock, shanghai, model::regions().front()});
  }
  ~RunningTerminal() { arrivals.on_delivery({}); }
  RunningTerminal(const RunningTerminal&) = delete;
  RunningTerminal& operator=(const RunningTerminal&) = delete;

  // The next arrival of this kind; the others before it are dropped. Fails the test after 20 s.
  template <typename T>
  T await() {
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{20};
    for (;;) {
      while (!seen_.empty()) {
        ui::Arrival arrival = std::move(seen_.front());
        seen_.erase(seen_.begin());
        if (auto* const wanted = std::get_if<T>(&arrival)) return std::move(*wanted);
      }
      std::unique_lock lock(mutex_);
      const bool has_come =
          delivered_.wait_until(lock, until, [this] { return deliveries_ > taken_; });
      if (!has_come) FAIL("nothing of this kind arrived within 20 s");
      taken_ = deliveries_;
      lock.unlock();
      for (ui::Arrival& arrival : arrivals.take()) seen_.push_back(std::move(arrival));
    }
  }

  // Until the status bar says that so many events wait for central.
  void await_waiting(std::int64_t events) {
    while (await<ui::ConnectionChanged>().waiting != events) {
    }
  }

  // Asks and waits for the answer.
  Result<ui::Answer> ask(ui::Request request) {
    const std::uint64_t number = ++number_;
    REQUIRE(requests->submit(number, std::move(request)));
    for (;;) {
      auto reply = await<ui::Reply>();
      if (reply.number == number) return std::move(reply.result);
    }
  }
  template <typename T>
  T answer(ui::Request request) {
    return std::get<T>(value_of(ask(std::move(request))));
  }

  terminal::Arrivals arrivals;
  std::unique_ptr<terminal::Worker> worker;
  std::unique_ptr<terminal::SyncRunner> sync;
  std::unique_ptr<terminal::RequestRunner> requests;

 private:
  static TestTerminal& closed(TestTerminal& made) {
    made.close();
    return made;
  }

  std::mutex mutex_;
  std::condition_variable delivered_;
  std::uint64_t deliveries_ = 0;
  std::uint64_t taken_ = 0;
  std::uint64_t number_ = 0;
  std::vector<ui::Arrival> seen_;
};

}  // namespace regulars::tests
