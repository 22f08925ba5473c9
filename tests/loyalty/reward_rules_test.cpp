#include "app/loyalty/reward_rules.h"

#include <limits>

#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;
using model::Strength;

namespace {
model::Balance balance(std::int64_t points, std::int64_t available) {
  return {model::Points{points}, model::Points{available}};
}

std::optional<Refusal> check(const model::Programme& programme,
                             std::string_view reward,
                             const model::Balance& balance,
                             Strength strength) {
  RewardQuestion question;
  question.balance = balance;
  question.strength = strength;
  return check_reward(programme, reward, {}, question);
}
}  // namespace

TEST_CASE("whoever has the points and shows the card can have the reward", "[loyalty]") {
  CHECK_FALSE(check(a_programme(), "r500", balance(500, 500), Strength::Card).has_value());
}

TEST_CASE("why not is said with its number", "[loyalty]") {
  const auto programme = a_programme();
  CHECK(check(programme, "r500", balance(499, 499), Strength::Card) ==
        Refusal{"redeem.missing", {"1"}});
  CHECK(check(programme, "r500", balance(-20, 0), Strength::Card) ==
        Refusal{"redeem.missing", {"520"}});
  CHECK(check(programme, "r500", balance(900, 120), Strength::Card) ==
        Refusal{"redeem.held_elsewhere", {"120"}});
  CHECK(check(programme, "r500", balance(900, 900), Strength::Number) ==
        Refusal{"redeem.scan_card", {}});
  CHECK(check(programme, "gone", balance(900, 900), Strength::Card) ==
        Refusal{"redeem.unknown_reward", {}});
  constexpr auto kLeast = std::numeric_limits<std::int64_t>::min();
  CHECK(check(programme, "r500", balance(kLeast, 0), Strength::Card).has_value());
}
