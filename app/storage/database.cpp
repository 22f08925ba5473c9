#include "app/storage/database.h"

#include <fcntl.h>
#include <string>
#include <unistd.h>
#include <unordered_map>
#include <utility>

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>

#include "app/base/check.h"

namespace regulars::storage {

namespace {

constexpr int kBusyTimeoutMs = 5'000;
constexpr int kCheckpointPages = 1'000;
constexpr const char* kDamagedKey = "error.storage.damaged";

constexpr const char* kCommonPragmas =
    "PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"
    "PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY;";
constexpr const char* kWriterPragmas =
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0;"
    "PRAGMA journal_size_limit=16777216; PRAGMA cache_size=-16384;";
constexpr const char* kReaderPragmas = "PRAGMA query_only=ON; PRAGMA cache_size=-4096;";

Error error_of(int extended_code, const std::string& file, std::string_view detail) {
  const auto storage = [](std::string words, std::string key) {
    return Error{ErrorKind::storage, std::move(words), std::move(key)};
  };
  const std::string what =
      " (" + std::string(detail) + ", SQLite " + std::to_string(extended_code) + ")";
  switch (extended_code & 0xFF) {
    case SQLITE_FULL:
      return storage("the disk is full: " + file + " could not be written; free some space" + what,
                     "error.storage.full");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return storage(file + " is damaged; keep it and restore a copy" + what, kDamagedKey);
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return storage(file + " is read-only; let this program's user write it" + what,
                     "error.storage.read_only");
    case SQLITE_CANTOPEN:
      return storage(
          file + " cannot be opened; check that the folder exists and is writable" + what,
          "error.storage.cannot_open");
    case SQLITE_IOERR:
      return storage("the disk failed under " + file + "; check the disk and restart" + what,
                     "error.storage.disk");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Error{ErrorKind::busy, file + " is busy; try again" + what, "error.storage.busy"};
    case SQLITE_CONSTRAINT:
      return Error{ErrorKind::conflict, file + " refused a row" + what};
    default:
      return Error{ErrorKind::bug, file + ": statement failed" + what};
  }
}

Error error_of(const SQLite::Exception& exception, const std::string& file) {
  const int code = exception.getExtendedErrorCode() > 0 ? exception.getExtendedErrorCode()
                                                        : exception.getErrorCode();
  return error_of(code, file, exception.what());
}

Error closed() {
  return {ErrorKind::storage, "the file is closed; restart the program", "error.storage.disk"};
}

struct Prepared {
  std::string sql;
  SQLite::Statement statement;
  bool in_use = false;

  Prepared(const SQLite::Database& database, std::string_view text)
      : sql(text), statement(database, sql) {}
};

// SQLite gives its companion files the rights of the main one. Only where there is none yet:
// closing a descriptor of a file in use would drop the locks that SQLite holds on it.
void make_for_owner(const std::filesystem::path& file) {
  const int made = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (made >= 0) ::close(made);
}

int remember_wal_pages(void* pages, sqlite3* /*connection*/, const char* /*name*/, int count) {
  *static_cast<int*>(pages) = count;
  return SQLITE_OK;
}

}  // namespace

bool is_damage(const Error& error) {
  return error.kind == ErrorKind::storage && error.key == kDamagedKey;
}

struct Database::Impl {
  std::filesystem::path path;
  std::string name;
  int wal_pages = 0;                 // of the last commit
  std::optional<Error> disk_failed;  // (4)
  bool is_damaged = false;
  SQLite::Database connection;
  std::unordered_map<std::string_view, std::unique_ptr<Prepared>> prepared;

  Impl(const std::filesystem::path& file, Access access)
      : path(file),
        name(file.string()),
        connection(file.string(),
                   (access == Access::ReadWrite ? SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE
                                                : SQLite::OPEN_READONLY) |
                       SQLite::OPEN_NOMUTEX,
                   kBusyTimeoutMs) {
    sqlite3_extended_result_codes(connection.getHandle(), 1);
    connection.exec(kCommonPragmas);
    connection.exec(access == Access::ReadWrite ? kWriterPragmas : kReaderPragmas);
    if (access == Access::ReadWrite) {
      sqlite3_wal_hook(connection.getHandle(), &remember_wal_pages, &wal_pages);
    }
  }

  Error told(const SQLite::Exception& exception) {
    Error error = error_of(exception, name);
    if (error.key == "error.storage.disk") disk_failed = error;
    is_damaged = is_damaged || storage::is_damage(error);
    return error;
  }
};

struct Query::Impl {
  Database::Impl* database = nullptr;
  Prepared* prepared = nullptr;     // in the cache, or:
  std::unique_ptr<Prepared> extra;  // the cached one is being stepped by somebody
  std::optional<Error> failed;
  int bound = 0;

