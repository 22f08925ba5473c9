#include "tests/bench/raw_sqlite.h"

#include <cstdio>
#include <cstdlib>

#include <sqlite3.h>

namespace regulars::bench {

struct RawSqlite::Handle {
  sqlite3* database = nullptr;
};
struct RawStatement::Handle {
  sqlite3* database = nullptr;
  sqlite3_stmt* statement = nullptr;
};

namespace {
void check(bool is_good, sqlite3* database) {
  if (is_good) return;
  std::fprintf(stderr, "bench: raw SQLite: %s\n", sqlite3_errmsg(database));
  std::exit(1);
}
}  // namespace

RawSqlite::RawSqlite(const std::filesystem::path& file, Mode mode)
    : handle_(std::make_unique<Handle>()) {
  const int flags =
      mode == Mode::Read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  check(sqlite3_open_v2(file.c_str(), &handle_->database, flags, nullptr) == SQLITE_OK,
        handle_->database);
  execute("PRAGMA cache_size=-16384; PRAGMA mmap_size=0");
  if (mode == Mode::Write) execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL");
}

RawSqlite::~RawSqlite() {
  sqlite3_close(handle_->database);
}

void RawSqlite::execute(const std::string& sql) {
  check(sqlite3_exec(handle_->database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK,
        handle_->database);
}

RawStatement RawSqlite::prepare(const std::string& sql) {
  auto handle = std::make_unique<RawStatement::Handle>();
  handle->database = handle_->database;
  check(sqlite3_prepare_v2(handle_->database, sql.c_str(), -1, &handle->statement, nullptr) ==
            SQLITE_OK,
        handle_->database);
  return RawStatement(std::move(handle));
}

RawStatement::RawStatement(std::unique_ptr<Handle> handle) : handle_(std::move(handle)) {}
RawStatement::RawStatement(RawStatement&&) noexcept = default;
RawStatement::~RawStatement() {
  if (handle_ != nullptr) sqlite3_finalize(handle_->statement);
}

RawStatement& RawStatement::bind(int index, std::int64_t value) {
  check(sqlite3_bind_int64(handle_->statement, index, value) == SQLITE_OK, handle_->database);
  return *this;
}

RawStatement& RawStatement::bind(int index, std::string_view text) {
  check(sqlite3_bind_text(
            handle_->statement, index, text.data(), static_cast<int>(text.size()), nullptr) ==
            SQLITE_OK,
        handle_->database);
  return *this;
}

RawStatement& RawStatement::bind_blob(int index, std::string_view bytes) {
  check(sqlite3_bind_blob(
            handle_->statement, index, bytes.data(), static_cast<int>(bytes.size()), nullptr) ==
            SQLITE_OK,
        handle_->database);
  return *this;
}

bool RawStatement::step() {
  const int result = sqlite3_step(handle_->statement);
  check(result == SQLITE_ROW || result == SQLITE_DONE, handle_->database);
  return result == SQLITE_ROW;
}

std::int64_t RawStatement::integer(int column) const {
  return sqlite3_column_int64(handle_->statement, column);
}

std::string RawStatement::text(int column) const {
  const void* const text = sqlite3_column_blob(handle_->statement, column);
  const int size = sqlite3_column_bytes(handle_->statement, column);
  return text == nullptr
             ? std::string()
             : std::string(static_cast<const char*>(text), static_cast<std::size_t>(size));
}

void RawStatement::reset() {
  sqlite3_reset(handle_->statement);
}

}  // namespace regulars::bench
