#include "app/loyalty/programme_lint.h"

#include <algorithm>
#include <string>
#include <vector>

#include "app/loyalty/programme_document.h"
#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;

namespace {

// A small shop's programme with these earn rules, and with whatever else is given.
std::string with(const std::string& earn, const std::string& rest = "") {
  return R"({"format": 2, "version": 2, "currency": "CNY", "purses": [
    {"number": 0, "id": "points", "name": {"en": "Points"}},
    {"number": 1, "id": "card", "name": {"en": "Card"}, "unit": "stamps"}],
    "tiers": [{"id": "member", "name": {"en": "Member"}},
              {"id": "gold", "name": {"en": "Gold"}, "factor": "2", "threshold": "100.00"}],
    "earn": [)" +
         earn + "]" + (rest.empty() ? "" : ", " + rest) + "}";
}

const std::string kSpend = R"({"id": "spend", "kind": "spend", "points": 1, "per": "1.00"})";

std::string joined(const std::vector<std::string>& lines) {
  std::string all;
  for (const std::string& line : lines) all += line + "\n";
  return all;
}

struct Bad {
  std::string document;
  std::string mistake;  // how the one mistake begins
};

void expect_one_mistake(const std::vector<Bad>& table) {
  for (const Bad& bad : table) {
    const Examination found = examine_programme(bad.document, nullptr);
    INFO(bad.document << "\nwanted: " << bad.mistake << "\nfound: " << joined(found.mistakes));
    REQUIRE(found.mistakes.size() == 1);
    CHECK(found.mistakes.front().starts_with(bad.mistake));
    CHECK_FALSE(parse_for_publishing(bad.document, nullptr));
  }
}

}  // namespace

TEST_CASE("a sound programme has neither mistakes nor warnings", "[loyalty]") {
  const Examination found = examine_programme(with(kSpend), nullptr);
  CHECK(joined(found.mistakes).empty());
  CHECK(joined(found.warnings).empty());
}

TEST_CASE("a slip of the pen is named, and what was probably meant", "[loyalty]") {
  expect_one_mistake({
      {with(kSpend, R"("colour": "red")"), "colour: is not known"},
      {with(R"({"id": "a", "kind": "visit", "points": 1, "prioritiy": 1})"),
       "earn[0].prioritiy: is not known; did you mean \"priority\"?"},
      {with(R"({"id": "a", "kind": "visit", "points": 1, "per": "1.00"})"),
       "earn[0].per: is not for kind \"visit\""},
      {with(R"({"id": "a", "kind": "vist", "points": 1})"), "earn[0].kind: wants \"spend\""},
      {with(R"({"id": "a", "kind": "visit", "points": 1, "when": {"form": "2026-01-01"}})"),
       "earn[0].when.form: is not known; did you mean \"from\"?"},
      {with(R"({"id": "a b", "kind": "visit", "points": 1})"), "earn[0].id: wants at most 32"},
      {with(R"({"id": "a", "kind": "visit", "points": 1, "purse": "cart"})"),
       "earn[0].purse: is no purse of the programme: \"cart\"; did you mean \"card\"?"},
      {with(R"({"id": "a", "kind": "visit", "points": 1, "comment": 7})"),
       "earn[0].comment: wants a text"},
      {with(R"({"id": "a", "kind": "visit", "points": 1}, {"id": "b", "kind": "item",
               "points": 1, "when": {"minimum": "1.00", "minimum": "2.00"}})"),
       "earn[1].when.minimum: stands twice in one object"},
  });
}

TEST_CASE("whoever follows a programme reads over what it does not know", "[loyalty]") {
  const std::string newer =
      with(R"({"id": "a", "kind": "visit", "points": 1, "weather": "rain"})", R"("colour": 1)");
  const auto followed = parse_programme(newer);
  REQUIRE(followed);
  CHECK(followed->earn.at(0).points == model::Points{1});
  CHECK(examine_programme(newer, nullptr).mistakes.size() == 2);
}

TEST_CASE("a factor that is negative, zero or contradicted is refused", "[loyalty]") {
  const auto times = [](const std::string& keys) {
    return with(kSpend + R"(, {"id": "m", "kind": "multiplier", )" + keys + "}");
  };
  expect_one_mistake({
      {times(R"("factor": "-2")"), "earn[1].factor: wants a number from 0.0001"},
      {times(R"("factor": "0")"), "earn[1].factor: wants a number from 0.0001"},
      {times(R"("factor": "1")"), "earn[1].factor: is 1, which changes nothing"},
      {times(R"("factor": "2", "by_tier": true)"), "earn[1].factor: contradicts \"by_tier\""},
  });
}