  template <typename Action>
  void attempt(Action&& action) {
    if (failed) return;
    try {
      action(prepared->statement);
    } catch (const SQLite::Exception& exception) {
      failed = database->told(exception);
    }
  }
};

Query::Query(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Query::Query(Query&&) noexcept = default;

Query::~Query() {
  if (!impl_ || impl_->prepared == nullptr) return;
  impl_->prepared->statement.tryReset();
  impl_->prepared->in_use = false;
}

Query& Query::bind(std::int64_t value) & {
  impl_->attempt([&](SQLite::Statement& statement) { statement.bind(++impl_->bound, value); });
  return *this;
}

Query& Query::bind(std::string_view text) & {
  impl_->attempt(
      [&](SQLite::Statement& statement) { statement.bind(++impl_->bound, std::string(text)); });
  return *this;
}

Query& Query::bind(std::span<const std::uint8_t> blob) & {
  impl_->attempt([&](SQLite::Statement& statement) {
    statement.bind(++impl_->bound, blob.data(), static_cast<int>(blob.size()));
  });
  return *this;
}

Query& Query::bind_null() & {
  impl_->attempt([&](SQLite::Statement& statement) { statement.bind(++impl_->bound); });
  return *this;
}

Result<bool> Query::step() {
  bool has_row = false;
  impl_->attempt([&](SQLite::Statement& statement) { has_row = statement.executeStep(); });
  if (impl_->failed) return fail(*impl_->failed);
  return has_row;
}

Status Query::run() {
  impl_->attempt([&](SQLite::Statement& statement) {
    while (statement.executeStep()) {
    }
    statement.reset();
    impl_->bound = 0;
  });
  if (impl_->failed) return fail(*impl_->failed);
  return {};
}

bool Query::is_null(int column) const {
  return impl_->prepared->statement.getColumn(column).isNull();
}

std::int64_t Query::integer(int column) const {
  return impl_->prepared->statement.getColumn(column).getInt64();
}

std::string_view Query::text(int column) const {
  const SQLite::Column value = impl_->prepared->statement.getColumn(column);
  const char* text = value.getText();
  return {text, static_cast<std::size_t>(value.getBytes())};
}

std::span<const std::uint8_t> Query::blob(int column) const {
  const SQLite::Column value = impl_->prepared->statement.getColumn(column);
  const auto* bytes = static_cast<const std::uint8_t*>(value.getBlob());
  return {bytes, static_cast<std::size_t>(value.getBytes())};
}

Uuid Query::uuid(int column) const {
  return Uuid::from_bytes(blob(column)).value_or(Uuid{});
}

Database::Database(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Result<Database> Database::open(const std::filesystem::path& file, Access access) {
  if (access == Access::ReadWrite) make_for_owner(file);
  try {
    return Database(std::make_unique<Impl>(file, access));
  } catch (const SQLite::Exception& exception) {
    return fail(error_of(exception, file.string()));
  }
}

Query Database::query(std::string_view sql) {
  auto borrowed = std::make_unique<Query::Impl>();
  borrowed->database = impl_.get();
  if (!is_open()) {
    borrowed->failed = closed();
    return Query(std::move(borrowed));
  }
  try {
    auto found = impl_->prepared.find(sql);
    if (found == impl_->prepared.end()) {
      auto prepared = std::make_unique<Prepared>(impl_->connection, sql);
      const std::string_view key = prepared->sql;
      found = impl_->prepared.emplace(key, std::move(prepared)).first;
    }
    if (found->second->in_use) {
      borrowed->extra = std::make_unique<Prepared>(impl_->connection, sql);
      borrowed->prepared = borrowed->extra.get();
    } else {
      borrowed->prepared = found->second.get();
    }
    borrowed->prepared->in_use = true;
  } catch (const SQLite::Exception& exception) {
    borrowed->failed = impl_->told(exception);
  }
  return Query(std::move(borrowed));
}

Status Database::execute(std::string_view script) {
  try {
    impl_->connection.exec(std::string(script));
    return {};
  } catch (const SQLite::Exception& exception) {
    return fail(impl_->told(exception));
  }
}

std::int64_t Database::changes() const {
  return sqlite3_changes64(impl_->connection.getHandle());
}

std::int64_t Database::last_insert_rowid() const {
  return impl_->connection.getLastInsertRowid();
}

bool Database::in_transaction() const {
  return sqlite3_get_autocommit(impl_->connection.getHandle()) == 0;
}

bool Database::is_damaged() const {
  return is_open() && impl_->is_damaged;
}

void Database::close() {
  impl_.reset();
}

const std::filesystem::path& Database::file() const {
  return impl_->path;
}

Status Database::checkpoint() {
  if (!is_open()) return {};
  const int code = sqlite3_wal_checkpoint_v2(
      impl_->connection.getHandle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  if (code != SQLITE_OK) return fail(error_of(code, impl_->name, "checkpoint"));
  impl_->wal_pages = 0;
  return {};
}

Status Database::quick_check() {
  Query check = query("PRAGMA quick_check(1)");
  REGULARS_TRY(const bool answered, check.step());
  if (answered && check.text(0) == "ok") return {};
  return fail(error_of(SQLITE_CORRUPT, impl_->name, answered ? check.text(0) : "no answer"));
}

Result<Transaction> Transaction::begin(Database& database) {
  if (!database.is_open()) return fail(closed());
  if (database.impl_->disk_failed) return fail(*database.impl_->disk_failed);
  REGULARS_CHECK(!database.in_transaction());
  REGULARS_TRY_VOID(database.query("BEGIN IMMEDIATE").run());
  return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept
    : database_(std::exchange(other.database_, nullptr)) {}

// Asks SQLite whether there still is a transaction: some errors have rolled it back already.
Transaction::~Transaction() {
  if (database_ == nullptr || !database_->in_transaction()) return;
  ignore(database_->execute("ROLLBACK"), "closing the file rolls back as well");
}

Status Transaction::commit() {
  REGULARS_CHECK(database_ != nullptr && database_->in_transaction());
  auto committed = database_->query("COMMIT").run();
  if (!committed) {
    if (database_->in_transaction()) {
      ignore(database_->execute("ROLLBACK"), "the commit's own error is what to tell");
    }
    return committed;
  }
  Database::Impl& impl = *database_->impl_;
  if (impl.wal_pages >= kCheckpointPages) {
    // A failure leaves the pages in the WAL, where they are safe; the next commit tries again.
    sqlite3_wal_checkpoint_v2(
        impl.connection.getHandle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  }
  return {};
}

}  // namespace regulars::storage
