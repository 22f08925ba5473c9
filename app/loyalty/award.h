#pragma once
// A sale earns points: sale, ledger entries, balances, coupons and chained envelopes in one FULL
// transaction. When award() answers, the disk has it. A draft books nothing: what it would earn is
// evaluate()'s answer on facts_of_order().
//
//   REGULARS_TRY(const Awarded awarded, award(storage, programme, {.member = id, ...}));
//
// Missed points are claimed with the receipt: Origin::Claim, the receipt's number as reference and
// `sold` as printed on it; the rules look at that time. Once per receipt, within
// Programme::claim_days, and not for a receipt that earned already.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/base/result.h"
#include "app/loyalty/evaluate.h"
#include "app/loyalty/lookup.h"
#include "app/model/event.h"
#include "app/model/programme.h"

namespace regulars::storage {
class TerminalStorage;
class Transaction;
struct TerminalView;
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
  model::Basket basket = {};                // as the POS said it; without lines: the amount alone
  std::vector<std::uint64_t> redeems = {};  // redemptions here that the bill was paid with
  std::optional<Instant> sold = {};         // Claim
  model::StaffId allowed_by = {};           // who signed beyond the counter's limits
};

// A coupon that came with the sale: for the receipt.
struct IssuedCoupon {
  model::MemberId account;
  std::string reward;
  std::string code;  // as stored; app/loyalty/bearer_code shows it in groups
  Instant lapses{};
};

struct Awarded {
  std::uint64_t sale_seq = 0;
  model::Points points;
  model::Points balance_after;       // 0 where nobody is known
  bool existed = false;              // the reference was known: nothing was added
  std::vector<EarnPart> parts = {};  // why; none where it existed (see history.h)
  std::vector<IssuedCoupon> coupons = {};
  std::uint32_t flags = 0;                 // of event.h
  std::vector<model::Dated> pending = {};  // of what it gives, what is not there yet
};

// What the rules see of the order; `found` is the member, none: nobody is known.
[[nodiscard]] Result<SaleFacts> facts_of_order(const storage::TerminalView& terminal,
                                               const model::Programme& programme,
                                               const AwardOrder& order,
                                               const std::optional<Found>& found);

// Refused: an amount of zero from the keypad or the POS (a replay may have one), a negative one,
// another currency, a basket that does not add up, points beyond 63 bits, a terminal that is not
// enrolled, what counter_rules say. The same reference with another member or amount is a conflict.
[[nodiscard]] Result<Awarded> award(storage::TerminalStorage& storage,
                                    const model::Programme& programme,
                                    const AwardOrder& order);
// The same inside the caller's transaction, for many sales at once; the caller commits.
[[nodiscard]] Result<Awarded> award(storage::TerminalStorage& storage,
                                    const storage::Transaction& transaction,
                                    const model::Programme& programme,
                                    const AwardOrder& order);

}  // namespace regulars::loyalty
