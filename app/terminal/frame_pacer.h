#pragma once
// FramePacer: when the main loop draws and how long it may sleep. Two frames after anything
// happened (ImGui settles on the second), none otherwise. Pure; main thread.

#include <algorithm>
#include <optional>

#include "app/base/clock.h"

namespace regulars::terminal {

class FramePacer {
 public:
  static constexpr int kFramesPerEvent = 2;
  static constexpr Milliseconds kLongestSleep{60'000};

  void something_happened() { budget_ = kFramesPerEvent; }
  [[nodiscard]] bool wants_frame() const { return budget_ > 0; }
  void drew() { budget_ = std::max(0, budget_ - 1); }

  // Zero while a frame is wanted, else until the earlier deadline, rounded up to 1 ms.
  [[nodiscard]] Milliseconds sleep(SteadyInstant now,
                                   SteadyInstant deadline,
                                   std::optional<SteadyInstant> other_deadline) const {
    if (wants_frame()) return Milliseconds{0};
    const SteadyInstant next = std::min(deadline, other_deadline.value_or(deadline));
    return std::clamp(next - now, Milliseconds{1}, kLongestSleep);
  }

 private:
  int budget_ = kFramesPerEvent;
};

}  // namespace regulars::terminal
