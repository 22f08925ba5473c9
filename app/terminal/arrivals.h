#pragma once
// Arrivals: what other threads have for the main thread. deliver() is for any thread, never blocks
// and wakes the main loop; take() is the main thread's, once a frame.
//
// (1) A Reply is never dropped: there are at most as many as requests were accepted.
// (2) Of the connection's state, the programme, the shopfront and the store only the newest stays.
// (3) At most kMostScans codes and failed scans wait; more are refused and counted.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

#include "app/ui/presenters/arrivals.h"

namespace regulars::terminal {

class Arrivals {
 public:
  static constexpr std::size_t kMostScans = 8;
  static constexpr std::size_t kMostSales = 32;

  // From now on `wake` is called after each delivery, on the delivering thread; it must not
  // deliver. Empty: nobody to wake; what was woken before may go once this returns.
  void on_delivery(std::function<void()> wake);

  void deliver(ui::Arrival arrival);
  // In the order of delivery, kept states last.
  [[nodiscard]] std::vector<ui::Arrival> take();
  [[nodiscard]] std::uint64_t refused() const;

 private:
  [[nodiscard]] bool keep(ui::Arrival& arrival);

  std::mutex wake_mutex_;  // guards wake_, also while it runs
  std::function<void()> wake_;
  mutable std::mutex mutex_;  // guards what follows
  std::deque<ui::Arrival> waiting_;
  std::optional<ui::ConnectionChanged> connection_;
  std::optional<ui::ProgrammeChanged> programme_;
  std::optional<ui::ShopfrontChanged> shopfront_;
  std::optional<ui::StoreChanged> store_;
  std::size_t scans_ = 0;
  std::size_t sales_ = 0;
  std::uint64_t refused_ = 0;
};

}  // namespace regulars::terminal
