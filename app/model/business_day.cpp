#include "app/model/business_day.h"

#include <charconv>
#include <cstdio>

namespace regulars::model {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

BusinessDay BusinessDay::of(Instant instant,
                            std::chrono::minutes utc_offset,
                            std::chrono::minutes closes_after_midnight) {
  return BusinessDay{std::chrono::floor<days>(instant + utc_offset - closes_after_midnight)};
}

std::optional<BusinessDay> BusinessDay::parse(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto number = [&](std::size_t from, std::size_t length) {
    int value = -1;
    const char* end = text.data() + from + length;
    const auto [stopped, error] = std::from_chars(text.data() + from, end, value);
    return error == std::errc{} && stopped == end ? value : -1;
  };
  const int year = number(0, 4);
  const int month = number(5, 2);
  const int day = number(8, 2);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  const year_month_day date{std::chrono::year{year},
                            std::chrono::month{static_cast<unsigned>(month)},
                            std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return BusinessDay{sys_days{date}};
}

std::string BusinessDay::text() const {
  const year_month_day date{date_};
  char buffer[32];
  std::snprintf(buffer,
                sizeof buffer,
                "%04d-%02u-%02u",
                static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()));
  return buffer;
}

Instant BusinessDay::begin(std::chrono::minutes utc_offset,
                           std::chrono::minutes closes_after_midnight) const {
  return Instant{date_} - utc_offset + closes_after_midnight;
}

Instant BusinessDay::end(std::chrono::minutes utc_offset,
                         std::chrono::minutes closes_after_midnight) const {
  return begin(utc_offset, closes_after_midnight) + days{1};
}

}  // namespace regulars::model
