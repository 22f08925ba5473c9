#pragma once
// Undo: an award or a redemption of this terminal is taken back, from done, from home or from the
// history: one request each, one answer for all of them.

#include <cstdint>
#include <optional>

#include "app/ui/presenters/desk.h"

namespace regulars::ui {

[[nodiscard]] Request undo_of(const Desk& desk, std::uint64_t seq, bool is_redeem);

struct TakenBack {
  model::PurseNumber purse = model::kPointsPurse;
  model::Points points;  // signed: what the member lost or got back by it
  model::Points after;   // in the purse
  std::optional<MemberCard> card = {};
};
// None: the reply is no such answer, or a refusal.
[[nodiscard]] std::optional<TakenBack> taken_back(const Reply& reply);

}  // namespace regulars::ui
