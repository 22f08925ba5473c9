#include "app/storage/migrations.h"

#include <string>

#include "app/base/check.h"

namespace regulars::storage {

namespace {

constexpr std::string_view kMakeHistory =
    "CREATE TABLE IF NOT EXISTS schema_history ("
    "  number INTEGER PRIMARY KEY, name TEXT NOT NULL, compatible_from INTEGER NOT NULL) STRICT";
constexpr std::string_view kAddToHistory =
    "INSERT INTO schema_history (number, name, compatible_from) VALUES (?, ?, ?)";
constexpr std::string_view kNewestCompatibleFrom =
    "SELECT compatible_from FROM schema_history ORDER BY number DESC LIMIT 1";

Result<std::int64_t> pragma(Database& database, std::string_view sql) {
  Query query = database.query(sql);
  REGULARS_TRY(const bool found, query.step());
  return found ? query.integer(0) : 0;
}

Status check_owner(Database& database, std::int32_t application_id) {
  REGULARS_TRY(const std::int64_t owner, pragma(database, "PRAGMA application_id"));
  if (owner == application_id) return {};
  REGULARS_TRY(const std::int64_t tables, pragma(database, "SELECT count(*) FROM sqlite_schema"));
  if (owner == 0 && tables == 0) return {};
  return fail(ErrorKind::storage,
              database.file().string() + " is not a file of this program (application id " +
                  std::to_string(owner) + "); give another folder",
              "error.storage.foreign");
}

Status run_one(Database& database, std::int32_t application_id, const Migration& migration) {
  REGULARS_TRY(Transaction transaction, Transaction::begin(database));
  REGULARS_TRY_VOID(database.query(kMakeHistory).run());
  REGULARS_TRY_VOID(database.execute(migration.sql));
  REGULARS_TRY_VOID(database.query(kAddToHistory)
                        .bind(std::int64_t{migration.number})
                        .bind(migration.name)
                        .bind(std::int64_t{migration.compatible_from})
                        .run());
  REGULARS_TRY_VOID(database.execute("PRAGMA application_id=" + std::to_string(application_id) +
                                     "; PRAGMA user_version=" + std::to_string(migration.number)));
  return transaction.commit();
}

tl::unexpected<Error> refuse_newer(const Database& database,
                                   std::span<const Migration> migrations) {
  return fail(ErrorKind::storage,
              database.file().string() + " was written by a newer version of this program (" +
                  "this one knows schema " + std::to_string(migrations.size()) +
                  "); install the newer version",
              "error.storage.newer");
}

// Of a file that is not older than `newest`.
Result<Opening> opening_of(Database& database, std::int64_t present, std::int64_t newest) {
  if (present == newest) return Opening::Current;
  REGULARS_TRY(const std::int64_t oldest, pragma(database, kNewestCompatibleFrom));
  return oldest <= newest ? Opening::NewerCompatible : Opening::NewerRefused;
}

}  // namespace

Result<Opening> migrate(Database& database,
                        std::int32_t application_id,
                        std::span<const Migration> migrations) {
  REGULARS_TRY_VOID(check_owner(database, application_id));
  REGULARS_TRY(const std::int64_t present, pragma(database, "PRAGMA user_version"));
  const auto newest = static_cast<std::int64_t>(migrations.size());
  if (present >= newest) return opening_of(database, present, newest);
  for (std::int64_t number = present + 1; number <= newest; ++number) {
    const Migration& migration = migrations[static_cast<std::size_t>(number - 1)];
    REGULARS_CHECK(migration.number == number);
    REGULARS_TRY_VOID(run_one(database, application_id, migration));
  }
  return Opening::Upgraded;
}

Result<Opening> migrate_or_refuse(Database& database,
                                  std::int32_t application_id,
                                  std::span<const Migration> migrations) {
  REGULARS_TRY(const Opening opening, migrate(database, application_id, migrations));
  if (opening != Opening::NewerRefused) return opening;
  return refuse_newer(database, migrations);
}

Status check_schema(Database& database,
                    std::int32_t application_id,
                    std::span<const Migration> migrations) {
  REGULARS_TRY_VOID(check_owner(database, application_id));
  REGULARS_TRY(const std::int64_t present, pragma(database, "PRAGMA user_version"));
  const auto newest = static_cast<std::int64_t>(migrations.size());
  if (present < newest) {
    return fail(ErrorKind::storage,
                database.file().string() + " has schema " + std::to_string(present) +
                    ", this program reads " + std::to_string(newest) +
                    "; start the program that writes it once",
                "error.storage.older");
  }
  REGULARS_TRY(const Opening opening, opening_of(database, present, newest));
  if (opening == Opening::NewerRefused) return refuse_newer(database, migrations);
  return {};
}

}  // namespace regulars::storage
