#pragma once
// Once for each receipt: whether missed points may still be claimed for one, by what any till did
// with it. Pure. A receipt's number alone is not one receipt: a POS may count anew each year, or
// each till for itself; the day and the amount decide too.

#include <chrono>
#include <cstdint>
#include <string>

#include "app/base/result.h"
#include "app/loyalty/receipt_question.h"
#include "app/model/event.h"

namespace regulars::loyalty {

// What a receipt says, beside its number.
struct ReceiptFacts {
  Instant sold{};
  std::chrono::minutes utc_offset{0};
  model::Money amount;
};
[[nodiscard]] ReceiptFacts receipt_of(const model::SaleEvent& sale, const model::EventStamp& stamp);

// Of two receipts with the same number. Same: sold within a day of one another, by the store's
// days, for the same amount. Similar: for another amount, which a person should look at.
enum class Likeness : std::uint8_t { Other, Similar, Same };
[[nodiscard]] Likeness likeness(const ReceiptFacts& one, const ReceiptFacts& other);

// At which till somebody has its points already; empty: nowhere. Undone sales gave none.
[[nodiscard]] Result<std::string> earned_at(const ReceiptAnswer& receipt,
                                            const ReceiptFacts& claimed);

}  // namespace regulars::loyalty
