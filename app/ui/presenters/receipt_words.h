#pragma once
// What returns and claims have in common: a receipt's number and how its sale is said.

#include <string>
#include <string_view>

#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/navigation.h"

namespace regulars::ui {

inline constexpr std::size_t kLongestReceipt = 64;

// Whether a scan may be a receipt's number: printable, and no longer than one.
[[nodiscard]] bool is_receipt(std::string_view raw);
// "R-1, 21 Nov, Till 1": which sale it is.
[[nodiscard]] std::string words_of(const Desk& desk, const Receipt& receipt);
// "2", "0.250": units of a line, from thousandths.
[[nodiscard]] std::string quantity_of(std::int64_t milli);

// What a return came to for the member at the desk.
[[nodiscard]] Outcome outcome_of(Desk& desk, const SaleRefunded& refunded);

}  // namespace regulars::ui
