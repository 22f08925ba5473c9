#include "app/storage/migrations.h"

#include <array>

#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace regulars;
using namespace regulars::storage;
using regulars::tests::TempDir;

namespace {

constexpr std::array<Migration, 3> kThree = {{
    {1, 1, "0001_first.sql", "CREATE TABLE a (x INTEGER) STRICT;"},
    {2, 1, "0002_column.sql", "ALTER TABLE a ADD COLUMN y INTEGER;"},
    {3, 3, "0003_other.sql", "ALTER TABLE a RENAME TO b;"},
}};
constexpr std::int32_t kOurs = kTerminalStoreId;

Result<Opening> open_with(const TempDir& dir, std::size_t known) {
  auto database = Database::open(dir / "a.db", Access::ReadWrite);
  REQUIRE(database.has_value());
  return migrate(*database, kOurs, std::span(kThree).first(known));
}

}  // namespace

TEST_CASE("a new file is brought to the newest schema once", "[storage]") {
  const TempDir dir;
  CHECK(open_with(dir, 1) == Opening::Upgraded);
  CHECK(open_with(dir, 1) == Opening::Current);
  CHECK(open_with(dir, 3) == Opening::Upgraded);
  CHECK(open_with(dir, 3) == Opening::Current);
}

TEST_CASE("a newer file is used only where it says so", "[storage]") {
  const TempDir dir;
  CHECK(open_with(dir, 2) == Opening::Upgraded);
  CHECK(open_with(dir, 1) == Opening::NewerCompatible);
  CHECK(open_with(dir, 3) == Opening::Upgraded);
  CHECK(open_with(dir, 2) == Opening::NewerRefused);
  auto database = Database::open(dir / "a.db", Access::ReadWrite);
  const auto refused = migrate_or_refuse(*database, kOurs, std::span(kThree).first(2));
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().key == "error.storage.newer");
  CHECK(refused.error().words.find("newer version") != std::string::npos);
}

TEST_CASE("a reader is told of a schema that it cannot read", "[storage]") {
  const TempDir dir;
  CHECK(open_with(dir, 2) == Opening::Upgraded);
  auto database = Database::open(dir / "a.db", Access::ReadOnly);
  REQUIRE(database.has_value());
  CHECK(check_schema(*database, kOurs, std::span(kThree).first(2)).has_value());
  CHECK(check_schema(*database, kOurs, std::span(kThree).first(1)).has_value());
  CHECK(check_schema(*database, kOurs, kThree).error().key == "error.storage.older");
  CHECK(check_schema(*database, kCentralId, kThree).error().key == "error.storage.foreign");
  CHECK(open_with(dir, 3) == Opening::Upgraded);
  CHECK(check_schema(*database, kOurs, std::span(kThree).first(2)).error().key ==
        "error.storage.newer");
}

TEST_CASE("a script that fails leaves the schema before it", "[storage]") {
  const TempDir dir;
  auto database = Database::open(dir / "a.db", Access::ReadWrite);
  const std::array<Migration, 2> broken = {{
      {1, 1, "0001_first.sql", "CREATE TABLE a (x INTEGER) STRICT;"},
      {2, 2, "0002_broken.sql", "CREATE TABLE c (z INTEGER) STRICT; CREATE TABLE a (x);"},
  }};
  CHECK_FALSE(migrate(*database, kOurs, broken).has_value());
  CHECK_FALSE(database->query("SELECT z FROM c").step().has_value());
  CHECK(migrate(*database, kOurs, std::span(kThree).first(1)) == Opening::Current);
}

TEST_CASE("the file of another program is refused", "[storage]") {
  const TempDir dir;
  auto database = Database::open(dir / "a.db", Access::ReadWrite);
  SECTION("with another application id") {
    CHECK(open_with(dir, 3) == Opening::Upgraded);
    const auto refused = migrate(*database, kCentralId, kThree);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().key == "error.storage.foreign");
  }
  SECTION("with tables and no application id") {
    REQUIRE(database->execute("CREATE TABLE theirs (x)"));
    CHECK_FALSE(migrate(*database, kOurs, kThree).has_value());
  }
}
