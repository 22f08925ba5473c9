#pragma once
// How figures, money, dates and times read in a language. Pure functions; local time is UTC plus
// the offset that the caller knows.

#include <chrono>
#include <cstdint>
#include <string>

#include "app/base/clock.h"
#include "app/i18n/language.h"
#include "app/model/money.h"
#include "app/model/points.h"

namespace regulars::i18n {

[[nodiscard]] std::string count(std::int64_t value);           // 12,480
[[nodiscard]] std::string points(model::Points value);         // 12,480
[[nodiscard]] std::string signed_points(model::Points value);  // +449, −500 (U+2212)
[[nodiscard]] std::string money(model::Money value);           // ¥1,286.00
[[nodiscard]] std::string symbol(model::Currency currency);    // ¥; "CHF " where there is none
// 442 hundredths -> "4.4" with one decimal, rounded half up; decimals 0 to 2.
[[nodiscard]] std::string hundredths(std::int64_t value, int decimals);

[[nodiscard]] std::string time_of_day(Instant instant, std::chrono::minutes utc_offset);  // 14:32
[[nodiscard]] std::string short_date(Language language,
                                     std::chrono::sys_days date);  // 20 Nov, 11月20日
[[nodiscard]] std::string long_date(Language language,
                                    std::chrono::sys_days date);          // Friday, 20 November
[[nodiscard]] std::string full_date(Language language,
                                    std::chrono::sys_days date);  // 20 Nov 2026, 2026年11月20日
[[nodiscard]] std::string month_name(Language language, unsigned month);  // February, 2月
// Of the Chinese calendar: 腊月 and 初八, and in English their numbers. Month 1 to 12, day 1 to 30.
[[nodiscard]] std::string lunar_month(Language language, unsigned month);
[[nodiscard]] std::string lunar_day(Language language, unsigned day);
[[nodiscard]] std::chrono::sys_days local_date(Instant instant, std::chrono::minutes utc_offset);

}  // namespace regulars::i18n
