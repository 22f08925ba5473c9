#include "app/loyalty/point_worth.h"

namespace regulars::loyalty {

std::optional<PointWorth> worth_of_points(const model::Programme& programme) {
  std::optional<PointWorth> best;
  for (const model::Reward& reward : programme.rewards) {
    const bool is_money =
        reward.kind == model::RewardKind::Fixed || reward.kind == model::RewardKind::PointsToMoney;
    if (!is_money || reward.purse != model::kPointsPurse || reward.by_coupon_only) continue;
    if (reward.cost.value() <= 0 || reward.value_minor <= 0) continue;
    const PointWorth rate{reward.value_minor, reward.cost.value()};
    // Rates compare crosswise; both factors are a reward's, far below 2^31.
    if (!best || rate.value_minor * best->points > best->value_minor * rate.points) best = rate;
  }
  return best;
}

std::int64_t worth(const std::optional<PointWorth>& rate, std::int64_t points) {
  if (!rate) return 0;
  return model::multiply_divide(points, rate->value_minor, rate->points, model::Rounding::Down)
      .value_or(0);
}

}  // namespace regulars::loyalty
