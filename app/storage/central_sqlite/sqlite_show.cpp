// What people look at: SqliteCentralReader's lists and sums.

#include "app/storage/central_sqlite/moment.h"
#include "app/storage/central_sqlite/rows.h"
#include "app/storage/central_sqlite/sqlite_reader.h"

namespace regulars::storage {

namespace {
constexpr std::string_view kMembersNumber = "SELECT n FROM member WHERE id = ?";
constexpr std::string_view kIdentifiersNumber =
    "SELECT member FROM identifier WHERE kind = ? AND value = ?";
constexpr std::string_view kEvents =
    "SELECT event.gseq, terminal.id, terminal.name, event.epoch, event.seq, line, received_ms, "
    "event.gseq <= (SELECT watermark FROM store), state, reason "
    "FROM event JOIN terminal ON terminal.n = event.terminal ORDER BY event.gseq DESC LIMIT ?";
constexpr std::string_view kEventsOfDay =
    "SELECT event.gseq, terminal.id, terminal.name, event.epoch, event.seq, line, received_ms, 1, "
    "state, reason FROM (SELECT gseq FROM sale WHERE day = ?1 UNION ALL SELECT gseq FROM rating "
    "WHERE day = ?1 UNION ALL SELECT gseq FROM redeem WHERE day = ?1 UNION ALL SELECT gseq FROM "
    "void WHERE day = ?1 UNION ALL SELECT gseq FROM refund WHERE day = ?1) AS those "
    "JOIN event ON event.gseq = those.gseq JOIN terminal ON terminal.n = event.terminal "
    "ORDER BY event.gseq DESC LIMIT ?2";
constexpr std::string_view kEventsOfMember =
    "SELECT event.gseq, terminal.id, terminal.name, event.epoch, event.seq, line, received_ms, 1, "
    "state, reason FROM (SELECT gseq FROM sale WHERE member = ?1 UNION SELECT gseq FROM redeem "
    "WHERE member = ?1 UNION SELECT void.gseq FROM void JOIN sale ON sale.gseq = void.undone "
    "WHERE sale.member = ?1 UNION SELECT refund.gseq FROM refund JOIN sale ON sale.gseq = "
    "refund.sale WHERE sale.member = ?1 UNION SELECT event FROM lot WHERE account = ?1) AS those "
    "JOIN event ON event.gseq = those.gseq JOIN terminal ON terminal.n = event.terminal "
    "ORDER BY event.gseq DESC LIMIT ?2";
constexpr std::string_view kBalances =
    "SELECT member.n, id, name, tier, joined_day, points, leased, visits, last_visit_ms, owed, "
    "pending "
    "FROM balance JOIN member ON member.n = balance.member ORDER BY points DESC, n LIMIT ?";
constexpr std::string_view kBalanceOf =
    "SELECT member.n, id, name, tier, joined_day, points, leased, visits, last_visit_ms, owed, "
    "pending "
    "FROM balance JOIN member ON member.n = balance.member WHERE member.n = ?";
constexpr std::string_view kRatings =
    "SELECT rating.gseq, rating.sale, rating.outcome, rating.face, rating.at_ms, "
    "rating.offset_minutes, event.seq, terminal.name, sale.tier, sale.member IS NOT NULL, "
    "sale.staff, about.seq FROM rating JOIN sale ON sale.gseq = rating.sale "
    "JOIN event ON event.gseq = rating.gseq JOIN event AS about ON about.gseq = rating.sale "
    "JOIN terminal ON terminal.n = event.terminal "
    "WHERE rating.day >= ? AND rating.day <= ? ORDER BY rating.gseq DESC LIMIT ?";
constexpr std::string_view kNotices =
    "SELECT gseq, kind, words, made_ms FROM notice ORDER BY n DESC LIMIT ?";
constexpr std::string_view kHeld =
    "SELECT (SELECT count(*) FROM member WHERE merged_into IS NULL AND erased_ms = 0), "
    "ifnull(sum(points), 0), ifnull(sum(leased), 0), "
    "(SELECT count(*) FROM event WHERE state > 1 AND state = 2), "
    "(SELECT count(*) FROM event WHERE state > 1 AND state = 3), (SELECT count(*) FROM notice) "
    "FROM balance";
constexpr std::string_view kSales =
    "SELECT count(*), ifnull(sum(amount), 0), ifnull(sum(CASE WHEN member IS NULL THEN 0 ELSE "
    "points END), 0), ifnull(sum(member IS NULL), 0) FROM sale WHERE day >= ? AND day <= ?";
constexpr std::string_view kRedeems =
    "SELECT count(*), ifnull(sum(iif(purse = 0, points, 0)), 0) FROM redeem "
    "WHERE day >= ? AND day <= ?";
constexpr std::string_view kRefunds =
    "SELECT count(*), ifnull(sum(amount), 0) FROM refund WHERE day >= ? AND day <= ?";
constexpr std::string_view kVoids =
    "SELECT count(*), ifnull(sum(taken), 0) FROM void WHERE day >= ? AND day <= ?";
constexpr std::string_view kFaces =
    "SELECT count(*), ifnull(sum(outcome = 1), 0), ifnull(sum(face = 1), 0), "
    "ifnull(sum(face = 2), 0), ifnull(sum(face = 3), 0), ifnull(sum(face = 4), 0), "
    "ifnull(sum(face = 5), 0) FROM rating WHERE day >= ? AND day <= ?";

constexpr std::int64_t kFirstDay = INT64_MIN;
constexpr std::int64_t kLastDay = INT64_MAX;

// The member that the filter names; none when it names nobody known; empty when it names none.
Result<std::optional<std::int64_t>> member_of(Database& database, const ShowFilter& filter) {
  auto row = filter.member ? database.query(kMembersNumber) : database.query(kIdentifiersNumber);
  if (filter.member) {
    row.bind(filter.member->uuid());
  } else {
    row.bind(std::int64_t{static_cast<std::uint8_t>(filter.identifier->kind)})
        .bind(std::string_view(filter.identifier->value));
  }
  REGULARS_TRY(const bool is_row, row.step());
  if (!is_row) return std::optional<std::int64_t>{};
  return std::optional{row.integer(0)};
}

bool names_member(const ShowFilter& filter) {
  return filter.member.has_value() || filter.identifier.has_value();
}
}  // namespace

Result<std::vector<TerminalRecord>> SqliteCentralReader::terminals() {
  std::vector<TerminalRecord> terminals;
  auto row = database_.query(rows::kAllTerminals);
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return terminals;
    terminals.push_back(rows::terminal(row));
  }
}

