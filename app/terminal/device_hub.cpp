#include "app/terminal/device_hub.h"

#include <utility>
#include <variant>

#include "app/terminal/identification.h"
#include "drivers/scanner/symbology.h"

namespace regulars::terminal {
namespace {

std::string_view name_of(drivers::DeviceState state) {
  switch (state) {
    case drivers::DeviceState::Closed:
      return "closed";
    case drivers::DeviceState::Ready:
      return "ready";
    case drivers::DeviceState::Faulted:
      return "faulted";
  }
  return "unknown";
}

}  // namespace

DeviceHub::DeviceHub(Arrivals& arrivals, Log& log, const model::Region& region)
    : arrivals_(arrivals), log_(log), region_(region) {}

DeviceHub::~DeviceHub() {
  for (const auto& device : devices_) device->close();
}

void DeviceHub::add(std::unique_ptr<drivers::Device> device) {
  devices_.push_back(std::move(device));
  devices_.back()->open(*this);
}

void DeviceHub::happened(drivers::DeviceEvent event) {
  if (auto* const scan = std::get_if<drivers::Scan>(&event)) {
    code(scan->device, scan->at, std::move(scan->raw), std::move(scan->aim));
  } else if (auto* const swipe = std::get_if<drivers::Swipe>(&event)) {
    code(swipe->device, swipe->at, std::move(swipe->tracks), {});
  } else if (const auto* const error = std::get_if<drivers::DeviceError>(&event)) {
    log_.warning("device", std::string(words_of(error->fault)), {{"device", error->device}});
  } else if (const auto* const change = std::get_if<drivers::DeviceChanged>(&event)) {
    log_.info("device", name_of(change->state), {{"device", change->device}});
  }
}

void DeviceHub::code(const std::string& device,
                     SteadyInstant at,
                     std::string raw,
                     std::string aim) {
  {
    const std::lock_guard lock(mutex_);
    if (!dedupe_.is_new(device, raw, at)) return;
  }
  const std::size_t length = raw.size();
  const drivers::Identified found = drivers::classify(raw, aim, mobile_numbers(region_));
  if (!found.is_valid()) {
    log_.info("scan",
              std::string(drivers::name_of(found.kind)),
              {{"device", device}, {"length", std::to_string(length)}});
    arrivals_.deliver(ui::ScanFailed{std::string(message_key(found))});
    return;
  }
  arrivals_.deliver(ui::CodeArrived{std::move(raw), std::move(aim)});
}

}  // namespace regulars::terminal
