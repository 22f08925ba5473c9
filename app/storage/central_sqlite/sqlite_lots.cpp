// What points are made of: lots, draws, debts, central's own bookings, uses of limits.

#include "app/storage/central_sqlite/rows.h"
#include "app/storage/central_sqlite/sqlite_store.h"

namespace regulars::storage {

namespace {
constexpr std::string_view kAddLot =
    "INSERT INTO lot (event, booking, account, purse, points, earned_ms, from_ms, is_pending, "
    "lapses_ms, idle_days) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kOpenLots =
    "SELECT n, event, booking, account, purse, points, drawn, lapsed, leased, earned_ms, from_ms, "
    "is_pending, lapses_ms, idle_days FROM lot WHERE account = ? AND purse = ? AND lapses_ms > ? "
    "AND is_pending = 0 AND points > drawn + lapsed + leased ORDER BY lapses_ms, earned_ms, n";
constexpr std::string_view kLot =
    "SELECT n, event, booking, account, purse, points, drawn, lapsed, leased, earned_ms, from_ms, "
    "is_pending, lapses_ms, idle_days FROM lot WHERE n = ?";
constexpr std::string_view kLotsOf =
    "SELECT n, event, booking, account, purse, points, drawn, lapsed, leased, earned_ms, from_ms, "
    "is_pending, lapses_ms, idle_days FROM lot WHERE event = ? ORDER BY n";
constexpr std::string_view kDueLots =
    "SELECT n, event, booking, account, purse, points, drawn, lapsed, leased, earned_ms, from_ms, "
    "is_pending, lapses_ms, idle_days FROM lot INDEXED BY lot_rest WHERE account = ? AND "
    "lapses_ms <= ? AND lapses_ms < 9223372036854775807 AND points > drawn + lapsed + leased "
    "ORDER BY lapses_ms, earned_ms, n";
constexpr std::string_view kRipeLots =
    "SELECT n, event, booking, account, purse, points, drawn, lapsed, leased, earned_ms, from_ms, "
    "is_pending, lapses_ms, idle_days FROM lot WHERE account = ? AND from_ms <= ? "
    "AND is_pending = 1 ORDER BY from_ms, n";
constexpr std::string_view kDueAccounts =
    "SELECT account FROM lot INDEXED BY lot_due WHERE lapses_ms <= ?1 AND "
    "lapses_ms < 9223372036854775807 AND points > drawn + lapsed + leased UNION "
    "SELECT account FROM lot INDEXED BY lot_ripe WHERE is_pending = 1 AND from_ms <= ?1 UNION "
    "SELECT member FROM balance INDEXED BY balance_owing WHERE owed > 0 AND points > leased UNION "
    "SELECT account FROM purse WHERE owed > 0 AND points > leased LIMIT ?2";
constexpr std::string_view kMoveInLot =
    "UPDATE lot SET drawn = drawn + ?, lapsed = lapsed + ?, leased = leased + ? WHERE n = ?";
constexpr std::string_view kRipen = "UPDATE lot SET is_pending = 0 WHERE n = ?";
constexpr std::string_view kMoveIdleLots =
    "UPDATE lot SET lapses_ms = ?1 + idle_days * 86400000 WHERE account = ?2 AND idle_days > 0 "
    "AND points > drawn + lapsed AND lapses_ms < ?1 + idle_days * 86400000";
constexpr std::string_view kAddDraw =
    "INSERT INTO draw (gseq, lot, points) VALUES (?, ?, ?) "
    "ON CONFLICT (gseq, lot) DO UPDATE SET points = points + excluded.points";
constexpr std::string_view kDrawsOf =
    "SELECT draw.gseq, lot, draw.points, given_back FROM draw JOIN lot ON lot.n = draw.lot "
    "WHERE draw.gseq = ? ORDER BY lapses_ms, earned_ms, n";
constexpr std::string_view kGiveBack =
    "UPDATE draw SET given_back = given_back + ? WHERE gseq = ? AND lot = ?";
constexpr std::string_view kAddGiveBack =
    "INSERT INTO give_back (gseq, of, lot, points) VALUES (?, ?, ?, ?)";
constexpr std::string_view kAddDebt =
    "INSERT INTO debt (account, purse, gseq, points, settled, forgiven) VALUES (?, ?, ?, ?, ?, ?)";
constexpr std::string_view kOpenDebts =
    "SELECT n, account, purse, gseq, points, settled, forgiven FROM debt "
    "WHERE account = ? AND purse = ? AND points > settled + forgiven ORDER BY n";
constexpr std::string_view kDebtsOf =
    "SELECT n, account, purse, gseq, points, settled, forgiven FROM debt WHERE gseq = ? ORDER BY n";
constexpr std::string_view kSaveDebt = "UPDATE debt SET settled = ?, forgiven = ? WHERE n = ?";
constexpr std::string_view kAddBooking =
    "INSERT INTO booking (kind, cause, account, purse, points, lot, debt, gseq, made_ms) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (kind, cause) DO NOTHING";
constexpr std::string_view kAddUse =
    "INSERT INTO rule_use (account, rule, since_day, until_day, times, points) "
    "VALUES (?, ?, ?, ?, max(0, ?5), max(0, ?6)) ON CONFLICT (account, rule, since_day) DO UPDATE "
    "SET times = max(0, times + ?5), points = max(0, points + ?6)";
constexpr std::string_view kUse =
    "SELECT times, points FROM rule_use WHERE account = ? AND rule = ? AND since_day = ?";
constexpr std::string_view kForgetUses = "DELETE FROM rule_use WHERE until_day <= ?";

void bind_number(Query& query, const std::optional<std::int64_t>& number) {
  if (number) {
    query.bind(*number);
  } else {
    query.bind_null();
  }
}

LotRecord lot_of(const Query& row) {
  LotRecord lot;
  lot.n = row.integer(0);
  lot.event = row.integer(1);
  if (!row.is_null(2)) lot.booking = row.integer(2);
  lot.account = row.integer(3);
  lot.purse = static_cast<model::PurseNumber>(row.integer(4));
  lot.points = row.integer(5);
  lot.drawn = row.integer(6);
  lot.lapsed = row.integer(7);
  lot.leased = row.integer(8);
  lot.earned = rows::instant(row.integer(9));
  lot.from = rows::instant(row.integer(10));
  lot.is_pending = row.integer(11) != 0;
  if (row.integer(12) != rows::kNever) lot.lapses = rows::instant(row.integer(12));
  lot.idle_days = static_cast<std::int32_t>(row.integer(13));
  return lot;
}

Result<std::vector<LotRecord>> lots_in(Query row) {
  std::vector<LotRecord> lots;
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return lots;
    lots.push_back(lot_of(row));
  }
}

Result<std::vector<DebtRecord>> debts_in(Query row) {
  std::vector<DebtRecord> debts;
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return debts;
    debts.push_back({.n = row.integer(0),
                     .account = row.integer(1),
                     .purse = static_cast<model::PurseNumber>(row.integer(2)),
                     .event = row.integer(3),
                     .points = row.integer(4),
                     .settled = row.integer(5),
                     .forgiven = row.integer(6)});
  }
}
}  // namespace