Result<std::vector<StaffRecord>> SqliteCentralReader::staff() {
  std::vector<StaffRecord> staff;
  auto row =
      database_.query("SELECT id, name, role, pin, gone, member FROM staff ORDER BY name, id");
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return staff;
    staff.push_back(rows::staff(row, 0));
  }
}

Result<std::vector<std::string>> SqliteCentralReader::programmes() {
  std::vector<std::string> documents;
  auto row = database_.query("SELECT document FROM programme ORDER BY version");
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return documents;
    documents.emplace_back(row.text(0));
  }
}

Result<std::optional<std::string>> SqliteCentralReader::shopfront() {
  return rows::shopfront(database_.query(rows::kShopfront));
}

Result<std::vector<ShownEvent>> SqliteCentralReader::events(const ShowFilter& filter) {
  std::vector<ShownEvent> events;
  std::optional<std::int64_t> member;
  if (names_member(filter)) {
    REGULARS_TRY(member, member_of(database_, filter));
    if (!member) return events;
  }
  auto row = database_.query(member ? kEventsOfMember : filter.day ? kEventsOfDay : kEvents);
  if (member) {
    row.bind(*member);
  } else if (filter.day) {
    row.bind(*filter.day);
  }
  row.bind(static_cast<std::int64_t>(filter.limit));
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return events;
    auto& event = events.emplace_back();
    event.gseq = row.integer(0);
    event.terminal = model::TerminalId{row.uuid(1)};
    event.terminal_name = row.text(2);
    event.epoch = rows::unsigned_bits(row.integer(3));
    event.seq = rows::unsigned_bits(row.integer(4));
    event.line = row.text(5);
    event.received = rows::instant(row.integer(6));
    event.is_folded = row.integer(7) != 0;
    event.state = static_cast<EventState>(row.integer(8));
    if (!row.is_null(9)) event.reason = row.text(9);
  }
}

Result<std::vector<ShownBalance>> SqliteCentralReader::balances(const ShowFilter& filter) {
  std::vector<ShownBalance> balances;
  REGULARS_TRY(const Moment moment, Moment::begin(database_));
  std::optional<std::int64_t> member;
  if (names_member(filter)) {
    REGULARS_TRY(member, member_of(database_, filter));
    if (!member) return balances;
  }
  auto row = database_.query(member ? kBalanceOf : kBalances);
  row.bind(member ? *member : static_cast<std::int64_t>(filter.limit));
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return balances;
    auto& shown = balances.emplace_back();
    shown.member.id = model::MemberId{row.uuid(1)};
    shown.member.name = row.text(2);
    shown.member.tier = static_cast<std::uint8_t>(row.integer(3));
    shown.member.joined = std::chrono::sys_days{std::chrono::days{row.integer(4)}};
    shown.balance = {.member = row.integer(0),
                     .points = row.integer(5),
                     .leased = row.integer(6),
                     .visits = row.integer(7),
                     .last_visit = rows::instant(row.integer(8)),
                     .owed = row.integer(9),
                     .pending = row.integer(10)};
    REGULARS_TRY(shown.balance.purses,
                 rows::purses(database_.query(rows::kPurses).bind(row.integer(0))));
    shown.member.visits = shown.balance.visits;
    shown.member.last_visit = shown.balance.last_visit;
    REGULARS_TRY_VOID(read_identifiers(shown.member, row.integer(0)));
  }
}

