#pragma once
// What every device of the counter is to the rest: a source of immutable event values and a state.
// Drivers know nothing of members or points, never block their caller and never log a payload.
// Events are handed to a DeviceSink, which copes with any thread; the sink outlives the device.

#include <string>
#include <string_view>
#include <variant>

#include "app/base/clock.h"

namespace regulars::drivers {

// A code as it came: decoded text with its control characters, and the AIM symbology identifier
// without its ']' ("C1"), or empty where the scanner sends none.
struct Scan {
  std::string device;
  SteadyInstant at{};
  std::string raw;
  std::string aim;
};

// One swipe of a magnetic card: the tracks' text with their sentinels, one after the other.
struct Swipe {
  std::string device;
  SteadyInstant at{};
  std::string tracks;
};

enum class Fault {
  Absent,     // unplugged, or never there
  InUse,      // another program holds it
  Overrun,    // characters were lost: the part read so far is thrown away
  BadFrame,   // what came is not what such a device sends
  Forbidden,  // no permission on its node
};
[[nodiscard]] std::string_view words_of(Fault fault);

struct DeviceError {
  std::string device;
  SteadyInstant at{};
  Fault fault = Fault::Absent;
};

enum class DeviceState { Closed, Ready, Faulted };

struct DeviceChanged {
  std::string device;
  SteadyInstant at{};
  DeviceState state = DeviceState::Closed;
};

using DeviceEvent = std::variant<Scan, Swipe, DeviceError, DeviceChanged>;

class DeviceSink {
 public:
  virtual ~DeviceSink() = default;
  // Never blocks. The sink counts what it has no room for.
  virtual void happened(DeviceEvent event) = 0;
};

class Device {
 public:
  virtual ~Device() = default;
  [[nodiscard]] virtual const std::string& id() const = 0;
  [[nodiscard]] virtual DeviceState state() const = 0;
  // Idempotent. What happens from now on goes to `sink` until close().
  virtual void open(DeviceSink& sink) = 0;
  virtual void close() = 0;
};

}  // namespace regulars::drivers
