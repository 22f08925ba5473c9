#pragma once
// What points are worth in money, by the rewards of a programme. Pure.

#include <cstdint>
#include <optional>

#include "app/model/programme.h"

namespace regulars::loyalty {

// What a point buys at most, as money for points: `value_minor` for `points`. None: nothing.
struct PointWorth {
  std::int64_t value_minor = 0;
  std::int64_t points = 1;
};
[[nodiscard]] std::optional<PointWorth> worth_of_points(const model::Programme& programme);
// In minor units, rounded down; 0 where points buy nothing.
[[nodiscard]] std::int64_t worth(const std::optional<PointWorth>& rate, std::int64_t points);

}  // namespace regulars::loyalty
