#include "app/storage/database.h"

#include <csignal>
#include <fstream>
#include <sys/resource.h>
#include <sys/stat.h>

#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace regulars;
using namespace regulars::storage;
using regulars::tests::TempDir;

namespace {

Database a_database(const TempDir& dir) {
  auto database = Database::open(dir / "a.db", Access::ReadWrite);
  REQUIRE(database.has_value());
  REQUIRE(
      database->execute("CREATE TABLE IF NOT EXISTS note (no INTEGER PRIMARY KEY, text TEXT,"
                        " bytes BLOB) STRICT"));
  return *std::move(database);
}

std::int64_t count_of(Database& database) {
  Query query = database.query("SELECT count(*) FROM note");
  REQUIRE(query.step().value());
  return query.integer(0);
}

constexpr const char* kInsert = "INSERT INTO note (text, bytes) VALUES (?, ?)";

Status fill(Database& database, std::size_t bytes) {
  auto transaction = Transaction::begin(database);
  if (!transaction) return fail(transaction.error());
  const std::string text(bytes, 'x');
  REGULARS_TRY_VOID(database.query(kInsert).bind(std::string_view(text)).bind_null().run());
  return transaction->commit();
}

}  // namespace

TEST_CASE("what was bound is read back", "[storage]") {
  const TempDir dir;
  Database database = a_database(dir);
  const Uuid id = Uuid::v7(Instant{});
  REQUIRE(database.query(kInsert).bind(std::string_view("a\0b", 3)).bind(id).run());
  REQUIRE(database.query(kInsert).bind(std::string_view()).bind_or_null(Uuid{}).run());
  Query query = database.query("SELECT text, bytes FROM note ORDER BY no");
  REQUIRE(query.step().value());
  CHECK(query.text(0) == std::string_view("a\0b", 3));
  CHECK(query.uuid(1) == id);
  REQUIRE(query.step().value());
  CHECK(query.text(0).empty());
  CHECK(query.is_null(1));
  CHECK(query.uuid(1).is_none());
  CHECK_FALSE(query.step().value());
}

TEST_CASE("the same statement can be stepped within itself", "[storage]") {
  const TempDir dir;
  Database database = a_database(dir);
  for (int i = 0; i < 3; ++i) REQUIRE(database.query(kInsert).bind("t").bind_null().run());
  int pairs = 0;
  Query outer = database.query("SELECT no FROM note");
  while (outer.step().value()) {
    Query inner = database.query("SELECT no FROM note");
    while (inner.step().value()) ++pairs;
  }
  CHECK(pairs == 9);
}

TEST_CASE("a transaction that is not committed leaves nothing", "[storage]") {
  const TempDir dir;
  Database database = a_database(dir);
  {
    auto transaction = Transaction::begin(database);
    REQUIRE(transaction.has_value());
    REQUIRE(database.query(kInsert).bind("t").bind_null().run());
    CHECK(count_of(database) == 1);
  }
  CHECK_FALSE(database.in_transaction());
  CHECK(count_of(database) == 0);
}

TEST_CASE("what is committed is in the file for another connection", "[storage]") {
  const TempDir dir;
  Database database = a_database(dir);
  REQUIRE(fill(database, 10));
  auto reader = Database::open(dir / "a.db", Access::ReadOnly);
  REQUIRE(reader.has_value());
  CHECK(count_of(*reader) == 1);
  const auto refused = reader->query(kInsert).bind("t").bind_null().run();
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().key == "error.storage.read_only");
}

TEST_CASE("the WAL is written back by itself and stays small", "[storage]") {
  const TempDir dir;
  Database database = a_database(dir);
  for (int i = 0; i < 60; ++i) REQUIRE(fill(database, 100 * 4096));  // 6,000 pages
  CHECK(std::filesystem::file_size(dir / "a.db-wal") < std::uintmax_t{2'500} * 4096);
  REQUIRE(database.checkpoint());
  CHECK(std::filesystem::file_size(dir / "a.db-wal") == 0);
}

TEST_CASE("a full file is told in a sentence, and nothing is half done", "[storage]") {
  const TempDir dir;
  Database database = a_database(dir);
  REQUIRE(database.execute("PRAGMA max_page_count = 10"));
  const auto full = fill(database, 100'000);
  REQUIRE_FALSE(full.has_value());
  CHECK(full.error().kind == ErrorKind::storage);
  CHECK(full.error().key == "error.storage.full");
  CHECK(full.error().words.find("a.db") != std::string::npos);
  CHECK_FALSE(database.in_transaction());
  CHECK(count_of(database) == 0);
  REQUIRE(fill(database, 10));
  CHECK(count_of(database) == 1);
}

TEST_CASE("a disk that refuses to write is not asked again until restart", "[storage]") {
  const TempDir dir;
  Database database = a_database(dir);
  REQUIRE(fill(database, 10));
  rlimit before{};
  REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
  const rlimit small{200'000, before.rlim_max};
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  REQUIRE(setrlimit(RLIMIT_FSIZE, &small) == 0);
  const auto failed = fill(database, 1'000'000);
  const auto again = fill(database, 10);
  REQUIRE(setrlimit(RLIMIT_FSIZE, &before) == 0);
  static_cast<void>(std::signal(SIGXFSZ, handler));
  REQUIRE_FALSE(failed.has_value());
  CHECK(failed.error().kind == ErrorKind::storage);
  if (failed.error().key == "error.storage.disk") CHECK_FALSE(again.has_value());
  auto reopened = Database::open(dir / "a.db", Access::ReadOnly);
  REQUIRE(reopened.has_value());
  CHECK(count_of(*reopened) >= 1);
}

TEST_CASE("a file that is no database is damaged, and is left as it is", "[storage]") {
  const TempDir dir;
  const std::string text(8'192, 'z');
  std::ofstream(dir / "a.db") << text;
  const auto opened = Database::open(dir / "a.db", Access::ReadWrite);
  REQUIRE_FALSE(opened.has_value());
  CHECK(is_damage(opened.error()));
  CHECK(std::filesystem::file_size(dir / "a.db") == text.size());
}

TEST_CASE("a folder that does not exist is told by name", "[storage]") {
  const TempDir dir;
  const auto opened = Database::open(dir / "nowhere" / "a.db", Access::ReadWrite);
  REQUIRE_FALSE(opened.has_value());
  CHECK(opened.error().key == "error.storage.cannot_open");
  CHECK(opened.error().words.find("nowhere") != std::string::npos);
}

TEST_CASE("a database file is for its owner alone", "[storage]") {
  const TempDir dir;
  const Database database = a_database(dir);
  struct stat status {};
  REQUIRE(stat((dir / "a.db").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0600U);
}

TEST_CASE("a mistake in a statement is a bug with words, not an exception", "[storage]") {
  const TempDir dir;
  Database database = a_database(dir);
  const auto wrong = database.query("SELECT nothing FROM nowhere").step();
  REQUIRE_FALSE(wrong.has_value());
  CHECK(wrong.error().kind == ErrorKind::bug);
}
