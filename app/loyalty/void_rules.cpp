#include "app/loyalty/void_rules.h"

#include <string>

namespace regulars::loyalty {

bool is_young_enough(Instant sold, Instant now) {
  return now - sold <= kUndoWithin;
}

std::optional<Refusal> check_void(Instant sold,
                                  model::Points points,
                                  model::Points balance,
                                  Instant now) {
  if (!is_young_enough(sold, now)) {
    return Refusal{"undo.too_late", {std::to_string(kUndoWithin.count())}};
  }
  if (balance < points) {
    const std::int64_t spent = points.value() - balance.value();
    return Refusal{"undo.spent", {std::to_string(spent)}};
  }
  return std::nullopt;
}

std::optional<Refusal> check_void_redeem(Instant redeemed, Instant now) {
  if (is_young_enough(redeemed, now)) return std::nullopt;
  return Refusal{"undo.redeem_too_late", {std::to_string(kUndoWithin.count())}};
}

}  // namespace regulars::loyalty
