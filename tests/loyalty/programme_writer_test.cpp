// Random programmes are read as they were written; random garbage is refused and does no harm.

#include <fstream>
#include <random>
#include <sstream>
#include <string>

#include <rapidcheck.h>

#include "app/loyalty/programme_document.h"
#include "app/loyalty/windows.h"
#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;

namespace {

std::string asset(const std::string& name) {
  std::ifstream in(std::string(REGULARS_PROGRAMMES) + "/" + name);
  REQUIRE(in);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// A programme with something in every field, from one seed.
class Maker {
 public:
  explicit Maker(std::uint64_t seed) : random_(seed) {}

  model::Programme programme() {
    model::Programme made;
    made.version = number(1, 1'000);
    if (coin()) made.name = name();
    made.currency = *model::Currency::parse(coin() ? "CNY" : coin() ? "JPY" : "KWD");
    made.combination = coin() ? model::Combination::AddUp : model::Combination::BestWins;
    made.purses = {{0, "points", name(), model::PurseUnit::Points, lapse()},
                   {3, "card", name(), model::PurseUnit::Stamps, lapse()},
                   {254, "wallet", name(), model::PurseUnit::Money, lapse(), {{500, 5}, {900, 9}}}};
    for (int i = 0; i < 6; ++i) made.earn.push_back(rule(i));
    made.tier_policy = {model::TierMeasure(number(1, 3)),
                        model::TierWindow::Rolling,
                        int(number(1, 400)),
                        int(number(0, 90)),
                        false};
    for (int i = 0; i < 3; ++i) {
      made.tiers.push_back({"t" + std::to_string(i),
                            name(),
                            model::Ratio{number(1, 1'000'000)},
                            i * number(1, 9'000),
                            {}});
      made.tiers.back().benefits.push_back(
          {model::BenefitKind::Discount, name(), model::Ratio{number(1, 10'000)}});
      made.tiers.back().benefits.push_back({model::BenefitKind(number(2, 9)), name()});
    }
    for (int i = 0; i < 6; ++i) made.rewards.push_back(reward(i));
    made.refund_days = int(number(0, 400));
    made.claim_days = int(number(0, 400));
    made.refunds_proportionally = coin();
    made.limits = {number(0, 9), points(), points(), number(0, 9), number(0, 9), points()};
    return made;
  }

 private:
  std::int64_t number(std::int64_t least, std::int64_t most) {
    return std::uniform_int_distribution<std::int64_t>(least, most)(random_);
  }
  bool coin() { return number(0, 1) == 1; }
  model::Points points() { return model::Points{number(0, 99)}; }
  static model::Texts name() { return {{"en", "A \"quoted\" name"}, {"zh_CN", "名"}}; }
  std::vector<std::string> some() {
    return coin() ? std::vector<std::string>{} : std::vector<std::string>{"a", "b/c", "茶"};
  }
  std::chrono::local_seconds time() {
    return std::chrono::local_seconds{std::chrono::seconds{number(1'600'000'000, 2'000'000'000)}};
  }

  model::LapsePolicy lapse() {
    const auto mode = model::LapseMode(number(0, 4));
    if (mode == model::LapseMode::Never) return {mode, 0, int(number(0, 60))};
    return {mode, int(number(1, 900)), int(number(0, 60))};
  }

  model::LineFilter lines() { return {some(), some(), some(), some(), some(), some(), coin()}; }

  model::Conditions conditions() {
    model::Conditions when;
    when.tiers = some();
    if (coin()) when.minimum_minor = number(1, 99'999);
    if (coin()) when.minimum_milli = number(1, 99'999);
    if (coin()) {
      model::Window window{time(), int(number(1, 900)), coin() ? "FREQ=WEEKLY;BYDAY=TU" : "", {}};
      window.begins = value_of(occurrences_of(window));
      when.windows = {window, window};
    }
    if (coin()) when.from = time();
    if (coin()) when.until = time();
    if (coin()) when.code = "PROMO10";
    if (coin()) when.birthday = model::BirthdayPeriod(number(1, 3));
    when.first_purchase = coin();
    if (coin()) when.every_nth_visit = number(1, 20);
    return when;
  }

  model::EarnRule rule(int i) {
    model::EarnRule rule;
    rule.id = "rule" + std::to_string(i);
    if (coin()) rule.name = name();
    rule.kind = model::EarnKind(number(1, 8));
    rule.purse = coin() ? 0 : coin() ? 3 : 254;
    rule.priority = int(number(-5, 5));
    rule.stop = coin();
    rule.lines = lines();
    rule.when = conditions();
    if (coin()) rule.limit = {number(1, 9), number(0, 9), model::LimitPeriod(number(1, 6))};
    rule.tax = coin() ? model::TaxBase::Included : model::TaxBase::Excluded;
    rule.payments_reduce = coin();
    rule.pending_days = int(number(0, 30));
    if (coin()) rule.lapse = lapse();
    if (coin()) rule.coupon = "coupon";
    const bool rounds = rule.kind == model::EarnKind::Spend || rule.kind == model::EarnKind::Item ||
                        rule.kind == model::EarnKind::Multiplier;
    if (rounds) rule.rounding = model::Rounding(number(0, 2));
    if (rule.kind == model::EarnKind::Multiplier) {
      rule.by_tier = coin();
      if (!rule.by_tier) rule.factor = model::Ratio{number(1, 1'000'000)};
      rule.compound = coin();
      rule.of = some();
      return rule;
    }
    rule.points = model::Points{number(1, 99)};
    if (rule.kind == model::EarnKind::Referral) rule.referred_points = points();
    if (rule.kind != model::EarnKind::Spend) return rule;
    rule.per_minor = number(1, 99'999);
    rule.steps = coin() ? model::Steps::Whole : model::Steps::Proportional;
    return rule;
  }

  model::Reward reward(int i) {
    model::Reward reward;
    reward.id = "reward" + std::to_string(i);
    reward.name = name();
    reward.kind = model::RewardKind(number(1, 6));
    reward.purse = coin() ? 0 : coin() ? 3 : 254;
    reward.cost = model::Points{i + 1};
    reward.lines = lines();
    reward.when = conditions();
    if (coin()) reward.limit = {number(1, 9), 0, model::LimitPeriod(number(1, 6))};
    if (coin()) reward.stock = number(1, 99);
    reward.by_coupon_only = coin();
    reward.coupon_days = int(number(1, 99));
    if (reward.kind == model::RewardKind::Perk) return reward;
    reward.tax = coin() ? model::TaxTreatment::Discount : model::TaxTreatment::Payment;
    if (reward.kind == model::RewardKind::FreeItem) reward.quantity_milli = number(1, 9'999);
    if (reward.kind == model::RewardKind::BuyGet) {
      reward.buy = number(1, 9);
      reward.get = number(1, 9);
    }
    if (reward.kind > model::RewardKind::Percent) return reward;
    reward.scope = model::DiscountScope(number(1, 3));
    if (reward.kind != model::RewardKind::Percent) reward.value_minor = number(1, 9'999);
    if (reward.kind == model::RewardKind::PointsToMoney) reward.least = points();
    if (reward.kind == model::RewardKind::Percent) {
      reward.percent = model::Ratio{number(1, 10'000)};
      reward.maximum_minor = number(0, 9'999);
    }
    return reward;
  }

  std::mt19937_64 random_;
};

}  // namespace

TEST_CASE("any programme is read as it was written", "[loyalty]") {
  CHECK(rc::check([](std::uint64_t seed) {
    const model::Programme programme = Maker(seed).programme();
    const std::string document = to_document(programme);
    const auto read = parse_programme(document);
    RC_ASSERT(read.has_value());
    RC_ASSERT(*read == programme);
    RC_ASSERT(to_document(*read) == document);
  }));
}

TEST_CASE("a programme that was written has no unknown key", "[loyalty]") {
  CHECK(rc::check([](std::uint64_t seed) {
    const auto found = examine_programme(to_document(Maker(seed).programme()), nullptr);
    for (const std::string& mistake : found.mistakes) {
      RC_ASSERT(mistake.find("not known") == std::string::npos);
      RC_ASSERT(mistake.find("is not for kind") == std::string::npos);
    }
  }));
}

TEST_CASE("a document with random bytes changed is read or refused, and does no harm",
          "[loyalty]") {
  const std::string fashion = asset("fashion.json");
  CHECK(rc::check([&](std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::string document = fashion;
    for (int i = 0; i < 8; ++i) {
      const std::size_t at = random() % document.size();
      const std::string_view signs = "{}[]\",:-0129.eEtfn \\\xFF";
      if (random() % 3 == 0) {
        document.erase(at, random() % 40);
      } else if (random() % 2 == 0) {
        document[at] = signs[random() % signs.size()];
      } else {
        document.insert(at, document.substr(random() % document.size(), random() % 60));
      }
    }
    const auto found = examine_programme(document, nullptr);
    RC_ASSERT(found.mistakes.empty() == parse_for_publishing(document, nullptr).has_value());
    if (found.mistakes.empty()) RC_ASSERT(parse_programme(document) == found.programme);
  }));
}

TEST_CASE("a document cut anywhere is refused", "[loyalty]") {
  const std::string tea = asset("tea_shop.json");
  const std::size_t whole = tea.find_last_of('}') + 1;
  for (std::size_t bytes = 0; bytes < whole; bytes += 7) {
    CHECK_FALSE(parse_programme(tea.substr(0, bytes)).has_value());
  }
}

TEST_CASE("a document that is huge, deep or endless in its lists is refused at once", "[loyalty]") {
  const auto words_of = [](const std::string& document) {
    const auto read = parse_programme(document);
    REQUIRE_FALSE(read.has_value());
    return read.error().words;
  };
  CHECK(words_of(std::string(600'000, ' ')).find("at most 524288 are read") != std::string::npos);
  CHECK(words_of(std::string(200'000, '[')).find("more than 16 deep") != std::string::npos);
  CHECK(words_of("\"" + std::string(200'000, '[') + "\"").find("wants an object") !=
        std::string::npos);
  std::string rules;
  for (int i = 0; i < 201; ++i) rules += i == 0 ? "{}" : ",{}";
  CHECK(words_of(R"({"format":2,"earn":[)" + rules + "]}").find("earn: wants a list of 0 to 200") !=
        std::string::npos);
  std::string windows;
  for (int i = 0; i < 50; ++i) {
    windows += std::string(i == 0 ? "" : ",") +
               R"({"start":"2026-01-01","minutes":1,"rule":"FREQ=DAILY;COUNT=19000"})";
  }
  std::string many;
  for (int i = 0; i < 3; ++i) {
    many += std::string(i == 0 ? "" : ",") + R"({"id":"r)" + std::to_string(i) +
            R"(","kind":"visit","points":1,"when":{"windows":[)" + windows + "]}}";
  }
  CHECK(words_of(R"({"format":2,"earn":[)" + many + "]}").find("come to a million") !=
        std::string::npos);
}
