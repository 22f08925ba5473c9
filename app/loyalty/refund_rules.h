#pragma once
// What a return takes back and gives back. Pure. The remaining basket is evaluated again with the
// inputs that the sale pinned, so that two refunds of 5 take what one of 10 takes, and returning
// everything in any pieces and order ends where the sale began.
//
// (1) All refunds of a sale together never take more than it gave and never return more than was
//     spent on it; the one after which nothing remains takes and returns the rest.
// (2) Remainder: taken so far = earned - what the rest of the basket earns. Proportionally
//     (Programme::refunds_proportionally): taken so far = earned * value returned so far / value,
//     rounded down.
// (3) Returned so far = spent * value returned so far / value, rounded down.

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
  bool operator==(const Refunding&) const = default;
};

// What is left of the sale after the lines came back; without a line and at amount 0 when nothing
// is. Refused, naming line and number: a line that the basket has not, more units or money than
// was bought and not yet returned, 0 of either.
[[nodiscard]] Result<SaleFacts> rest_of(const SaleFacts& sale,
                                        const std::vector<model::RefundLine>& lines);
// The same for all that the refunds brought back; a line's number is its place in the sale's own
// basket, whatever came back before.
[[nodiscard]] Result<SaleFacts> rest_of(const SaleFacts& sale,
                                        std::span<const model::RefundEvent> refunds);

// `before` are the refunds of the sale so far, oldest first; `earned` what the sale's event says it
// gave. Refused as rest_of is, and where the programme refuses the sale (another currency).
[[nodiscard]] Result<Refunding> refund(const model::Programme& programme,
                                       const SaleFacts& sale,
                                       std::span<const model::Grant> earned,
                                       std::span<const SpentOnSale> spent,
                                       std::span<const model::RefundEvent> before,
                                       const std::vector<model::RefundLine>& lines);

// What of limits is used otherwise when the sale that remained as `before` remains as `rest`: by
// rule, negative where something is given back. A part of the points comes back with a part of the
// sale; one of the times only when the rule gives nothing any more.
[[nodiscard]] std::vector<model::RuleUse> uses_given_back(const model::Programme& programme,
                                                          const SaleFacts& before,
                                                          const SaleFacts& rest);

}  // namespace regulars::loyalty
