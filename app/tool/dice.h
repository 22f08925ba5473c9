#pragma once
// Dice: the generator's chance. The same seed rolls the same on every machine and compiler (unlike
// std's distributions), so that a generated store can be made again.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace regulars::tool {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}

  [[nodiscard]] std::uint64_t roll();  // any 64 bits (splitmix64)
  // From 0 to `end` - 1; end > 0.
  [[nodiscard]] std::int64_t below(std::int64_t end);
  // From `first` to `last`, both included.
  [[nodiscard]] std::int64_t between(std::int64_t first, std::int64_t last);
  [[nodiscard]] bool happens(int of_thousand);
  // Standard normal, in thousandths, cut at 6,000 either way: the sum of twelve even rolls.
  [[nodiscard]] std::int64_t bell_thousandths();

 private:
  std::uint64_t state_;
};

// Draws an index with a chance in proportion to its weight.
class Wheel {
 public:
  explicit Wheel(const std::vector<std::int64_t>& weights);
  [[nodiscard]] std::size_t spin(Dice& dice) const;
  [[nodiscard]] std::int64_t total() const { return sums_.empty() ? 0 : sums_.back(); }

 private:
  std::vector<std::int64_t> sums_;
};

// e^(x / 1000) in thousandths, for x from -8,000 to 8,000: long tails out of bell curves.
[[nodiscard]] std::int64_t exponential_thousandths(std::int64_t x);

}  // namespace regulars::tool
