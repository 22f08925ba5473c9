// What holds for every reward on every bill.

#include <numeric>

#include <rapidcheck.h>

#include "app/loyalty/evaluate.h"
#include "app/loyalty/reward_rules.h"
#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::loyalty;
using model::Points;
using model::Reward;
using model::RewardKind;

namespace {

SaleFacts any_sale() {
  SaleFacts sale;
  const int lines = *rc::gen::inRange(1, 8);
  std::int64_t amount = 0;
  for (int i = 0; i < lines; ++i) {
    model::SaleLine line;
    line.sku = std::string(1, *rc::gen::inRange('A', 'D'));
    line.quantity_milli = *rc::gen::inRange<std::int64_t>(1, 12'000);
    line.amount_minor = *rc::gen::inRange<std::int64_t>(0, 100'000);
    line.tax_minor = *rc::gen::inRange<std::int64_t>(0, line.amount_minor / 4 + 1);
    amount += line.amount_minor;
    sale.basket.lines.push_back(std::move(line));
  }
  sale.amount = {amount, model::Currency{}};
  return sale;
}

Reward any_reward(std::string id) {
  Reward reward;
  reward.id = std::move(id);
  reward.kind = *rc::gen::element(RewardKind::Fixed,
                                  RewardKind::PointsToMoney,
                                  RewardKind::Percent,
                                  RewardKind::FreeItem,
                                  RewardKind::BuyGet);
  reward.scope = *rc::gen::element(
      model::DiscountScope::Order, model::DiscountScope::Cheapest, model::DiscountScope::Matching);
  reward.tax = *rc::gen::element(model::TaxTreatment::Discount, model::TaxTreatment::Payment);
  reward.cost = Points{*rc::gen::inRange<std::int64_t>(1, 500)};
  reward.value_minor = *rc::gen::inRange<std::int64_t>(1, 20'000);
  reward.percent = model::Ratio{*rc::gen::inRange<std::int64_t>(1, 10'001)};
  reward.maximum_minor = *rc::gen::element<std::int64_t>(0, 0, 500, 7'000);
  reward.buy = *rc::gen::inRange<std::int64_t>(1, 5);
  reward.get = *rc::gen::inRange<std::int64_t>(1, 4);
  reward.quantity_milli = *rc::gen::inRange<std::int64_t>(1, 4) * 1'000;
  if (*rc::gen::arbitrary<bool>()) reward.lines.skus = {"A", "B"};
  return reward;
}

std::int64_t sum_of(const Taken& taken) {
  return std::accumulate(
      taken.lines.begin(), taken.lines.end(), std::int64_t{0}, [](std::int64_t sum, auto& line) {
        return sum + line.amount_minor;
      });
}

}  // namespace

TEST_CASE("rewards together never take more than the bill or a line", "[loyalty]") {
  CHECK(rc::check("never above the bill, never below 0, the spread is exact", [] {
    const SaleFacts sale = any_sale();
    model::Programme programme;
    std::vector<std::string> ids;
    const int many = *rc::gen::inRange(1, 6);
    for (int i = 0; i < many; ++i) {
      const std::string id = "r" + std::to_string(i);
      const Reward reward = any_reward(id);
      programme.rewards.push_back(reward);
      ids.push_back(id);
    }
    const auto together = apply_rewards(programme, ids, sale);
    if (!together) {
      RC_ASSERT(!together.error().key.empty());
      return;
    }
    std::int64_t value = 0;
    std::vector<std::int64_t> left;
    std::vector<std::int64_t> tax;
    for (const auto& line : sale.basket.lines) {
      left.push_back(line.amount_minor);
      tax.push_back(line.tax_minor);
    }
    for (const Taken& taken : *together) {
      RC_ASSERT(taken.value_minor >= 0);
      RC_ASSERT(sum_of(taken) == taken.value_minor);
      value += taken.value_minor;
      for (const LineDiscount& line : taken.lines) {
        RC_ASSERT(line.amount_minor > 0);
        if (taken.tax == model::TaxTreatment::Payment) {
          RC_ASSERT(line.tax_minor == 0);
          continue;
        }
        left.at(line.line) -= line.amount_minor;
        tax.at(line.line) -= line.tax_minor;
        RC_ASSERT(left.at(line.line) >= 0);
        RC_ASSERT(tax.at(line.line) >= 0);
        RC_ASSERT(tax.at(line.line) <= left.at(line.line));
      }
    }
    RC_ASSERT(value <= sale.amount.minor());
  }));
}

TEST_CASE("more points never take less off, and never cost more than was asked", "[loyalty]") {
  CHECK(rc::check("monotone in points", [] {
    const SaleFacts sale = any_sale();
    Reward reward = any_reward("r");
    reward.kind =
        *rc::gen::element(RewardKind::Fixed, RewardKind::PointsToMoney, RewardKind::FreeItem);
    model::Programme programme;
    programme.rewards = {reward};
    std::int64_t before = 0;
    for (std::int64_t count = 1; count < 8; ++count) {
      const Points asked{reward.cost.value() * count};
      const auto taken = apply_reward(programme, reward, asked, sale);
      if (!taken) return;
      RC_ASSERT(taken->value_minor >= before);
      RC_ASSERT(taken->cost <= asked);
      RC_ASSERT(taken->cost.value() > 0);
      before = taken->value_minor;
    }
  }));
}

TEST_CASE("the most points take all they can, and one fewer takes less", "[loyalty]") {
  CHECK(rc::check("most_points wastes none", [] {
    Reward reward;
    reward.id = "r";
    reward.kind = RewardKind::PointsToMoney;
    reward.cost = Points{*rc::gen::inRange<std::int64_t>(1, 500)};
    reward.value_minor = *rc::gen::inRange<std::int64_t>(1, 20'000);
    const std::int64_t bill = *rc::gen::inRange<std::int64_t>(1, 100'000);
    const Points available{*rc::gen::inRange<std::int64_t>(0, 5'000)};
    const Points most = most_points(reward, available, bill);
    RC_ASSERT(most <= available);
    if (most == Points{}) return;
    const std::int64_t value = value_ahead(reward, most);
    RC_ASSERT(value > 0);
    RC_ASSERT(std::min(bill, value) == std::min(bill, value_ahead(reward, available)));
    RC_ASSERT(std::min(bill, value_ahead(reward, Points{most.value() - 1})) <
              std::min(bill, value));
  }));
}

TEST_CASE("what the button allows the transaction takes, for what it said", "[loyalty]") {
  CHECK(rc::check("check_reward and apply_reward agree", [] {
    const SaleFacts sale = any_sale();
    const Reward reward = any_reward("r");
    model::Programme programme;
    programme.rewards = {reward};
    RewardQuestion question;
    const Points held{*rc::gen::inRange<std::int64_t>(0, 1'000)};
    question.balance = {held, held};
    question.strength = model::Strength::Card;
    question.sale = &sale;
    const auto refusal = check_reward(programme, "r", {}, question);
    const auto taken = apply_reward(programme, reward, {}, sale);
    if (refusal) {
      RC_ASSERT(!taken || taken->cost > held);
      return;
    }
    RC_ASSERT(taken.has_value());
    RC_ASSERT(taken->cost <= held);
    model::RedeemEvent event;
    event.reward = "r";
    event.points = taken->cost;
    event.value = {taken->value_minor, model::Currency{}};
    RC_ASSERT(is_worth(reward, event));
  }));
}
