// Projector's part about tiers: what sales, voids and returns count.

#include <algorithm>

#include "app/central/past_event.h"
#include "app/central/projector.h"
#include "app/loyalty/tier_rules.h"

namespace regulars::central {

namespace {
using std::chrono::days;
using std::chrono::floor;
using std::chrono::sys_days;

sys_days day_of(const model::SaleEvent& sale, const model::EventStamp& stamp) {
  return floor<days>(sale.sold.value_or(stamp.at) + stamp.utc_offset);
}
}  // namespace

// (8)
void Projector::count_sale(const storage::SaleRecord& sale, std::int64_t member) {
  tiers_.add(
      member, day_of(sale.event, sale.stamp), loyalty::tier_figures_of(sale.event), sale.gseq);
}

// Whatever was undone: only a sale of somebody known counted.
Status Projector::uncount_sale(std::int64_t sale, std::int64_t event) {
  REGULARS_TRY(const auto record, store_.sale(sale));
  if (!record || !record->member) return {};
  REGULARS_TRY(const auto past, past_of<model::SaleEvent>(store_, sale));
  if (!past) return {};
  tiers_.add(*record->member,
             day_of(past->event, past->stamp),
             -loyalty::tier_figures_of(past->event),
             event);
  return {};
}

// The points are those that the return's event says; where central booked others, it is told.
Status Projector::uncount_return(std::int64_t sale, std::int64_t event) {
  REGULARS_TRY(const auto record, store_.sale(sale));
  if (!record || !record->member) return {};
  REGULARS_TRY(const auto past, past_of<model::SaleEvent>(store_, sale));
  REGULARS_TRY(const auto refund, past_of<model::RefundEvent>(store_, event));
  if (!past || !refund) return {};
  std::vector<model::RefundEvent> before;
  REGULARS_TRY(const auto returns, store_.refunds_of(sale));
  for (const std::int64_t other : returns) {
    if (other >= event) continue;
    REGULARS_TRY(const auto earlier, past_of<model::RefundEvent>(store_, other));
    if (earlier) before.push_back(earlier->event);
  }
  tiers_.add(*record->member,
             day_of(past->event, past->stamp),
             loyalty::tier_figures_of(past->event, before, refund->event),
             event);
  return {};
}

Result<std::size_t> Projector::turn_tiers(Instant now) {
  constexpr std::size_t kMembersPerTransaction = 1'000;
  std::size_t turned = 0;
  while (true) {
    REGULARS_TRY(auto transaction, storage::CentralTransaction::begin(store_));
    const auto looked_at = tiers_.turn(book_, floor<days>(now), kMembersPerTransaction);
    const Status saved = looked_at ? book_.save() : Status{};
    forget();
    if (!looked_at) return fail(looked_at.error());
    REGULARS_TRY_VOID(saved);
    REGULARS_TRY_VOID(transaction.commit());
    turned += *looked_at;
    if (*looked_at < kMembersPerTransaction) return turned;
  }
}

Status Projector::set_tier_floor(model::MemberId id, std::string_view tier) {
  REGULARS_TRY_VOID(fold_all());
  REGULARS_TRY(auto transaction, storage::CentralTransaction::begin(store_));
  REGULARS_TRY(const auto member, book_.find(id));
  if (!member) {
    forget();
    return fail(ErrorKind::not_found, "member " + id.uuid().text() + " is unknown here");
  }
  const Status set = tiers_.set_floor(book_, *member, tier, floor<days>(clock_.wall()));
  const Status saved = set ? book_.save() : Status{};
  forget();
  REGULARS_TRY_VOID(set);
  REGULARS_TRY_VOID(saved);
  return transaction.commit();
}

}  // namespace regulars::central
