#include "app/storage/central_sqlite/sqlite_reader.h"

#include <algorithm>

#include "app/storage/central_sqlite/moment.h"
#include "app/storage/central_sqlite/rows.h"

namespace regulars::storage {

namespace {
constexpr std::string_view kTerminal =
    "SELECT n, id, name, key_digest, certificate, chain_start, epoch, acked, tail, applied_seq, "
    "enrolled_ms, last_seen_ms, clock_offset_ms, revoked_ms FROM terminal WHERE id = ?";
constexpr std::string_view kMembersSince =
    "SELECT balance.change, pool.points, pool.leased, balance.visits, "
    "balance.last_visit_ms, member.n, member.id, member.name, member.tier, member.joined_day, "
    "member.greeting, pool.owed, member.referred_by IS NOT NULL, member.birth_month, "
    "member.birth_day, member.birth_lunar, holder.id, pool.member, "
    "tier.figure, tier.until_day, tier.floor, bearer.kind, bearer.reward, bearer.lapses_ms, "
    "member.greeting_ms "
    "FROM balance JOIN member ON member.n = balance.member "
    "JOIN balance AS pool ON pool.member = ifnull(member.household, member.n) "
    "LEFT JOIN member AS holder ON holder.n = member.household "
    "LEFT JOIN tier ON tier.member = member.n "
    "LEFT JOIN bearer ON bearer.account = member.n "
    "WHERE balance.change > ? AND member.erased_ms = 0 ORDER BY balance.change LIMIT ?";
constexpr std::string_view kGoneSince =
    "SELECT gone.change, member.id, winner.id FROM gone JOIN member ON member.n = gone.member "
    "LEFT JOIN member AS winner ON winner.n = member.merged_into AND member.erased_ms = 0 "
    "WHERE gone.change > ? ORDER BY gone.change LIMIT ?";
constexpr std::string_view kIdentifiersOf =
    "SELECT kind, value FROM identifier WHERE member = ? ORDER BY kind, value";
// A handful of rows by their index, however long the history is.
constexpr std::string_view kLapsing =
    "SELECT purse, lapses_ms, sum(points - drawn - lapsed - leased) FROM lot INDEXED BY lot_rest "
    "WHERE account = ? AND points > drawn + lapsed + leased AND lapses_ms < 9223372036854775807 "
    "GROUP BY lapses_ms, purse ORDER BY lapses_ms, purse LIMIT 8";
constexpr std::string_view kPending =
    "SELECT purse, from_ms, points - drawn - lapsed - leased FROM lot INDEXED BY lot_pending "
    "WHERE account = ? AND is_pending = 1 ORDER BY from_ms LIMIT 8";
constexpr std::string_view kUses =
    "SELECT rule, since_day, times, points FROM rule_use WHERE account = ? AND times > 0 "
    "ORDER BY rule, since_day";
constexpr std::string_view kConsents =
    "SELECT purpose, given, text_version, said_ms FROM consent WHERE member = ? ORDER BY purpose";
constexpr std::string_view kLostOf =
    "SELECT kind, value FROM lost_identifier WHERE member = ? ORDER BY lost_ms DESC LIMIT 16";
constexpr std::string_view kFamilyOf =
    "SELECT id FROM member WHERE (household = ?1 OR n = ?1) AND n <> ?2 "
    "ORDER BY n <> ?1, n LIMIT 16";
constexpr std::string_view kStaffSince =
    "SELECT change, id, name, role, pin, gone, member FROM staff WHERE change > ? "
    "ORDER BY change LIMIT ?";
constexpr std::string_view kProgrammesSince =
    "SELECT change, document FROM programme WHERE change > ? ORDER BY change LIMIT ?";
constexpr std::string_view kShopfrontSince =
    "SELECT change, document FROM shopfront WHERE change > ?";
constexpr std::string_view kEventsOf =
    "SELECT event.gseq, epoch, seq, line, received_ms, hash, state, json FROM event "
    "LEFT JOIN side ON side.gseq = event.gseq "
    "WHERE terminal = ? AND epoch = ? AND seq > ? ORDER BY seq LIMIT 1000";
}  // namespace

Status SqliteCentralReader::hold() {
  REGULARS_TRY(auto moment, Moment::begin(database_));
  held_.emplace(std::move(moment));
  return {};
}

void SqliteCentralReader::release() {
  held_.reset();
}

Result<StoreRecord> SqliteCentralReader::store() {
  auto row = database_.query(rows::kStore);
  REGULARS_TRY(const bool is_founded, row.step());
  if (is_founded) return rows::store(row);
  return fail(
      ErrorKind::not_found,
      database_.file().string() + " holds no store yet; start `regulars-central serve` once");
}

Result<FeedRows> SqliteCentralReader::changes_since(std::uint64_t since,
                                                    std::size_t most,
                                                    model::TerminalId terminal) {
  REGULARS_TRY(const Moment moment, Moment::begin(database_));
  FeedRows page;
  REGULARS_TRY(page.store, store());
  REGULARS_TRY_VOID(read_terminal(page, terminal));
  REGULARS_TRY_VOID(read_members(page, since, most));
  REGULARS_TRY_VOID(read_gone(page, since, most));
  REGULARS_TRY_VOID(read_staff(page, since, most));
  REGULARS_TRY_VOID(read_programmes(page, since, most));
  REGULARS_TRY_VOID(read_shopfront(page, since));
  std::sort(page.rows.begin(), page.rows.end(), [](const FeedRow& a, const FeedRow& b) {
    return a.change < b.change;
  });
  if (page.rows.size() > most) page.rows.resize(most);
  return page;
}

Status SqliteCentralReader::read_terminal(FeedRows& page, model::TerminalId terminal) {
  auto row = database_.query(kTerminal);
  row.bind(terminal.uuid());
  REGULARS_TRY(const bool is_row, row.step());
  if (is_row) page.terminal = rows::terminal(row);
  return {};
}

Status SqliteCentralReader::read_members(FeedRows& page, std::uint64_t since, std::size_t most) {
  auto row = database_.query(kMembersSince);
  row.bind(rows::signed_bits(since)).bind(static_cast<std::int64_t>(most));
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return {};
    auto& change = page.rows.emplace_back();
    change.change = rows::unsigned_bits(row.integer(0));
    auto& shown = change.member.emplace();
    shown.points = row.integer(1);
    shown.available = shown.points - row.integer(2);
    shown.member.visits = row.integer(3);
    shown.member.last_visit = rows::instant(row.integer(4));
    shown.member.id = model::MemberId{row.uuid(6)};
    shown.member.name = row.text(7);
    shown.member.tier = static_cast<std::uint8_t>(row.integer(8));
    shown.member.joined = std::chrono::sys_days{std::chrono::days{row.integer(9)}};
    shown.member.agrees_to_greeting = row.integer(10) != 0;
    shown.standing.was_referred = row.integer(12) != 0;
    shown.standing.birthday = rows::birthday(row, 13);
    shown.standing.household = model::MemberId{row.uuid(16)};
    shown.standing.tier_figure = row.integer(18);
    if (!row.is_null(19)) {
      shown.standing.tier_until = std::chrono::sys_days{std::chrono::days{row.integer(19)}};
    }
    shown.standing.tier_floor = static_cast<std::uint8_t>(row.integer(20));
    if (!row.is_null(21)) {
      shown.standing.bearer = {.kind = static_cast<model::BearerKind>(row.integer(21)),
                               .reward = std::string(row.text(22)),
                               .lapses = rows::instant(row.integer(23))};
    }
    if (row.integer(24) != 0) {  // the greeting stands with the member
      shown.standing.consents.push_back({.purpose = model::Purpose::Greeting,
                                         .is_given = shown.member.agrees_to_greeting,
                                         .text_version = 1,
                                         .said = rows::instant(row.integer(24))});
    }
    REGULARS_TRY_VOID(read_consents(shown.standing, row.integer(5)));
    REGULARS_TRY_VOID(read_identifiers(shown.member, row.integer(5)));
    const PurseSums points{
        .points = row.integer(1), .leased = row.integer(2), .owed = row.integer(11)};
    REGULARS_TRY_VOID(read_purses(shown.standing, row.integer(17), points));
    REGULARS_TRY_VOID(read_uses(shown.standing, row.integer(5)));
    REGULARS_TRY_VOID(read_people(shown.standing, row.integer(5), row.integer(17)));
  }
}

