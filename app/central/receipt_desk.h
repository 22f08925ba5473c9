#pragma once
// ReceiptDesk: once for each receipt, whichever tills it was seen at. A claim of missed points is
// refused where the same receipt (claim_rules.h) has earned; whatever else looks like the same
// paper twice is booked and told. All calls stand inside the caller's transaction, on the writer
// thread.
//
// (1) A paid sale is never refused: one that arrives after a claim for it is told, not taken away.
// (2) A claim for a sale that waits for its member takes its place: the sale waits no longer.

#include <cstdint>
#include <string>

#include "app/base/result.h"
#include "app/model/event.h"
#include "app/storage/central_store.h"

namespace regulars::central {

class ReceiptDesk {
 public:
  // Borrowed for the desk's life.
  explicit ReceiptDesk(storage::CentralStore& store) : store_(store) {}

  struct Answer {
    std::string why_not = {};  // a claim that cannot be booked
    std::string notice = {};   // booked, and to be looked at
  };
  // Of a sale that is not booked yet.
  [[nodiscard]] Result<Answer> look(const model::SaleEvent& sale, const model::EventStamp& stamp);

 private:
  storage::CentralStore& store_;
};

}  // namespace regulars::central
