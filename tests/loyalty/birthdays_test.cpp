#include "app/loyalty/birthdays.h"

#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace std::chrono_literals;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

namespace {

model::Birthday solar(std::uint8_t month, std::uint8_t day) {
  return {month, day, false};
}
model::Birthday lunar(std::uint8_t month, std::uint8_t day) {
  return {month, day, true};
}

year_month_day in(const model::Birthday& birthday, year in) {
  const auto day = birthday_in(birthday, in);
  REQUIRE(day.has_value());
  return year_month_day{*day};
}

BirthdayFacts on(const model::Birthday& birthday, year_month_day today) {
  return birthday_on(birthday, sys_days{today});
}

}  // namespace

TEST_CASE("the first of the first lunar month is Chinese New Year", "[loyalty]") {
  for (const year_month_day& day : {2018y / 2 / 16,
                                    2019y / 2 / 5,
                                    2020y / 1 / 25,
                                    2021y / 2 / 12,
                                    2022y / 2 / 1,
                                    2023y / 1 / 22,
                                    2024y / 2 / 10,
                                    2025y / 1 / 29,
                                    2026y / 2 / 17,
                                    2027y / 2 / 6}) {
    CHECK(in(lunar(1, 1), day.year()) == day);
    CHECK(on(lunar(1, 1), day).is_day);
  }
}

TEST_CASE("the 15th of the 8th lunar month is Mid-Autumn", "[loyalty]") {
  for (const year_month_day& day : {2020y / 10 / 1,
                                    2021y / 9 / 21,
                                    2022y / 9 / 10,
                                    2023y / 9 / 29,
                                    2024y / 9 / 17,
                                    2025y / 10 / 6,
                                    2026y / 9 / 25}) {
    CHECK(in(lunar(8, 15), day.year()) == day);
    CHECK(on(lunar(8, 15), day) == BirthdayFacts{true, true, true});
  }
}

TEST_CASE("a leap month is nobody's: its number's own month is", "[loyalty]") {
  // 2020 had a leap month 4 (from May 23), 2023 a leap month 2 (from March 22).
  CHECK(in(lunar(4, 1), 2020y) == 2020y / 4 / 23);
  CHECK_FALSE(on(lunar(4, 1), 2020y / 5 / 23).is_day);
  CHECK(in(lunar(5, 1), 2020y) == 2020y / 6 / 21);
  CHECK(in(lunar(2, 1), 2023y) == 2023y / 2 / 20);
  CHECK_FALSE(on(lunar(2, 1), 2023y / 3 / 22).is_day);
}

TEST_CASE("the 30th of a lunar month of 29 days is its 29th", "[loyalty]") {
  // The 12th month of the year that began in 2024 has 29 days: the eve of January 29th, 2025.
  CHECK(in(lunar(12, 30), 2024y) == 2025y / 1 / 28);
  CHECK(in(lunar(12, 29), 2024y) == 2025y / 1 / 28);
  CHECK(in(lunar(12, 30), 2023y) == 2024y / 2 / 9);  // this one has 30
}

TEST_CASE("where a new moon is at midnight, the almanac is right", "[loyalty]") {
  CHECK(in(lunar(7, 1), 2012y) == 2012y / 8 / 17);
  CHECK(in(lunar(6, 30), 2012y) == 2012y / 8 / 16);
  CHECK(in(lunar(10, 1), 2018y) == 2018y / 11 / 8);
  CHECK(in(lunar(9, 30), 2018y) == 2018y / 11 / 7);
  CHECK(in(lunar(12, 30), 2026y) == 2027y / 2 / 5);
  CHECK(in(lunar(1, 1), 2030y) == 2030y / 2 / 3);
  CHECK(in(lunar(12, 30), 2029y) == 2030y / 2 / 2);
}

TEST_CASE("a lunar birthday of the last month is found in the new year", "[loyalty]") {
  CHECK(on(lunar(12, 8), 2026y / 1 / 26).is_day);  // Laba
  CHECK(on(lunar(12, 8), 2026y / 1 / 29).is_week);
  CHECK_FALSE(on(lunar(12, 8), 2026y / 1 / 30).is_week);
  CHECK(on(lunar(12, 8), 2026y / 1 / 1).is_month);
}

TEST_CASE("February 29th falls on the 28th in common years", "[loyalty]") {
  CHECK(in(solar(2, 29), 2024y) == 2024y / 2 / 29);
  CHECK(in(solar(2, 29), 2026y) == 2026y / 2 / 28);
  CHECK(on(solar(2, 29), 2026y / 2 / 28).is_day);
  CHECK_FALSE(on(solar(2, 29), 2024y / 2 / 28).is_day);
  CHECK_FALSE(on(solar(2, 29), 2026y / 3 / 1).is_day);
}

TEST_CASE("the week of a birthday reaches across the new year", "[loyalty]") {
  CHECK(on(solar(1, 1), 2025y / 12 / 29).is_week);
  CHECK_FALSE(on(solar(1, 1), 2025y / 12 / 28).is_week);
  CHECK_FALSE(on(solar(1, 1), 2025y / 12 / 29).is_month);
  CHECK(on(solar(12, 31), 2026y / 1 / 3).is_week);
  CHECK_FALSE(on(solar(12, 31), 2026y / 1 / 4).is_week);
  CHECK(on(solar(1, 1), 2026y / 1 / 31) == BirthdayFacts{false, false, true});
}

TEST_CASE("a birthday that no calendar has is nobody's", "[loyalty]") {
  for (const model::Birthday& birthday : {solar(0, 1),
                                          solar(13, 1),
                                          solar(1, 0),
                                          solar(2, 30),
                                          solar(4, 31),
                                          lunar(1, 31),
                                          lunar(13, 1),
                                          lunar(0, 0)}) {
    CHECK_FALSE(is_possible(birthday));
    CHECK_FALSE(birthday_in(birthday, 2026y).has_value());
    CHECK(on(birthday, 2026y / 1 / 1) == BirthdayFacts{});
  }
  CHECK(is_possible(solar(2, 29)));
  CHECK(is_possible(lunar(2, 30)));
}
