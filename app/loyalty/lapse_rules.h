#pragma once
// When points lapse. Pure; days are the store's own.

#include <chrono>
#include <optional>

#include "app/base/clock.h"
#include "app/model/programme.h"

namespace regulars::loyalty {

// The instant at which points earned at `at` lapse; none: never. Inactivity: counted from `at`, and
// anew from every later sale.
[[nodiscard]] std::optional<Instant> lapse_of(const model::LapsePolicy& policy,
                                              Instant at,
                                              std::chrono::minutes utc_offset);

}  // namespace regulars::loyalty
