#include "app/loyalty/programme_document.h"

#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;

namespace {

std::string replaced(std::string from, std::string to) {
  std::string document(assets::kDefaultProgramme);
  const auto at = document.find(from);
  REQUIRE(at != std::string::npos);
  return document.replace(at, from.size(), to);
}

std::string mistakes_of(const std::string& document) {
  const auto parsed = parse_programme(document);
  REQUIRE_FALSE(parsed.has_value());
  CHECK(parsed.error().kind == ErrorKind::invalid);
  return parsed.error().words;
}

}  // namespace

TEST_CASE("the programme that comes with Regulars is read whole", "[loyalty]") {
  const model::Programme programme = a_programme();
  CHECK(programme.currency.code() == "CNY");
  REQUIRE(programme.earn.size() == 2);
  CHECK(programme.earn[0].id == "spend");
  CHECK(programme.earn[0].per_minor == 100);
  CHECK(programme.earn[1].by_tier);
  REQUIRE(programme.tiers.size() == 4);
  CHECK(programme.tiers[1].factor == model::Ratio{12'000});
  CHECK(programme.tiers[3].factor == model::Ratio{20'000});
  CHECK(model::text_in(programme.tiers[1].name, "zh_CN") == "银卡");
  CHECK(model::text_in(programme.tiers[1].name, "zh_TW") == "銀卡");
  const model::Texts two{{"en", "Silver"}, {"zh_CN", "银卡"}};
  CHECK(model::text_in(two, "zh_TW") == "银卡");  // another script of the same language
  CHECK(model::text_in(two, "fr") == "Silver");
  REQUIRE(programme.rewards.size() == 3);
  CHECK(programme.rewards[0].cost == model::Points{500});
  CHECK(programme.rewards[0].value_minor == 500);
}

TEST_CASE("a programme is written as it is read", "[loyalty]") {
  model::Programme programme = a_programme();
  programme.earn.at(0).rounding = model::Rounding::HalfUp;
  programme.tiers[2].factor = model::Ratio{10'625};
  const std::string document = to_document(programme);
  CHECK(document.find('\n') == std::string::npos);
  CHECK(parse_programme(document) == programme);
}

TEST_CASE("rewards stand with the cheapest first", "[loyalty]") {
  const auto programme = parse_programme(replaced("\"cost\": 500", "\"cost\": 5000"));
  REQUIRE(programme.has_value());
  CHECK(programme->rewards.front().id == "r1000");
  CHECK(programme->rewards.back().id == "r500");
}

TEST_CASE("every mistake is named by its path", "[loyalty]") {
  using Case = std::pair<std::string, std::string>;
  for (const auto& [document, path] : std::vector<Case>{
           {replaced("\"format\": 2", "\"format\": 3"), "format: "},
           {replaced("\"version\": 1", "\"version\": \"1\""), "version: "},
           {replaced("CNY", "cny"), "currency: "},
           {replaced("\"points\": 1,", ""), "earn[0].points: is missing"},
           {replaced("\"1.00\"", "\"0\""), "earn[0].per: "},
           {replaced("\"1.00\"", "\"1.005\""), "earn[0].per: "},
           {replaced("\"down\"", "\"sideways\""), "earn[0].rounding: "},
           {replaced("\"1.2\"", "\"-1.2\""), "tiers[1].factor: "},
           {replaced("\"1.2\"", "\"0\""), "tiers[1].factor: "},
           {replaced("\"1.2\"", "\"1.23456\""), "tiers[1].factor: "},
           {replaced("\"1.2\"", "1.2"), "tiers[1].factor: "},
           {replaced("\"silver\"", "\"member\""), "tiers[1].id: is used twice"},
           {replaced("\"en\": \"Silver\", ", ""), "tiers[1].name: "},
           {replaced("\"cost\": 1000", "\"cost\": -1"), "rewards[1].cost: "},
           {replaced("\"12.00\"", "\"12,00\""), "rewards[1].value: "},
           {replaced("\"r1000\"", "\"r500\""), "rewards[1].id: is used twice"},
       }) {
    INFO(path);
    CHECK(mistakes_of(document).find(path) != std::string::npos);
  }
}

TEST_CASE("several mistakes are told at once", "[loyalty]") {
  const std::string words = mistakes_of(R"({"format":1,"tiers":[],"rewards":{}})");
  for (const char* path :
       {"5 mistakes", "version: ", "currency: ", "spend: ", "tiers: ", "rewards: "}) {
    INFO(path);
    CHECK(words.find(path) != std::string::npos);
  }
}

TEST_CASE("what is no JSON, or no object, is told and does no harm", "[loyalty]") {
  for (const char* document : {"", "{", "[]", "7", "null", "{\"spend\":[1]}", "\xFF\xFE"}) {
    CHECK_FALSE(parse_programme(document).has_value());
  }
  CHECK(mistakes_of("{\"a\":").find("at byte") != std::string::npos);
}
