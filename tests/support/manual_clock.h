#pragma once
// A clock that moves only when the test says so. Safe from any thread.

#include <atomic>

#include "app/base/clock.h"

namespace regulars::tests {

class ManualClock final : public Clock {
 public:
  // 2026-11-20 06:32 UTC: a Friday afternoon in Shanghai.
  static constexpr std::int64_t kFriday = 1'795'156'320'000;

  [[nodiscard]] Instant wall() const override { return Instant{Milliseconds{wall_ms_.load()}}; }
  [[nodiscard]] SteadyInstant steady() const override {
    return SteadyInstant{Milliseconds{steady_ms_.load()}};
  }
  void advance(Milliseconds by) {
    wall_ms_ += by.count();
    steady_ms_ += by.count();
  }
  void set_wall(Instant instant) { wall_ms_ = instant.time_since_epoch().count(); }

 private:
  std::atomic<std::int64_t> wall_ms_{kFriday};
  std::atomic<std::int64_t> steady_ms_{1'000};
};

}  // namespace regulars::tests
