// What head office does about people from the shell, with the real program on a central that
// stands still.

#include <filesystem>
#include <fstream>

#include "app/central/history.h"
#include "tests/central/shop.h"
#include "tests/support/catch.h"
#include "tests/support/child_process.h"
#include "tests/support/temp_dir.h"

using namespace regulars;
using namespace regulars::tests;

namespace {
bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

model::Member a_person(std::string name, std::string card, std::string phone) {
  model::Member member{.id = new_member_id(), .name = std::move(name), .identifiers = {}};
  member.identifiers = {{model::IdentifierKind::Card, std::move(card)},
                        {model::IdentifierKind::Phone, std::move(phone)}};
  return member;
}

// One person who was enrolled twice, with a sale each.
struct Office {
  Office() {
    ManualClock clock;
    Log log{"test", {}, LogLevel::error};
    auto history = central::History::open(folder / "central", "History", clock, log);
    REQUIRE(history);
    REQUIRE((*history)->add_members({first, second}));
    REQUIRE((*history)->add(a_sale(first.id, 100), clock.wall(), std::chrono::minutes{480}));
    REQUIRE((*history)->add(a_sale(second.id, 50), clock.wall(), std::chrono::minutes{480}));
    REQUIRE((*history)->finish());
  }

  Ran run_on(const std::string& data,
             std::vector<std::string> words,
             const std::filesystem::path& input = {}) const {
    words.insert(words.end(), {"--data", (folder / data).string()});
    return run(program("regulars-central"), words, input);
  }
  [[nodiscard]] Ran operator()(std::vector<std::string> words) const {
    return run_on("central", std::move(words));
  }
  [[nodiscard]] std::filesystem::path pin(const std::string& digits) const {
    std::ofstream(folder / "pin.txt", std::ios::trunc) << digits << "\n";
    return folder / "pin.txt";
  }

  TempDir folder;
  model::Member first = a_person("Li Na", "2012345678903", "13800138000");
  model::Member second = a_person("Li Na", "2012345678910", "13900139000");
};
}  // namespace

TEST_CASE("members are exported and merged from the shell", "[central]") {
  const Office office;
  const auto before = office({"member", "export", "--identifier", "13800138000"});
  CHECK(before.exit_code == 0);
  CHECK(contains(before.output, R"("points": 100)"));
  CHECK(contains(before.output, R"("name": "Li Na")"));
  CHECK_FALSE(contains(before.output, "13900139000"));

  const std::string into = office.first.id.uuid().hex();
  const std::string loser = office.second.id.uuid().hex();
  const auto merged = office({"member", "merge", "--member", loser, "--into", into});
  CHECK(merged.exit_code == 0);
  CHECK(contains(merged.output, "member " + loser + " is " + into + " now"));
  const auto after = office({"member", "export", "--identifier", "2012345678910"});
  CHECK(contains(after.output, R"("member": ")" + into));
  CHECK(contains(after.output, R"("points": 150)"));
  CHECK(contains(after.output, "13900139000"));
  const auto other_ids = after.output.find("\"other_ids\"");
  REQUIRE(other_ids != std::string::npos);
  CHECK(after.output.find(loser, other_ids) != std::string::npos);

  CHECK(office({"member", "merge", "--member", "nobody", "--into", into}).exit_code == 2);
  const auto stranger = new_member_id().uuid().hex();
  CHECK(office({"member", "merge", "--member", stranger, "--into", into}).exit_code == 1);
  CHECK(office({"member", "export", "--identifier", "13700137000"}).exit_code == 1);
  CHECK(contains(office({"verify"}).output, "verified"));
}

TEST_CASE("an erasure is repeated on a copy of before it", "[central]") {
  const Office office;
  std::filesystem::copy(
      office.folder / "central", office.folder / "copy", std::filesystem::copy_options::recursive);
  const std::vector<std::string> exported = {"member", "export", "--identifier", "13800138000"};
  CHECK(office({"member", "erasures"}).output.empty());
  CHECK(office({"member", "erase", "--identifier", "13800138000"}).exit_code == 0);
  CHECK(office(exported).exit_code == 1);
  CHECK(contains(office({"verify"}).output, "verified"));
  const auto list = office({"member", "erasures"});
  CHECK(list.output.starts_with(office.first.id.uuid().hex() + " "));

  const auto file = (office.folder / "erasures.txt").string();
  std::ofstream(file) << list.output << new_member_id().uuid().hex() << " 2026-01-01T00:00:00Z\n";
  CHECK(office.run_on("copy", exported).exit_code == 0);
  const auto replayed = office.run_on("copy", {"member", "erase", "--replay", file});
  CHECK(replayed.exit_code == 0);
  CHECK(contains(replayed.output, office.first.id.uuid().hex() + " is erased"));
  CHECK(contains(replayed.output, "passed over: "));
  CHECK(office.run_on("copy", exported).exit_code == 1);
  CHECK(contains(office.run_on("copy", {"verify"}).output, "verified"));
  CHECK(office({"member", "erase", "--replay", "nowhere.txt"}).exit_code == 1);
}

TEST_CASE("staff get a new PIN and another role from the shell", "[central]") {
  const Office office;
  const auto add = [&](const std::string& name, const std::string& role) {
    return office.run_on("central",
                         {"staff", "add", "--name", name, "--role", role, "--pin-stdin"},
                         office.pin("4711"));
  };
  CHECK(add("Ana", "manager").exit_code == 0);
  CHECK(add("Mei", "cashier").exit_code == 0);
  const std::vector<std::string> reset = {"staff", "reset-pin", "--who", "Mei"};
  CHECK(office(reset).exit_code == 2);
  const auto renewed = office.run_on(
      "central", {"staff", "reset-pin", "--who", "Mei", "--pin-stdin"}, office.pin("4712"));
  CHECK(renewed.exit_code == 0);
  CHECK(contains(renewed.output, "(Mei) has a new PIN"));
  CHECK(office({"staff", "role", "--who", "Mei", "--role", "supervisor"}).exit_code == 0);
  CHECK(contains(office({"staff", "list"}).output, "supervisor  Mei"));
  CHECK(office({"staff", "role", "--who", "Ana", "--role", "cashier"}).exit_code == 1);
  CHECK(contains(office({"staff", "list"}).output, "manager  Ana"));
  CHECK(office({"staff", "role", "--who", "Nobody", "--role", "cashier"}).exit_code == 1);
  CHECK(office({"staff", "leave", "--who", "Mei"}).exit_code == 0);
  CHECK_FALSE(contains(office({"staff", "list"}).output, "Mei"));
}
