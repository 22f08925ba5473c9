#include "app/storage/terminal/ledger_store.h"

namespace regulars::storage {

namespace {

constexpr std::string_view kFindSale =
    "SELECT seq, member, amount, currency, points FROM sale WHERE origin = ? AND reference = ?";
constexpr std::string_view kHasSale = "SELECT 1 FROM sale WHERE seq = ?";
constexpr std::string_view kSale =
    "SELECT sale.member, sale.at, sale.points, void.seq FROM sale"
    " LEFT JOIN void ON void.sale_seq = sale.seq WHERE sale.seq = ?";
constexpr std::string_view kFindRedeem =
    "SELECT seq, points, amount, currency FROM redeem WHERE lease = ?";
constexpr std::string_view kInsertSale =
    "INSERT INTO sale (seq, at, day, member, amount, currency, points, programme_version, tier,"
    " strength, staff, origin, reference) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kInsertRedeem =
    "INSERT INTO redeem (seq, at, day, member, reward, points, amount, currency,"
    " programme_version, lease, staff) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kInsertVoid =
    "INSERT INTO void (seq, sale_seq, at, member, points, staff) VALUES (?, ?, ?, ?, ?, ?)";
constexpr std::string_view kInsertEntry =
    "INSERT INTO ledger (member, seq, at, points) VALUES (?, ?, ?, ?)";
constexpr std::string_view kAddToBalance =
    "INSERT INTO balance (member, points) VALUES (?, ?)"
    " ON CONFLICT (member) DO UPDATE SET points = points + excluded.points";
constexpr std::string_view kBalance = "SELECT points FROM balance WHERE member = ?";
constexpr std::string_view kOwnDelta =
    "SELECT coalesce(sum(ledger.points), 0), count(sale.seq) - count(void.seq),"
    " coalesce(max(sale.at), 0) FROM ledger LEFT JOIN sale ON sale.seq = ledger.seq"
    " LEFT JOIN void ON void.seq = ledger.seq WHERE ledger.member = ? AND ledger.seq > ?";
constexpr std::string_view kRecentOf =
    "SELECT seq, member, at, points, EXISTS (SELECT 1 FROM sale WHERE sale.seq = ledger.seq)"
    " FROM ledger WHERE member = ? AND NOT EXISTS (SELECT 1 FROM void WHERE void.seq = ledger.seq)"
    "  AND NOT EXISTS (SELECT 1 FROM void WHERE void.sale_seq = ledger.seq)"
    " ORDER BY seq DESC LIMIT ?";
// Anonymous sales have no line here; a thousand events back is recent enough.
constexpr std::string_view kRecent =
    "SELECT seq, member, at, points, is_sale FROM ("
    "  SELECT seq, member, at, points, 1 AS is_sale FROM sale WHERE member IS NOT NULL"
    "    AND seq > (SELECT max(seq) FROM outbox) - 1000"
    "    AND NOT EXISTS (SELECT 1 FROM void WHERE void.sale_seq = sale.seq)"
    "  UNION ALL SELECT seq, member, at, -points, 0 FROM redeem"
    "    WHERE seq > (SELECT max(seq) FROM outbox) - 1000)"
    " ORDER BY seq DESC LIMIT ?";
constexpr std::string_view kSalesOfDay =
    "SELECT count(*), count(DISTINCT member), coalesce(sum(points), 0) FROM sale WHERE day = ?"
    " AND NOT EXISTS (SELECT 1 FROM void WHERE void.sale_seq = sale.seq)";
constexpr std::string_view kWrongNewest =
    "SELECT count(*) FROM (SELECT member FROM sale WHERE seq > (SELECT max(seq) FROM outbox) - ?1"
    "  AND member IS NOT NULL UNION SELECT member FROM redeem"
    "  WHERE seq > (SELECT max(seq) FROM outbox) - ?1 UNION SELECT member FROM void"
    "  WHERE seq > (SELECT max(seq) FROM outbox) - ?1) AS touched"
    " WHERE coalesce((SELECT points FROM balance WHERE member = touched.member), 0) IS NOT"
    "   (SELECT coalesce(sum(points), 0) FROM ledger WHERE member = touched.member)";
constexpr std::string_view kWrongAll =
    "SELECT (SELECT count(*) FROM (SELECT member, sum(points) AS points FROM ledger"
    "    GROUP BY member) AS true_one LEFT JOIN balance USING (member)"
    "    WHERE balance.points IS NOT true_one.points)"
    " + (SELECT count(*) FROM balance WHERE NOT EXISTS"
    "    (SELECT 1 FROM ledger WHERE ledger.member = balance.member))";
constexpr std::string_view kForgetBalances = "DELETE FROM balance";
constexpr std::string_view kSumBalances =
    "INSERT INTO balance (member, points) SELECT member, sum(points) FROM ledger GROUP BY member";

std::int64_t milliseconds(Instant at) {
  return at.time_since_epoch().count();
}

Instant instant(std::int64_t milliseconds) {
  return Instant{Milliseconds{milliseconds}};
}

std::int64_t day_of(const model::EventStamp& stamp) {
  return model::BusinessDay::of(stamp.at, stamp.utc_offset).date().time_since_epoch().count();
}

model::Money money(const Query& query, int amount, int currency) {
  return {query.integer(amount),
          model::Currency::parse(query.text(currency)).value_or(model::Currency{})};
}

Result<std::int64_t> number(Query query) {
  REGULARS_TRY(const bool found, query.step());
  return found ? query.integer(0) : 0;
}

Result<std::vector<LedgerEntry>> entries(Query& query) {
  std::vector<LedgerEntry> all;
  while (true) {
    REGULARS_TRY(const bool found, query.step());
    if (!found) return all;
    all.push_back({static_cast<std::uint64_t>(query.integer(0)),
                   model::MemberId{query.uuid(1)},
                   instant(query.integer(2)),
                   model::Points{query.integer(3)},
                   query.integer(4) != 0});
  }
}

}  // namespace

Result<std::optional<KnownSale>> LedgerStore::find_sale(model::Origin origin,
                                                        std::string_view reference) {
  Query query = store_.query(kFindSale);
  query.bind(static_cast<std::int64_t>(origin)).bind(reference);
  REGULARS_TRY(const bool found, query.step());
  if (!found) return std::nullopt;
  return KnownSale{static_cast<std::uint64_t>(query.integer(0)),
                   model::MemberId{query.uuid(1)},
                   money(query, 2, 3),
                   model::Points{query.integer(4)}};
}

Result<bool> LedgerStore::has_sale(std::uint64_t seq) {
  Query query = store_.query(kHasSale);
  query.bind(static_cast<std::int64_t>(seq));
  return query.step();
}

Result<std::optional<SaleRow>> LedgerStore::sale(std::uint64_t seq) {
  Query query = store_.query(kSale);
  query.bind(static_cast<std::int64_t>(seq));
  REGULARS_TRY(const bool found, query.step());
  if (!found) return std::nullopt;
  SaleRow row{model::MemberId{query.uuid(0)},
              instant(query.integer(1)),
              model::Points{query.integer(2)},
              std::nullopt};
  if (!query.is_null(3)) row.voided_by = static_cast<std::uint64_t>(query.integer(3));
  return row;
}

Result<std::optional<KnownRedeem>> LedgerStore::find_redeem(const Uuid& lease) {
  Query query = store_.query(kFindRedeem);
  query.bind(lease);
  REGULARS_TRY(const bool found, query.step());
  if (!found) return std::nullopt;
  return KnownRedeem{static_cast<std::uint64_t>(query.integer(0)),
                     model::Points{query.integer(1)},
                     money(query, 2, 3)};
}

Status LedgerStore::add_sale(const Transaction& /*transaction*/,
                             const model::EventStamp& stamp,
                             const model::SaleEvent& sale) {
  Query query = store_.query(kInsertSale);
  query.bind(static_cast<std::int64_t>(stamp.seq))
      .bind(milliseconds(stamp.at))
      .bind(day_of(stamp))
      .bind_or_null(sale.member.uuid())
      .bind(sale.amount.minor())
      .bind(sale.amount.currency().code())
      .bind(sale.points.value())
      .bind(sale.programme_version)
      .bind(std::int64_t{sale.tier})
      .bind(static_cast<std::int64_t>(sale.strength))
      .bind_or_null(sale.staff.uuid())
      .bind(static_cast<std::int64_t>(sale.origin));
  if (sale.reference.empty()) {
    query.bind_null();
  } else {
    query.bind(std::string_view(sale.reference));
  }
  REGULARS_TRY_VOID(query.run());
  if (sale.member.is_none()) return {};
  return post(stamp, sale.member, sale.points.value());
}

Status LedgerStore::add_redeem(const Transaction& /*transaction*/,
                               const model::EventStamp& stamp,
                               const model::RedeemEvent& redeem) {
  Query query = store_.query(kInsertRedeem);
  query.bind(static_cast<std::int64_t>(stamp.seq))
      .bind(milliseconds(stamp.at))
      .bind(day_of(stamp))
      .bind(redeem.member.uuid())
      .bind(std::string_view(redeem.reward))
      .bind(redeem.points.value())
      .bind(redeem.value.minor())
      .bind(redeem.value.currency().code())
      .bind(redeem.programme_version)
      .bind(redeem.lease)
      .bind_or_null(redeem.staff.uuid());
  REGULARS_TRY_VOID(query.run());
  return post(stamp, redeem.member, -redeem.points.value());
}

Status LedgerStore::add_void(const Transaction& /*transaction*/,
                             const model::EventStamp& stamp,
                             const model::VoidEvent& undone) {
  REGULARS_TRY_VOID(store_.query(kInsertVoid)
                        .bind(static_cast<std::int64_t>(stamp.seq))
                        .bind(static_cast<std::int64_t>(undone.sale_seq))
                        .bind(milliseconds(stamp.at))
                        .bind(undone.member.uuid())
                        .bind(undone.points.value())
                        .bind_or_null(undone.staff.uuid())
                        .run());
  return post(stamp, undone.member, -undone.points.value());
}

Status LedgerStore::post(const model::EventStamp& stamp,
                         const model::MemberId& member,
                         std::int64_t points) {
  REGULARS_TRY_VOID(store_.query(kInsertEntry)
                        .bind(member.uuid())
                        .bind(static_cast<std::int64_t>(stamp.seq))
                        .bind(milliseconds(stamp.at))
                        .bind(points)
                        .run());
  return store_.query(kAddToBalance).bind(member.uuid()).bind(points).run();
}

Result<OwnDelta> LedgerStore::own_delta(const model::MemberId& member, std::uint64_t after_seq) {
  Query query = store_.query(kOwnDelta);
  query.bind(member.uuid()).bind(static_cast<std::int64_t>(after_seq));
  REGULARS_TRY(const bool found, query.step());
  if (!found) return OwnDelta{};
  return OwnDelta{model::Points{query.integer(0)}, query.integer(1), instant(query.integer(2))};
}

Result<model::Points> LedgerStore::balance(const model::MemberId& member) {
  Query query = store_.query(kBalance);
  query.bind(member.uuid());
  REGULARS_TRY(const bool found, query.step());
  return found ? model::Points{query.integer(0)} : model::Points{};
}

Result<std::vector<LedgerEntry>> LedgerStore::recent_of(const model::MemberId& member,
                                                        std::size_t most) {
  Query query = store_.query(kRecentOf);
  query.bind(member.uuid()).bind(static_cast<std::int64_t>(most));
  return entries(query);
}

Result<std::vector<LedgerEntry>> LedgerStore::recent(std::size_t most) {
  Query query = store_.query(kRecent);
  query.bind(static_cast<std::int64_t>(most));
  return entries(query);
}

Result<SalesOfDay> LedgerStore::sales_of(const model::BusinessDay& day) {
  Query query = store_.query(kSalesOfDay);
  query.bind(std::int64_t{day.date().time_since_epoch().count()});
  REGULARS_TRY(const bool found, query.step());
  if (!found) return SalesOfDay{};
  return SalesOfDay{query.integer(0), query.integer(1), model::Points{query.integer(2)}};
}

Result<std::int64_t> LedgerStore::wrong_balances(std::uint64_t events) {
  return number(store_.query(kWrongNewest).bind(static_cast<std::int64_t>(events)));
}

Result<std::int64_t> LedgerStore::all_wrong_balances() {
  return number(store_.query(kWrongAll));
}

Status LedgerStore::rebuild_balances() {
  REGULARS_TRY(Transaction transaction, Transaction::begin(store_));
  REGULARS_TRY_VOID(store_.query(kForgetBalances).run());
  REGULARS_TRY_VOID(store_.query(kSumBalances).run());
  return transaction.commit();
}

}  // namespace regulars::storage
