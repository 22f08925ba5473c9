#pragma once
// The codes of coupons and gift cards: who has the code has what is in the account. 20 characters
// without I, L, O and U, printed in groups of five, scanned or typed:
//
//   RG3K9-7QW2M-X4TPB-8N6HJ    R, G (gift card) or C (coupon), 4 of the store, 13 random, 1 check
//
// (1) 65 random bits from the kernel: a code cannot be guessed, however many have been issued.
// (2) The check character (code_letters.h) finds every single wrong character and every swap of
//     neighbours.
// (3) I and L are read as 1, O as 0; small letters, spaces and dashes do not matter.

#include <optional>
#include <string>
#include <string_view>

#include "app/base/result.h"
#include "app/model/event.h"
#include "app/model/ids.h"

namespace regulars::loyalty {

[[nodiscard]] std::string make_bearer_code(model::BearerKind kind, const model::StoreId& store);

// As it is stored: 20 characters. None: not such a code at all, a card number for instance. A code
// with a wrong check character is refused: "code.mistyped".
[[nodiscard]] Result<std::optional<std::string>> read_bearer_code(std::string_view text);
// Of a stored code.
[[nodiscard]] model::BearerKind kind_of_bearer(std::string_view code);
// Why nothing is found under it here: "code.other_store", else "code.unknown".
[[nodiscard]] Error unknown_bearer_code(std::string_view code, const model::StoreId& store);
// In groups of five, for the printer and the screen.
[[nodiscard]] std::string shown_bearer_code(std::string_view code);

}  // namespace regulars::loyalty
