// What terminals ask: SqliteCentralReader's receipts and histories.

#include <limits>

#include "app/storage/central_sqlite/moment.h"
#include "app/storage/central_sqlite/rows.h"
#include "app/storage/central_sqlite/sqlite_reader.h"

namespace regulars::storage {

namespace {
constexpr std::string_view kFindEvent =
    "SELECT gseq FROM event JOIN terminal ON terminal.n = event.terminal "
    "WHERE terminal.id = ? AND event.epoch = ? AND event.seq = ?";
constexpr std::string_view kTold =
    "SELECT terminal.id, event.epoch, event.seq, terminal.name, line, state, "
    "EXISTS (SELECT 1 FROM void WHERE undone = event.gseq) "
    "FROM event JOIN terminal ON terminal.n = event.terminal WHERE event.gseq = ?";
constexpr std::string_view kOwner =
    "SELECT member.id FROM sale JOIN member ON member.n = sale.member WHERE sale.gseq = ?";
constexpr std::string_view kRefundsOf = "SELECT gseq FROM refund WHERE sale = ? ORDER BY gseq";
constexpr std::string_view kAccount =
    "SELECT ifnull(living.household, living.n) FROM member "
    "JOIN member AS living ON living.n = ifnull(member.merged_into, member.n) "
    "WHERE member.id = ? AND living.erased_ms = 0";
constexpr std::string_view kEntries =
    "SELECT account_entry.gseq, account_entry.booking, booking.kind, booking.made_ms "
    "FROM account_entry LEFT JOIN booking ON booking.n = account_entry.booking "
    "WHERE account_entry.account = ?1 AND (account_entry.gseq, account_entry.booking) < (?2, ?3) "
    "ORDER BY account_entry.gseq DESC, account_entry.booking DESC LIMIT ?4";
// Debt that was settled since stands among the draws of the event that caused it.
constexpr std::string_view kMoves =
    "SELECT purse, sum(points) FROM ("
    "SELECT purse, points FROM lot WHERE event = ?2 AND account = ?1 AND booking IS NULL UNION ALL "
    "SELECT lot.purse, -draw.points FROM draw JOIN lot ON lot.n = draw.lot "
    "WHERE draw.gseq = ?2 AND lot.account = ?1 UNION ALL "
    "SELECT lot.purse, give_back.points FROM give_back JOIN lot ON lot.n = give_back.lot "
    "WHERE give_back.gseq = ?2 AND lot.account = ?1 UNION ALL "
    "SELECT purse, settled + forgiven - points FROM debt WHERE gseq = ?2 AND account = ?1) "
    "GROUP BY purse HAVING sum(points) <> 0 ORDER BY purse";
constexpr std::string_view kBookingsMoves =
    "SELECT purse, -points FROM booking WHERE n = ?1 AND kind = 1 AND points <> 0 UNION ALL "
    "SELECT purse, points FROM lot WHERE event = ?2 AND booking = ?1 AND account = ?3";
constexpr std::string_view kProgramme = "SELECT document FROM programme WHERE version = ?";
}  // namespace

Result<std::vector<std::int64_t>> SqliteCentralReader::sales_of_receipt(std::string_view receipt,
                                                                        std::size_t most) {
  return rows::numbers(
      database_.query(rows::kSalesOfReceipt).bind(receipt).bind(static_cast<std::int64_t>(most)));
}

Result<std::optional<std::int64_t>> SqliteCentralReader::find_event(const model::EventKey& key) {
  auto row = database_.query(kFindEvent);
  row.bind(key.terminal.uuid()).bind(rows::signed_bits(key.epoch)).bind(rows::signed_bits(key.seq));
  REGULARS_TRY(const bool is_row, row.step());
  if (!is_row) return std::optional<std::int64_t>{};
  return std::optional{row.integer(0)};
}

Result<ToldRecord> SqliteCentralReader::told(std::int64_t gseq) {
  auto row = database_.query(kTold);
  row.bind(gseq);
  REGULARS_TRY(const bool is_row, row.step());
  if (!is_row) return fail(ErrorKind::not_found, "there is no event " + std::to_string(gseq));
  ToldRecord told;
  told.gseq = gseq;
  told.key = {model::TerminalId{row.uuid(0)},
              rows::unsigned_bits(row.integer(1)),
              rows::unsigned_bits(row.integer(2))};
  told.terminal_name = row.text(3);
  told.line = row.text(4);
  told.state = static_cast<EventState>(row.integer(5));
  told.is_undone = row.integer(6) != 0;
  return told;
}

Result<std::optional<model::MemberId>> SqliteCentralReader::owner_of(std::int64_t sale) {
  auto row = database_.query(kOwner);
  row.bind(sale);
  REGULARS_TRY(const bool is_row, row.step());
  if (!is_row) return std::optional<model::MemberId>{};
  return std::optional{model::MemberId{row.uuid(0)}};
}

Result<std::vector<std::int64_t>> SqliteCentralReader::refunds_of(std::int64_t sale) {
  return rows::numbers(database_.query(kRefundsOf).bind(sale));
}

Result<std::optional<std::int64_t>> SqliteCentralReader::account_of(model::MemberId member) {
  auto row = database_.query(kAccount);
  row.bind(member.uuid());
  REGULARS_TRY(const bool is_row, row.step());
  if (!is_row) return std::optional<std::int64_t>{};
  return std::optional{row.integer(0)};
}

Result<std::vector<EntryRecord>> SqliteCentralReader::entries_of(
    std::int64_t account, const std::optional<EntryKey>& before, std::size_t most) {
  constexpr std::int64_t kNewest = std::numeric_limits<std::int64_t>::max();
  REGULARS_TRY(const Moment moment, Moment::begin(database_));
  std::vector<EntryRecord> entries;
  auto row = database_.query(kEntries);
  row.bind(account)
      .bind(before ? before->gseq : kNewest)
      .bind(before ? before->booking : kNewest)
      .bind(static_cast<std::int64_t>(most));
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) break;
    EntryRecord& entry = entries.emplace_back();
    entry.key = {row.integer(0), row.integer(1)};
    if (row.is_null(2)) continue;
    entry.kind = static_cast<BookingKind>(row.integer(2));
    entry.made = rows::instant(row.integer(3));
  }
  for (EntryRecord& entry : entries) REGULARS_TRY_VOID(read_moves(entry, account));
  return entries;
}

Status SqliteCentralReader::read_moves(EntryRecord& entry, std::int64_t account) {
  const bool is_booking = entry.key.booking != 0;
  auto row = database_.query(is_booking ? kBookingsMoves : kMoves);
  if (is_booking) {
    row.bind(entry.key.booking).bind(entry.key.gseq).bind(account);
  } else {
    row.bind(account).bind(entry.key.gseq);
  }
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return {};
    entry.moves[static_cast<model::PurseNumber>(row.integer(0))] += row.integer(1);
  }
}

Result<std::optional<std::string>> SqliteCentralReader::programme(std::int64_t version) {
  auto row = database_.query(kProgramme);
  row.bind(version);
  REGULARS_TRY(const bool is_row, row.step());
  if (!is_row) return std::optional<std::string>{};
  return std::optional<std::string>{row.text(0)};
}

}  // namespace regulars::storage
