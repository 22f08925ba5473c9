#pragma once
// Ratio: a non-negative factor in whole basis points (10,000 = 1). Rounding is named at every use.
// scale() computes value * ratio exactly in 128 bits, then rounds once.

#include <compare>
#include <cstdint>
#include <optional>

namespace regulars::model {

enum class Rounding { Down, HalfUp, Up };  // of the magnitude: -1.5 rounds HalfUp to -2

class Ratio {
 public:
  static constexpr std::int64_t kOne = 10'000;
  constexpr Ratio() = default;
  constexpr explicit Ratio(std::int64_t basis_points) : basis_points_(basis_points) {}
  [[nodiscard]] constexpr std::int64_t basis_points() const { return basis_points_; }
  auto operator<=>(const Ratio&) const = default;

 private:
  std::int64_t basis_points_ = kOne;
};

// value * numerator / denominator, denominator > 0; none where the result leaves 63 bits.
[[nodiscard]] std::optional<std::int64_t> multiply_divide(std::int64_t value,
                                                          std::int64_t numerator,
                                                          std::int64_t denominator,
                                                          Rounding rounding);
[[nodiscard]] std::optional<std::int64_t> scale(std::int64_t value, Ratio ratio, Rounding rounding);

}  // namespace regulars::model
