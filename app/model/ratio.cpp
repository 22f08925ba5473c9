#include "app/model/ratio.h"

#include <limits>

#include "app/base/check.h"

namespace regulars::model {

namespace {
__extension__ using Wide = __int128;
}

std::optional<std::int64_t> multiply_divide(std::int64_t value,
                                            std::int64_t numerator,
                                            std::int64_t denominator,
                                            Rounding rounding) {
  REGULARS_CHECK(denominator > 0);
  const Wide product = static_cast<Wide>(value) * numerator;
  const bool negative = product < 0;
  const Wide magnitude = negative ? -product : product;
  Wide quotient = magnitude / denominator;
  const Wide rest = magnitude % denominator;
  switch (rounding) {
    case Rounding::Down:
      break;
    case Rounding::HalfUp:
      quotient += rest * 2 >= denominator ? 1 : 0;
      break;
    case Rounding::Up:
      quotient += rest > 0 ? 1 : 0;
      break;
  }
  if (quotient > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
  const auto result = static_cast<std::int64_t>(quotient);
  return negative ? -result : result;
}

std::optional<std::int64_t> scale(std::int64_t value, Ratio ratio, Rounding rounding) {
  return multiply_divide(value, ratio.basis_points(), Ratio::kOne, rounding);
}

}  // namespace regulars::model
