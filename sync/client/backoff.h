#pragma once
// How long to wait before trying again: full jitter, so that a thousand terminals do not return
// together after an outage. Pure.

#include <cstdint>

#include "app/base/clock.h"

namespace regulars::sync {

inline constexpr Milliseconds kBackoffBase{1'000};
inline constexpr Milliseconds kBackoffCap{300'000};
inline constexpr Milliseconds kRetryAfterCap{3'600'000};  // a longer wish is a mistake

// Before attempt `failures` + 1, `failures` >= 1: evenly from [0, min(cap, base * 2^(failures-1))].
// `retry_after` (0: none) is honoured up to its cap: never earlier, and up to one base later.
// `random` is any 64 random bits.
[[nodiscard]] Milliseconds backoff_delay(unsigned failures,
                                         Milliseconds retry_after,
                                         std::uint64_t random);

}  // namespace regulars::sync
