#include "app/loyalty/explanation.h"

#include "tests/support/builders.h"
#include "tests/support/sales.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;
using i18n::Language;
using model::EarnKind;

namespace {

std::vector<PartWords> told(const Shop& shop,
                            const SaleFacts& sale,
                            Language language = Language::English) {
  const auto catalogues = i18n::Catalogues::built_in();
  std::vector<PartWords> all;
  for (const EarnPart& part : value_of(evaluate(shop.programme, sale)).parts) {
    all.push_back(words_of(part, shop.programme, catalogues.in(language)));
  }
  return all;
}

}  // namespace

TEST_CASE("what is spent and the tier are read aloud", "[loyalty]") {
  Shop shop;
  shop.programme.earn = spend_and_tier(model::Points{1}, 100, model::Rounding::Down);
  shop.programme.tiers[1].name["zh_CN"] = "金卡";
  const auto sale = a_sale().amount(286'00).tier(1);
  const auto english = told(shop, sale);
  REQUIRE(english.size() == 2);
  CHECK(english[0] == PartWords{"1 point for every ¥1.00", "on ¥286.00"});
  CHECK(english[1] == PartWords{"Gold ×1.5", "Rounded down"});
  CHECK(told(shop, sale, Language::SimplifiedChinese)[1].what == "金卡 1.5 倍");
}

TEST_CASE("a rule with a name is called by it, and how it counts stands aside", "[loyalty]") {
  Shop shop;
  shop.spend(1).name = {{"en", "Points on everything"}};
  model::EarnRule& twice = shop.times(20'000, "tuesday");
  twice.name = {{"en", "Double points on Tuesdays"}, {"zh_CN", "周二双倍积分"}};
  const auto english = told(shop, a_sale().amount(50'00));
  CHECK(english[0] == PartWords{"Points on everything", "1 point for every ¥1.00, on ¥50.00"});
  CHECK(english[1] == PartWords{"Double points on Tuesdays", "Points ×2"});
  const auto chinese = told(shop, a_sale().amount(50'00), Language::SimplifiedChinese);
  CHECK(chinese[1] == PartWords{"周二双倍积分", "积分 2 倍"});
}

TEST_CASE("a limit that was reached is said with its period", "[loyalty]") {
  Shop shop;
  model::EarnRule& spend = shop.spend(1);
  spend.limit = {0, 100, model::LimitPeriod::Day};
  CHECK(told(shop, a_sale().amount(286'00))[0].aside ==
        "on ¥286.00, limit of 100 points a day reached");
  CHECK(told(shop, a_sale().amount(286'00), Language::TraditionalChinese)[0].aside ==
        "以 ¥286.00 計算，已達每天 100 點的上限");
  spend.limit = {2, 0, model::LimitPeriod::Month};
  const auto today = std::chrono::sys_days{};
  const auto third = told(shop, a_sale().amount(286'00).used("spend", today, 2));
  CHECK(third[0].aside == "on ¥286.00, limit of 2 times a month reached");
}

TEST_CASE("a coupon alone is said without points", "[loyalty]") {
  Shop shop;
  shop.programme.rewards.push_back({"r15", {{"en", "15% off"}}, model::Points{1}, 0});
  model::EarnRule& next = shop.rule("next", EarnKind::Visit);
  next.coupon = "r15";
  CHECK(told(shop, a_sale().amount(1))[0] == PartWords{"with a coupon: 15% off", ""});
  next.name = {{"en", "For your next visit"}};
  CHECK(told(shop, a_sale().amount(1))[0] ==
        PartWords{"For your next visit", "with a coupon: 15% off"});
}

TEST_CASE("every kind of rule has its sentence, as its purse counts", "[loyalty]") {
  Shop shop;
  shop.programme.purses.push_back({1, "tea_card", {}, model::PurseUnit::Stamps, {}});
  shop.programme.rewards.push_back({"tea", {{"en", "A tea"}}, model::Points{1}, 0});
  shop.rule("visit", EarnKind::Visit, 1).purse = 1;
  shop.rule("item", EarnKind::Item, 5);
  shop.rule("bonus", EarnKind::Bonus, 7).coupon = "tea";
  shop.rule("welcome", EarnKind::Welcome, 50);
  shop.rule("birthday", EarnKind::Birthday, 100);
  shop.rule("referral", EarnKind::Referral, 9).referred_points = model::Points{20};
  auto sale = a_sale().line("A", 10'00).units(3'000);
  sale.facts().member.is_birthday = true;
  sale.facts().member.was_referred = true;
  std::vector<std::string> whats;
  for (const PartWords& words : told(shop, sale)) whats.push_back(words.what);
  CHECK(whats == std::vector<std::string>{"1 stamp for the visit",
                                          "5 points for each of 3 items",
                                          "7 points on top",
                                          "Welcome gift: 50 points",
                                          "Birthday gift: 100 points",
                                          "Brought by a regular: 20 points"});
  CHECK(told(shop, sale)[2].aside == "with a coupon: A tea");
}
