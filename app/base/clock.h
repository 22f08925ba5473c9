#pragma once
// Clock: the only way to learn the time; handed in, never called statically, so that tests own it.
// wall() is advisory (people set it); steady() never goes back and is what waiting is measured in.

#include <chrono>

namespace regulars {

using Milliseconds = std::chrono::milliseconds;
using Instant = std::chrono::sys_time<Milliseconds>;  // UTC, milliseconds
using SteadyInstant = std::chrono::time_point<std::chrono::steady_clock, Milliseconds>;

class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual Instant wall() const = 0;
  [[nodiscard]] virtual SteadyInstant steady() const = 0;
};

}  // namespace regulars
