#include "drivers/simulated/simulated_scanner.h"

#include <utility>

namespace regulars::drivers {

SimulatedScanner::SimulatedScanner(std::string id, const Clock& clock)
    : clock_(clock), id_(std::move(id)) {}

DeviceState SimulatedScanner::state() const {
  const std::lock_guard lock(mutex_);
  if (sink_ == nullptr) return DeviceState::Closed;
  return is_plugged_ ? DeviceState::Ready : DeviceState::Faulted;
}

void SimulatedScanner::open(DeviceSink& sink) {
  const std::lock_guard lock(mutex_);
  if (sink_ != nullptr) return;
  sink_ = &sink;
  sink_->happened(
      DeviceChanged{id_, clock_.steady(), is_plugged_ ? DeviceState::Ready : DeviceState::Faulted});
}

void SimulatedScanner::close() {
  const std::lock_guard lock(mutex_);
  sink_ = nullptr;
}

void SimulatedScanner::scan(std::string raw, std::string aim) {
  send(Scan{id_, clock_.steady(), std::move(raw), std::move(aim)});
}

void SimulatedScanner::swipe(std::string tracks) {
  send(Swipe{id_, clock_.steady(), std::move(tracks)});
}

void SimulatedScanner::fail(Fault fault) {
  send(DeviceError{id_, clock_.steady(), fault});
}

void SimulatedScanner::unplug() {
  change_plug(false);
}

void SimulatedScanner::replug() {
  change_plug(true);
}

void SimulatedScanner::send(DeviceEvent event) {
  const std::lock_guard lock(mutex_);
  if (sink_ != nullptr && is_plugged_) sink_->happened(std::move(event));
}

void SimulatedScanner::change_plug(bool is_plugged) {
  const std::lock_guard lock(mutex_);
  if (is_plugged_ == is_plugged) return;
  is_plugged_ = is_plugged;
  if (sink_ == nullptr) return;
  if (!is_plugged) sink_->happened(DeviceError{id_, clock_.steady(), Fault::Absent});
  sink_->happened(
      DeviceChanged{id_, clock_.steady(), is_plugged ? DeviceState::Ready : DeviceState::Faulted});
}

}  // namespace regulars::drivers
