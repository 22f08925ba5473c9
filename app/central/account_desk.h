#pragma once
// AccountDesk: what goes into accounts without a sale: money loaded, gift cards and coupons issued,
// points given or taken by a person. All calls stand inside the caller's transaction, on the
// writer thread. Each answers why the event cannot take effect, or nothing when it has.

#include <cstdint>
#include <string>

#include "app/central/balance_book.h"
#include "app/central/purse_desk.h"
#include "app/model/event.h"
#include "app/model/programme.h"
#include "app/storage/central_store.h"

namespace regulars::central {

class AccountDesk {
 public:
  // Borrowed for the desk's life.
  AccountDesk(storage::CentralStore& store, PurseDesk& purses) : store_(store), purses_(purses) {}

  // Into a purse of money only; `programme`: that the event pins, null where it is not known.
  [[nodiscard]] Result<std::string> top_up(BalanceBook& book,
                                           const storage::LoggedEvent& logged,
                                           const model::EventStamp& stamp,
                                           const model::TopUpEvent& event,
                                           const model::Programme* programme);
  // A new account whose code stands in the side row; without a code there is none that could use
  // it, and with one that is taken already it would be another's.
  [[nodiscard]] Result<std::string> issue(BalanceBook& book,
                                          const storage::LoggedEvent& logged,
                                          const model::EventStamp& stamp,
                                          const model::IssueEvent& event);
  // What is taken and not there is debt: `missing`.
  [[nodiscard]] Result<std::string> adjust(BalanceBook& book,
                                           const storage::LoggedEvent& logged,
                                           const model::EventStamp& stamp,
                                           const model::AdjustEvent& event,
                                           std::int64_t& missing);

 private:
  [[nodiscard]] Result<std::optional<model::Identifier>> code_of(const storage::LoggedEvent& logged,
                                                                 const model::IssueEvent& event);

  storage::CentralStore& store_;
  PurseDesk& purses_;
};

}  // namespace regulars::central
