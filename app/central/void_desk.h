#pragma once
// VoidDesk: undoes sales. All calls stand inside the caller's transaction, on the writer thread.
//
// (1) A sale is undone once, as a whole, by the terminal and epoch that made it.
// (2) Its points are taken out of what is left of that sale's own lot, then out of the member's
//     other lots, soonest lapsing first; never out of what is leased.
// (3) What cannot be covered was spent elsewhere meanwhile: it is told, and the balance stays at
//     zero or above.
// (4) The visit no longer counts. When the member was last seen stays: the member was here.
// (5) A sale that still waits for its member waits no longer: nobody is credited.

#include <cstdint>
#include <string>
#include <vector>

#include "app/central/balance_book.h"
#include "app/model/event.h"
#include "app/storage/central_store.h"

namespace regulars::central {

class VoidDesk {
 public:
  explicit VoidDesk(storage::CentralStore& store) : store_(store) {}

  struct Answer {
    std::string why_not;       // empty: the sale is undone
    std::int64_t missing = 0;  // points that could not be taken back (3)
  };
  [[nodiscard]] Result<Answer> undo(BalanceBook& book,
                                    const storage::LoggedEvent& logged,
                                    const model::EventStamp& stamp,
                                    const model::VoidEvent& event);

 private:
  struct Part {
    std::int64_t lot = 0;
    std::int64_t points = 0;
  };
  [[nodiscard]] Result<std::vector<Part>> parts_of(const storage::SaleRecord& sale);
  [[nodiscard]] Status book_parts(std::int64_t event, const std::vector<Part>& parts);

  storage::CentralStore& store_;
};

}  // namespace regulars::central
