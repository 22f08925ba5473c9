#include "app/ui/presenters/time_left.h"

#include <algorithm>

#include "app/model/ratio.h"

namespace regulars::ui {
namespace {

constexpr Milliseconds kBetweenSamples{1'000};
constexpr Milliseconds kUntilKnown{3'000};
constexpr Milliseconds kMinute{60'000};
constexpr Milliseconds kLongest = std::chrono::hours{100};
constexpr std::int64_t kSmoothing = 4;  // a new sample counts a quarter
constexpr std::int64_t kTolerance = 4;  // a quarter off is no reason to jump

}  // namespace

void TimeLeft::begin(std::int64_t done, SteadyInstant now) {
  *this = {};
  last_ = now;
  last_done_ = done;
}

void TimeLeft::saw(std::int64_t done, std::int64_t total, SteadyInstant now) {
  if (!last_ || done < last_done_) {
    begin(done, now);
    return;
  }
  const Milliseconds passed = now - *last_;
  if (passed < kBetweenSamples) return;
  const auto sample = model::multiply_divide(
      done - last_done_, kMinute.count(), passed.count(), model::Rounding::Down);
  if (!sample) return;
  per_minute_ =
      measured_.count() == 0 ? *sample : per_minute_ + (*sample - per_minute_) / kSmoothing;
  measured_ += passed;
  last_ = now;
  last_done_ = done;
  correct(std::max<std::int64_t>(0, total - done), now);
}

void TimeLeft::correct(std::int64_t left, SteadyInstant now) {
  if (measured_ < kUntilKnown || per_minute_ <= 0) return;
  const auto wanted =
      model::multiply_divide(left, kMinute.count(), per_minute_, model::Rounding::Down);
  const Milliseconds estimate{std::min(wanted.value_or(kLongest.count()), kLongest.count())};
  const Milliseconds shown = ends_ ? std::max(*ends_ - now, Milliseconds{0}) : estimate;
  const Milliseconds off = estimate > shown ? estimate - shown : shown - estimate;
  if (!ends_ || off > std::max(shown, kMinute) / kTolerance) {
    ends_ = now + (ends_ ? (shown + estimate) / 2 : estimate);
  }
}

std::optional<Milliseconds> TimeLeft::at(SteadyInstant now) const {
  if (!ends_) return std::nullopt;
  return std::max(*ends_ - now, Milliseconds{0});
}

}  // namespace regulars::ui
