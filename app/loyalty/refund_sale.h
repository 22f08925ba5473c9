#pragma once
// A sale is partly or wholly returned, any number of times: what the rest of the basket would not
// have earned goes, what was spent on it comes back (refund_rules.h). Refund, ledger entries,
// balances and chained envelope in one FULL transaction.
//
//   REGULARS_TRY(const Refunded refunded, refund_sale(storage, programme, {.receipt = "R-1",
//   ...}));
//
// A sale of this terminal, or of another till as central told it just now.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/base/result.h"
#include "app/loyalty/receipt_question.h"
#include "app/model/event.h"
#include "app/model/programme.h"

namespace regulars::storage {
class TerminalStorage;
struct TerminalView;
}  // namespace regulars::storage

namespace regulars::loyalty {

struct RefundOrder {
  std::uint64_t sale_seq = 0;         // 0: by `receipt`
  std::string receipt = {};           // of the sale, as the POS gave it or as it was claimed
  std::optional<ToldSale> told = {};  // what central said of it; another till's has this alone
  model::MemberId member = {};        // whose sale it is thought to be; none: whoever's
  std::vector<model::RefundLine> lines = {};  // empty: all that remains
  std::string reference = {};                 // of this refund: the same again changes nothing
  model::StaffId staff = {};                  // none: the POS
  model::StaffId allowed_by = {};
  Instant at{};
  std::chrono::minutes utc_offset{0};
};

// What of a line remains to be returned.
struct Rest {
  model::RefundLine left;  // the most that may come back
  model::SaleLine sold;    // as it was sold; of a sale without lines: nothing but the amount
  bool operator==(const Rest&) const = default;
};
// What a screen shows before: the sale, and what of it remains.
struct Returnable {
  model::EventKey sale;
  model::MemberId member;
  std::string till;  // empty: this one
  Instant at{};
  model::Money amount;
  std::vector<Rest> rest;  // empty: all was returned
};
[[nodiscard]] Result<Returnable> returnable(const storage::TerminalView& terminal,
                                            const RefundOrder& order);

struct Refunded {
  std::uint64_t seq = 0;
  std::uint64_t sale_seq = 0;
  model::MemberId member;  // none: the sale was nobody's
  model::Money amount;
  std::vector<model::Grant> taken;     // by purse; positive
  std::vector<model::Grant> returned;  // by purse; positive
  model::Points balance_after;         // of the points purse; 0 where nobody is known
  bool existed = false;
};

// What refund_sale() would take and give back; books nothing. Refused alike, but for the counter's
// rules.
[[nodiscard]] Result<Refunded> preview_refund(const storage::TerminalView& terminal,
                                              const model::Programme& programme,
                                              const RefundOrder& order);

// Refused, each in one sentence: a sale that is not of this terminal, of another member, undone, or
// older than Programme::refund_days; more than was bought or remains; what counter_rules say. The
// same reference of the same sale is the same answer.
[[nodiscard]] Result<Refunded> refund_sale(storage::TerminalStorage& storage,
                                           const model::Programme& programme,
                                           const RefundOrder& order);

}  // namespace regulars::loyalty