TEST_CASE("names that name nothing are refused", "[loyalty]") {
  expect_one_mistake({
      {with(R"({"id": "a", "kind": "visit", "points": 1, "when": {"tiers": ["silver"]}})"),
       "earn[0].when.tiers[0]: is no tier of the programme: \"silver\""},
      {with(R"({"id": "a", "kind": "visit", "points": 1, "coupon": "none"})"),
       "earn[0].coupon: is no reward of the programme: \"none\""},
      {with(kSpend + R"(, {"id": "m", "kind": "multiplier", "factor": "2", "of": ["spent"]})"),
       "earn[1].of[0]: is no earn rule of the programme: \"spent\""},
      {with(R"({"id": "m", "kind": "multiplier", "factor": "2", "of": ["spend"]},
               {"id": "v", "kind": "visit", "points": 1, "priority": 1}, )" +
            kSpend),
       "earn[0].of[0]: \"spend\" does not come before this rule"},
      {with(kSpend + ", " + kSpend), "earn[1].id: is used twice: spend"},
      {with(kSpend,
            R"("rewards": [{"id": "spend", "name": {"en": "x"}, "cost": 1, "value": "1"}])"),
       "rewards[0].id: is also the id of an earn rule"},
  });
}

TEST_CASE("a rule that can never fire is refused", "[loyalty]") {
  const auto visit = [](const std::string& when) {
    return with(R"({"id": "a", "kind": "visit", "points": 1, "when": {)" + when + "}}");
  };
  expect_one_mistake({
      {visit(R"("from": "2026-02-01", "until": "2026-02-01")"),
       "earn[0].when.until: is not after \"from\""},
      {visit(R"("first_purchase": true, "every_nth_visit": 10)"),
       "earn[0].when.every_nth_visit: can never be reached"},
      {visit(R"("windows": [{"start": "2026-01-01", "minutes": 60, )"
             R"("rule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"}])"),
       "earn[0].when.windows[0].rule: "},
      {visit(R"("windows": [{"start": "2026-01-01", "minutes": 60, "rule": "FREQ=SOMETIMES"}])"),
       "earn[0].when.windows[0].rule: "},
      {visit(R"("until": "2026-01-01", "windows": [{"start": "2026-03-01", "minutes": 60}])"),
       "earn[0].when.windows: are all outside"},
      {visit(R"("windows": [{"start": "2026-03-01", "minutes": 60, "duration": "PT1H"}])"),
       "earn[0].when.windows[0].minutes: stands beside"},
      {with(R"({"id": "a", "kind": "visit", "points": 1, "limit": {"period": "day"}})"),
       "earn[0].limit: limits nothing"},
      {with(R"({"id": "a", "kind": "visit", "points": 1, "limit": {"times": 0, "period": "day"}})"),
       "earn[0].limit.times: wants a whole number from 1"},
      {with(R"({"id": "a", "kind": "item", "points": 1,
               "lines": {"categories": ["food/tea"], "not_categories": ["food"]}})"),
       "earn[0].lines.categories[0]: \"food/tea\" is wanted, and \"food\" is excluded"},
      {with(R"({"id": "a", "kind": "item", "points": 1,
               "lines": {"skus": ["1", "2"], "not_skus": ["2"]}})"),
       "earn[0].lines.skus[1]: \"2\" is wanted and excluded"},
      {with(R"({"id": "a", "kind": "visit", "points": 1, "stop": true}, )" + kSpend),
       "earn[1].priority: the rule can never fire: \"a\" comes before it and stops"},
      {with(R"({"id": "a", "kind": "bonus", "points": 1})"), "earn[0].kind: can never fire"},
      {with(kSpend + R"(, {"id": "a", "kind": "multiplier", "factor": "2", "purse": "card"})"),
       "earn[1].kind: can never fire: no rule before it earns in its purse"},
      {with(R"({"id": "a", "kind": "birthday", "points": 1})"),
       "earn[0].when.birthday: is missing"},
      {with(R"({"id": "a", "kind": "visit", "points": 1, "pending_days": 30,
               "lapse": {"mode": "after_days", "count": 30}})"),
       "earn[0].pending_days: lets nothing become available"},
  });
}

TEST_CASE("rules that overlap are refused", "[loyalty]") {
  const std::string welcome = R"({"id": "w1", "kind": "welcome", "points": 100})";
  expect_one_mistake({
      {with(welcome + R"(, {"id": "w2", "kind": "welcome", "points": 50})"),
       "earn[1]: overlaps earn[0] (\"w1\")"},
      {with(kSpend + R"(, {"id": "s2", "kind": "spend", "points": 4, "per": "1.00"})"),
       "earn[1]: overlaps earn[0] (\"spend\")"},
      {with(kSpend + R"(, {"id": "t1", "kind": "multiplier", "by_tier": true},
                          {"id": "t2", "kind": "multiplier", "by_tier": true, "of": ["spend"]})"),
       "earn[2]: overlaps earn[1] (\"t1\"): the tier's factor would count twice"},
      {with(kSpend + R"(, {"id": "b1", "kind": "bonus", "points": 5},
                          {"id": "b2", "kind": "bonus", "points": 9})",
            R"("combination": "best_wins")"),
       "earn[1].kind: the rule can never fire: \"b2\" stands after it"},
  });
}

