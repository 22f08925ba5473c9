#include "app/model/business_day.h"

#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::model;
using namespace std::chrono_literals;

TEST_CASE("the same instant is another day in another zone", "[model]") {
  const Instant late{BusinessDay::parse("2026-11-20")->date() + 18h};
  CHECK(BusinessDay::of(late, 0min).text() == "2026-11-20");
  CHECK(BusinessDay::of(late, 8h).text() == "2026-11-21");
}

TEST_CASE("a shop that closes at two books the night to the day before", "[model]") {
  const Instant half_past_one{BusinessDay::parse("2026-11-21")->date() + 90min};
  CHECK(BusinessDay::of(half_past_one, 0min, 2h).text() == "2026-11-20");
}

TEST_CASE("a day begins and ends where its instants do", "[model]") {
  const auto day = *BusinessDay::parse("2026-11-20");
  CHECK(BusinessDay::of(day.begin(8h, 2h), 8h, 2h) == day);
  CHECK(BusinessDay::of(day.end(8h, 2h) - 1ms, 8h, 2h) == day);
  CHECK(BusinessDay::of(day.end(8h, 2h), 8h, 2h) != day);
}

TEST_CASE("dates that do not exist are refused", "[model]") {
  for (const char* text : {"2026-02-30", "2026-13-01", "2026-1-1", "20261120", "abcd-ef-gh", ""}) {
    CHECK_FALSE(BusinessDay::parse(text).has_value());
  }
}
