#pragma once
// What a return takes back and gives back. Pure. The remaining basket is evaluated again with the
// inputs that the sale pinned, so that two refunds of 5 take what one of 10 takes, and returning
// everything in any pieces and order ends where the sale began.

#include <cstdint>
#include <span>
#include <vector>

#include "app/base/result.h"
#include "app/loyalty/evaluate.h"
#include "app/model/event.h"

namespace regulars::loyalty {

// What was spent on the sale: a redemption that it was paid with.
struct SpentOnSale {
  model::PurseNumber purse = model::kPointsPurse;
  model::Points points;
};

struct Refunding {
  model::Money amount;
  std::vector<model::Grant> taken;     // by purse, of this refund alone; positive
  std::vector<model::Grant> returned;  // by purse, of this refund alone; positive
  bool is_everything = false;          // nothing of the sale remains
};

// `before` are the refunds of the sale so far, in any order; `earned` what the sale's event says it
// gave. Refused, naming line and number: a line that the basket has not, more units or money than
// was bought and not yet returned, 0, another currency, another member than the sale's.
//   taken    = earned_before - earned(rest of the basket), never below 0
//   returned = floor(spent * returned value / sale's value), cumulative; all of it with the last
[[nodiscard]] Result<Refunding> refund(const model::Programme& programme,
                                       const SaleFacts& sale,
                                       std::span<const model::Grant> earned,
                                       std::span<const SpentOnSale> spent,
                                       std::span<const model::RefundEvent> before,
                                       const std::vector<model::RefundLine>& lines);

}  // namespace regulars::loyalty
