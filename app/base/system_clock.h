#pragma once
// The machine's clock. Safe from any thread.

#include "app/base/clock.h"

namespace regulars {

class SystemClock final : public Clock {
 public:
  [[nodiscard]] Instant wall() const override;
  [[nodiscard]] SteadyInstant steady() const override;
};

// The machine's time zone: its offset from UTC at `instant`, daylight saving included.
[[nodiscard]] std::chrono::minutes local_utc_offset(Instant instant);

}  // namespace regulars
