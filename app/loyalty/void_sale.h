#pragma once
// Undo: a sale of this terminal is taken back by an opposite entry. Void, ledger entry, balance and
// chained envelope in one FULL transaction; the sale itself stays where it stands.
//
//   REGULARS_TRY(const Voided voided, void_sale(storage, {.sale_seq = 41, ...}));

#include <chrono>
#include <cstdint>

#include "app/base/result.h"
#include "app/model/event.h"

namespace regulars::storage {
class TerminalStorage;
}

namespace regulars::loyalty {

struct VoidOrder {
  std::uint64_t sale_seq = 0;
  model::StaffId staff = {};  // none: the shell of this computer, which is not asked
  Instant at{};
  std::chrono::minutes utc_offset{0};
  model::StaffId allowed_by = {};  // who signed for what another of the staff booked
};

struct Voided {
  std::uint64_t seq = 0;
  model::MemberId member;
  model::Points points;  // positive: what was taken back
  model::Points balance_after;
  bool existed = false;  // the sale was undone before: nothing was added
};

// Not found: no sale of this terminal (a store.db holds one epoch) with that number, or one of
// nobody known. Refused by void_rules and by the counter's rules, with their key and arguments. The
// same again, however late, is the same answer.
[[nodiscard]] Result<Voided> void_sale(storage::TerminalStorage& storage, const VoidOrder& order);

}  // namespace regulars::loyalty
