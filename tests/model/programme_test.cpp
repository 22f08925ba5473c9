#include "app/model/programme.h"

#include "tests/support/catch.h"

using namespace regulars::model;

TEST_CASE("a top-up brings the highest bonus that it reaches", "[model]") {
  Programme programme;
  programme.purses.resize(2);
  programme.purses[1].number = 1;
  programme.purses[1].unit = PurseUnit::Money;
  programme.purses[1].top_up_bonuses = {{300'000, 20'000}, {600'000, 50'000}};
  CHECK(top_up_bonus(programme, 1, 299'999) == 0);
  CHECK(top_up_bonus(programme, 1, 300'000) == 20'000);
  CHECK(top_up_bonus(programme, 1, 599'999) == 20'000);
  CHECK(top_up_bonus(programme, 1, 9'000'000) == 50'000);
  CHECK(top_up_bonus(programme, kPointsPurse, 600'000) == 0);
  CHECK(top_up_bonus(programme, 7, 600'000) == 0);  // no purse of this programme
}
