#pragma once
// LeaseDesk: the escrow of points (reference: O'Neil 1986). A lease takes named lot slices out of a
// member's available points for one terminal; only that terminal's own logged lease_close frees
// them, never a timer. All calls stand inside the caller's transaction, on the writer thread.
//
// (1) A lease is granted whole or not at all, out of one purse, soonest lapsing lot first, then
//     oldest.
// (2) Granting is idempotent by the lease's id; the same id with another content is a conflict.
// (3) A redeem books exactly the slices of its lease, in their order.
// (4) A close of a lease that central never granted fences its id: it can never be granted, for the
//     terminal may have given up before its question arrived.
// (5) A reward with a stock is leased as often as the stock says: leases that are open and those
//     that were spent count, unless what they were spent on was undone.
// (6) leased = sum of the open leases' unspent slices, of a member's purse and of each lot.
// (7) What a close frees lapses then, if its date has passed, or settles what is owed.
// (8) A reward that costs nothing is leased without slices, and such a lease is spent once.
// (9) Where the member proved to central who she is (ProofDesk), the lease says how. A lease that
//     is refused for want of points has used up no code.

#include <cstdint>
#include <optional>
#include <string>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/base/uuid.h"
#include "app/central/balance_book.h"
#include "app/central/proof_desk.h"
#include "app/central/purse_desk.h"
#include "app/loyalty/lease_question.h"
#include "app/model/ids.h"
#include "app/model/programme.h"
#include "app/storage/central_store.h"

namespace regulars::central {

class LeaseDesk {
 public:
  // Borrowed for the desk's life.
  LeaseDesk(storage::CentralStore& store, PurseDesk& purses, ProofDesk& proofs)
      : store_(store), purses_(purses), proofs_(proofs) {}

  // invalid: points negative. conflict: rule (2).
  [[nodiscard]] Result<loyalty::LeaseAnswer> grant(BalanceBook& book,
                                                   std::int64_t terminal,
                                                   const loyalty::LeaseQuestion& question,
                                                   std::optional<std::int64_t> stock,
                                                   Instant now);

  // The two below answer why the event cannot take effect, or nothing when it has.
  [[nodiscard]] Result<std::string> spend(BalanceBook& book,
                                          std::int64_t terminal,
                                          std::int64_t member,
                                          const storage::RedeemRecord& redeem);
  // `event` is the close itself.
  [[nodiscard]] Result<std::string> close(BalanceBook& book,
                                          const storage::LoggedEvent& event,
                                          const Uuid& lease);

 private:
  [[nodiscard]] Result<loyalty::LeaseAnswer> again(BalanceBook& book,
                                                   const storage::LeaseRecord& known,
                                                   const storage::LeaseRecord& asked);
  [[nodiscard]] Result<std::string> why_not(const storage::LeaseRecord& lease,
                                            std::int64_t terminal,
                                            std::int64_t member,
                                            const model::RedeemEvent& redeem);
  [[nodiscard]] Status book_slices(storage::LeaseRecord& lease,
                                   std::int64_t redeem,
                                   std::int64_t points);

  storage::CentralStore& store_;
  PurseDesk& purses_;
  ProofDesk& proofs_;
};

}  // namespace regulars::central