Status SqliteCentralReader::read_purses(model::Standing& standing,
                                        std::int64_t account,
                                        const PurseSums& points) {
  REGULARS_TRY(auto purses, rows::purses(database_.query(rows::kPurses).bind(account)));
  if (points.owed > 0) purses.emplace(model::kPointsPurse, points);
  for (const auto& [purse, sums] : purses) {
    standing.purses.push_back({.purse = purse,
                               .points = model::Points{sums.points},
                               .available = model::Points{sums.points - sums.leased},
                               .owed = model::Points{sums.owed}});
  }
  REGULARS_TRY_VOID(read_dated(standing.lapsing, database_.query(kLapsing).bind(account)));
  return read_dated(standing.pending, database_.query(kPending).bind(account));
}

Status SqliteCentralReader::read_dated(std::vector<model::Dated>& dated, Query row) {
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return {};
    dated.push_back({.purse = static_cast<model::PurseNumber>(row.integer(0)),
                     .at = rows::instant(row.integer(1)),
                     .points = model::Points{row.integer(2)}});
  }
}

Status SqliteCentralReader::read_uses(model::Standing& standing, std::int64_t account) {
  auto row = database_.query(kUses);
  row.bind(account);
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return {};
    standing.uses.push_back({.rule = std::string(row.text(0)),
                             .since = std::chrono::sys_days{std::chrono::days{row.integer(1)}},
                             .times = row.integer(2),
                             .points = model::Points{row.integer(3)}});
  }
}

