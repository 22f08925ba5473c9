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

TEST_CASE("what else stands in the way is said by its own sentence", "[loyalty]") {
  auto programme = a_programme();
  model::Reward& reward = programme.rewards.front();
  const auto why = [&](const RewardQuestion& question) {
    const auto refusal = check_reward(programme, reward.id, {}, question);
    return refusal ? refusal->key : "";
  };
  RewardQuestion rich;
  rich.balance = balance(9'000, 9'000);
  rich.strength = Strength::Card;
  CHECK(why(rich).empty());
  reward.stock = 0;
  CHECK(why(rich) == "redeem.sold_out");
  reward.stock.reset();
  reward.by_coupon_only = true;
  CHECK(why(rich) == "redeem.coupon_only");
  RewardQuestion coupon;  // neither points nor a card
  coupon.has_coupon = true;
  CHECK(why(coupon).empty());
  reward.by_coupon_only = false;
  reward.when.tiers = {programme.tiers.back().id};
  CHECK(why(rich) == "redeem.other_tier");
  rich.member.tier = 3;
  CHECK(why(rich).empty());
  reward.when.birthday = model::BirthdayPeriod::Month;
  CHECK(why(rich) == "redeem.birthday_only");
  rich.member.is_birthday_month = true;
  CHECK(why(rich).empty());
}

TEST_CASE("a stamp card that is nearly full is nearer than points that are not", "[loyalty]") {
  auto programme = a_programme();
  auto cup = programme.rewards.front();
  cup.id = "cup";
  cup.purse = 1;
  cup.cost = model::Points{10};
  programme.rewards.push_back(cup);
  RewardQuestion question;
  question.balance = balance(700, 700);
  question.purses = {{1, model::Points{6}, model::Points{6}, {}}};
  CHECK(next_reward(programme, question)->reward->cost == model::Points{1'000});
  question.purses.front().points = model::Points{8};
  CHECK(next_reward(programme, question)->reward->id == "cup");
  CHECK(next_reward(programme, question)->missing == model::Points{2});
}

TEST_CASE("the next reward is the one that the fewest points are missing for", "[loyalty]") {
  auto programme = a_programme();  // 500, 1,000 and 2,000 points
  RewardQuestion question;
  question.balance = balance(700, 700);
  const auto next = next_reward(programme, question);
  REQUIRE(next.has_value());
  CHECK(next->reward->cost == model::Points{1'000});
  CHECK(next->missing == model::Points{300});
  programme.rewards.at(1).when.tiers = {programme.tiers.back().id};  // not hers
  CHECK(next_reward(programme, question)->missing == model::Points{1'300});
  question.balance = balance(2'000, 2'000);
  CHECK_FALSE(next_reward(programme, question).has_value());
}
