#pragma once
// Money: a whole number of minor units (fen, cents) of one ISO 4217 currency. No floating point.
// parse() takes what people and files write: "286", "286.5", "286.50", with at most the
// currency's minor digits; no sign, no grouping, no spaces; at most 12 digits before the point.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "app/base/result.h"

namespace regulars::model {

class Currency {
 public:
  constexpr Currency() = default;
  // Three upper-case letters; whether such a currency exists is not asked.
  [[nodiscard]] static std::optional<Currency> parse(std::string_view code);
  [[nodiscard]] std::string_view code() const { return {code_.data(), code_.size()}; }
  // 2 for most, 0 for JPY, KRW, VND, CLP..., 3 for KWD, BHD, ... (ISO 4217).
  [[nodiscard]] int minor_digits() const;
  auto operator<=>(const Currency&) const = default;

 private:
  std::array<char, 3> code_{'C', 'N', 'Y'};
};

class Money {
 public:
  constexpr Money() = default;
  constexpr Money(std::int64_t minor, Currency currency) : minor_(minor), currency_(currency) {}
  [[nodiscard]] static Result<Money> parse(std::string_view text, Currency currency);

  [[nodiscard]] constexpr std::int64_t minor() const { return minor_; }
  [[nodiscard]] constexpr Currency currency() const { return currency_; }
  // "286.00": digits and a point only; how a person reads money is app/i18n's.
  [[nodiscard]] std::string plain() const;

  bool operator==(const Money&) const = default;

 private:
  std::int64_t minor_ = 0;
  Currency currency_;
};

}  // namespace regulars::model
