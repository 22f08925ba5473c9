#include "app/loyalty/programme_words.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/loyalty/programme_document.h"
#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;

namespace {

using Json = nlohmann::json;
using Names = std::set<std::string>;

std::string asset(const std::string& name) {
  std::ifstream in(std::string(REGULARS_PROGRAMMES) + "/" + name);
  REQUIRE(in);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

const Json& schema_of(const Json& schema, const std::string& object) {
  return object == "programme" ? schema : schema.at("$defs").at(object);
}

// What the schema forbids an object of that kind.
Names forbidden(const Json& object, const std::string& kind) {
  Names names;
  if (kind.empty()) return names;
  for (const Json& rule : object.at("allOf")) {
    if (rule.at("if").at("properties").at("kind").at("const") != kind) continue;
    const Json properties = rule.at("then").value("properties", Json::object());
    for (const auto& [name, allowed] : properties.items()) {
      if (allowed == false) names.insert(name);
    }
  }
  return names;
}

Names properties_of(const Json& object, const std::string& kind) {
  Names names;
  const Names not_these = forbidden(object, kind);
  for (const auto& [name, property] : object.at("properties").items()) {
    if (name != "comment" && not_these.count(name) == 0) names.insert(name);
  }
  return names;
}

template <typename Kind, std::size_t kSize>
std::vector<std::string> texts(const std::array<Word<Kind>, kSize>& words) {
  std::vector<std::string> all;
  for (const auto& word : words) all.emplace_back(word.text);
  return all;
}

}  // namespace

TEST_CASE("the schema has every key that the reader knows, and no other", "[loyalty]") {
  const Json schema = Json::parse(asset("programme.schema.json"));
  Names known;
  for (const ObjectWords& each : object_words()) {
    if (each.kind == kFirstFormat) continue;
    const std::string object(each.object);
    INFO(object << " " << each.kind);
    known.insert(object);
    CHECK(properties_of(schema_of(schema, object), std::string(each.kind)) ==
          Names(each.keys.begin(), each.keys.end()));
    CHECK(schema_of(schema, object).at("additionalProperties") == false);
  }
  for (const auto& [name, definition] : schema.at("$defs").items()) {
    INFO(name);
    const bool is_closed = definition.value("additionalProperties", Json()) == false;
    CHECK(is_closed == (known.count(name) == 1));
  }
}

TEST_CASE("the schema has every word that the reader knows, and says what it means", "[loyalty]") {
  const Json schema = Json::parse(asset("programme.schema.json"));
  using Case = std::tuple<std::string, std::string, std::vector<std::string>>;
  for (const auto& [object, key, words] :
       std::vector<Case>{{"programme", "combination", texts(kCombinationWords)},
                         {"programme", "refunds", texts(kRefundWords)},
                         {"purse", "unit", texts(kUnitWords)},
                         {"lapse", "mode", texts(kLapseWords)},
                         {"when", "birthday", texts(kBirthdayWords)},
                         {"limit", "period", texts(kPeriodWords)},
                         {"reward_limit", "period", texts(kPeriodWords)},
                         {"earn_rule", "kind", texts(kEarnWords)},
                         {"earn_rule", "tax", texts(kTaxWords)},
                         {"earn_rule", "steps", texts(kStepsWords)},
                         {"earn_rule", "rounding", texts(kRoundingWords)},
                         {"tier_policy", "measure", texts(kMeasureWords)},
                         {"tier_policy", "window", texts(kTierWindowWords)},
                         {"benefit", "kind", texts(kBenefitWords)},
                         {"reward", "kind", texts(kRewardWords)},
                         {"reward", "scope", texts(kScopeWords)},
                         {"reward", "tax", texts(kTreatmentWords)}}) {
    INFO(object << "." << key);
    const Json& property = schema_of(schema, object).at("properties").at(key);
    CHECK(property.at("enum").get<std::vector<std::string>>() == words);
    CHECK(property.at("description").get<std::string>().size() > 10);
  }
}

TEST_CASE("every example can be published, without a mistake or a doubt", "[loyalty]") {
  for (const char* name :
       {"default.json", "supermarket.json", "tea_shop.json", "fashion.json", "salon.json"}) {
    INFO(name);
    const Examination found = examine_programme(asset(name), nullptr);
    CHECK(found.mistakes.empty());
    CHECK(found.warnings.empty());
    for (const model::Reward& reward : found.programme.rewards) {
      CHECK(reward.name.size() == 3);  // en, zh_CN, zh_TW
    }
    CHECK(parse_programme(to_document(found.programme)) == found.programme);
  }
}