Result<std::vector<ShownRating>> SqliteCentralReader::ratings(const ShowFilter& filter) {
  std::vector<ShownRating> ratings;
  auto row = database_.query(kRatings);
  row.bind(filter.day.value_or(kFirstDay))
      .bind(filter.day.value_or(kLastDay))
      .bind(static_cast<std::int64_t>(filter.limit));
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return ratings;
    auto& shown = ratings.emplace_back();
    shown.rating.gseq = row.integer(0);
    shown.rating.sale = row.integer(1);
    shown.rating.event.outcome = static_cast<model::RatingOutcome>(row.integer(2));
    shown.rating.event.face = static_cast<std::uint8_t>(row.integer(3));
    shown.rating.event.sale_seq = rows::unsigned_bits(row.integer(11));
    shown.rating.stamp.at = rows::instant(row.integer(4));
    shown.rating.stamp.utc_offset = std::chrono::minutes{row.integer(5)};
    shown.rating.stamp.seq = rows::unsigned_bits(row.integer(6));
    shown.seq = shown.rating.stamp.seq;
    shown.terminal_name = row.text(7);
    shown.tier = static_cast<std::uint8_t>(row.integer(8));
    shown.is_member = row.integer(9) != 0;
    if (!row.is_null(10)) shown.staff = model::StaffId{row.uuid(10)};
  }
}

Result<std::vector<Notice>> SqliteCentralReader::notices(std::size_t most) {
  std::vector<Notice> notices;
  auto row = database_.query(kNotices);
  row.bind(static_cast<std::int64_t>(most));
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return notices;
    notices.push_back({.gseq = row.is_null(0) ? 0 : row.integer(0),
                       .kind = std::string(row.text(1)),
                       .words = std::string(row.text(2)),
                       .made = rows::instant(row.integer(3))});
  }
}

Result<Totals> SqliteCentralReader::totals(const ShowFilter& filter) {
  REGULARS_TRY(const Moment moment, Moment::begin(database_));
  const std::int64_t from = filter.day.value_or(kFirstDay);
  const std::int64_t to = filter.day.value_or(kLastDay);
  Totals totals;
  auto held = database_.query(kHeld);
  REGULARS_TRY([[maybe_unused]] const bool is_held, held.step());
  totals.members = held.integer(0);
  totals.points_held = held.integer(1);
  totals.points_leased = held.integer(2);
  totals.parked = held.integer(3);
  totals.rejected = held.integer(4);
  totals.notices = held.integer(5);
  auto sales = database_.query(kSales);
  sales.bind(from).bind(to);
  REGULARS_TRY([[maybe_unused]] const bool is_sold, sales.step());
  totals.sales = sales.integer(0);
  totals.amount_minor = sales.integer(1);
  totals.points_given = sales.integer(2);
  totals.unclaimed_sales = sales.integer(3);
  auto redeems = database_.query(kRedeems);
  redeems.bind(from).bind(to);
  REGULARS_TRY([[maybe_unused]] const bool is_redeemed, redeems.step());
  totals.redeems = redeems.integer(0);
  totals.points_redeemed = redeems.integer(1);
  auto voids = database_.query(kVoids);
  voids.bind(from).bind(to);
  REGULARS_TRY([[maybe_unused]] const bool is_voided, voids.step());
  totals.voids = voids.integer(0);
  totals.points_voided = voids.integer(1);
  auto refunds = database_.query(kRefunds);
  refunds.bind(from).bind(to);
  REGULARS_TRY([[maybe_unused]] const bool is_refunded, refunds.step());
  totals.refunds = refunds.integer(0);
  totals.refunded_minor = refunds.integer(1);
  auto faces = database_.query(kFaces);
  faces.bind(from).bind(to);
  REGULARS_TRY([[maybe_unused]] const bool is_rated, faces.step());
  totals.prompts = faces.integer(0);
  totals.answers = faces.integer(1);
  for (int face = 0; face < 5; ++face) totals.faces[face] = faces.integer(2 + face);
  return totals;
}

}  // namespace regulars::storage
