#include "app/loyalty/windows.h"

#include <algorithm>
#include <array>
#include <libical/ical.h>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace regulars::loyalty {

namespace {

using std::chrono::local_days;
using std::chrono::local_seconds;

constexpr std::array<std::string_view, 5> kFrequencies = {
    "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
constexpr std::array<std::string_view, 11> kParts = {"UNTIL",
                                                     "COUNT",
                                                     "INTERVAL",
                                                     "BYMINUTE",
                                                     "BYHOUR",
                                                     "BYDAY",
                                                     "BYMONTHDAY",
                                                     "BYYEARDAY",
                                                     "BYWEEKNO",
                                                     "BYMONTH",
                                                     "BYSETPOS"};

template <std::size_t Size>
bool is_one_of(const std::array<std::string_view, Size>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

Status wrong(std::string words) {
  return fail(ErrorKind::invalid, std::move(words));
}

Status check_part(std::string_view part) {
  const auto equals = part.find('=');
  const std::string_view name = part.substr(0, equals);
  const std::string_view value =
      equals == std::string_view::npos ? std::string_view() : part.substr(equals + 1);
  if (value.empty()) return wrong(std::string(part) + " wants the form NAME=VALUE");
  if (name == "FREQ") {
    if (is_one_of(kFrequencies, value)) return {};
    return wrong("FREQ=" + std::string(value) + ": wants HOURLY, DAILY, WEEKLY, MONTHLY or YEARLY");
  }
  if (name == "WKST") {
    if (value == "MO") return {};
    return wrong("WKST=" + std::string(value) + ": weeks begin on Monday here, leave it out");
  }
  if (!is_one_of(kParts, name)) return wrong(std::string(name) + " is no part of a rule");
  if (name == "UNTIL" && value.back() == 'Z') {
    return wrong("UNTIL=" + std::string(value) + ": is in UTC; give the store's own time, no Z");
  }
  return {};
}

// Every part by name first, for an error that names it; then libical, which knows the values.
Status check_parts(std::string_view rule) {
  std::vector<std::string_view> seen;
  while (!rule.empty()) {
    const auto end = std::min(rule.find(';'), rule.size());
    const std::string_view part = rule.substr(0, end);
    rule.remove_prefix(std::min(end + 1, rule.size()));
    REGULARS_TRY_VOID(check_part(part));
    const std::string_view name = part.substr(0, part.find('='));
    if (std::find(seen.begin(), seen.end(), name) != seen.end()) {
      return wrong(std::string(name) + " stands twice");
    }
    seen.push_back(name);
  }
  const auto has = [&](std::string_view name) {
    return std::find(seen.begin(), seen.end(), name) != seen.end();
  };
  if (!has("FREQ")) return wrong("FREQ is missing");
  if (has("COUNT") && has("UNTIL")) return wrong("COUNT and UNTIL exclude each other");
  return {};
}

icaltimetype to_ical(local_seconds time) {
  const local_days day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss clock{time - day};
  icaltimetype result = icaltime_null_time();  // no zone: floating, the store's own
  result.year = static_cast<int>(date.year());
  result.month = static_cast<int>(static_cast<unsigned>(date.month()));
  result.day = static_cast<int>(static_cast<unsigned>(date.day()));
  result.hour = static_cast<int>(clock.hours().count());
  result.minute = static_cast<int>(clock.minutes().count());
  result.second = static_cast<int>(clock.seconds().count());
  return result;
}

local_seconds from_ical(const icaltimetype& time) {
  using std::chrono::hours;
  using std::chrono::minutes;
  using std::chrono::seconds;
  const auto date = std::chrono::year{time.year} /
                    std::chrono::month{static_cast<unsigned>(time.month)} /
                    std::chrono::day{static_cast<unsigned>(time.day)};
  return local_days{date} + hours{time.hour} + minutes{time.minute} + seconds{time.second};
}

struct IteratorEnd {
  void operator()(icalrecur_iterator* iterator) const { icalrecur_iterator_free(iterator); }
};

}  // namespace

Result<std::vector<local_seconds>> occurrences_of(const model::Window& window) {
  if (window.minutes < 1 || window.minutes > kLongestWindowMinutes) {
    return fail(
        ErrorKind::invalid,
        "a window of " + std::to_string(window.minutes) + " minutes: wants 1 minute to a year");
  }
  if (window.rule.empty()) return std::vector<local_seconds>{window.start};
  REGULARS_TRY_VOID(check_parts(window.rule));
  const icalrecurrencetype rule = icalrecurrencetype_from_string(window.rule.c_str());
  const std::unique_ptr<icalrecur_iterator, IteratorEnd> iterator(
      rule.freq == ICAL_NO_RECURRENCE ? nullptr
                                      : icalrecur_iterator_new(rule, to_ical(window.start)));
  if (!iterator) {
    return fail(ErrorKind::invalid, window.rule + " is no recurrence rule of iCalendar (RFC 5545)");
  }
  const local_seconds horizon = window.start + std::chrono::years{kWindowYears};
  std::vector<local_seconds> begins;
  for (;;) {
    const icaltimetype next = icalrecur_iterator_next(iterator.get());
    if (icaltime_is_null_time(next)) break;
    const local_seconds begin = from_ical(next);
    if (begin >= horizon) break;
    if (begin < window.start || (!begins.empty() && begin <= begins.back())) continue;
    if (begins.size() == kMostOccurrences) {
      return fail(ErrorKind::invalid,
                  window.rule + " comes true more than " + std::to_string(kMostOccurrences) +
                      " times; say until when, or how often, or make the windows longer");
    }
    begins.push_back(begin);
  }
  if (begins.empty()) {
    return fail(ErrorKind::invalid,
                window.rule + " never comes true within " + std::to_string(kWindowYears) +
                    " years of its start");
  }
  return begins;
}

}  // namespace regulars::loyalty
