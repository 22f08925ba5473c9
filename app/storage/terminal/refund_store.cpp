#include "app/storage/terminal/refund_store.h"

#include <cstring>

#include "app/model/business_day.h"
#include "app/storage/terminal/ledger_posting.h"

namespace regulars::storage {

namespace {

constexpr std::string_view kFind =
    "SELECT seq FROM refund WHERE sale_terminal = ? AND sale_epoch = ? AND sale_seq = ?"
    " AND reference = ?";
constexpr std::string_view kOfSale =
    "SELECT seq FROM refund WHERE sale_terminal = ? AND sale_epoch = ? AND sale_seq = ?"
    " ORDER BY seq";
constexpr std::string_view kInsert =
    "INSERT INTO refund (seq, at, day, sale_terminal, sale_epoch, sale_seq, member, amount,"
    " currency, reference, staff) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

// 64 bits as SQLite's signed integer, and nothing is computed with them.
std::int64_t as_signed(std::uint64_t value) {
  std::int64_t same = 0;
  std::memcpy(&same, &value, sizeof same);
  return same;
}

Query& bind_sale(Query& query, const model::EventKey& sale) {
  return query.bind(sale.terminal.uuid()).bind(as_signed(sale.epoch)).bind(as_signed(sale.seq));
}

}  // namespace

Result<std::optional<std::uint64_t>> RefundStore::find(const model::EventKey& sale,
                                                       std::string_view reference) {
  Query query = store_.query(kFind);
  bind_sale(query, sale).bind(reference);
  REGULARS_TRY(const bool found, query.step());
  if (!found) return std::nullopt;
  return static_cast<std::uint64_t>(query.integer(0));
}

Result<std::vector<std::uint64_t>> RefundStore::of_sale(const model::EventKey& sale) {
  std::vector<std::uint64_t> all;
  Query query = store_.query(kOfSale);
  bind_sale(query, sale);
  while (true) {
    REGULARS_TRY(const bool found, query.step());
    if (!found) return all;
    all.push_back(static_cast<std::uint64_t>(query.integer(0)));
  }
}

Status RefundStore::add(const Transaction& /*transaction*/,
                        const model::EventStamp& stamp,
                        const model::RefundEvent& refund,
                        const std::vector<model::Grant>& moved) {
  const auto day = model::BusinessDay::of(stamp.at, stamp.utc_offset).date();
  Query query = store_.query(kInsert);
  query.bind(static_cast<std::int64_t>(stamp.seq))
      .bind(std::int64_t{stamp.at.time_since_epoch().count()})
      .bind(std::int64_t{day.time_since_epoch().count()});
  bind_sale(query, refund.sale)
      .bind_or_null(refund.member.uuid())
      .bind(refund.amount.minor())
      .bind(refund.amount.currency().code())
      .bind(std::string_view(refund.reference))
      .bind_or_null(refund.staff.uuid());
  REGULARS_TRY_VOID(query.run());
  if (refund.member.is_none()) return {};
  for (const model::Grant& grant : moved) {
    REGULARS_TRY_VOID(post(store_, stamp, {refund.member, grant.purse, grant.points.value()}));
  }
  return {};
}

}  // namespace regulars::storage
