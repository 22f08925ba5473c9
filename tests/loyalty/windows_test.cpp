#include "app/loyalty/windows.h"

#include "app/loyalty/conditions.h"
#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace std::chrono_literals;

namespace {

std::chrono::local_seconds at(int year,
                              unsigned month,
                              unsigned day,
                              std::chrono::minutes time = 0min) {
  return std::chrono::local_days{std::chrono::year{year} / std::chrono::month{month} /
                                 std::chrono::day{day}} +
         time;
}

model::Window window_of(std::chrono::local_seconds start, std::int32_t minutes, std::string rule) {
  model::Window window{start, minutes, std::move(rule), {}};
  const auto begins = occurrences_of(window);
  REQUIRE(begins.has_value());
  window.begins = *begins;
  return window;
}

std::string why_not(const std::string& rule, std::int32_t minutes = 60) {
  const auto begins = occurrences_of({at(2026, 1, 1), minutes, rule, {}});
  REQUIRE_FALSE(begins.has_value());
  CHECK(begins.error().kind == ErrorKind::invalid);
  return begins.error().words;
}

}  // namespace

TEST_CASE("Tuesdays from 16:00 to 18:00 are open then and at no other time", "[loyalty]") {
  const auto window = window_of(at(2026, 1, 1, 16h), 120, "FREQ=WEEKLY;BYDAY=TU");
  CHECK(window.begins.front() == at(2026, 1, 6, 16h));  // Jan 1 is a Thursday
  CHECK(is_open(window, at(2026, 11, 24, 17h)));
  CHECK(is_open(window, at(2026, 11, 24, 16h)));
  CHECK_FALSE(is_open(window, at(2026, 11, 24, 18h)));
  CHECK_FALSE(is_open(window, at(2026, 11, 24, 15h + 59min)));
  CHECK_FALSE(is_open(window, at(2026, 11, 25, 17h)));
  CHECK_FALSE(is_open(window, at(2025, 12, 30, 17h)));  // a Tuesday, before it began
}

TEST_CASE("a window over midnight ends in the next morning", "[loyalty]") {
  const auto window = window_of(at(2026, 1, 2, 22h), 480, "FREQ=WEEKLY;BYDAY=FR,SA");
  CHECK(is_open(window, at(2026, 1, 3, 5h + 59min)));  // Saturday morning, since Friday
  CHECK_FALSE(is_open(window, at(2026, 1, 3, 6h)));    //
  CHECK(is_open(window, at(2026, 1, 4, 3h)));          // Sunday morning, since Saturday
  CHECK_FALSE(is_open(window, at(2026, 1, 5, 3h)));    // Monday morning
  CHECK_FALSE(is_open(window, at(2026, 1, 2, 21h + 59min)));
}

TEST_CASE("rules of months and years name the days that a calendar has", "[loyalty]") {
  const auto last_days = window_of(at(2026, 1, 1), 1'440, "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3");
  CHECK(last_days.begins == std::vector{at(2026, 1, 31), at(2026, 2, 28), at(2026, 3, 31)});
  const auto first_mondays = window_of(at(2026, 1, 1), 60, "FREQ=MONTHLY;BYDAY=1MO;COUNT=2");
  CHECK(first_mondays.begins == std::vector{at(2026, 1, 5), at(2026, 2, 2)});
  const auto singles = window_of(at(2026, 11, 11), 1'440, "FREQ=YEARLY;COUNT=2");
  CHECK(singles.begins == std::vector{at(2026, 11, 11), at(2027, 11, 11)});
  const auto until = window_of(at(2026, 3, 1), 60, "FREQ=DAILY;UNTIL=20260303T000000");
  CHECK(until.begins == std::vector{at(2026, 3, 1), at(2026, 3, 2), at(2026, 3, 3)});
}

TEST_CASE("a rule without an end is spelt out for thirty years", "[loyalty]") {
  const auto daily = window_of(at(2026, 1, 1), 60, "FREQ=DAILY");
  CHECK(daily.begins.size() == 10'958);
  CHECK(daily.begins.back() < at(2056, 1, 2));
  CHECK(std::is_sorted(daily.begins.begin(), daily.begins.end()));
}

TEST_CASE("a window without a rule is open once", "[loyalty]") {
  const auto once = window_of(at(2026, 6, 18), 1'440, "");
  CHECK(is_open(once, at(2026, 6, 18, 23h)));
  CHECK_FALSE(is_open(once, at(2026, 6, 19)));
  CHECK_FALSE(is_open(once, at(2027, 6, 18, 1h)));
}

TEST_CASE("a rule that is none is refused and names its part", "[loyalty]") {
  using Case = std::pair<const char*, const char*>;
  for (const auto& [rule, words] : std::vector<Case>{
           {"BYDAY=TU", "FREQ is missing"},
           {"FREQ=FORTNIGHTLY", "FREQ=FORTNIGHTLY: wants"},
           {"FREQ=SECONDLY", "FREQ=SECONDLY: wants"},
           {"FREQ=WEEKLY;BYDAYS=TU", "BYDAYS is no part"},
           {"FREQ=WEEKLY;BYDAY=", "BYDAY= wants the form"},
           {"FREQ=WEEKLY;;BYDAY=TU", "wants the form"},
           {"FREQ=WEEKLY;BYDAY=XX", "is no recurrence rule"},
           {"FREQ=MONTHLY;BYMONTHDAY=40", "is no recurrence rule"},
           {"FREQ=DAILY;FREQ=DAILY", "FREQ stands twice"},
           {"FREQ=DAILY;COUNT=2;UNTIL=20270101", "exclude each other"},
           {"FREQ=DAILY;UNTIL=20270101T000000Z", "is in UTC"},
           {"FREQ=WEEKLY;WKST=SU", "weeks begin on Monday"},
           {"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "is no recurrence rule"},
           {"FREQ=DAILY;UNTIL=20250101", "never comes true"},
           {"FREQ=HOURLY", "more than 20000 times"},
       }) {
    INFO(rule);
    const std::string told = why_not(rule);
    INFO(told);
    CHECK(told.find(words) != std::string::npos);
  }
  CHECK(why_not("FREQ=DAILY", 0).find("0 minutes") != std::string::npos);
  CHECK(why_not("FREQ=DAILY", 600'000).find("600000 minutes") != std::string::npos);
}
