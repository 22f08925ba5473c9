#include "app/tool/sales_log.h"

#include <fstream>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace regulars;
using namespace regulars::tool;

namespace {

std::chrono::minutes shanghai(Instant /*at*/) {
  return std::chrono::minutes{480};
}

SalesLog log_of(const tests::TempDir& folder, const std::string& text) {
  std::ofstream(folder / "sales.csv") << text;
  auto log = SalesLog::open(folder / "sales.csv", shanghai);
  REQUIRE(log);
  return *std::move(log);
}

Instant at(const std::string& text) {
  const auto time = parse_time(text, shanghai);
  REQUIRE(time);
  return time->at;
}

}  // namespace

TEST_CASE("times are read with and without offset, seconds and time of day", "[tool]") {
  CHECK(at("2026-11-22T14:03:05+08:00") == at("2026-11-22 14:03:05"));
  CHECK(at("2026-11-22T06:03:05Z") == at("2026-11-22 14:03:05.250"));
  CHECK(at("20261122") == at("2026-11-22 12:00"));
  CHECK(parse_time("2026-11-22T14:03-05:30", shanghai)->utc_offset == std::chrono::minutes{-330});
  for (const char* bad : {"",
                          "yesterday",
                          "2026-13-01",
                          "2026-02-30",
                          "2026-11-22 25:00",
                          "2026-11-22x",
                          "22.11.26",
                          "2026-11-22 14:03 o'clock"}) {
    INFO(bad);
    CHECK_FALSE(parse_time(bad, shanghai));
  }
}

TEST_CASE("quotes in a line are honoured", "[tool]") {
  const auto fields = csv_fields(R"(a, "b,c" ,"say ""hi""",)");
  REQUIRE(fields);
  CHECK(*fields == std::vector<std::string>{"a", "b,c", "say \"hi\"", ""});
  CHECK_FALSE(csv_fields("a,\"b"));
}

TEST_CASE("a log without a header keeps the usual order", "[tool]") {
  const tests::TempDir folder;
  SalesLog log = log_of(folder, "2026-11-22 14:03,VIP-1,286.50,CNY\r\n\r\n20261123,VIP-2,0,CNY\n");
  const auto first = log.next();
  REQUIRE(first);
  REQUIRE(*first);
  CHECK((*first)->number == 1);
  CHECK((*first)->identifier == "VIP-1");
  CHECK((*first)->amount.minor() == 28'650);
  const auto second = log.next();
  REQUIRE(second);
  REQUIRE(*second);
  CHECK((*second)->number == 3);
  CHECK((*second)->amount.minor() == 0);
  CHECK_FALSE(log.next());
}

TEST_CASE("a header may order the columns its own way", "[tool]") {
  const tests::TempDir folder;
  SalesLog log = log_of(folder,
                        "shop,currency,amount,identifier,time\n"
                        "7,CNY,12,VIP-1,20261122\n");
  const auto sale = log.next();
  REQUIRE(sale);
  REQUIRE(*sale);
  CHECK((*sale)->number == 2);
  CHECK((*sale)->amount.minor() == 1'200);
}

TEST_CASE("every bad line is named with its number, and the next one is read", "[tool]") {
  const tests::TempDir folder;
  SalesLog log = log_of(folder,
                        "20261122,VIP-1,12,CNY\n"
                        "20261122,VIP-1,1x2,CNY\n"
                        "20261122,VIP-1,12\n"
                        "soon,VIP-1,12,CNY\n"
                        "20261122,VIP-1,12,yuan\n"
                        "20261122,VIP-1,-5,CNY\n"
                        "20261122,VIP-1,7,CNY\n");
  int good = 0;
  std::vector<std::string> faults;
  while (const auto sale = log.next()) {
    if (*sale) {
      ++good;
    } else {
      faults.push_back(sale->error().words);
    }
  }
  CHECK(good == 2);
  REQUIRE(faults.size() == 5);
  for (std::size_t i = 0; i < faults.size(); ++i) {
    CHECK(faults[i].starts_with("line " + std::to_string(i + 2) + ": "));
  }
}

TEST_CASE("a missing file is one sentence", "[tool]") {
  const auto log = SalesLog::open("/nowhere/sales.csv", shanghai);
  REQUIRE_FALSE(log);
  CHECK(log.error().words.find("/nowhere/sales.csv") != std::string::npos);
}
