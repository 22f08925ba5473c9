#include "app/loyalty/redeem_rules.h"

#include <algorithm>

namespace regulars::loyalty {

const model::Reward* find_reward(const model::Programme& programme, std::string_view reward) {
  const auto found = std::find_if(programme.rewards.begin(),
                                  programme.rewards.end(),
                                  [&](const model::Reward& one) { return one.id == reward; });
  return found == programme.rewards.end() ? nullptr : &*found;
}

std::optional<Refusal> check_redeem(const model::Programme& programme,
                                    std::string_view reward,
                                    const model::Balance& balance,
                                    model::Strength strength) {
  const model::Reward* wanted = find_reward(programme, reward);
  if (wanted == nullptr) return Refusal{"redeem.unknown_reward", {}};
  const auto missing = wanted->cost.minus(balance.points);
  if (!missing || missing->value() > 0) {
    return Refusal{"redeem.missing", {missing ? std::to_string(missing->value()) : ""}};
  }
  if (balance.available_online < wanted->cost) {
    return Refusal{"redeem.held_elsewhere", {std::to_string(balance.available_online.value())}};
  }
  if (strength == model::Strength::Number) return Refusal{"redeem.scan_card", {}};
  return std::nullopt;
}

}  // namespace regulars::loyalty
