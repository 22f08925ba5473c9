#include "app/ui/presenters/time_left.h"

#include <random>

#include "tests/support/catch.h"

using namespace regulars;
using ui::TimeLeft;

namespace {

constexpr SteadyInstant kBegin{Milliseconds{1'000'000}};

SteadyInstant after(std::int64_t seconds) {
  return kBegin + std::chrono::seconds{seconds};
}

std::int64_t seconds_left(const TimeLeft& left, SteadyInstant now) {
  const auto result = left.at(now);
  REQUIRE(result.has_value());
  return std::chrono::round<std::chrono::seconds>(*result).count();
}

}  // namespace

TEST_CASE("nobody guesses how long work takes before it was seen for some seconds", "[ui]") {
  TimeLeft left;
  left.saw(0, 100'000, after(0));
  CHECK_FALSE(left.at(after(0)));
  left.saw(1'000, 100'000, after(1));
  CHECK_FALSE(left.at(after(1)));
  left.saw(3'000, 100'000, after(3));
  CHECK(seconds_left(left, after(3)) == 97);
}

TEST_CASE("at a steady pace the time left counts down by itself", "[ui]") {
  TimeLeft left;
  for (std::int64_t second = 0; second <= 60; ++second) {
    left.saw(second * 1'000, 100'000, after(second));
  }
  CHECK(seconds_left(left, after(60)) == 40);
  CHECK(seconds_left(left, after(70)) == 30);
  CHECK(seconds_left(left, after(200)) == 0);
}

TEST_CASE("an uneven pace does not make the time left jump", "[ui]") {
  std::mt19937 random{42};
  std::uniform_int_distribution<std::int64_t> pace{500, 1'500};
  TimeLeft left;
  std::int64_t done = 0;
  std::int64_t most_up = 0;
  std::int64_t last = 0;
  for (std::int64_t second = 0; second <= 300; ++second) {
    left.saw(done, 600'000, after(second));
    done += pace(random);
    if (second < 10) continue;
    const std::int64_t now = seconds_left(left, after(second));
    if (second > 10) most_up = std::max(most_up, now - last);
    last = now;
  }
  INFO("300 seconds of 600 have passed");
  CHECK(last > 200);
  CHECK(last < 400);
  CHECK(most_up < 100);
}

TEST_CASE("a pace that has really changed is believed after a while", "[ui]") {
  TimeLeft left;
  std::int64_t done = 0;
  for (std::int64_t second = 0; second <= 30; ++second) {
    left.saw(done, 100'000, after(second));
    done += 1'000;
  }
  CHECK(seconds_left(left, after(30)) == 70);
  for (std::int64_t second = 31; second <= 60; ++second) {
    left.saw(done, 100'000, after(second));
    done += 100;
  }
  CHECK(seconds_left(left, after(60)) > 400);
}

TEST_CASE("other work begins anew, and a pause forgets the pace", "[ui]") {
  TimeLeft left;
  for (std::int64_t second = 0; second <= 10; ++second) {
    left.saw(second * 1'000, 100'000, after(second));
  }
  REQUIRE(left.at(after(10)));
  left.saw(0, 5'000, after(11));
  CHECK_FALSE(left.at(after(11)));
  for (std::int64_t second = 12; second <= 20; ++second) {
    left.saw(second * 10, 5'000, after(second));
  }
  REQUIRE(left.at(after(20)));
  left.rest();
  CHECK_FALSE(left.at(after(20)));
}

TEST_CASE("work that stands still does not end", "[ui]") {
  TimeLeft left;
  for (std::int64_t second = 0; second <= 20; ++second) left.saw(500, 5'000, after(second));
  CHECK_FALSE(left.at(after(20)));
}