Result<std::int64_t> SqliteCentralStore::add_lot(const LotRecord& lot) {
  auto query = database_.query(kAddLot);
  query.bind(lot.event);
  bind_number(query, lot.booking);
  REGULARS_TRY_VOID(query.bind(lot.account)
                        .bind(std::int64_t{lot.purse})
                        .bind(lot.points)
                        .bind(rows::milliseconds(lot.earned))
                        .bind(rows::milliseconds(lot.from))
                        .bind(std::int64_t{lot.is_pending ? 1 : 0})
                        .bind(lot.lapses ? rows::milliseconds(*lot.lapses) : rows::kNever)
                        .bind(std::int64_t{lot.idle_days})
                        .run());
  return database_.last_insert_rowid();
}

Result<std::vector<LotRecord>> SqliteCentralStore::open_lots(std::int64_t account,
                                                             model::PurseNumber purse,
                                                             Instant now,
                                                             std::int64_t enough) {
  std::vector<LotRecord> lots;
  auto row = database_.query(kOpenLots);
  row.bind(account).bind(std::int64_t{purse}).bind(rows::milliseconds(now));
  while (enough > 0) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) break;
    lots.push_back(lot_of(row));
    enough -= lots.back().rest();
  }
  return lots;
}

Result<LotRecord> SqliteCentralStore::lot(std::int64_t n) {
  auto row = database_.query(kLot);
  row.bind(n);
  REGULARS_TRY(const bool is_row, row.step());
  if (is_row) return lot_of(row);
  return fail(ErrorKind::bug, "lot " + std::to_string(n) + " does not exist");
}

Result<std::vector<LotRecord>> SqliteCentralStore::lots_of(std::int64_t event) {
  return lots_in(database_.query(kLotsOf).bind(event));
}

Result<std::vector<LotRecord>> SqliteCentralStore::due_lots(std::int64_t account, Instant now) {
  return lots_in(database_.query(kDueLots).bind(account).bind(rows::milliseconds(now)));
}

Result<std::vector<LotRecord>> SqliteCentralStore::ripe_lots(std::int64_t account, Instant now) {
  return lots_in(database_.query(kRipeLots).bind(account).bind(rows::milliseconds(now)));
}

Result<std::vector<std::int64_t>> SqliteCentralStore::due_accounts(Instant now, std::size_t most) {
  std::vector<std::int64_t> accounts;
  auto row = database_.query(kDueAccounts);
  row.bind(rows::milliseconds(now)).bind(static_cast<std::int64_t>(most));
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return accounts;
    accounts.push_back(row.integer(0));
  }
}

