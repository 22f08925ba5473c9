#pragma once
// Database: one SQLite file and the connection that owns it; the only place that knows SQLite.
//
// (1) Exactly one ReadWrite connection per file exists in the whole system, and only it writes and
//     checkpoints (by itself, after about 1,000 pages); every other connection is ReadOnly.
// (2) A commit is on the disk when commit() answers (WAL, synchronous=FULL).
// (3) No exception leaves; every failure is an Error whose words name the file and the remedy.
// (4) After the disk failed to write or sync, nothing more is written until the file is opened
//     anew: what the kernel dropped cannot be asked for again.
//
// A Database and everything borrowed from it belong to one thread.
//
//   REGULARS_TRY(Transaction transaction, Transaction::begin(database));
//   REGULARS_TRY_VOID(database.query(kInsertSale).bind(seq).bind(amount).run());
//   return transaction.commit();

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

#include "app/base/result.h"
#include "app/base/uuid.h"

namespace regulars::storage {

enum class Access { ReadWrite, ReadOnly };

// True for the error of a file that is damaged or not a database at all.
[[nodiscard]] bool is_damage(const Error& error);

// One execution of a prepared statement, borrowed from the database's cache until destroyed.
// Parameters are bound in order. What goes wrong before step() or run() is told by these.
class Query {
 public:
  ~Query();
  Query(Query&&) noexcept;
  Query& operator=(Query&&) = delete;
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  Query& bind(std::int64_t value) &;
  Query& bind(std::string_view text) &;
  Query& bind(std::span<const std::uint8_t> blob) &;
  Query& bind(const Uuid& id) & { return bind(std::span<const std::uint8_t>(id.bytes())); }
  Query& bind_null() &;
  Query& bind_or_null(const Uuid& id) & { return id.is_none() ? bind_null() : bind(id); }
  template <typename T>
  Query&& bind(const T& value) && {
    return std::move(bind(value));
  }
  Query&& bind_or_null(const Uuid& id) && { return std::move(bind_or_null(id)); }
  Query&& bind_null() && { return std::move(bind_null()); }

  // True: there is a row, to be read before the next step.
  [[nodiscard]] Result<bool> step();
  // For statements whose rows nobody wants. The query can be bound and run again afterwards.
  [[nodiscard]] Status run();

  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::string_view text(int column) const;  // until the next step
  [[nodiscard]] std::span<const std::uint8_t> blob(int column) const;
  [[nodiscard]] Uuid uuid(int column) const;  // none where the column is NULL or not 16 bytes

 private:
  friend class Database;
  struct Impl;
  explicit Query(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

class Database {
 public:
  // ReadWrite makes the file where there is none, readable by its owner alone.
  [[nodiscard]] static Result<Database> open(const std::filesystem::path& file, Access access);
  ~Database();
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  [[nodiscard]] Query query(std::string_view sql);
  // Several statements without parameters: schemas and pragmas.
  [[nodiscard]] Status execute(std::string_view script);
  // Rows changed by the last statement.
  [[nodiscard]] std::int64_t changes() const;
  [[nodiscard]] std::int64_t last_insert_rowid() const;
  [[nodiscard]] bool in_transaction() const;
  [[nodiscard]] const std::filesystem::path& file() const;

  // Some statement since opening met a damaged page.
  [[nodiscard]] bool is_damaged() const;
  // Before the file is renamed: SQLite removes the WAL by its name. What is asked of a closed
  // database is an error, until another one is moved into it.
  void close();
  [[nodiscard]] bool is_open() const { return impl_ != nullptr; }

  // Everything in the WAL goes to the main file and the WAL becomes empty; when idle or closing.
  [[nodiscard]] Status checkpoint();
  // SQLite's own look at the whole file; damage is an error. About 0.4 s for 100 MB.
  [[nodiscard]] Status quick_check();

 private:
  friend class Transaction;
  friend class Query;
  struct Impl;
  explicit Database(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// BEGIN IMMEDIATE; rolled back when destroyed before commit() succeeded.
class Transaction {
 public:
  [[nodiscard]] static Result<Transaction> begin(Database& database);
  ~Transaction();
  Transaction(Transaction&&) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  // The last line of a use case. On failure everything is rolled back.
  [[nodiscard]] Status commit();
  [[nodiscard]] const Database& database() const { return *database_; }

 private:
  explicit Transaction(Database& database) : database_(&database) {}
  Database* database_;  // null once moved from
};

}  // namespace regulars::storage
