#include "app/base/system_clock.h"

#include <ctime>

namespace regulars {

Instant SystemClock::wall() const {
  return std::chrono::time_point_cast<Milliseconds>(std::chrono::system_clock::now());
}

SteadyInstant SystemClock::steady() const {
  return std::chrono::time_point_cast<Milliseconds>(std::chrono::steady_clock::now());
}

std::chrono::minutes local_utc_offset(Instant instant) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(instant);
  std::tm local{};
  if (localtime_r(&seconds, &local) == nullptr) return std::chrono::minutes{0};
  return std::chrono::minutes{local.tm_gmtoff / 60};
}

}  // namespace regulars
