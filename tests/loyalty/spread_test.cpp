#include "app/loyalty/spread.h"

#include <limits>
#include <numeric>

#include "tests/support/catch.h"

using regulars::loyalty::spread;
using Figures = std::vector<std::int64_t>;

TEST_CASE("a whole is spread by largest remainder, ties to the earlier part", "[loyalty]") {
  CHECK(spread(10, Figures{1, 1, 1}) == Figures{4, 3, 3});
  CHECK(spread(1, Figures{1, 3}) == Figures{0, 1});
  CHECK(spread(7, Figures{50, 30, 20}) == Figures{4, 2, 1});
  CHECK(spread(2, Figures{0, 1, 1}) == Figures{0, 1, 1});
  CHECK(spread(40, Figures{25, 30}) == Figures{18, 22});
}

TEST_CASE("what is taken is spread like what is given", "[loyalty]") {
  CHECK(spread(-10, Figures{1, 1, 1}) == Figures{-4, -3, -3});
}

TEST_CASE("parts of no weight at all leave everything to the first", "[loyalty]") {
  CHECK(spread(5, Figures{0, 0}) == Figures{5, 0});
  CHECK(spread(0, Figures{0}) == Figures{0});
}

TEST_CASE("figures of 63 bits are spread exactly", "[loyalty]") {
  constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
  const Figures parts = spread(kMost, Figures{kMost / 2, kMost / 4, kMost / 4});
  CHECK(std::accumulate(parts.begin(), parts.end(), std::int64_t{0}) == kMost);
}
