#pragma once
// The JSON of the question "receipt": a sale of any till of the store, with all that its return or
// a claim looks at.
//   {"receipt":"R-17"}  or  {"sale":{"t":"hex32","e":"hex16","q":7}}
//   {"sales":[{"sale":TOLD,"member":"hex32","refunds":[TOLD,...],
//              "spent":[[purse,points,hers],...]}]}
// TOLD is told_event.h's. Newest first, at most kMostSales; none: no till of the store sold it.
// member is who has the sale now (merged, or found since); absent: nobody.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/base/result.h"
#include "app/loyalty/refund_rules.h"
#include "app/loyalty/told_event.h"
#include "app/model/event.h"

namespace regulars::loyalty {

inline constexpr std::size_t kMostSales = 5;
inline constexpr std::size_t kLongestReceipt = 128;  // bytes

struct ReceiptQuestion {
  std::string receipt = {};                  // its number, or
  std::optional<model::EventKey> sale = {};  // the very sale
};

// A redemption that the sale was paid with and that stands.
struct ToldSpent {
  SpentOnSale spent;
  bool is_hers = true;  // or a gift card's, a coupon's
};

struct ToldSale {
  ToldEvent sale;
  model::MemberId member;               // none: nobody's
  std::vector<ToldEvent> refunds = {};  // oldest first
  std::vector<ToldSpent> spent = {};
};

struct ReceiptAnswer {
  std::vector<ToldSale> sales;
};

// invalid: which field is missing or not what it should be.
[[nodiscard]] Result<ReceiptQuestion> parse_receipt_question(std::string_view json);
[[nodiscard]] std::string to_json(const ReceiptQuestion& question);
[[nodiscard]] Result<ReceiptAnswer> parse_receipt_answer(std::string_view json);
[[nodiscard]] std::string to_json(const ReceiptAnswer& answer);

}  // namespace regulars::loyalty
