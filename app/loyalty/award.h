#pragma once
// A sale earns points: sale, ledger entry, balance and chained envelope in one FULL transaction.
// When award() answers, the disk has it.
//
//   REGULARS_TRY(const Awarded awarded, award(storage, programme, {.member = id, ...}));

#include <chrono>
#include <optional>
#include <string>

#include "app/base/result.h"
#include "app/model/event.h"
#include "app/model/programme.h"

namespace regulars::storage {
class TerminalStorage;
class Transaction;
}  // namespace regulars::storage

namespace regulars::loyalty {

struct AwardOrder {
  model::MemberId member = {};  // none: see `unknown`
  // What was scanned where nobody here has it: points are earned on it and find their member at
  // central. Neither member nor identifier: a sale that earns nothing.
  std::optional<model::Identifier> unknown = {};
  model::Money amount = {};
  model::Strength strength = model::Strength::Number;
  model::StaffId staff = {};  // none: the POS or a replay
  model::Origin origin = model::Origin::Keypad;
  // With `origin` the sale's identity: the same again adds nothing. Never empty for Pos and Replay.
  std::string reference = {};
  Instant at{};
  std::chrono::minutes utc_offset{0};
};

struct Awarded {
  std::uint64_t sale_seq = 0;
  model::Points points;
  model::Points balance_after;  // 0 where nobody is known
  bool existed = false;         // the reference was known: nothing was added
};

// Refused: an amount of zero from the keypad or the POS (a replay may have one), a negative one,
// another currency, points beyond 63 bits, a terminal that is not enrolled. The same reference
// with another member or amount is a conflict.
[[nodiscard]] Result<Awarded> award(storage::TerminalStorage& storage,
                                    const model::Programme& programme,
                                    const AwardOrder& order);
// The same inside the caller's transaction, for many sales at once; the caller commits.
[[nodiscard]] Result<Awarded> award(storage::TerminalStorage& storage,
                                    const storage::Transaction& transaction,
                                    const model::Programme& programme,
                                    const AwardOrder& order);

}  // namespace regulars::loyalty
