#include "app/tool/shop_model.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "drivers/scanner/symbology.h"
#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::tool;

namespace {

// 2026-11-22 03:00 UTC: eleven in the morning in Shanghai.
constexpr Instant kNow{Milliseconds{1'795'316'400'000}};

ShopPlan small_plan() {
  ShopPlan plan;
  plan.members = 500;
  plan.sales = 8'000;
  plan.seed = 5;
  plan.now = kNow;
  plan.tiers = 3;
  return plan;
}

std::vector<Visit> visits_of(ShopModel& shop) {
  std::vector<Visit> visits;
  CHECK(shop.each_visit([&](const Visit& visit) {
    visits.push_back(visit);
    return Status{};
  }));
  return visits;
}

}  // namespace

TEST_CASE("the same plan gives the same shop", "[tool]") {
  ShopModel one{small_plan()};
  ShopModel two{small_plan()};
  CHECK(one.members() == two.members());
  const std::vector<Visit> visits = visits_of(one);
  const std::vector<Visit> again = visits_of(two);
  REQUIRE(visits.size() == 8'000);
  REQUIRE(again.size() == 8'000);
  CHECK(std::equal(visits.begin(), visits.end(), again.begin(), [](const Visit& a, const Visit& b) {
    return a.at == b.at && a.member == b.member && a.amount_minor == b.amount_minor;
  }));
}

TEST_CASE("every generated card and phone is what a scanner takes for one", "[tool]") {
  const ShopModel shop{small_plan()};
  std::set<model::Identifier> seen;
  for (const model::Member& member : shop.members()) {
    for (const model::Identifier& identifier : member.identifiers) {
      CHECK(seen.insert(identifier).second);
      std::string raw = identifier.value;
      const drivers::Identified found = drivers::classify(raw, "");
      CHECK(found.value == identifier.value);
      CHECK(found.kind == (identifier.kind == model::IdentifierKind::Card ? drivers::Kind::Card
                                                                          : drivers::Kind::Phone));
    }
  }
}

TEST_CASE("visits go in time order up to now, some of them this morning", "[tool]") {
  ShopModel shop{small_plan()};
  const std::vector<Visit> visits = visits_of(shop);
  CHECK(std::is_sorted(
      visits.begin(), visits.end(), [](const Visit& a, const Visit& b) { return a.at < b.at; }));
  CHECK(visits.back().at < kNow + std::chrono::seconds{1});
  const auto today = std::count_if(visits.begin(), visits.end(), [](const Visit& visit) {
    return visit.at > kNow - std::chrono::hours{11};
  });
  CHECK(today > 0);
}

TEST_CASE("a few members come often and many hardly ever", "[tool]") {
  ShopModel shop{small_plan()};
  std::map<std::size_t, int> counts;
  for (const Visit& visit : visits_of(shop)) ++counts[visit.member];
  std::vector<int> sorted;
  for (const auto& [member, count] : counts) sorted.push_back(count);
  std::sort(sorted.rbegin(), sorted.rend());
  int of_top_tenth = 0;
  for (std::size_t i = 0; i < 50; ++i) of_top_tenth += sorted[i];
  CHECK(of_top_tenth > 8'000 * 3 / 10);
  CHECK(of_top_tenth < 8'000 * 7 / 10);
}
