#include "sync/client/backoff.h"

#include <algorithm>

namespace regulars::sync {

Milliseconds backoff_delay(unsigned failures, Milliseconds retry_after, std::uint64_t random) {
  const auto evenly_up_to = [random](Milliseconds most) {
    const auto count = static_cast<std::uint64_t>(most.count()) + 1;
    return Milliseconds{static_cast<Milliseconds::rep>(random % count)};
  };
  if (retry_after > Milliseconds{0})
    return std::min(retry_after, kRetryAfterCap) + evenly_up_to(kBackoffBase);
  constexpr unsigned kMostDoublings = 16;  // past the cap
  const unsigned doublings = std::min(failures == 0 ? 0U : failures - 1, kMostDoublings);
  return evenly_up_to(std::min(kBackoffCap, kBackoffBase * (1U << doublings)));
}

}  // namespace regulars::sync