TEST_CASE("rules that are told apart by lines, days, steps or purse do not overlap", "[loyalty]") {
  for (const std::string other :
       {R"({"id": "b", "kind": "spend", "points": 5, "per": "100.00"})",
        R"({"id": "b", "kind": "spend", "points": 1, "per": "1.00", "purse": "card"})",
        R"({"id": "b", "kind": "spend", "points": 1, "per": "1.00", "lines": {"labels": ["x"]}})",
        R"({"id": "b", "kind": "spend", "points": 1, "per": "1.00", "pending_days": 3})"}) {
    INFO(other);
    CHECK(joined(examine_programme(with(kSpend + ", " + other), nullptr).mistakes).empty());
  }
}

TEST_CASE("thresholds rise, and only the lowest has none", "[loyalty]") {
  const auto tiers = [](const std::string& first, const std::string& third) {
    return R"({"format": 2, "version": 1, "currency": "CNY", "tiers": [
      {"id": "a", "name": {"en": "A"})" +
           first + R"(}, {"id": "b", "name": {"en": "B"}, "threshold": "10.00"},
      {"id": "c", "name": {"en": "C"})" +
           third + "}]}";
  };
  expect_one_mistake(
      {{tiers("", R"(, "threshold": "10.00")"), "tiers[2].threshold: is not above that of \"b\""},
       {tiers(R"(, "threshold": "1.00")", R"(, "threshold": "20.00")"),
        "tiers[0].threshold: wants 0"}});
  CHECK(examine_programme(tiers("", ""), nullptr).mistakes.empty());  // "c" is given by hand
}

TEST_CASE("what is allowed and probably not meant is a warning", "[loyalty]") {
  const Examination found = examine_programme(with(kSpend,
                                                   R"("counter": {"sale": "10.00"}, "rewards": [
             {"id": "dear", "name": {"en": "x"}, "cost": 500, "value": "4.00"},
             {"id": "cheap", "name": {"en": "x"}, "cost": 400, "value": "5.00"},
             {"id": "lost", "name": {"en": "x"}, "value": "5.00", "by_coupon_only": true}])"),
                                              nullptr);
  CHECK(joined(found.mistakes).empty());
  CHECK(joined(found.warnings) ==
        "rewards[0]: gives no more than \"cheap\", which costs no more\n"
        "rewards[2].by_coupon_only: is true, and no earn rule issues its coupon\n");
}

TEST_CASE("a rule that hardly ever fires is a warning", "[loyalty]") {
  const std::string big =
      R"({"id": "b", "kind": "bonus", "points": 5, "when": {"minimum": "50.00"}})";
  const std::string first =
      R"({"id": "f", "kind": "spend", "points": 1, "per": "2.00", "stop": true})";
  CHECK(joined(
            examine_programme(with(kSpend + ", " + big, R"("counter": {"sale": "10.00"})"), nullptr)
                .warnings) ==
        "earn[1].when.minimum: is above counter.sale: somebody must sign for each such sale\n");
  CHECK(joined(examine_programme(with(first + ", " + kSpend), nullptr).warnings) ==
        "earn[1]: fires only where \"f\" gives nothing: it stops\n");
}

TEST_CASE("a purse keeps its number from version to version", "[loyalty]") {
  const model::Programme before = value_of(parse_programme(with(kSpend)));
  const auto purse = [](const std::string& number, const std::string& id, const std::string& unit) {
    return R"({"format": 2, "version": 3, "currency": "CNY",
      "tiers": [{"id": "m", "name": {"en": "M"}}], "purses": [
      {"number": 0, "id": "points", "name": {"en": "P"}}, {"number": )" +
           number + R"(, "id": ")" + id + R"(", "name": {"en": "C"}, "unit": ")" + unit + "\"}]}";
  };
  CHECK(examine_programme(purse("1", "card", "stamps"), &before).mistakes.empty());
  const auto mistake_of = [&](const std::string& document) {
    return joined(examine_programme(document, &before).mistakes);
  };
  CHECK(mistake_of(purse("1", "wallet", "money")) ==
        "purses[1].number: was the purse \"card\" in version 2; take a new number\n");
  CHECK(mistake_of(purse("2", "card", "stamps")) ==
        "purses[1].number: wants 1, which \"card\" had in version 2\n");
  CHECK(mistake_of(purse("1", "card", "money")) ==
        "purses[1].unit: is another than in version 2; make a new purse\n");
  CHECK(joined(examine_programme(purse("2", "wallet", "money"), &before).warnings)
            .starts_with("purses: \"card\" of version 2 is not there any more"));
}

TEST_CASE("a rule whose fields are wrong is not judged as well", "[loyalty]") {
  expect_one_mistake({{with(R"({"id": "a", "kind": "birthday", "points": -1})"),
                       "earn[0].points: wants a whole number from 1"}});
}
