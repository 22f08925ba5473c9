#pragma once
// TimeLeft: how long work will still take, from how far it is. Calm: it counts down by itself and
// is corrected only where the pace has really changed. Pure; any thread.

#include <cstdint>
#include <optional>

#include "app/base/clock.h"

namespace regulars::ui {

class TimeLeft {
 public:
  // `done` of `total` at `now`. Less done than before is other work, and begins anew.
  void saw(std::int64_t done, std::int64_t total, SteadyInstant now);
  // The work rests: the pace is forgotten.
  void rest() { *this = {}; }
  // None while the pace is not known, which takes some seconds.
  [[nodiscard]] std::optional<Milliseconds> at(SteadyInstant now) const;

 private:
  void begin(std::int64_t done, SteadyInstant now);
  void correct(std::int64_t left, SteadyInstant now);

  std::optional<SteadyInstant> last_;
  std::int64_t last_done_ = 0;
  Milliseconds measured_{0};     // how long the pace has been looked at
  std::int64_t per_minute_ = 0;  // the pace, smoothed
  std::optional<SteadyInstant> ends_;
};

}  // namespace regulars::ui
