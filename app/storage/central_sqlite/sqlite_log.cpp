// The log: appended in commit order, read by the projector, never changed but for its state.

#include "app/storage/central_sqlite/rows.h"
#include "app/storage/central_sqlite/sqlite_store.h"

namespace regulars::storage {

namespace {
constexpr std::string_view kAppend =
    "INSERT INTO event (terminal, epoch, seq, line, hash, received_ms) VALUES (?, ?, ?, ?, ?, ?)";
constexpr std::string_view kAddSide = "INSERT INTO side (gseq, json) VALUES (?, ?)";
constexpr std::string_view kHashAt =
    "SELECT hash FROM event WHERE terminal = ? AND epoch = ? AND seq = ?";
constexpr std::string_view kFindEvent =
    "SELECT gseq FROM event WHERE terminal = ? AND epoch = ? AND seq = ?";
constexpr std::string_view kLogged =
    "SELECT terminal, epoch, seq, line, received_ms FROM event WHERE gseq = ?";
constexpr std::string_view kFindTerminal = "SELECT n FROM terminal WHERE id = ?";
constexpr std::string_view kUnfolded =
    "SELECT event.gseq, terminal, epoch, seq, line, received_ms, json FROM event "
    "LEFT JOIN side ON side.gseq = event.gseq WHERE event.gseq > ? ORDER BY event.gseq LIMIT ?";
constexpr std::string_view kSetAside = "UPDATE event SET state = ?, reason = ? WHERE gseq = ?";
constexpr std::string_view kSetApplied = "UPDATE terminal SET applied_seq = ? WHERE n = ?";
constexpr std::string_view kAddNotice =
    "INSERT INTO notice (gseq, kind, words, made_ms) VALUES (?, ?, ?, ?)";
}  // namespace

Result<std::int64_t> SqliteCentralStore::append(const NewEvent& event) {
  REGULARS_TRY_VOID(database_.query(kAppend)
                        .bind(event.terminal)
                        .bind(rows::signed_bits(event.epoch))
                        .bind(rows::signed_bits(event.seq))
                        .bind(event.line)
                        .bind(std::span<const std::uint8_t>(event.hash))
                        .bind(rows::milliseconds(event.received))
                        .run());
  const std::int64_t gseq = database_.last_insert_rowid();
  if (!event.side.empty()) {
    REGULARS_TRY_VOID(database_.query(kAddSide).bind(gseq).bind(event.side).run());
  }
  return gseq;
}

Result<std::optional<Digest>> SqliteCentralStore::hash_at(std::int64_t terminal,
                                                          std::uint64_t epoch,
                                                          std::uint64_t seq) {
  auto row = database_.query(kHashAt);
  row.bind(terminal).bind(rows::signed_bits(epoch)).bind(rows::signed_bits(seq));
  REGULARS_TRY(const bool is_row, row.step());
  if (!is_row) return std::optional<Digest>{};
  return std::optional{rows::digest(row.blob(0))};
}

Result<std::optional<std::int64_t>> SqliteCentralStore::find_event(std::int64_t terminal,
                                                                   std::uint64_t epoch,
                                                                   std::uint64_t seq) {
  auto row = database_.query(kFindEvent);
  row.bind(terminal).bind(rows::signed_bits(epoch)).bind(rows::signed_bits(seq));
  REGULARS_TRY(const bool is_row, row.step());
  if (!is_row) return std::optional<std::int64_t>{};
  return std::optional{row.integer(0)};
}

Result<LoggedEvent> SqliteCentralStore::logged(std::int64_t gseq) {
  auto row = database_.query(kLogged);
  row.bind(gseq);
  REGULARS_TRY(const bool is_row, row.step());
  if (!is_row) return fail(ErrorKind::not_found, "there is no event " + std::to_string(gseq));
  LoggedEvent event;
  event.gseq = gseq;
  event.terminal = row.integer(0);
  event.epoch = rows::unsigned_bits(row.integer(1));
  event.seq = rows::unsigned_bits(row.integer(2));
  event.line = row.text(3);
  event.received = rows::instant(row.integer(4));
  return event;
}

Result<std::optional<std::int64_t>> SqliteCentralStore::find_terminal(model::TerminalId id) {
  auto row = database_.query(kFindTerminal);
  row.bind(id.uuid());
  REGULARS_TRY(const bool is_row, row.step());
  if (!is_row) return std::optional<std::int64_t>{};
  return std::optional{row.integer(0)};
}

Result<std::vector<LoggedEvent>> SqliteCentralStore::unfolded(std::size_t most) {
  std::vector<LoggedEvent> events;
  auto row = database_.query(kUnfolded);
  row.bind(watermark_).bind(static_cast<std::int64_t>(most));
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return events;
    auto& event = events.emplace_back();
    event.gseq = row.integer(0);
    event.terminal = row.integer(1);
    event.epoch = rows::unsigned_bits(row.integer(2));
    event.seq = rows::unsigned_bits(row.integer(3));
    event.line = row.text(4);
    event.received = rows::instant(row.integer(5));
    if (!row.is_null(6)) event.side = row.text(6);
  }
}

Status SqliteCentralStore::set_aside(std::int64_t gseq, EventState state, std::string_view reason) {
  return database_.query(kSetAside)
      .bind(std::int64_t{static_cast<std::uint8_t>(state)})
      .bind(reason)
      .bind(gseq)
      .run();
}

Status SqliteCentralStore::set_applied(std::int64_t terminal, std::uint64_t seq) {
  return database_.query(kSetApplied).bind(rows::signed_bits(seq)).bind(terminal).run();
}

Status SqliteCentralStore::add_notice(const Notice& notice) {
  auto query = database_.query(kAddNotice);
  if (notice.gseq == 0) {
    query.bind_null();
  } else {
    query.bind(notice.gseq);
  }
  return query.bind(std::string_view(notice.kind))
      .bind(std::string_view(notice.words))
      .bind(rows::milliseconds(notice.made))
      .run();
}

}  // namespace regulars::storage
