// A log of sales through the terminal's award path, over the road, into central: the same members,
// sales, amounts and points as in the file, and nothing more when it is replayed again.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>

#include "app/model/business_day.h"
#include "app/tool/replay.h"
#include "app/tool/shop_model.h"
#include "tests/journeys/town.h"
#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::tests;

namespace {

struct MemberFigures {
  std::int64_t sales = 0;
  std::int64_t points = 0;
  bool operator==(const MemberFigures&) const = default;
};

// A log as CSV, and what its own numbers add up to: a point for every whole unit of money.
struct KnownLog {
  std::string csv = "time,identifier,amount,currency\n";
  std::map<std::string, MemberFigures> members;
  std::int64_t sales = 0;
  std::int64_t minor = 0;

  void add(const std::string& time, const std::string& card, std::int64_t amount_minor) {
    const model::Money amount{amount_minor, model::Currency{}};
    csv += time + "," + card + "," + amount.plain() + ",CNY\n";
    MemberFigures& figures = members[card];
    ++figures.sales;
    figures.points += amount_minor / 100;
    ++sales;
    minor += amount_minor;
  }
};

// " 00004 0001 19970101  2   29.33": master id, sample id, date, CDs, dollars, which the store's
// own currency stands for: the numbers are what is compared.
KnownLog cdnow_log(std::istream& in) {
  KnownLog log;
  std::string master;
  std::string sample;
  std::string date;
  std::string discs;
  std::string dollars;
  while (in >> master >> sample >> date >> discs >> dollars) {
    const std::size_t point = dollars.find('.');
    const std::int64_t minor =
        std::stoll(dollars.substr(0, point)) * 100 + std::stoll(dollars.substr(point + 1));
    log.add(date, master, minor);
  }
  return log;
}

KnownLog generated_log() {
  tool::ShopPlan plan;
  plan.members = 40;
  plan.sales = 400;
  plan.seed = 9;
  plan.now = SystemClock{}.wall();
  tool::ShopModel shop(plan);
  KnownLog log;
  REQUIRE(shop.each_visit([&](const tool::Visit& visit) -> Status {
    const auto day = std::chrono::floor<std::chrono::days>(visit.at);
    log.add(model::BusinessDay{day}.text(),
            shop.members()[visit.member].identifiers.front().value,
            log.sales % 50 == 0 ? 0 : visit.amount_minor);
    return {};
  }));
  return log;
}

tool::Replayed replay(Town& town, const KnownLog& log) {
  const auto file = town.terminal_folder() / "sales.csv";
  std::ofstream(file) << log.csv;
  const auto folder = town.terminal();
  auto sales = tool::SalesLog::open(file, [](Instant) { return std::chrono::minutes{0}; });
  REQUIRE(sales);
  const auto programme = folder->programme();
  REQUIRE(programme);
  const auto replayed = tool::replay(*sales,
                                     folder->storage(),
                                     *programme,
                                     folder->config().place(),
                                     tool::Strangers::BecomeMembers,
                                     {});
  INFO((replayed ? "" : replayed.error().words));
  REQUIRE(replayed);
  return *replayed;
}

std::map<std::string, MemberFigures> members_at_central(Town& town) {
  std::map<std::string, MemberFigures> members;
  for (const storage::ShownBalance& shown : town.balances()) {
    REQUIRE(shown.member.identifiers.size() == 1);
    members[shown.member.identifiers.front().value] = {shown.balance.visits, shown.balance.points};
  }
  return members;
}

void check_that_central_has(Town& town, const KnownLog& log) {
  REQUIRE(
      town.comes_true([&](const storage::Totals& totals) { return totals.sales >= log.sales; }));
  const storage::Totals totals = town.totals();
  CHECK(totals.sales == log.sales);
  CHECK(totals.amount_minor == log.minor);
  CHECK(totals.members == static_cast<std::int64_t>(log.members.size()));
  CHECK(totals.unclaimed_sales == 0);
  CHECK(totals.parked == 0);
  CHECK(totals.rejected == 0);
  CHECK(totals.notices == 0);
  CHECK((members_at_central(town) == log.members));
}

void replay_sync_compare_twice(const KnownLog& log) {
  Town town;
  town.enrol_terminal();
  const tool::Replayed first = replay(town, log);
  CHECK(first.sales == log.sales);
  CHECK(first.bad == 0);
  CHECK(first.enrolled == static_cast<std::int64_t>(log.members.size()));
  town.synchronise();
  check_that_central_has(town, log);

  const tool::Replayed again = replay(town, log);
  CHECK(again.sales == 0);
  CHECK(again.enrolled == 0);
  CHECK(again.existed == log.sales);
  town.synchronise();
  check_that_central_has(town, log);
}

// Beside the source tree, or where REGULARS_SHARED_DATA says.
std::filesystem::path shared_data() {
  const char* const given = std::getenv("REGULARS_SHARED_DATA");
  if (given != nullptr) return given;
  return std::filesystem::path(REGULARS_SOURCE_DIR).parent_path() / "shared" / "data";
}

}  // namespace

TEST_CASE("a generated log arrives at central exactly once", "[journey]") {
  replay_sync_compare_twice(generated_log());
}

TEST_CASE("the 6,919 purchases of CDNOW arrive at central exactly once", "[journey]") {
  std::ifstream in(shared_data() / "cdnow" / "CDNOW_sample.txt");
  if (!in) {
    WARN("passed over: no CDNOW_sample.txt; set REGULARS_SHARED_DATA to the folder with cdnow/");
    return;
  }
  const KnownLog log = cdnow_log(in);
  CHECK(log.sales == 6'919);
  CHECK(log.members.size() == 2'357);
  replay_sync_compare_twice(log);
}
