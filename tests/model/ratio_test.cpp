#include "app/model/ratio.h"

#include <limits>

#include "app/model/points.h"
#include "tests/support/catch.h"

using namespace regulars::model;

TEST_CASE("every division says how it rounds", "[model]") {
  CHECK(scale(287, Ratio{5'000}, Rounding::Down) == 143);
  CHECK(scale(287, Ratio{5'000}, Rounding::HalfUp) == 144);
  CHECK(scale(286, Ratio{5'001}, Rounding::Up) == 144);
  CHECK(scale(-3, Ratio{5'000}, Rounding::Down) == -1);
  CHECK(scale(-3, Ratio{5'000}, Rounding::HalfUp) == -2);
}

TEST_CASE("a product beyond 63 bits is computed exactly or refused", "[model]") {
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  CHECK(multiply_divide(most, 10'000, 10'000, Rounding::Down) == most);
  CHECK_FALSE(multiply_divide(most, 10'001, 10'000, Rounding::Down).has_value());
}

TEST_CASE("points that do not fit are refused, not wrapped", "[model]") {
  const Points most{std::numeric_limits<std::int64_t>::max()};
  CHECK_FALSE(most.plus(Points{1}).has_value());
  CHECK_FALSE(Points{-2}.minus(most).has_value());
  CHECK(Points{3}.plus(Points{-5}) == Points{-2});
}
