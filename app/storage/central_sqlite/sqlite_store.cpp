#include "app/storage/central_sqlite/sqlite_store.h"

#include <utility>

#include "app/storage/central_sqlite/rows.h"

namespace regulars::storage {

namespace {
constexpr std::string_view kCounters = "SELECT change, watermark FROM store";
constexpr std::string_view kSaveCounters = "UPDATE store SET change = ?, watermark = ?";
constexpr std::string_view kFound =
    "INSERT INTO store (only, id, name, code_salt, change, watermark) VALUES (1, ?, ?, ?, ?, ?)";
constexpr std::string_view kRename = "UPDATE store SET name = ?";
constexpr std::string_view kAddTerminal =
    "INSERT INTO terminal (id, name, key_digest, certificate, chain_start, epoch, acked, tail, "
    "applied_seq, enrolled_ms, last_seen_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT DO NOTHING";
constexpr std::string_view kSaveTerminal =
    "UPDATE terminal SET key_digest = ?, certificate = ?, acked = ?, tail = ?, last_seen_ms = ?, "
    "clock_offset_ms = ?, revoked_ms = ? WHERE n = ?";
constexpr std::string_view kAddCode =
    "INSERT INTO enrol_code (hash, name, expires_ms) VALUES (?, ?, ?)";
constexpr std::string_view kCode =
    "SELECT name, expires_ms, used_by FROM enrol_code WHERE hash = ?";
constexpr std::string_view kUseCode = "UPDATE enrol_code SET used_by = ? WHERE hash = ?";
constexpr std::string_view kForgetCodes =
    "DELETE FROM enrol_code WHERE used_by IS NULL AND expires_ms < ?";
constexpr std::string_view kPutStaff =
    "INSERT INTO staff (id, name, role, pin, gone, member, change) VALUES (?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role, "
    "pin = excluded.pin, gone = excluded.gone, member = excluded.member, change = excluded.change";
constexpr std::string_view kStaff =
    "SELECT id, name, role, pin, gone, member FROM staff ORDER BY name, id";
constexpr std::string_view kPutProgramme =
    "INSERT INTO programme (version, document, published_ms, change) VALUES (?, ?, ?, ?)";
constexpr std::string_view kPutShopfront =
    "INSERT OR REPLACE INTO shopfront (only, document, set_ms, change) VALUES (1, ?, ?, ?)";
constexpr std::string_view kProgrammes = "SELECT document FROM programme ORDER BY version";
}  // namespace

Status SqliteCentralStore::begin() {
  REGULARS_TRY(auto transaction, Transaction::begin(database_));
  auto counters = database_.query(kCounters);
  REGULARS_TRY(const bool is_founded, counters.step());
  change_ = is_founded ? counters.integer(0) : 0;
  watermark_ = is_founded ? counters.integer(1) : 0;
  is_counted_ = false;
  transaction_.emplace(std::move(transaction));
  return {};
}

Status SqliteCentralStore::commit() {
  if (!transaction_) return fail(ErrorKind::bug, "commit without a transaction");
  if (is_counted_) {
    REGULARS_TRY_VOID(database_.query(kSaveCounters).bind(change_).bind(watermark_).run());
  }
  const Status done = transaction_->commit();
  transaction_.reset();
  return done;
}

void SqliteCentralStore::roll_back() {
  transaction_.reset();
}

std::int64_t SqliteCentralStore::next_change() {
  is_counted_ = true;
  return ++change_;
}

Status SqliteCentralStore::set_watermark(std::int64_t gseq) {
  is_counted_ = true;
  watermark_ = gseq;
  return {};
}

Result<std::optional<StoreRecord>> SqliteCentralStore::store() {
  auto row = database_.query(rows::kStore);
  REGULARS_TRY(const bool is_founded, row.step());
  if (!is_founded) return std::optional<StoreRecord>{};
  return std::optional{rows::store(row)};
}

Status SqliteCentralStore::found(const StoreRecord& store) {
  return database_.query(kFound)
      .bind(store.id.uuid())
      .bind(std::string_view(store.name))
      .bind(std::span<const std::uint8_t>(store.code_salt))
      .bind(rows::signed_bits(store.change))
      .bind(store.watermark)
      .run();
}

Status SqliteCentralStore::rename(std::string_view name) {
  return database_.query(kRename).bind(name).run();
}

Result<std::vector<TerminalRecord>> SqliteCentralStore::terminals() {
  std::vector<TerminalRecord> terminals;
  auto row = database_.query(rows::kAllTerminals);
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return terminals;
    terminals.push_back(rows::terminal(row));
  }
}

