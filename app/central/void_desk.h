#pragma once
// VoidDesk: undoes sales, redemptions, top-ups, issues and adjustments. All calls stand inside the
// caller's transaction, on the writer thread.
//
// (1) An event is undone once, as a whole, by the terminal and epoch that made it.
// (2) What it gave is clawed back (app/central/purse_desk (2)): out of its own lots, then out of
//     the account's others; never out of what is leased.
// (3) What cannot be covered was spent elsewhere meanwhile: it is debt and told, and the balance
//     stays at zero or above.
// (4) What it took returns to the very lots, with their dates; what is open of its debt is
//     forgiven.
// (5) A sale's visit no longer counts. When the member was last seen stays: the member was here.
// (6) A sale that still waits for its member waits no longer: nobody is credited.
// (7) A sale of which something was returned is not undone: the rest can be returned.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "app/central/balance_book.h"
#include "app/central/past_event.h"
#include "app/central/purse_desk.h"
#include "app/central/sale_desk.h"
#include "app/model/event.h"
#include "app/model/programme.h"
#include "app/storage/central_store.h"

namespace regulars::central {

class VoidDesk {
 public:
  // Borrowed for the desk's life.
  VoidDesk(storage::CentralStore& store, PurseDesk& purses, SaleDesk& sales)
      : store_(store), purses_(purses), sales_(sales) {}

  struct Answer {
    std::string why_not = {};  // empty: the event is undone
    std::int64_t missing = 0;  // points that could not be taken back and are debt (3)
    std::int64_t undone = 0;   // gseq
  };
  // `programmes` by version.
  [[nodiscard]] Result<Answer> undo(BalanceBook& book,
                                    const storage::LoggedEvent& logged,
                                    const model::EventStamp& stamp,
                                    const model::VoidEvent& event,
                                    const std::map<std::int64_t, model::Programme>& programmes);

 private:
  [[nodiscard]] Result<Answer> undo_sale(
      BalanceBook& book,
      const storage::VoidRecord& record,
      const storage::SaleRecord& sale,
      const std::map<std::int64_t, model::Programme>& programmes);
  [[nodiscard]] Result<Answer> undo_other(BalanceBook& book, const storage::VoidRecord& record);
  // Sums of what the lots of an event were given, by purse: of (2).
  [[nodiscard]] Result<std::int64_t> take_all(BalanceBook& book,
                                              std::int64_t event,
                                              std::int64_t of,
                                              std::int64_t& missing);

  storage::CentralStore& store_;
  PurseDesk& purses_;
  SaleDesk& sales_;
};

}  // namespace regulars::central
