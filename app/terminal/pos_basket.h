#pragma once
// What a sale of the POS consisted of (assets/openapi/pos.yaml: lines, tenders, codes). Pure. Every
// mistake names its field and line, none its content.

#include <string_view>
#include <vector>

#include "app/base/result.h"
#include "app/model/basket.h"
#include "app/model/event.h"
#include "app/model/money.h"

namespace regulars::terminal {

// Of the JSON object `document`; empty where it says nothing of it. Refused: more than
// model::kMostLines lines, texts beyond the bounds of app/model/basket.h, lines that do not add up
// to `amount`, tenders above it, fields that a line or tender does not have.
[[nodiscard]] Result<model::Basket> parse_pos_basket(std::string_view document,
                                                     const model::Money& amount);

// What comes back: "lines" of the sale by their place from 0, or an "amount" of a sale without
// lines, or neither: all that remains (an empty list).
[[nodiscard]] Result<std::vector<model::RefundLine>> parse_pos_refund_lines(
    std::string_view document, model::Currency currency);

}  // namespace regulars::terminal
