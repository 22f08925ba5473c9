#pragma once
// Points: a whole number of loyalty points, signed (a redeem is negative). Sums are checked: they
// answer none where 63 bits would not hold them, and the caller refuses the operation.

#include <compare>
#include <cstdint>
#include <optional>

namespace regulars::model {

class Points {
 public:
  constexpr Points() = default;
  constexpr explicit Points(std::int64_t value) : value_(value) {}
  [[nodiscard]] constexpr std::int64_t value() const { return value_; }
  [[nodiscard]] constexpr bool is_negative() const { return value_ < 0; }

  [[nodiscard]] std::optional<Points> plus(Points other) const;
  [[nodiscard]] std::optional<Points> minus(Points other) const;

  auto operator<=>(const Points&) const = default;

 private:
  std::int64_t value_ = 0;
};

}  // namespace regulars::model
