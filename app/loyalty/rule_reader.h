#pragma once
// The earn rules and rewards of a programme document, with their filters, conditions and limits.
// Internal to app/loyalty's programme reader, whose DocumentReader collects the mistakes.

#include <span>

#include "app/loyalty/object_reader.h"
#include "app/model/programme.h"

namespace regulars::loyalty {

inline constexpr std::int64_t kMostPoints = 1'000'000'000;

// What rules refer to; borrowed while they are read.
struct RuleContext {
  model::Currency currency;
  std::span<const model::Purse> purses;      // at least one
  std::size_t occurrences_left = 1'000'000;  // of all windows together: 8 MB
};

[[nodiscard]] model::LapsePolicy lapse_policy(ObjectReader& object);
[[nodiscard]] model::EarnRule earn_rule(ObjectReader& object, RuleContext& context);
[[nodiscard]] model::Reward reward(ObjectReader& object, RuleContext& context);

}  // namespace regulars::loyalty
