#include "app/loyalty/spread.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

#include "app/base/check.h"

namespace regulars::loyalty {

namespace {

__extension__ using Wide = __int128;

struct Share {
  std::int64_t quotient = 0;
  std::int64_t rest = 0;
};

// whole * weight / sum; 64 bits are enough for nearly all sales, and several times faster.
Share share(std::int64_t whole, std::int64_t weight, std::int64_t sum) {
  std::int64_t product = 0;
  if (!__builtin_mul_overflow(whole, weight, &product)) return {product / sum, product % sum};
  const Wide wide = static_cast<Wide>(whole) * weight;
  return {static_cast<std::int64_t>(wide / sum), static_cast<std::int64_t>(wide % sum)};
}

struct Rest {
  std::int64_t amount = 0;
  std::size_t part = 0;
};

bool is_greater(const Rest& left, const Rest& right) {
  return left.amount != right.amount ? left.amount > right.amount : left.part < right.part;
}

}  // namespace

std::vector<std::int64_t> spread(std::int64_t whole, std::span<const std::int64_t> weights) {
  REGULARS_CHECK(!weights.empty());
  std::vector<std::int64_t> parts(weights.size(), 0);
  const std::int64_t sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
  if (sum <= 0 || weights.size() == 1) {
    parts.front() = whole;
    return parts;
  }
  const std::int64_t sign = whole < 0 ? -1 : 1;
  std::int64_t left = whole * sign;
  std::vector<Rest> rests(weights.size());
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const Share own = share(whole * sign, weights[i], sum);
    parts[i] = own.quotient * sign;
    rests[i] = {own.rest, i};
    left -= own.quotient;
  }
  if (left == 0) return parts;
  const auto end = rests.begin() + left;  // fewer than there are parts with a rest
  std::nth_element(rests.begin(), end, rests.end(), is_greater);
  for (auto rest = rests.begin(); rest != end; ++rest) parts[rest->part] += sign;
  return parts;
}

}  // namespace regulars::loyalty
