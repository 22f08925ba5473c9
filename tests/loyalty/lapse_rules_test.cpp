#include "app/loyalty/lapse_rules.h"

#include "app/model/business_day.h"
#include "tests/support/catch.h"

using namespace regulars;
using model::LapseMode;
using namespace std::chrono_literals;

namespace {
constexpr std::chrono::minutes kShanghai{8 * 60};

// The store's own hour of a date.
Instant at(const char* date, std::chrono::hours hour = 0h) {
  return model::BusinessDay::parse(date)->begin(kShanghai) + hour;
}

std::optional<Instant> lapse_of(LapseMode mode, std::int32_t count, Instant earned) {
  return loyalty::lapse_of({.mode = mode, .count = count}, earned, kShanghai);
}
}  // namespace

TEST_CASE("OL30 points earned on 22 January lapse at midnight of 1 February", "[loyalty]") {
  CHECK(lapse_of(LapseMode::EndOfMonth, 0, at("2018-01-22", 13h)) == at("2018-02-01"));
  CHECK(lapse_of(LapseMode::EndOfMonth, 0, at("2018-12-31", 23h)) == at("2019-01-01"));
  CHECK(lapse_of(LapseMode::EndOfMonth, 2, at("2018-11-30")) == at("2019-02-01"));
}

TEST_CASE("OL30 points earned in 2018 lapse at midnight of 1 January 2019", "[loyalty]") {
  CHECK(lapse_of(LapseMode::EndOfYear, 0, at("2018-01-01")) == at("2019-01-01"));
  CHECK(lapse_of(LapseMode::EndOfYear, 0, at("2018-12-31", 23h)) == at("2019-01-01"));
  CHECK(lapse_of(LapseMode::EndOfYear, 1, at("2018-06-01")) == at("2020-01-01"));
}

TEST_CASE("points lapse when the day so many days later begins in the store", "[loyalty]") {
  CHECK(lapse_of(LapseMode::AfterDays, 10, at("2026-02-20", 23h)) == at("2026-03-02"));
  CHECK(lapse_of(LapseMode::AfterDays, 1, at("2024-02-28")) == at("2024-02-29"));
  CHECK(lapse_of(LapseMode::Inactivity, 90, at("2026-01-01", 9h)) == at("2026-04-01"));
}

TEST_CASE("the store's own day counts, not that of Greenwich", "[loyalty]") {
  const Instant new_years_eve_in_london = at("2027-01-01", 1h);
  CHECK(lapse_of(LapseMode::EndOfYear, 0, new_years_eve_in_london) == at("2028-01-01"));
}

TEST_CASE("what never lapses has no date", "[loyalty]") {
  CHECK(lapse_of(LapseMode::Never, 0, at("2026-01-01")) == std::nullopt);
}
