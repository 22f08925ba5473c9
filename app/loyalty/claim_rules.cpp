#include "app/loyalty/claim_rules.h"

#include <variant>

#include "app/loyalty/event_codec.h"
#include "app/model/business_day.h"

namespace regulars::loyalty {

ReceiptFacts receipt_of(const model::SaleEvent& sale, const model::EventStamp& stamp) {
  return {sale.sold.value_or(stamp.at), stamp.utc_offset, sale.amount};
}

Likeness likeness(const ReceiptFacts& one, const ReceiptFacts& other) {
  constexpr std::chrono::days kApart{1};
  const auto first = model::BusinessDay::of(one.sold, one.utc_offset).date();
  const auto second = model::BusinessDay::of(other.sold, other.utc_offset).date();
  if (first - second > kApart || second - first > kApart) return Likeness::Other;
  return one.amount == other.amount ? Likeness::Same : Likeness::Similar;
}

Result<std::string> earned_at(const ReceiptAnswer& receipt, const ReceiptFacts& claimed) {
  for (const ToldSale& told : receipt.sales) {
    if (told.sale.is_undone || told.member.is_none()) continue;
    REGULARS_TRY(const DecodedEvent decoded, from_line(told.sale.line));
    const auto* event = std::get_if<model::Event>(&decoded.event);
    const auto* sale = event == nullptr ? nullptr : std::get_if<model::SaleEvent>(event);
    if (sale == nullptr) continue;
    if (likeness(receipt_of(*sale, decoded.stamp), claimed) == Likeness::Same) {
      return told.sale.till;
    }
  }
  return std::string{};
}

}  // namespace regulars::loyalty
