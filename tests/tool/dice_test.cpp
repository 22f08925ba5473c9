#include "app/tool/dice.h"

#include <vector>

#include "tests/support/catch.h"

using namespace regulars::tool;

TEST_CASE("the same seed rolls the same", "[tool]") {
  Dice one{7};
  Dice two{7};
  Dice other{8};
  CHECK(one.roll() == two.roll());
  CHECK(one.roll() != other.roll());
}

TEST_CASE("a wheel stops in proportion to the weights", "[tool]") {
  Dice dice{1};
  const Wheel wheel({1, 0, 3});
  std::vector<int> counts(3);
  for (int i = 0; i < 4'000; ++i) ++counts[wheel.spin(dice)];
  CHECK(counts[0] > 900);
  CHECK(counts[0] < 1'100);
  CHECK(counts[1] == 0);
}

TEST_CASE("a power of e is right within one per cent", "[tool]") {
  CHECK(exponential_thousandths(0) == 1'000);
  CHECK(exponential_thousandths(1'000) > 2'690);
  CHECK(exponential_thousandths(1'000) < 2'746);
  CHECK(exponential_thousandths(-1'000) > 364);
  CHECK(exponential_thousandths(-1'000) < 372);
}
