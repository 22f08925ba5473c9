#include "app/tool/doctor.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>

#include "app/base/system_clock.h"
#include "app/loyalty/award.h"
#include "app/loyalty/programme_document.h"
#include "app/storage/terminal/terminal_storage.h"
#include "assets/programme/default.json.h"
#include "tests/support/catch.h"
#include "tests/support/manual_clock.h"
#include "tests/support/temp_dir.h"

using namespace regulars;
using namespace regulars::tool;

namespace {

// A terminal's folder with one sale of 123.45 in it.
void make_terminal(const std::filesystem::path& folder) {
  SystemClock clock;
  Log log("test", {}, LogLevel::error);
  const auto storage = storage::TerminalStorage::open(folder, clock, log);
  REQUIRE(storage);
  storage::TerminalIdentity identity;
  identity.terminal = model::TerminalId{Uuid::v7(clock.wall())};
  identity.store = model::StoreId{Uuid::v7(clock.wall())};
  identity.stream = "store:test";
  REQUIRE((*storage)->identity().enrolled(identity));
  const auto programme = loyalty::parse_programme(assets::kDefaultProgramme);
  REQUIRE(programme);
  loyalty::AwardOrder order;
  order.member = model::MemberId{Uuid::v7(clock.wall())};
  order.amount = model::Money{12'345, programme->currency};
  order.origin = model::Origin::Pos;
  order.reference = "R-1";
  order.at = clock.wall();
  REQUIRE(loyalty::award(**storage, *programme, order));
  REQUIRE((*storage)->checkpoint());
}

Finding finding(const std::vector<Finding>& findings, const std::string& check) {
  const auto found = std::find_if(
      findings.begin(), findings.end(), [&](const Finding& one) { return one.check == check; });
  REQUIRE(found != findings.end());
  return *found;
}

// Replaces the first `what` in a file by `with`, of the same length.
void patch(const std::filesystem::path& file, const std::string& what, const std::string& with) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  std::string bytes = text.str();
  const std::size_t at = bytes.find(what);
  REQUIRE(at != std::string::npos);
  bytes.replace(at, what.size(), with);
  std::ofstream(file, std::ios::binary) << bytes;
}

}  // namespace

TEST_CASE("a sound folder is well, but for what its installer has not done yet", "[tool]") {
  const tests::TempDir folder;
  make_terminal(folder.path());
  const auto findings = examine(folder.path(), SystemClock{});
  for (const char* check : {"schema", "chain_and_balances", "outbox", "clock", "disk"}) {
    INFO(check);
    CHECK(finding(findings, check).is_well);
  }
  for (const char* check : {"config", "key", "certificate"}) {
    INFO(check);
    CHECK_FALSE(finding(findings, check).is_well);
    CHECK_FALSE(finding(findings, check).remedy.empty());
  }
}

TEST_CASE("one changed digit of an amount breaks the chain", "[tool]") {
  const tests::TempDir folder;
  make_terminal(folder.path());
  patch(folder / "store.db", "\"a\":12345", "\"a\":92345");
  const auto findings = examine(folder.path(), SystemClock{});
  CHECK_FALSE(finding(findings, "chain_and_balances").is_well);
}

TEST_CASE("a clock before the newest sale is found", "[tool]") {
  const tests::TempDir folder;
  make_terminal(folder.path());
  tests::ManualClock clock;
  clock.set_wall(SystemClock{}.wall() - std::chrono::hours{48});
  CHECK_FALSE(finding(examine(folder.path(), clock), "clock").is_well);
}

TEST_CASE("a folder that is no terminal's is told so", "[tool]") {
  const tests::TempDir folder;
  const auto findings = examine(folder.path(), SystemClock{});
  REQUIRE(findings.size() == 1);
  CHECK(findings.front().check == "folder");
}
