#pragma once
// AmountTyping: a figure typed digit by digit, in minor units or points. A state machine; a digit
// that has no room is refused and told, never dropped silently.

#include <cstdint>
#include <string>
#include <string_view>

#include "app/ui/actions.h"

namespace regulars::ui {

class AmountTyping {
 public:
  enum class Taken { No, Yes, TooLong };

  // Digits and backspace, by finger or by keyboard.
  Taken take(const Action& action);
  void set(std::int64_t figure);
  void clear() { digits_.clear(); }
  [[nodiscard]] std::int64_t figure() const;
  [[nodiscard]] bool is_empty() const { return digits_.empty(); }

 private:
  static constexpr std::size_t kMostDigits = 9;  // 9,999,999.99

  std::string digits_;  // without leading zeros
};

}  // namespace regulars::ui