Status SqliteCentralStore::move_in_lot(std::int64_t lot, const LotMove& move) {
  REGULARS_TRY_VOID(database_.query(kMoveInLot)
                        .bind(move.drawn)
                        .bind(move.lapsed)
                        .bind(move.leased)
                        .bind(lot)
                        .run());
  if (database_.changes() == 1) return {};
  return fail(ErrorKind::bug, "lot " + std::to_string(lot) + " does not exist");
}

Status SqliteCentralStore::ripen(std::int64_t lot) {
  return database_.query(kRipen).bind(lot).run();
}

Status SqliteCentralStore::move_idle_lots(std::int64_t account, Instant day_begin) {
  return database_.query(kMoveIdleLots).bind(rows::milliseconds(day_begin)).bind(account).run();
}

Status SqliteCentralStore::add_draw(std::int64_t event, std::int64_t lot, std::int64_t points) {
  return database_.query(kAddDraw).bind(event).bind(lot).bind(points).run();
}

Result<std::vector<DrawRecord>> SqliteCentralStore::draws_of(std::int64_t event) {
  std::vector<DrawRecord> draws;
  auto row = database_.query(kDrawsOf);
  row.bind(event);
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return draws;
    draws.push_back({.event = row.integer(0),
                     .lot = row.integer(1),
                     .points = row.integer(2),
                     .given_back = row.integer(3)});
  }
}

Status SqliteCentralStore::give_back(std::int64_t event,
                                     std::int64_t of,
                                     std::int64_t lot,
                                     std::int64_t points) {
  REGULARS_TRY_VOID(database_.query(kGiveBack).bind(points).bind(of).bind(lot).run());
  return database_.query(kAddGiveBack).bind(event).bind(of).bind(lot).bind(points).run();
}

Status SqliteCentralStore::add_debt(const DebtRecord& debt) {
  return database_.query(kAddDebt)
      .bind(debt.account)
      .bind(std::int64_t{debt.purse})
      .bind(debt.event)
      .bind(debt.points)
      .bind(debt.settled)
      .bind(debt.forgiven)
      .run();
}

Result<std::vector<DebtRecord>> SqliteCentralStore::open_debts(std::int64_t account,
                                                               model::PurseNumber purse) {
  return debts_in(database_.query(kOpenDebts).bind(account).bind(std::int64_t{purse}));
}

Result<std::vector<DebtRecord>> SqliteCentralStore::debts_of(std::int64_t event) {
  return debts_in(database_.query(kDebtsOf).bind(event));
}

Status SqliteCentralStore::save_debt(const DebtRecord& debt) {
  return database_.query(kSaveDebt).bind(debt.settled).bind(debt.forgiven).bind(debt.n).run();
}

Result<std::optional<std::int64_t>> SqliteCentralStore::add_booking(const BookingRecord& booking) {
  auto query = database_.query(kAddBooking);
  query.bind(std::int64_t{static_cast<std::uint8_t>(booking.kind)})
      .bind(std::string_view(booking.cause))
      .bind(booking.account)
      .bind(std::int64_t{booking.purse})
      .bind(booking.points);
  bind_number(query, booking.lot);
  bind_number(query, booking.debt);
  bind_number(query, booking.event == 0 ? std::nullopt : std::optional{booking.event});
  REGULARS_TRY_VOID(query.bind(rows::milliseconds(booking.made)).run());
  if (database_.changes() == 0) return std::optional<std::int64_t>{};
  return std::optional{database_.last_insert_rowid()};
}

Result<model::RuleUse> SqliteCentralStore::add_use(const UseRecord& use) {
  const std::int64_t since = use.use.since.time_since_epoch().count();
  REGULARS_TRY_VOID(database_.query(kAddUse)
                        .bind(use.account)
                        .bind(std::string_view(use.use.rule))
                        .bind(since)
                        .bind(std::int64_t{use.until.time_since_epoch().count()})
                        .bind(use.use.times)
                        .bind(use.use.points.value())
                        .run());
  return use_of(use.account, use.use.rule, use.use.since);
}

Result<model::RuleUse> SqliteCentralStore::use_of(std::int64_t account,
                                                  std::string_view rule,
                                                  std::chrono::sys_days since) {
  model::RuleUse sum{.rule = std::string(rule), .since = since, .times = 0, .points = {}};
  auto row = database_.query(kUse);
  row.bind(account).bind(rule).bind(std::int64_t{since.time_since_epoch().count()});
  REGULARS_TRY(const bool is_row, row.step());
  if (!is_row) return sum;
  sum.times = row.integer(0);
  sum.points = model::Points{row.integer(1)};
  return sum;
}

Status SqliteCentralStore::forget_uses(std::chrono::sys_days before) {
  return database_.query(kForgetUses).bind(std::int64_t{before.time_since_epoch().count()}).run();
}

}  // namespace regulars::storage
