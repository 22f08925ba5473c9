#include "app/ui/presenters/birthday_picker.h"

#include <utility>

#include "app/i18n/format.h"
#include "app/ui/presenters/screen_presenter.h"

namespace regulars::ui {

BirthdayPicker::BirthdayPicker(std::optional<model::Birthday> known)
    : birthday_(known), is_lunar_(known && known->is_lunar) {}

BirthdayPicker::Took BirthdayPicker::take(const Action& action) {
  if (const auto* const tile = std::get_if<TileTapped>(&action)) {
    return choose(static_cast<unsigned>(tile->index + 1));
  }
  if (const std::string digits = digits_of(action); !digits.empty()) {
    Took took = Took::Something;
    for (const char digit : digits) took = type(static_cast<unsigned>(digit - '0'));
    return took;
  }
  if (is_backspace(action)) {
    if (!std::exchange(digit_, std::nullopt)) month_ = 0;
  } else if (std::holds_alternative<MonthsTapped>(action)) {
    open_month(0);
  } else if (std::holds_alternative<CalendarTapped>(action)) {
    is_lunar_ = !is_lunar_;
    open_month(0);
  } else if (std::holds_alternative<ClearTapped>(action)) {
    birthday_.reset();
    open_month(0);
    return Took::Day;
  } else {
    return Took::Nothing;
  }
  return Took::Something;
}

void BirthdayPicker::open_month(unsigned month) {
  month_ = month;
  digit_.reset();
}

unsigned BirthdayPicker::most() const {
  constexpr unsigned kMonths = 12;
  return month_ == 0 ? kMonths : model::most_days(static_cast<std::uint8_t>(month_), is_lunar_);
}

BirthdayPicker::Took BirthdayPicker::choose(unsigned number) {
  if (number < 1 || number > most()) return Took::Something;
  if (month_ == 0) {
    open_month(number);
    return Took::Something;
  }
  birthday_ = model::Birthday{
      static_cast<std::uint8_t>(month_), static_cast<std::uint8_t>(number), is_lunar_};
  open_month(0);
  return Took::Day;
}

// The second digit is waited for only while it could still belong to the first.
BirthdayPicker::Took BirthdayPicker::type(unsigned digit) {
  if (!digit_) {
    if (digit * 10 > most()) return choose(digit);
    digit_ = digit;
    return Took::Something;
  }
  const unsigned first = *std::exchange(digit_, std::nullopt);
  const unsigned both = first * 10 + digit;
  if (month_ == 0 && both > most()) {  // 1 and 5: January, and the day begins with 5
    open_month(first);
    return type(digit);
  }
  return choose(both);
}

DayEditor BirthdayPicker::view(i18n::Language language) const {
  DayEditor view;
  view.is_lunar = is_lunar_;
  view.can_clear = birthday_.has_value();
  const auto month_name = is_lunar_ ? i18n::lunar_month : i18n::month_name;
  if (month_ > 0) view.month = month_name(language, month_);
  for (unsigned number = 1; number <= most(); ++number) {
    const bool is_plain = month_ > 0 && !is_lunar_;
    view.tiles.push_back(is_plain     ? std::to_string(number)
                         : month_ > 0 ? i18n::lunar_day(language, number)
                                      : month_name(language, number));
  }
  if (birthday_ && birthday_->is_lunar == is_lunar_) {
    if (month_ == 0) view.chosen = birthday_->month - 1U;
    if (month_ == birthday_->month) view.chosen = birthday_->day - 1U;
  }
  return view;
}

}  // namespace regulars::ui
