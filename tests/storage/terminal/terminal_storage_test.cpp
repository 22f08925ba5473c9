#include "app/storage/terminal/terminal_storage.h"

#include <fstream>
#include <sstream>

#include "app/loyalty/award.h"
#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::storage;
using namespace regulars::tests;

namespace {

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

void overwrite(const std::filesystem::path& file, std::size_t at, std::size_t count) {
  std::fstream out(file, std::ios::binary | std::ios::in | std::ios::out);
  out.seekp(static_cast<std::streamoff>(at));
  out << std::string(count, '#');
}

void run_sql(const std::filesystem::path& file, const std::string& sql) {
  auto database = Database::open(file, Access::ReadWrite);
  REQUIRE(database.has_value());
  require_ok(database->execute(sql));
}

Result<std::unique_ptr<TerminalStorage>> open_again(TestTerminal& till) {
  till.close();
  return TerminalStorage::open(till.folder(), till.clock, till.log);
}

}  // namespace

TEST_CASE("a damaged copy of the members is set aside and begun anew", "[storage]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7").with_points(100);
  till.hold({ana});
  value_of(loyalty::award(*till, a_programme(), till.order(ana.id(), 1'000)));
  CHECK_FALSE(till->members_begun_anew());
  till.close();
  SECTION("its header") {
    overwrite(till.folder() / "members.db", 0, 200);
  }
  SECTION("its pages") {
    overwrite(till.folder() / "members.db", 4'096, 8'192);
  }
  SECTION("it was made by a newer program") {
    run_sql(till.folder() / "members.db",
            "PRAGMA user_version = 99; UPDATE schema_history SET compatible_from = 99");
  }
  till.open();
  CHECK(till->members_begun_anew());
  CHECK(std::filesystem::exists(till.folder() / "members.db.damaged"));
  CHECK(value_of(till->members().count()) == 0);
  CHECK(value_of(till->inbox().cursor("store:1")) == 0);
  CHECK(value_of(till->ledger().balance(ana.id())) == model::Points{10});
  till.hold({ana});
  CHECK(value_of(till->members().count()) == 1);
  till.reopen();
  CHECK_FALSE(till->members_begun_anew());
}

// Larger than what is read through at open, with one page overwritten that only a lookup meets.
TEST_CASE("a large copy that proves damaged later is begun anew in place", "[storage]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7");
  const std::string large = R"({"x":")" + std::string(std::size_t{40} << 20U, 'x') + "\"}";
  till.hold({ana, ProgrammeChange{large}});
  till.close();
  std::size_t root = 0;
  {
    auto members = Database::open(till.folder() / "members.db", Access::ReadOnly);
    REQUIRE(members.has_value());
    Query query = members->query("SELECT rootpage FROM sqlite_schema WHERE name = 'identifier'");
    REQUIRE(query.step().value());
    root = static_cast<std::size_t>(query.integer(0));
  }
  overwrite(till.folder() / "members.db", (root - 1) * 4'096, 4'096);
  till.open();
  CHECK_FALSE(till->members_begun_anew());
  CHECK_FALSE(value_of(till->heal_members()));
  const auto found = till->members().find(card("7"));
  REQUIRE_FALSE(found.has_value());
  CHECK(is_damage(found.error()));
  CHECK(value_of(till->heal_members()));
  CHECK_FALSE(value_of(till->heal_members()));
  CHECK_FALSE(value_of(till->members().find(card("7"))).has_value());
  CHECK(value_of(till->inbox().cursor("store:1")) == 0);
  till.hold({ana});
  till.reopen();
  CHECK(value_of(till->members().find(card("7")))->member.name == "Ana");
}

TEST_CASE("a lost copy of the members is simply made again", "[storage]") {
  TestTerminal till;
  till.hold({a_member("Ana").with_card("7")});
  till.close();
  std::filesystem::remove(till.folder() / "members.db");
  till.open();
  CHECK(value_of(till->inbox().cursor("store:1")) == 0);
}

