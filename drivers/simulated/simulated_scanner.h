#pragma once
// A scanner and stripe reader without hardware: tests, demonstrations and scripted walks use it.
// Any thread may make it scan; the sink is called on that thread.

#include <mutex>
#include <string>

#include "drivers/device.h"

namespace regulars::drivers {

class SimulatedScanner final : public Device {
 public:
  // `clock` is borrowed for the scanner's life.
  SimulatedScanner(std::string id, const Clock& clock);

  [[nodiscard]] const std::string& id() const override { return id_; }
  [[nodiscard]] DeviceState state() const override;
  void open(DeviceSink& sink) override;
  void close() override;

  // Nothing arrives unless the scanner is open and plugged in.
  void scan(std::string raw, std::string aim = {});
  void swipe(std::string tracks);
  void fail(Fault fault);
  void unplug();
  void replug();

 private:
  void send(DeviceEvent event);
  void change_plug(bool is_plugged);

  const Clock& clock_;
  const std::string id_;
  mutable std::mutex mutex_;
  DeviceSink* sink_ = nullptr;  // null while closed
  bool is_plugged_ = true;
};

}  // namespace regulars::drivers
