#pragma once
// DeviceHub: the border between drivers and the counter. Takes the events of every device on any
// thread, drops repeats, refuses what must not be kept, and delivers codes to the main thread.
// Bank cards and payment codes end here: wiped, delivered as ScanFailed, never logged.
// Devices are closed before the hub goes.

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "app/base/log.h"
#include "app/model/region.h"
#include "app/terminal/arrivals.h"
#include "drivers/device.h"
#include "drivers/scanner/dedupe.h"

namespace regulars::terminal {

class DeviceHub final : public drivers::DeviceSink {
 public:
  // All are borrowed for the hub's life.
  DeviceHub(Arrivals& arrivals, Log& log, const model::Region& region);
  ~DeviceHub() override;
  DeviceHub(const DeviceHub&) = delete;
  DeviceHub& operator=(const DeviceHub&) = delete;

  void add(std::unique_ptr<drivers::Device> device);
  void happened(drivers::DeviceEvent event) override;

 private:
  void code(const std::string& device, SteadyInstant at, std::string raw, std::string aim);

  Arrivals& arrivals_;
  Log& log_;
  const model::Region& region_;
  std::mutex mutex_;  // guards dedupe_
  drivers::Dedupe dedupe_;
  std::vector<std::unique_ptr<drivers::Device>> devices_;
};

}  // namespace regulars::terminal
