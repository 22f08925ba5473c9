#include "app/tool/evaluation.h"

#include <fstream>
#include <sstream>
#include <string>

#include <nlohmann/json.hpp>

#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::tests;
using namespace regulars::tool;

namespace {

using Json = nlohmann::json;

std::string asset(const std::string& name) {
  std::ifstream in(std::string(REGULARS_PROGRAMMES) + "/" + name);
  REQUIRE(in);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

Json evaluated(const std::string& programme, const std::string& sale, const std::string& member) {
  const auto catalogues = i18n::Catalogues::built_in();
  const std::string programme_text = asset(programme);
  const std::string sale_text = asset("examples/" + sale);
  const std::string member_text = member.empty() ? "" : asset("examples/" + member);
  EvaluationInput input{programme_text, sale_text, {}};
  if (!member.empty()) input.member = member_text;
  return Json::parse(value_of(evaluation(input, catalogues.in(i18n::Language::English))));
}

const Json& named(const Json& list, const char* key, const std::string& id) {
  for (const Json& one : list) {
    if (one.at(key) == id) return one;
  }
  FAIL("no " << id << " in " << list.dump());
  return list;
}

}  // namespace

TEST_CASE("evaluate works as the README shows: stamps at a tea shop", "[tool]") {
  const Json json = evaluated("tea_shop.json", "tea.json", "tea_friend.json");
  CHECK(json.at("points") == 0);  // stamps are another purse
  const Json& cup = named(json.at("rules"), "rule", "cup");
  CHECK(cup.at("purse") == "tea_card");
  CHECK(cup.at("points") == 2);
  CHECK(cup.at("lines") == Json::parse(R"([{"line": 0, "points": 2}])"));
  CHECK(named(json.at("rules"), "rule", "afternoon").at("points") == 2);
  const Json& free_cup = named(json.at("rewards"), "reward", "free_cup");
  CHECK(free_cup.at("available") == true);
  CHECK(free_cup.at("cost") == 10);
  CHECK(free_cup.at("takes_off") == "18.00");
  CHECK(json.at("tier").at("after") == "guest");
}

TEST_CASE("a supermarket's rules are told one by one, with what the limits cut", "[tool]") {
  const Json json = evaluated("supermarket.json", "market_sale.json", "market_member.json");
  CHECK(json.at("amount") == "212.40");
  const Json& spend = named(json.at("rules"), "rule", "spend");
  CHECK(spend.at("points") == 152);  // 152.40 without tobacco
  CHECK(spend.at("counted") == "152.40");
  CHECK(spend.at("rounding") == "down");
  CHECK(spend.at("rounded") == true);
  CHECK(named(json.at("rules"), "rule", "quiet_hours").at("points") == 152);
  CHECK(json.at("coupons") == Json::parse(R"(["next_visit"])"));
  CHECK(named(json.at("grants"), "purse", "points").at("lapses") == "2028-01-01T00:00:00+08:00");
  const Json& coupon = named(json.at("rewards"), "reward", "next_visit");
  CHECK(coupon.at("available") == true);
  CHECK(coupon.at("takes_off") == "10.62");
  const Json& eggs = named(json.at("rewards"), "reward", "eggs");
  CHECK(eggs.at("takes_off") == "15.80");
}

TEST_CASE("a tier that the sale reaches is told, and what is missing to the next", "[tool]") {
  const Json json = evaluated("fashion.json", "fashion_sale.json", "fashion_member.json");
  const Json& tier = json.at("tier");
  CHECK(tier.at("before") == "silver");
  CHECK(tier.at("after") == "gold");  // 26,800 and the full price of the coat, less the gift card
  CHECK(tier.at("missing").is_null());
  CHECK(named(json.at("rules"), "rule", "trade_in").at("points") == 150);
}

TEST_CASE("a salon's purses do not mix", "[tool]") {
  const Json json = evaluated("salon.json", "salon_sale.json", "salon_member.json");
  CHECK(json.at("points") == 18);
  const Json& visit = named(json.at("rules"), "rule", "tenth_visit");
  CHECK(visit.at("purse") == "wallet");
  CHECK(visit.at("points") == 10'000);  // 100.00
  const Json& pay = named(json.at("rewards"), "reward", "from_account");
  CHECK(pay.at("takes_off") == "850.00");
  CHECK(pay.at("tax") == "payment");
  const Json& mask = named(json.at("rewards"), "reward", "mask");
  CHECK(mask.at("available") == false);
  CHECK(mask.at("why") == "redeem.missing");
  CHECK(mask.at("words").get<std::string>().find("15") != std::string::npos);
}

TEST_CASE("without a member nobody is known: no rewards, no tier", "[tool]") {
  const Json json = evaluated("tea_shop.json", "tea.json", "");
  CHECK_FALSE(json.contains("rewards"));
  CHECK_FALSE(json.contains("tier"));
}

TEST_CASE("a sale in another currency is refused with one sentence", "[tool]") {
  const auto catalogues = i18n::Catalogues::built_in();
  const std::string programme = asset("tea_shop.json");
  const std::string sale = asset("examples/salon_sale.json");
  const auto refused = evaluation({programme, sale, {}}, catalogues.in(i18n::Language::English));
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().words.find("TWD") != std::string::npos);
}
