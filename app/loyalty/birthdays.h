#pragma once
// Whether a day of the store falls into a member's birthday. Pure; the Chinese calendar is ICU's.
//
//   solar  Feb 29 falls on Feb 28 in common years.
//   lunar  The month of that number, never the leap month: who was born in leap month 4 celebrates
//          in month 4. The 30th falls on the 29th where the month has only 29 days. Years 2000 to
//          2049 are as the almanac has them, also where ICU's new moons are minutes off.
//
// The week is 3 days before to 3 days after, across the new year too. The month is the calendar's
// month of the birthday; for lunar ones, of its solar date that year.

#include <chrono>
#include <optional>

#include "app/model/standing.h"

namespace regulars::loyalty {

// A month of 1 to 12 and a day that it can have: 1 to 31 (Feb: 29), 1 to 30 where it is lunar.
[[nodiscard]] bool is_possible(const model::Birthday& birthday);

// The day on which it is celebrated in a calendar year; for lunar ones, in the lunar year that
// begins in that calendar year (month 12 falls into the next one). None: not possible.
[[nodiscard]] std::optional<std::chrono::sys_days> birthday_in(const model::Birthday& birthday,
                                                               std::chrono::year year);

// The three figures of MemberFacts for a day of the store.
struct BirthdayFacts {
  bool is_day = false;
  bool is_week = false;
  bool is_month = false;
  bool operator==(const BirthdayFacts&) const = default;
};
[[nodiscard]] BirthdayFacts birthday_on(const model::Birthday& birthday,
                                        std::chrono::sys_days today);

}  // namespace regulars::loyalty
