#include "app/loyalty/evaluate.h"

#include <limits>

#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;

namespace {

Result<Earning> earn(const model::Programme& programme,
                     const model::Money& amount,
                     std::uint8_t tier) {
  return evaluate(programme, sale_of(amount, tier, {}, {}));
}

std::int64_t points(const model::Programme& programme, std::int64_t minor, std::uint8_t tier) {
  return value_of(earn(programme, yuan(minor), tier)).points.value();
}

model::Programme spending(std::int64_t points, std::int64_t per_minor, model::Rounding rounding) {
  model::Programme programme = a_programme();
  programme.earn = spend_and_tier(model::Points{points}, per_minor, rounding);
  return programme;
}

}  // namespace

TEST_CASE("286 yuan of a gold member are 286 and 143 points", "[loyalty]") {
  const Earning earning = value_of(earn(a_programme(), yuan(28'600), 2));
  CHECK(earning.points == model::Points{429});
  REQUIRE(earning.parts.size() == 2);
  CHECK(earning.parts[0].rule == "spend");
  CHECK(earning.parts[0].arguments == std::vector<std::string>{"1", "1.00"});
  CHECK(earning.parts[0].points == model::Points{286});
  CHECK(earning.parts[1].rule == "tier");
  CHECK(model::text_in(earning.parts[1].name, "zh_CN") == "金卡");
  CHECK(earning.parts[1].arguments == std::vector<std::string>{"1.5"});
  CHECK(earning.parts[1].points == model::Points{143});
}

TEST_CASE("a part of a step earns nothing where the programme rounds down", "[loyalty]") {
  const auto programme = a_programme();
  CHECK(points(programme, 99, 0) == 0);
  CHECK(points(programme, 100, 0) == 1);
  CHECK(points(programme, 199, 0) == 1);
  CHECK(points(programme, 28'799, 2) == 287 + 143);  // 143.5 rounded down
  CHECK(points(programme, 500, 1) == 5 + 1);
}

TEST_CASE("the published cases of others give their points", "[loyalty]") {
  using model::Rounding;
  CHECK(points(spending(1, 1'000, Rounding::Down), 10'500, 0) == 10);    // Square: 105 at 1 per 10
  CHECK(points(spending(1, 100'000, Rounding::Down), 999'000, 0) == 9);  // ERPNext: 9,990 at 1,000
  CHECK(points(spending(4, 100, Rounding::Down), 15'200, 0) == 608);     // Open Loyalty: spend x4
  CHECK(points(spending(1, 10'000, Rounding::Down), 10'000, 0) == 1);    // Loyverse: 1 %
}

TEST_CASE("a step is rounded as the programme says", "[loyalty]") {
  using model::Rounding;
  CHECK(points(spending(3, 100, Rounding::HalfUp), 149, 0) == 3);
  CHECK(points(spending(3, 100, Rounding::HalfUp), 150, 0) == 6);
  CHECK(points(spending(3, 100, Rounding::Up), 101, 0) == 6);
  CHECK(points(spending(3, 100, Rounding::Up), 0, 0) == 0);
}

TEST_CASE("a tier beyond the programme's counts as the highest", "[loyalty]") {
  CHECK(points(a_programme(), 10'000, 200) == 200);
}

TEST_CASE("another currency, a negative amount and too many points are refused", "[loyalty]") {
  const auto programme = a_programme();
  const auto yen = earn(programme, {100, *model::Currency::parse("JPY")}, 0);
  REQUIRE_FALSE(yen.has_value());
  CHECK(yen.error().key == "error.amount.currency");
  CHECK_FALSE(earn(programme, yuan(-1), 0).has_value());
  constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
  for (const auto& rich :
       {spending(1'000, 100, model::Rounding::Down), spending(100, 100, model::Rounding::Down)}) {
    const auto refused = earn(rich, yuan(kMost), 3);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().key == "error.points.overflow");
  }
}

TEST_CASE("the parts of any sale add up to its points", "[loyalty]") {
  const auto programme = a_programme();
  const auto amount = GENERATE(take(200, random(std::int64_t{0}, std::int64_t{9'999'999'999})));
  const auto tier = static_cast<std::uint8_t>(GENERATE(0, 1, 2, 3));
  const Earning earning = value_of(earn(programme, yuan(amount), tier));
  std::int64_t sum = 0;
  for (const EarnPart& part : earning.parts) sum += part.points.value();
  CHECK(sum == earning.points.value());
  CHECK(earning.points.value() ==
        amount / 100 +
            amount / 100 * (programme.tiers[tier].factor.basis_points() - 10'000) / 10'000);
}

TEST_CASE("a factor is written as people write it", "[loyalty]") {
  CHECK(plain(model::Ratio{10'000}) == "1");
  CHECK(plain(model::Ratio{15'000}) == "1.5");
  CHECK(plain(model::Ratio{10'625}) == "1.0625");
  CHECK(plain(model::Ratio{1'000'000}) == "100");
}
