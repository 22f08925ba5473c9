#pragma once
// A sale with all that the rules of returning look at: as this terminal booked it, or as central
// told about it (receipt_question.h), with what came back here since.
//
// (1) Of one of this terminal's own sales what central said counts too: some of it may have come
//     back at another till.
// (2) What came back here and central does not know yet counts as well, once.

#include <cstdint>
#include <string>
#include <vector>

#include "app/base/result.h"
#include "app/loyalty/receipt_question.h"
#include "app/loyalty/refund_rules.h"
#include "app/model/event.h"

namespace regulars::storage {
struct TerminalView;
}

namespace regulars::loyalty {

struct ReturnedSale {
  model::EventKey key;
  std::string till;      // empty: this one
  bool is_here = false;  // one of this terminal
  bool is_undone = false;
  model::EventStamp stamp;
  model::SaleEvent event;  // its member is who has it now
  std::vector<model::RefundEvent> before;
  std::vector<SpentOnSale> spent;
  std::vector<model::PurseNumber> not_hers;  // purses that others' accounts paid from
};

struct SaleWanted {
  std::uint64_t seq = 0;           // of this terminal, or
  std::string receipt = {};        // its number; also of one of this terminal
  const ToldSale* told = nullptr;  // what central said of the very sale; null: it was not asked
};

// not_found: none of this terminal's, and central said nothing. invalid: what central said is not
// a sale.
[[nodiscard]] Result<ReturnedSale> returned_sale(const storage::TerminalView& terminal,
                                                 const SaleWanted& wanted);

// True where the key is of this terminal and of the log that it writes now.
[[nodiscard]] bool is_of_here(const storage::TerminalView& terminal, const model::EventKey& key);

}  // namespace regulars::loyalty
