#include "app/ui/presenters/field_entry.h"

#include <charconv>
#include <utility>

#include "app/i18n/format.h"
#include "app/ui/presenters/screen_presenter.h"

namespace regulars::ui {

namespace {

Composition empty(std::size_t longest) {
  return Composition({nullptr, Script::Simplified, /*begins_with_pinyin=*/false, longest});
}

}  // namespace

NumberEntry::NumberEntry(std::size_t longest) : longest_(longest), text_(empty(longest)) {}

bool NumberEntry::take(const Action& action) {
  if (std::holds_alternative<KeyboardTapped>(action)) {
    has_letters_ = !has_letters_;
    return true;
  }
  return text_.take(action);
}

void NumberEntry::set(std::string_view text) {
  text_ = empty(longest_);
  text_.append(text);
}

void NumberEntry::describe(FieldView& view) const {
  view.text = text_.text();
  view.has_letters = has_letters_;
  view.keyboard = text_.view();
}

bool AmountEntry::take(const Action& action) {
  if (const std::string digits = digits_of(action); !digits.empty()) {
    if (std::exchange(is_set_, false)) digits_.clear();
    for (const char digit : digits) {
      const bool is_leading = digits_.empty() && digit == '0';
      if (!is_leading && digits_.size() < kMostDigits) digits_ += digit;
    }
    return true;
  }
  if (!is_backspace(action)) return false;
  is_set_ = false;
  take_last(digits_);
  return true;
}

void AmountEntry::set(model::Money amount) {
  digits_ = amount.minor() > 0 ? std::to_string(amount.minor()) : std::string{};
  is_set_ = true;
}

model::Money AmountEntry::amount() const {
  std::int64_t minor = 0;
  std::from_chars(digits_.data(), digits_.data() + digits_.size(), minor);
  return {minor, currency_};
}

void AmountEntry::describe(FieldView& view) const {
  view.kind = FieldKind::Amount;
  view.is_number = true;
  view.text = digits_.empty() ? std::string{} : i18n::money(amount());
  view.hint = i18n::money({0, currency_});
}

}  // namespace regulars::ui