Result<std::int64_t> SqliteCentralStore::add_terminal(const TerminalRecord& terminal) {
  REGULARS_TRY_VOID(database_.query(kAddTerminal)
                        .bind(terminal.id.uuid())
                        .bind(std::string_view(terminal.name))
                        .bind(std::span<const std::uint8_t>(terminal.key_digest))
                        .bind(std::string_view(terminal.certificate_pem))
                        .bind(std::span<const std::uint8_t>(terminal.chain_start))
                        .bind(rows::signed_bits(terminal.epoch))
                        .bind(rows::signed_bits(terminal.acked))
                        .bind(std::span<const std::uint8_t>(terminal.tail))
                        .bind(rows::signed_bits(terminal.applied_seq))
                        .bind(rows::milliseconds(terminal.enrolled))
                        .bind(rows::milliseconds(terminal.last_seen))
                        .run());
  if (database_.changes() == 0) {
    return fail(ErrorKind::conflict,
                "terminal " + terminal.id.uuid().text() + ": its id or key is known already");
  }
  return database_.last_insert_rowid();
}

Status SqliteCentralStore::save_terminal(const TerminalRecord& terminal) {
  auto query = database_.query(kSaveTerminal);
  query.bind(std::span<const std::uint8_t>(terminal.key_digest))
      .bind(std::string_view(terminal.certificate_pem))
      .bind(rows::signed_bits(terminal.acked))
      .bind(std::span<const std::uint8_t>(terminal.tail))
      .bind(rows::milliseconds(terminal.last_seen))
      .bind(std::int64_t{terminal.clock_offset.count()});
  if (terminal.revoked) {
    query.bind(rows::milliseconds(*terminal.revoked));
  } else {
    query.bind_null();
  }
  return query.bind(terminal.n).run();
}

Status SqliteCentralStore::add_code(const EnrolCode& code) {
  return database_.query(kAddCode)
      .bind(std::span<const std::uint8_t>(code.hash))
      .bind(std::string_view(code.name))
      .bind(rows::milliseconds(code.expires))
      .run();
}

Result<std::optional<EnrolCode>> SqliteCentralStore::code(const Digest& hash) {
  auto row = database_.query(kCode);
  row.bind(std::span<const std::uint8_t>(hash));
  REGULARS_TRY(const bool is_row, row.step());
  if (!is_row) return std::optional<EnrolCode>{};
  EnrolCode code;
  code.hash = hash;
  code.name = row.text(0);
  code.expires = rows::instant(row.integer(1));
  if (!row.is_null(2)) code.used_by = row.integer(2);
  return std::optional{code};
}

Status SqliteCentralStore::use_code(const Digest& hash, std::int64_t terminal) {
  return database_.query(kUseCode).bind(terminal).bind(std::span<const std::uint8_t>(hash)).run();
}

Status SqliteCentralStore::forget_codes(Instant instant) {
  return database_.query(kForgetCodes).bind(rows::milliseconds(instant)).run();
}

Status SqliteCentralStore::put_staff(const StaffRecord& staff) {
  return database_.query(kPutStaff)
      .bind(staff.staff.id.uuid())
      .bind(std::string_view(staff.staff.name))
      .bind(std::int64_t{static_cast<std::uint8_t>(staff.staff.role)})
      .bind(std::string_view(staff.pin_hash))
      .bind(std::int64_t{staff.gone ? 1 : 0})
      .bind_or_null(staff.staff.member.uuid())
      .bind(next_change())
      .run();
}

Result<std::vector<StaffRecord>> SqliteCentralStore::staff() {
  std::vector<StaffRecord> staff;
  auto row = database_.query(kStaff);
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return staff;
    staff.push_back(rows::staff(row, 0));
  }
}

Status SqliteCentralStore::put_programme(std::int64_t version,
                                         std::string_view document,
                                         Instant published) {
  return database_.query(kPutProgramme)
      .bind(version)
      .bind(document)
      .bind(rows::milliseconds(published))
      .bind(next_change())
      .run();
}

Result<std::vector<std::string>> SqliteCentralStore::programmes() {
  std::vector<std::string> documents;
  auto row = database_.query(kProgrammes);
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return documents;
    documents.emplace_back(row.text(0));
  }
}

Status SqliteCentralStore::put_shopfront(std::string_view document, Instant set) {
  return database_.query(kPutShopfront)
      .bind(document)
      .bind(rows::milliseconds(set))
      .bind(next_change())
      .run();
}

Result<std::optional<std::string>> SqliteCentralStore::shopfront() {
  return rows::shopfront(database_.query(rows::kShopfront));
}

}  // namespace regulars::storage
