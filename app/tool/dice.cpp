#include "app/tool/dice.h"

#include <algorithm>

#include "app/base/check.h"

namespace regulars::tool {

std::uint64_t Dice::roll() {
  state_ += 0x9E3779B97F4A7C15ULL;
  std::uint64_t value = state_;
  value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  value = (value ^ (value >> 27U)) * 0x94D049BB133111EBULL;
  return value ^ (value >> 31U);
}

std::int64_t Dice::below(std::int64_t end) {
  REGULARS_CHECK(end > 0);
  return static_cast<std::int64_t>(roll() % static_cast<std::uint64_t>(end));
}

std::int64_t Dice::between(std::int64_t first, std::int64_t last) {
  return first + below(last - first + 1);
}

bool Dice::happens(int of_thousand) {
  return below(1'000) < of_thousand;
}

std::int64_t Dice::bell_thousandths() {
  std::int64_t sum = -6'000;
  for (int i = 0; i < 12; ++i) sum += below(1'001);
  return sum;
}

Wheel::Wheel(const std::vector<std::int64_t>& weights) {
  std::int64_t sum = 0;
  for (const std::int64_t weight : weights) sums_.push_back(sum += weight);
}

std::size_t Wheel::spin(Dice& dice) const {
  const auto found = std::upper_bound(sums_.begin(), sums_.end(), dice.below(total()));
  return static_cast<std::size_t>(found - sums_.begin());
}

std::int64_t exponential_thousandths(std::int64_t x) {
  x = std::clamp<std::int64_t>(x, -8'000, 8'000);
  constexpr std::int64_t kUnit = 1'000'000;
  // e^(1/1000) raised by squaring, in millionths.
  std::int64_t base = x < 0 ? 999'000 : 1'001'001;
  std::int64_t result = kUnit;
  for (std::int64_t left = x < 0 ? -x : x; left > 0; left >>= 1) {
    if ((left & 1) != 0) result = result * base / kUnit;
    if (left > 1) base = base * base / kUnit;
  }
  return result / 1'000;
}

}  // namespace regulars::tool
