#include "app/model/points.h"

namespace regulars::model {

std::optional<Points> Points::plus(Points other) const {
  std::int64_t sum = 0;
  if (__builtin_add_overflow(value_, other.value_, &sum)) return std::nullopt;
  return Points{sum};
}

std::optional<Points> Points::minus(Points other) const {
  std::int64_t difference = 0;
  if (__builtin_sub_overflow(value_, other.value_, &difference)) return std::nullopt;
  return Points{difference};
}

}  // namespace regulars::model
