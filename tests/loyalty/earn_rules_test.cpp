#include "app/loyalty/earn_rules.h"

#include <limits>

#include "tests/support/builders.h"
#include "tests/support/sales.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;
using namespace std::chrono_literals;
using model::EarnKind;
using model::LimitPeriod;
using model::TenderKind;

namespace {

constexpr auto kTuesday = 2026y / 11 / 24;
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

Earning earned(const Shop& shop, const SaleFacts& sale) {
  return value_of(evaluate(shop.programme, sale));
}
std::int64_t points(const Shop& shop, const SaleFacts& sale) {
  return earned(shop, sale).points.value();
}
std::string refusal(const Shop& shop, const SaleFacts& sale) {
  const auto refused = evaluate(shop.programme, sale);
  REQUIRE_FALSE(refused.has_value());
  CHECK_FALSE(refused.error().words.empty());
  return refused.error().key;
}
Instant in_store(std::chrono::year_month_day day) {
  return Instant{std::chrono::sys_days{day}} - 8h;
}

}  // namespace

TEST_CASE("a rule looks at the lines that its filter names", "[loyalty]") {
  Shop shop;
  model::EarnRule& spend = shop.spend(1);
  const auto sale = a_sale()
                        .line("A", 10'00, {"red"})
                        .in("food/tea/green")
                        .line("B", 20'00)
                        .in("food")
                        .line("C", 40'00)
                        .in("foodstuff")
                        .discounted();
  SECTION("a category with its subtree, and no other that begins like it") {
    spend.lines.categories = {"food"};
    CHECK(points(shop, sale) == 30);
  }
  SECTION("one list or the other") {
    spend.lines.skus = {"C"};
    spend.lines.labels = {"red"};
    CHECK(points(shop, sale) == 50);
  }
  SECTION("an exclusion wins") {
    spend.lines.categories = {"food"};
    spend.lines.not_categories = {"food/tea"};
    CHECK(points(shop, sale) == 20);
  }
  SECTION("full price only") {
    spend.lines.full_price_only = true;
    CHECK(points(shop, sale) == 30);
  }
  SECTION("an amount alone is on no shelf") {
    spend.lines.categories = {"food"};
    CHECK(points(shop, a_sale().amount(70'00)) == 0);
  }
}

TEST_CASE("a minimum is reached by the matching lines alone", "[loyalty]") {
  Shop shop;
  model::EarnRule& visit = shop.rule("visit", EarnKind::Visit, 10);
  visit.lines.skus = {"A"};
  visit.when.minimum_minor = 40'00;
  CHECK(points(shop, a_sale().line("A", 20'00).line("B", 30'00)) == 0);
  CHECK(points(shop, a_sale().line("A", 20'00).line("A", 20'00)) == 10);
}

TEST_CASE("tax is in or out, as the rule says", "[loyalty]") {
  Shop shop;
  model::EarnRule& spend = shop.spend(1);
  const auto sale = a_sale().line("A", 115'00).taxed(15'00);
  CHECK(points(shop, sale) == 115);
  spend.tax = model::TaxBase::Excluded;
  CHECK(points(shop, sale) == 100);
}

TEST_CASE("units earn whole or in proportion", "[loyalty]") {
  Shop shop;
  model::EarnRule& item = shop.rule("item", EarnKind::Item, 10);
  const auto sale = a_sale().line("A", 10'00).units(1'600).line("A", 5'00).units(900);
  CHECK(points(shop, sale) == 20);  // 2.5 units
  item.steps = model::Steps::Proportional;
  const Earning earning = earned(shop, sale);
  CHECK(earning.points.value() == 25);
  CHECK(earning.parts[0].points_of == std::vector<std::int64_t>{16, 9});
}

TEST_CASE("points of a rule are spread over its lines and add up", "[loyalty]") {
  Shop shop;
  model::EarnRule& spend = shop.rule("spend", EarnKind::Spend, 1);
  spend.lines.not_skus = {"B"};
  const auto sale = a_sale().line("A", 50).line("B", 9'00).line("C", 50).line("D", 1'00);
  const EarnPart part = earned(shop, sale).parts.at(0);
  CHECK(part.points.value() == 2);
  CHECK(part.lines == std::vector<std::uint16_t>{0, 2, 3});
  CHECK(part.points_of == std::vector<std::int64_t>{1, 0, 1});
  CHECK(part.counted_minor == 2'00);
  CHECK_FALSE(part.was_rounded);
}

TEST_CASE("payments that reduce are spread over all lines by value", "[loyalty]") {
  Shop shop;
  model::EarnRule& spend = shop.spend(1);
  spend.payments_reduce = true;
  spend.lines.skus = {"A"};
  const auto sale = a_sale().line("A", 60'00).line("B", 40'00).paid(TenderKind::Points, 50'00);
  CHECK(points(shop, sale) == 30);
}

TEST_CASE("multipliers do not multiply each other unless they compound", "[loyalty]") {
  Shop shop;
  shop.spend(1);
  shop.times(20'000, "double");
  model::EarnRule& half = shop.times(15'000, "half");
  const auto sale = a_sale().amount(100'00);
  CHECK(points(shop, sale) == 250);
  half.compound = true;
  CHECK(points(shop, sale) == 300);
  half.of = {"double"};
  CHECK(points(shop, sale) == 250);  // half of what doubling gave
}

TEST_CASE("a multiplier of lines leaves the points of the sale as a whole", "[loyalty]") {
  Shop shop;
  shop.rule("visit", EarnKind::Visit, 10);
  shop.spend(1);
  model::EarnRule& twice = shop.times(20'000, "double");
  const auto sale = a_sale().line("A", 30'00).line("B", 70'00);
  CHECK(points(shop, sale) == 220);
  twice.lines.skus = {"A"};
  CHECK(points(shop, sale) == 140);
}

TEST_CASE("multipliers below 1 take at most what is there", "[loyalty]") {
  Shop shop;
  shop.spend(1);
  shop.times(1'000, "tenth");
  shop.times(1'000, "again");
  const Earning earning = earned(shop, a_sale().amount(100'00));
  CHECK(earning.points.value() == 0);
  CHECK(earning.parts[1].points.value() == -90);
  CHECK(earning.parts[2].points.value() == -10);
  CHECK(earning.grants.empty());
}

TEST_CASE("a rule that stops ends its purse, and no other", "[loyalty]") {
  Shop shop;
  shop.rule("stamp", EarnKind::Visit, 1).purse = 1;
  shop.spend(1);
  model::EarnRule& first = shop.rule("first", EarnKind::Visit, 5);
  first.priority = 1;
  first.stop = true;
  const Earning earning = earned(shop, a_sale().amount(100'00));
  CHECK(earning.points.value() == 5);
  REQUIRE(earning.grants.size() == 2);
  CHECK(earning.grants[1] == model::Grant{1, model::Points{1}, {}, {}});
  first.when.code = "NO";  // a rule that gives nothing stops nothing
  CHECK(points(shop, a_sale().amount(100'00)) == 100);
}

TEST_CASE("a bonus comes on top of something earned before it in its purse", "[loyalty]") {
  Shop shop;
  shop.spend(1);
  shop.rule("bonus", EarnKind::Bonus, 7);
  shop.rule("stamps", EarnKind::Bonus, 1).purse = 1;
  const Earning earning = earned(shop, a_sale().amount(10'00));
  CHECK(earning.points.value() == 17);
  CHECK(earning.grants.size() == 1);
  CHECK(points(shop, a_sale().amount(0)) == 0);
}

TEST_CASE("conditions on the member hold for members only", "[loyalty]") {
  Shop shop;
  shop.rule("gold", EarnKind::Visit, 1).when.tiers = {"gold"};
  shop.rule("tenth", EarnKind::Visit, 10).when.every_nth_visit = 10;
  shop.rule("welcome", EarnKind::Welcome, 100);
  shop.rule("referral", EarnKind::Referral, 5'000).referred_points = model::Points{1'000};
  auto sale = a_sale().amount(10'00);
  sale.facts().member.was_referred = true;
  CHECK(points(shop, sale) == 1'100);
  CHECK(points(shop, a_sale().amount(10'00).tier(1).visits(9)) == 11);
  CHECK(points(shop, a_sale().amount(10'00).tier(200).visits(8)) == 1);
  sale.facts().is_anybody = false;
  CHECK(points(shop, sale) == 0);
}

TEST_CASE("a birthday's gift comes once a year, in its period", "[loyalty]") {
  Shop shop;
  model::EarnRule& gift = shop.rule("birthday", EarnKind::Birthday, 100);
  auto sale = a_sale().amount(10'00).at(kTuesday, 12h);
  sale.facts().member.is_birthday_week = true;
  CHECK(points(shop, sale) == 0);  // the day, where the rule says nothing else
  gift.when.birthday = model::BirthdayPeriod::Week;
  const Earning earning = earned(shop, sale);
  CHECK(earning.points.value() == 100);
  const auto uses = uses_of(shop.programme, sale, earning);
  REQUIRE(uses.size() == 1);
  CHECK(uses[0].since == std::chrono::sys_days{2026y / 1 / 1});
  sale.facts().member.uses = uses;
  CHECK(points(shop, sale) == 0);
  CHECK(points(shop, sale.at(2027y / 11 / 22, 12h)) == 100);
}

TEST_CASE("a limit of points cuts what is beyond it, period by period", "[loyalty]") {
  Shop shop;
  shop.spend(1).limit = {0, 100, LimitPeriod::Day};
  const auto today = std::chrono::sys_days{kTuesday};
  auto sale = a_sale().line("A", 60'00).line("B", 20'00).at(kTuesday, 12h);
  CHECK(points(shop, sale) == 80);
  const EarnPart cut = earned(shop, sale.used("spend", today, 1, 70)).parts.at(0);
  CHECK(cut.points.value() == 30);
  CHECK(cut.was_cut);
  CHECK_FALSE(cut.was_cut_by_times);
  CHECK(cut.points_of == std::vector<std::int64_t>{23, 7});
  CHECK(points(shop,
               a_sale()
                   .amount(80'00)
                   .at(kTuesday, 12h)
                   .used("spend", today - std::chrono::days{1}, 1, 100)) == 80);
}

TEST_CASE("a multiplier of what was cut multiplies what was left", "[loyalty]") {
  Shop shop;
  shop.spend(1).limit = {0, 30, LimitPeriod::Sale};
  shop.times(20'000, "double");
  const auto sale = a_sale().amount(80'00);
  CHECK(points(shop, sale) == 60);
  CHECK(uses_of(shop.programme, sale, earned(shop, sale)).empty());  // the next sale is another
}

TEST_CASE("dates bound a rule in the store's own time", "[loyalty]") {
  Shop shop;
  model::EarnRule& visit = shop.rule("visit", EarnKind::Visit, 1);
  visit.when.from = std::chrono::local_days{kTuesday};
  visit.when.until = std::chrono::local_days{2026y / 11 / 25};
  CHECK(points(shop, a_sale().amount(1).at(kTuesday, 0min)) == 1);
  CHECK(points(shop, a_sale().amount(1).at(kTuesday, 23h + 59min)) == 1);
  CHECK(points(shop, a_sale().amount(1).at(2026y / 11 / 23, 23h + 59min)) == 0);
  CHECK(points(shop, a_sale().amount(1).at(2026y / 11 / 25, 0min)) == 0);
}

TEST_CASE("points become lots by purse, date and lapse", "[loyalty]") {
  Shop shop;
  shop.programme.purses[0].lapse = {model::LapseMode::EndOfYear, 0, 30};
  shop.rule("now", EarnKind::Visit, 1);
  shop.rule("too", EarnKind::Visit, 2);
  shop.rule("later", EarnKind::Visit, 4).pending_days = 14;
  shop.rule("short", EarnKind::Visit, 8).lapse = {model::LapseMode::AfterDays, 10, 3};
  const auto grants = earned(shop, a_sale().amount(1).at(kTuesday, 23h)).grants;
  REQUIRE(grants.size() == 3);
  const Instant end = in_store(2027y / 1 / 1);
  CHECK(grants[0] == model::Grant{0, model::Points{3}, {}, end});
  CHECK(grants[1] == model::Grant{0, model::Points{4}, in_store(2026y / 12 / 8), end});
  CHECK(grants[2] == model::Grant{0, model::Points{8}, {}, in_store(2026y / 12 / 4)});
}

TEST_CASE("a coupon is issued with points or alone, and counts for a limit", "[loyalty]") {
  Shop shop;
  model::EarnRule& next = shop.rule("next_order", EarnKind::Visit);
  next.coupon = "r15";
  next.when.minimum_minor = 100'00;
  next.limit = {1, 0, LimitPeriod::Month};
  auto sale = a_sale().amount(100'00).at(kTuesday, 12h);
  const Earning earning = earned(shop, sale);
  CHECK(earning.coupons == std::vector<std::string>{"r15"});
  CHECK(earning.points.value() == 0);
  CHECK(earning.grants.empty());
  sale.facts().member.uses = uses_of(shop.programme, sale, earning);
  CHECK(earned(shop, sale).coupons.empty());
  CHECK(earned(shop, a_sale().amount(99'99)).coupons.empty());
}

TEST_CASE("the best rule wins in each purse, the others come on top", "[loyalty]") {
  Shop shop;
  shop.programme.combination = model::Combination::BestWins;
  shop.rule("stamp", EarnKind::Visit, 1).purse = 1;
  shop.rule("visit", EarnKind::Visit, 10);
  shop.spend(1);
  shop.rule("welcome", EarnKind::Welcome, 50);
  const Earning earning = earned(shop, a_sale().amount(30'00));
  CHECK(earning.points.value() == 80);
  CHECK(earning.parts.size() == 3);
  CHECK(points(shop, a_sale().amount(5'00)) == 60);
}

TEST_CASE("what an event pins is what is evaluated", "[loyalty]") {
  model::SaleEvent event;
  event.amount = yuan(100);
  event.tier = 2;
  event.facts.visits = 4;
  const model::EventStamp stamp{7, in_store(kTuesday), 8h};
  const SaleFacts unknown = sale_of(event, stamp);
  CHECK_FALSE(unknown.is_anybody);
  CHECK(unknown.member.tier == 2);
  CHECK(unknown.member.visits == 4);
  CHECK(unknown.at == stamp.at);
  event.sold = in_store(2026y / 11 / 20);
  CHECK(sale_of(event, stamp).at == *event.sold);
}

TEST_CASE("a sale that cannot be is refused in one sentence", "[loyalty]") {
  Shop shop;
  shop.spend(1);
  CHECK(refusal(shop, a_sale().line("A", 10'00).amount(1)) == "error.sale.lines");
  CHECK(refusal(shop, a_sale().line("A", 10'00).units(0)) == "error.sale.line");
  CHECK(refusal(shop, a_sale().line("A", 10'00).line("B", -1'00)) == "error.sale.line");
  CHECK(refusal(shop, a_sale().line("A", 10'00).taxed(10'01)) == "error.sale.line");
  CHECK(refusal(shop, a_sale().amount(10'00).paid(TenderKind::GiftCard, 10'01)) ==
        "error.sale.tenders");
  CHECK(refusal(shop, a_sale().amount(10'00).paid(TenderKind::GiftCard, -1)) ==
        "error.sale.tenders");
  auto long_one = a_sale();
  for (std::size_t i = 0; i < model::kMostLines; ++i) long_one.line("A", 1'00);
  CHECK(points(shop, long_one) == 500);
  CHECK(refusal(shop, long_one.line("A", 1)) == "error.sale.too_many_lines");
}

TEST_CASE("points beyond 63 bits are refused wherever they arise", "[loyalty]") {
  Shop spend;
  spend.spend(1'000);
  CHECK(refusal(spend, a_sale().amount(kMost)) == "error.points.overflow");
  Shop item;
  item.rule("item", EarnKind::Item, 2'000);
  CHECK(refusal(item, a_sale().line("A", 1).units(kMost)) == "error.points.overflow");
  Shop sum;
  sum.rule("one", EarnKind::Visit, kMost);
  sum.rule("two", EarnKind::Visit, 1);
  CHECK(refusal(sum, a_sale().amount(1)) == "error.points.overflow");
  Shop factor;
  factor.rule("one", EarnKind::Visit, kMost);
  factor.times(30'000, "triple");
  CHECK(refusal(factor, a_sale().amount(1)) == "error.points.overflow");
  auto lines = a_sale().line("A", kMost);
  lines.facts().basket.lines.resize(2, lines.facts().basket.lines.front());
  CHECK(refusal(factor, lines) == "error.sale.line");
}