TEST_CASE("a damaged store.db is told and never overwritten", "[storage]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7");
  for (int i = 0; i < 50; ++i) {
    value_of(loyalty::award(*till, a_programme(), till.order(ana.id(), 1'000)));
  }
  till.close();
  const auto file = till.folder() / "store.db";
  SECTION("its header") {
    overwrite(file, 0, 200);
  }
  SECTION("its pages") {
    overwrite(file, 8'192, 4'096);
  }
  const std::string before = bytes_of(file);
  const auto opened = open_again(till);
  REQUIRE_FALSE(opened.has_value());
  CHECK(is_damage(opened.error()));
  CHECK(opened.error().words.find("store.db") != std::string::npos);
  CHECK(bytes_of(file) == before);
}

TEST_CASE("one changed byte in an event is found at start", "[storage]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7");
  value_of(loyalty::award(*till, a_programme(), till.order(ana.id(), 123'400)));
  value_of(loyalty::award(*till, a_programme(), till.order(ana.id(), 1'000)));
  till.close();
  run_sql(till.folder() / "store.db",
          "DROP TRIGGER outbox_is_never_changed;"
          "UPDATE outbox SET line = replace(line, '123400', '923400') WHERE seq = 1");
  const auto opened = open_again(till);
  REQUIRE_FALSE(opened.has_value());
  CHECK(opened.error().words.find("event 1 is not the one that was written") != std::string::npos);
}

TEST_CASE("a store.db of a newer program is refused with what to do", "[storage]") {
  TestTerminal till;
  till.close();
  run_sql(till.folder() / "store.db",
          "PRAGMA user_version = 99; UPDATE schema_history SET compatible_from = 99");
  const auto opened = open_again(till);
  REQUIRE_FALSE(opened.has_value());
  CHECK(opened.error().key == "error.storage.newer");
  CHECK(opened.error().words.find("install the newer version") != std::string::npos);
}

TEST_CASE("balances that differ from the ledger are made anew at start", "[storage]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7");
  value_of(loyalty::award(*till, a_programme(), till.order(ana.id(), 1'000)));
  till.close();
  run_sql(till.folder() / "store.db", "UPDATE balance SET points = 999");
  {
    const auto reader = value_of(TerminalReader::open(till.folder()));
    const auto verified = reader->verify();
    REQUIRE_FALSE(verified.has_value());
    CHECK(verified.error().words.find("1 balances") != std::string::npos);
  }
  till.open();
  CHECK(value_of(till->ledger().balance(ana.id())) == model::Points{10});
  CHECK(value_of(till->ledger().all_wrong_balances()) == 0);
}

TEST_CASE("a reader verifies and reports beside a running terminal", "[storage]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7");
  till.hold({ana});
  value_of(loyalty::award(*till, a_programme(), till.order(ana.id(), 1'000)));
  const auto reader = value_of(TerminalReader::open(till.folder()));
  require_ok(reader->verify());
  CHECK(reader->identity().identity() == TestTerminal::identity());
  CHECK(value_of(reader->members().count()) == 1);
  value_of(loyalty::award(*till, a_programme(), till.order(ana.id(), 1'000)));
  CHECK(value_of(reader->ledger().balance(ana.id())) == model::Points{20});
}

TEST_CASE("identity and epoch survive a restart, and another identity is refused", "[storage]") {
  TestTerminal till;
  const std::uint64_t epoch = till->identity().epoch();
  till.reopen();
  CHECK(till->identity().epoch() == epoch);
  CHECK(till->identity().identity() == TestTerminal::identity());
  require_ok(till->identity().enrolled(TestTerminal::identity()));
  TerminalIdentity other = TestTerminal::identity();
  other.terminal = model::TerminalId{Uuid::v7(Instant{})};
  CHECK_FALSE(till->identity().enrolled(other).has_value());
}
