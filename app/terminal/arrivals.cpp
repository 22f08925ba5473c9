#include "app/terminal/arrivals.h"

#include <utility>
#include <variant>

namespace regulars::terminal {
namespace {

template <typename T>
bool replace(std::optional<T>& kept, ui::Arrival& arrival) {
  T* const newest = std::get_if<T>(&arrival);
  if (newest == nullptr) return false;
  kept = std::move(*newest);
  return true;
}

bool is_scan(const ui::Arrival& arrival) {
  return std::holds_alternative<ui::CodeArrived>(arrival) ||
         std::holds_alternative<ui::ScanFailed>(arrival);
}

}  // namespace

void Arrivals::on_delivery(std::function<void()> wake) {
  const std::lock_guard lock(wake_mutex_);
  wake_ = std::move(wake);
}

void Arrivals::deliver(ui::Arrival arrival) {
  {
    const std::lock_guard lock(mutex_);
    if (!keep(arrival)) waiting_.push_back(std::move(arrival));
  }
  const std::lock_guard lock(wake_mutex_);  // whoever is woken must not go meanwhile
  if (wake_) wake_();
}

std::vector<ui::Arrival> Arrivals::take() {
  const std::lock_guard lock(mutex_);
  std::vector<ui::Arrival> taken(std::make_move_iterator(waiting_.begin()),
                                 std::make_move_iterator(waiting_.end()));
  waiting_.clear();
  scans_ = 0;
  sales_ = 0;
  if (store_) taken.emplace_back(*std::exchange(store_, std::nullopt));
  if (programme_) taken.emplace_back(*std::exchange(programme_, std::nullopt));
  if (shopfront_) taken.emplace_back(*std::exchange(shopfront_, std::nullopt));
  if (connection_) taken.emplace_back(*std::exchange(connection_, std::nullopt));
  return taken;
}

std::uint64_t Arrivals::refused() const {
  const std::lock_guard lock(mutex_);
  return refused_;
}

// True when the arrival is not to be queued: its state was replaced, or there is no room.
bool Arrivals::keep(ui::Arrival& arrival) {
  if (replace(connection_, arrival) || replace(programme_, arrival) ||
      replace(shopfront_, arrival) || replace(store_, arrival)) {
    return true;
  }
  const bool is_sale = std::holds_alternative<ui::SaleArrived>(arrival);
  const bool is_full =
      (is_scan(arrival) && scans_ >= kMostScans) || (is_sale && sales_ >= kMostSales);
  if (is_full) {
    ++refused_;
    return true;
  }
  if (is_scan(arrival)) ++scans_;
  if (is_sale) ++sales_;
  return false;
}

}  // namespace regulars::terminal
