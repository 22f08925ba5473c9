#pragma once
// Undo: a redemption of this terminal is taken back by an opposite entry, like a sale
// (void_sale.h). Central puts the points back into the lots that they were drawn from, with their
// lapse dates; what a limit counted is given back.
//
//   REGULARS_TRY(const RedeemVoided voided, void_redeem(storage, programme, {.redeem_seq = 41,
//   ...}));

#include <chrono>
#include <cstdint>

#include "app/base/result.h"
#include "app/model/event.h"
#include "app/model/programme.h"

namespace regulars::storage {
class TerminalStorage;
}

namespace regulars::loyalty {

struct VoidRedeemOrder {
  std::uint64_t redeem_seq = 0;
  model::StaffId staff = {};  // none: the shell of this computer, which is not asked
  Instant at{};
  std::chrono::minutes utc_offset{0};
  model::StaffId allowed_by = {};  // who signed for what another of the staff booked
};

struct RedeemVoided {
  std::uint64_t seq = 0;
  model::MemberId member;
  model::PurseNumber purse = model::kPointsPurse;
  model::Points points;         // positive: what was given back
  model::Points balance_after;  // of the purse
  bool existed = false;         // it was undone before: nothing was added
};

// Not found: no redemption of this terminal with that number. Refused by void_rules and by the
// counter's rules, with their key and arguments. The same again, however late, is the same answer.
[[nodiscard]] Result<RedeemVoided> void_redeem(storage::TerminalStorage& storage,
                                               const model::Programme& programme,
                                               const VoidRedeemOrder& order);

}  // namespace regulars::loyalty
