#include "app/storage/terminal/counter_store.h"

namespace regulars::storage {

namespace {
constexpr std::string_view kToday =
    "SELECT (SELECT count(*) FROM sale WHERE day = ?1 AND member = ?2"
    " AND NOT EXISTS (SELECT 1 FROM void WHERE void.sale_seq = sale.seq)),"
    " (SELECT count(*) FROM redeem WHERE day = ?1 AND member = ?2"
    " AND NOT EXISTS (SELECT 1 FROM void WHERE void.sale_seq = redeem.seq)),"
    " (SELECT ifnull(sum(abs(points)), 0) FROM adjust WHERE day = ?1 AND staff = ?3)";
}  // namespace

Result<CounterToday> CounterStore::today(const model::MemberId& member,
                                         const model::StaffId& staff,
                                         const model::BusinessDay& day) {
  Query query = store_.query(kToday);
  query.bind(std::int64_t{day.date().time_since_epoch().count()})
      .bind(member.uuid())
      .bind(staff.uuid());
  REGULARS_TRY(const bool found, query.step());
  if (!found) return CounterToday{};
  return CounterToday{query.integer(0), query.integer(1), model::Points{query.integer(2)}};
}

}  // namespace regulars::storage
