#include "app/central/receipt_desk.h"

#include "app/central/past_event.h"
#include "app/loyalty/claim_rules.h"

namespace regulars::central {

Result<ReceiptDesk::Answer> ReceiptDesk::look(const model::SaleEvent& sale,
                                              const model::EventStamp& stamp) {
  using loyalty::Likeness;
  constexpr std::size_t kMost = 20;  // of one number
  const bool is_claim = sale.origin == model::Origin::Claim;
  Answer answer;
  if (sale.reference.empty() || (!is_claim && sale.origin != model::Origin::Pos)) return answer;
  REGULARS_TRY(const auto others, store_.sales_of_receipt(sale.reference, kMost));
  for (const std::int64_t gseq : others) {
    REGULARS_TRY(const auto past, past_of<model::SaleEvent>(store_, gseq));
    if (!past || (!is_claim && past->event.origin != model::Origin::Claim)) continue;
    REGULARS_TRY(const bool is_undone, store_.is_undone(gseq));
    const auto like = loyalty::likeness(loyalty::receipt_of(past->event, past->stamp),
                                        loyalty::receipt_of(sale, stamp));
    if (is_undone || like == Likeness::Other) continue;
    REGULARS_TRY(const auto record, store_.sale(gseq));
    const bool has_earned = record && record->member;
    if (is_claim && !has_earned && like == Likeness::Same) {
      REGULARS_TRY_VOID(store_.forget_unclaimed(gseq));  // (2)
      continue;
    }
    if (!has_earned) continue;
    const std::string about =
        "receipt " + sale.reference + " has earned points with event " + std::to_string(gseq);
    if (is_claim && like == Likeness::Same) return Answer{.why_not = about};
    answer.notice = about + (like == Likeness::Same ? " already" : " for another amount");  // (1)
  }
  return answer;
}

}  // namespace regulars::central
