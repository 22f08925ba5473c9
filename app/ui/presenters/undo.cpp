#include "app/ui/presenters/undo.h"

namespace regulars::ui {

Request undo_of(const Desk& desk, std::uint64_t seq, bool is_redeem) {
  if (is_redeem) return UndoRedeem{seq, desk.staff_id()};
  return UndoAward{seq, desk.staff_id()};
}

std::optional<TakenBack> taken_back(const Reply& reply) {
  if (const auto* const sale = answer_of<AwardUndone>(reply)) {
    const auto lost = model::Points{}.minus(sale->points);
    return TakenBack{
        model::kPointsPurse, lost.value_or(model::Points{}), sale->balance_after, sale->card};
  }
  if (const auto* const redeem = answer_of<RedeemUndone>(reply)) {
    return TakenBack{redeem->purse, redeem->points, redeem->balance_after, redeem->card};
  }
  return std::nullopt;
}

}  // namespace regulars::ui
