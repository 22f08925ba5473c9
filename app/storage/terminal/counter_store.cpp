#include "app/storage/terminal/counter_store.h"

namespace regulars::storage {

namespace {
// A void takes its sale's visit back in an entry of its own.
constexpr std::string_view kSalesSince =
    "SELECT coalesce((SELECT visits FROM balance WHERE member = ?1 AND purse = 0), 0)"
    " - coalesce((SELECT visits FROM ledger WHERE member = ?1 AND purse = 0 AND at < ?2"
    "   ORDER BY seq DESC LIMIT 1), 0)";
// In each of her purses from the newest entry on that is not of today.
constexpr std::string_view kRedeemsSince =
    "SELECT count(*) FROM balance JOIN ledger ON ledger.member = balance.member"
    "  AND ledger.purse = balance.purse AND ledger.seq > coalesce("
    "    (SELECT seq FROM ledger AS earlier WHERE earlier.member = balance.member"
    "     AND earlier.purse = balance.purse AND earlier.at < ?2 ORDER BY seq DESC LIMIT 1), 0)"
    " JOIN redeem ON redeem.seq = ledger.seq AND redeem.purse = ledger.purse"
    " WHERE balance.member = ?1"
    " AND NOT EXISTS (SELECT 1 FROM void WHERE void.sale_seq = redeem.seq)";
constexpr std::string_view kAdjustedOn =
    "SELECT staff, sum(abs(points)) FROM adjust"
    " WHERE day = ? AND purse = 0 AND staff IS NOT NULL GROUP BY staff";

Result<std::int64_t> count_in(Query query, const model::MemberId& member, Instant since) {
  query.bind(member.uuid()).bind(std::int64_t{since.time_since_epoch().count()});
  REGULARS_TRY(const bool found, query.step());
  return found ? query.integer(0) : 0;
}
}  // namespace

Result<CardToday> CounterStore::card_since(const model::MemberId& member, Instant day_begin) {
  CardToday today;
  REGULARS_TRY(today.sales, count_in(store_.query(kSalesSince), member, day_begin));
  REGULARS_TRY(today.redeems, count_in(store_.query(kRedeemsSince), member, day_begin));
  return today;
}

Result<std::vector<AdjustedBy>> CounterStore::adjusted_on(const model::BusinessDay& day) {
  Query query = store_.query(kAdjustedOn);
  query.bind(std::int64_t{day.date().time_since_epoch().count()});
  std::vector<AdjustedBy> all;
  for (;;) {
    REGULARS_TRY(const bool found, query.step());
    if (!found) return all;
    all.push_back({model::StaffId{query.uuid(0)}, model::Points{query.integer(1)}});
  }
}

}  // namespace regulars::storage
