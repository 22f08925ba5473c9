#include "app/loyalty/birthdays.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <unicode/calendar.h>
#include <unicode/timezone.h>

namespace regulars::loyalty {

namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr int kDaysAround = 3;

std::unique_ptr<icu::Calendar> chinese_calendar() {
  UErrorCode error = U_ZERO_ERROR;
  std::unique_ptr<icu::Calendar> calendar(icu::Calendar::createInstance(
      icu::TimeZone::getGMT()->clone(), icu::Locale("zh@calendar=chinese"), error));
  return U_SUCCESS(error) != 0 ? std::move(calendar) : nullptr;
}

// ICU counts the years of this calendar from 2637 BC.
constexpr int kYearsBefore = 2'637;

// New moons within minutes of midnight in Beijing, for which ICU's astronomy is a day off what the
// almanac says; all from 2000 to 2049.
struct NewMoon {
  int year;
  unsigned month;
  int days;  // to be added
};
constexpr std::array<NewMoon, 4> kAlmanac{
    {{2012, 7, -1}, {2018, 10, 1}, {2027, 1, -1}, {2030, 1, 1}}};

int correction(int in, unsigned of_month) {
  for (const NewMoon& moon : kAlmanac) {
    if (moon.year == in && moon.month == of_month) return moon.days;
  }
  return 0;
}

int correction_after(int in, unsigned of_month) {
  return of_month == 12 ? correction(in + 1, 1) : correction(in, of_month + 1);
}

std::optional<sys_days> lunar_birthday(const model::Birthday& birthday, year in) {
  const auto calendar = chinese_calendar();
  if (!calendar) return std::nullopt;
  UErrorCode error = U_ZERO_ERROR;
  calendar->clear();
  calendar->set(UCAL_EXTENDED_YEAR, static_cast<int>(in) + kYearsBefore);
  calendar->set(UCAL_MONTH, birthday.month - 1);
  calendar->set(UCAL_IS_LEAP_MONTH, 0);
  calendar->set(UCAL_DATE, 1);
  const UDate first = calendar->getTime(error);
  const int counted = calendar->getActualMaximum(UCAL_DATE, error);
  if (U_FAILURE(error) != 0) return std::nullopt;
  const int moved = correction(static_cast<int>(in), birthday.month);
  const int last = counted - moved + correction_after(static_cast<int>(in), birthday.month);
  const std::chrono::milliseconds since_epoch{static_cast<std::int64_t>(first)};
  return sys_days{std::chrono::floor<days>(since_epoch)} +
         days{moved + std::min<int>(birthday.day, last) - 1};
}

sys_days solar_birthday(const model::Birthday& birthday, year in) {
  const auto date = in / month{birthday.month} / day{birthday.day};
  return date.ok() ? sys_days{date} : sys_days{in / month{birthday.month} / std::chrono::last};
}

}  // namespace

bool is_possible(const model::Birthday& birthday) {
  if (birthday.month < 1 || birthday.month > 12 || birthday.day < 1) return false;
  if (birthday.is_lunar) return birthday.day <= 30;
  constexpr year kLeapYear{2024};
  return (kLeapYear / month{birthday.month} / day{birthday.day}).ok();
}

std::optional<sys_days> birthday_in(const model::Birthday& birthday, year in) {
  if (!is_possible(birthday)) return std::nullopt;
  return birthday.is_lunar ? lunar_birthday(birthday, in)
                           : std::optional(solar_birthday(birthday, in));
}

BirthdayFacts birthday_on(const model::Birthday& birthday, sys_days today) {
  const year_month_day date{today};
  BirthdayFacts facts;
  const int next = birthday.is_lunar ? 0 : 1;  // a lunar year begins in January at the earliest
  for (int years = -1; years <= next; ++years) {
    const auto celebrated = birthday_in(birthday, date.year() + std::chrono::years{years});
    if (!celebrated) continue;
    const year_month_day its{*celebrated};
    facts.is_day |= *celebrated == today;
    facts.is_week |= std::chrono::abs(*celebrated - today) <= days{kDaysAround};
    facts.is_month |= its.year() == date.year() && its.month() == date.month();
  }
  return facts;
}

}  // namespace regulars::loyalty
