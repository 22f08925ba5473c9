#include "app/loyalty/reward_rules.h"

#include <algorithm>

namespace regulars::loyalty {

namespace {

std::string text_of(model::Points points) {
  return std::to_string(points.value());
}

std::optional<Refusal> check_points(const model::Reward& reward, const model::Balance& balance) {
  const auto missing = reward.cost.minus(balance.points);
  if (!missing || missing->value() > 0) {
    return Refusal{"redeem.missing", {missing ? text_of(*missing) : ""}};
  }
  if (balance.available_online < reward.cost) {
    return Refusal{"redeem.held_elsewhere", {text_of(balance.available_online)}};
  }
  return std::nullopt;
}

}  // namespace

const model::Reward* find_reward(const model::Programme& programme, std::string_view reward) {
  const auto found = std::find_if(programme.rewards.begin(),
                                  programme.rewards.end(),
                                  [&](const model::Reward& one) { return one.id == reward; });
  return found == programme.rewards.end() ? nullptr : &*found;
}

std::optional<Refusal> check_reward(const model::Programme& programme,
                                    std::string_view reward,
                                    model::Points /*points*/,
                                    const RewardQuestion& question) {
  const model::Reward* const wanted = find_reward(programme, reward);
  if (wanted == nullptr) return Refusal{"redeem.unknown_reward", {}};
  if (auto refusal = check_points(*wanted, question.balance)) return refusal;
  if (question.strength == model::Strength::Number) return Refusal{"redeem.scan_card", {}};
  return std::nullopt;
}

}  // namespace regulars::loyalty
