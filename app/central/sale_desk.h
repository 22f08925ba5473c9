#pragma once
// SaleDesk: what a sale means for its member: lots of every purse, a visit, limits used up, the
// bonus of who brought her; and how all of it goes again when the sale is undone or comes back.
// All calls stand inside the caller's transaction, on the writer thread.
//
// (1) Whoever brought a member gets the bonus with the member's first sale, booked once; a sale
//     that comes back as a whole takes it along.
// (2) What comes back gives back what it used of limits; what was forgotten since is not missed.

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "app/base/clock.h"
#include "app/central/balance_book.h"
#include "app/central/purse_desk.h"
#include "app/loyalty/evaluate.h"
#include "app/model/programme.h"
#include "app/storage/central_store.h"

namespace regulars::central {

class SaleDesk {
 public:
  // Borrowed for the desk's life.
  SaleDesk(storage::CentralStore& store, PurseDesk& purses, const Clock& clock)
      : store_(store), purses_(purses), clock_(clock) {}

  // `programme`: that the sale pins; null where central has it not. Limits that the sale
  // overran without its terminal knowing, as sentences.
  [[nodiscard]] Result<std::vector<std::string>> credit(BalanceBook& book,
                                                        const storage::SaleRecord& sale,
                                                        std::int64_t member,
                                                        const model::Programme* programme);
  // By `event` nothing of the sale remains: the visit and the bonus of (1).
  [[nodiscard]] Status was_nothing(BalanceBook& book,
                                   std::int64_t event,
                                   std::int64_t sale,
                                   std::int64_t member);
  // (2) The sale was `before` and is `rest` now.
  [[nodiscard]] Status give_uses_back(std::int64_t member,
                                      const model::Programme& programme,
                                      const loyalty::SaleFacts& before,
                                      const loyalty::SaleFacts& rest);

 private:
  [[nodiscard]] Status reward_referrer(BalanceBook& book,
                                       const storage::SaleRecord& sale,
                                       std::int64_t member,
                                       const model::Programme& programme);
  [[nodiscard]] Result<std::vector<std::string>> use_limits(const storage::SaleRecord& sale,
                                                            std::int64_t member,
                                                            const model::Programme& programme);

  storage::CentralStore& store_;
  PurseDesk& purses_;
  const Clock& clock_;
};

// The day on which a limit's period that began on `since` is over.
[[nodiscard]] std::chrono::sys_days period_end(model::LimitPeriod period,
                                               std::chrono::sys_days since);

// What the sale's event gives: its grants, or the points at once and for ever.
[[nodiscard]] std::vector<model::Grant> grants_of(const model::SaleEvent& sale);

}  // namespace regulars::central