Status SqliteCentralReader::read_consents(model::Standing& standing, std::int64_t member) {
  auto row = database_.query(kConsents);
  row.bind(member);
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return {};
    standing.consents.push_back({.purpose = static_cast<model::Purpose>(row.integer(0)),
                                 .is_given = row.integer(1) != 0,
                                 .text_version = row.integer(2),
                                 .said = rows::instant(row.integer(3))});
  }
}

Status SqliteCentralReader::read_people(model::Standing& standing,
                                        std::int64_t number,
                                        std::int64_t account) {
  auto lost = database_.query(kLostOf);
  lost.bind(number);
  while (true) {
    REGULARS_TRY(const bool is_row, lost.step());
    if (!is_row) break;
    standing.lost.push_back(
        {static_cast<model::IdentifierKind>(lost.integer(0)), std::string(lost.text(1))});
  }
  auto family = database_.query(kFamilyOf);
  family.bind(account).bind(number);
  while (true) {
    REGULARS_TRY(const bool is_row, family.step());
    if (!is_row) return {};
    standing.family.push_back(model::MemberId{family.uuid(0)});
  }
}

Status SqliteCentralReader::read_identifiers(model::Member& member, std::int64_t number) {
  auto row = database_.query(kIdentifiersOf);
  row.bind(number);
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return {};
    member.identifiers.push_back(
        {static_cast<model::IdentifierKind>(row.integer(0)), std::string(row.text(1))});
  }
}

Status SqliteCentralReader::read_gone(FeedRows& page, std::uint64_t since, std::size_t most) {
  auto row = database_.query(kGoneSince);
  row.bind(rows::signed_bits(since)).bind(static_cast<std::int64_t>(most));
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return {};
    auto& change = page.rows.emplace_back();
    change.change = rows::unsigned_bits(row.integer(0));
    change.gone = {model::MemberId{row.uuid(1)}, model::MemberId{row.uuid(2)}};
  }
}

Status SqliteCentralReader::read_staff(FeedRows& page, std::uint64_t since, std::size_t most) {
  auto row = database_.query(kStaffSince);
  row.bind(rows::signed_bits(since)).bind(static_cast<std::int64_t>(most));
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return {};
    auto& change = page.rows.emplace_back();
    change.change = rows::unsigned_bits(row.integer(0));
    change.staff = rows::staff(row, 1);
  }
}

Status SqliteCentralReader::read_programmes(FeedRows& page, std::uint64_t since, std::size_t most) {
  auto row = database_.query(kProgrammesSince);
  row.bind(rows::signed_bits(since)).bind(static_cast<std::int64_t>(most));
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return {};
    auto& change = page.rows.emplace_back();
    change.change = rows::unsigned_bits(row.integer(0));
    change.programme = row.text(1);
  }
}

Status SqliteCentralReader::read_shopfront(FeedRows& page, std::uint64_t since) {
  auto row = database_.query(kShopfrontSince);
  row.bind(rows::signed_bits(since));
  REGULARS_TRY(const bool is_row, row.step());
  if (!is_row) return {};
  auto& change = page.rows.emplace_back();
  change.change = rows::unsigned_bits(row.integer(0));
  change.shopfront = row.text(1);
  return {};
}

// A thousand at a time, so that the log of a year neither fills the memory nor pins one moment.
Status SqliteCentralReader::each_event(
    const TerminalRecord& terminal,
    const std::function<Status(const VerifiedEvent& event)>& visit) {
  std::uint64_t seq = 0;
  while (true) {
    std::size_t seen = 0;
    auto row = database_.query(kEventsOf);
    row.bind(terminal.n).bind(rows::signed_bits(terminal.epoch)).bind(rows::signed_bits(seq));
    while (true) {
      REGULARS_TRY(const bool is_row, row.step());
      if (!is_row) break;
      VerifiedEvent verified;
      LoggedEvent& event = verified.event;
      event.gseq = row.integer(0);
      event.terminal = terminal.n;
      event.epoch = rows::unsigned_bits(row.integer(1));
      event.seq = rows::unsigned_bits(row.integer(2));
      event.line = row.text(3);
      event.received = rows::instant(row.integer(4));
      verified.hash = rows::digest(row.blob(5));
      verified.state = static_cast<EventState>(row.integer(6));
      if (!row.is_null(7)) event.side = row.text(7);
      REGULARS_TRY_VOID(visit(verified));
      seq = event.seq;
      ++seen;
    }
    if (seen == 0) return {};
  }
}

}  // namespace regulars::storage
