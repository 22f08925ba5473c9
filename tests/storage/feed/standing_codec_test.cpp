#include "app/storage/feed/standing_codec.h"

#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::storage;
using namespace regulars::tests;

TEST_CASE("a standing is read back as it was written, and nothing is an empty text", "[storage]") {
  model::Standing standing;
  CHECK(to_json(standing).empty());
  CHECK(value_of(standing_from_json("")) == standing);
  const Instant now{Milliseconds{ManualClock::kFriday}};
  const std::chrono::sys_days day{std::chrono::days{20'000}};
  standing.purses = {{0, model::Points{120}, model::Points{100}, model::Points{7}},
                     {2, model::Points{5'000}, model::Points{5'000}, model::Points{}}};
  standing.lapsing = {{0, now, model::Points{20}}};
  standing.pending = {{3, now, model::Points{1}}, {0, Instant{}, model::Points{2}}};
  standing.tier_figure = -5;
  standing.tier_until = day;
  standing.tier_floor = 1;
  standing.uses = {{"tea \"x\"", day, 2, model::Points{40}}};
  standing.birthday = model::Birthday{8, 15, true};
  standing.was_referred = true;
  standing.household = a_member("Ana").id();
  standing.bearer = model::Bearer{model::BearerKind::Coupon, "half_a_facial", now};
  standing.consents = {{model::Purpose::Greeting, true, 1, now},
                       {model::Purpose::Marketing, false, 3, Instant{}}};
  standing.family = {standing.household, a_member("Ben").id()};
  standing.lost = {card("20 \"x\""), phone("13800138000")};
  CHECK(value_of(standing_from_json(to_json(standing))) == standing);
  model::Standing one;
  one.tier_figure = 9;
  CHECK(to_json(one) == R"({"tf":9})");
}

TEST_CASE("a newer central's standing is read as far as it is known", "[storage]") {
  const auto standing = value_of(standing_from_json(R"({"tf":9,"zz":[{"x":1}],"bd":[2,29]})"));
  CHECK(standing.tier_figure == 9);
  CHECK(standing.birthday == model::Birthday{2, 29, false});
  const auto words = value_of(standing_from_json(R"({"co":[[2,1,1,5],[9,1,1,5]]})")).consents;
  REQUIRE(words.size() == 1);  // the other purpose is of a newer central
  CHECK(words.front().purpose == model::Purpose::Marketing);
  for (const char* wrong : {"7",
                            "{",
                            R"({"pu":[[0,-1,0,0]]})",
                            R"({"fl":256})",
                            R"({"ho":"x"})",
                            R"({"be":[3,"x",0]})",
                            R"({"hm":[7]})",
                            R"({"lo":[["x"]]})"}) {
    INFO(wrong);
    CHECK_FALSE(standing_from_json(wrong).has_value());
  }
}
