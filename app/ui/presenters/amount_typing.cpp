#include "app/ui/presenters/amount_typing.h"

#include <charconv>

#include "app/ui/presenters/screen_presenter.h"

namespace regulars::ui {

AmountTyping::Taken AmountTyping::take(const Action& action) {
  if (is_backspace(action)) {
    if (!digits_.empty()) digits_.pop_back();
    return Taken::Yes;
  }
  const std::string digits = digits_of(action);
  if (digits.empty()) return Taken::No;
  for (const char digit : digits) {
    if (digits_.empty() && digit == '0') continue;
    if (digits_.size() >= kMostDigits) return Taken::TooLong;
    digits_ += digit;
  }
  return Taken::Yes;
}

void AmountTyping::set(std::int64_t figure) {
  digits_ = figure > 0 ? std::to_string(figure) : std::string{};
}

std::int64_t AmountTyping::figure() const {
  std::int64_t figure = 0;
  std::from_chars(digits_.data(), digits_.data() + digits_.size(), figure);
  return figure;
}

}  // namespace regulars::ui
