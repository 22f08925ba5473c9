// The published cases of others that are about earning, by their ids. Where they give fractions of
// points, a point here is a tenth of theirs, and the case says so.

#include "app/loyalty/evaluate.h"
#include "tests/support/builders.h"
#include "tests/support/sales.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;
using namespace std::chrono_literals;
using model::Combination;
using model::EarnKind;
using model::Limit;
using model::LimitPeriod;
using model::Rounding;
using model::Steps;
using model::TenderKind;

namespace {

std::int64_t points(const Shop& shop, const SaleFacts& sale) {
  return value_of(evaluate(shop.programme, sale)).points.value();
}

// Open Loyalty's: 12.00 red, 100.00 blue, a delivery of 40.00.
SaleBuilder basket_b0() {
  return a_sale()
      .line("SKU123", 12'00, {"red"})
      .line("SKU000", 100'00, {"blue"})
      .line("SKU0001", 40'00);
}

model::EarnRule& step_of(Shop& shop, std::int64_t per_minor, std::int64_t points = 1) {
  model::EarnRule& rule = shop.rule("spend", EarnKind::Spend, points);
  rule.per_minor = per_minor;
  return rule;
}

constexpr auto kTuesday = 2026y / 11 / 24;

}  // namespace

TEST_CASE("OL1 OL3 OL5: what is spent, without a label and without the delivery", "[loyalty]") {
  Shop shop;
  model::EarnRule& spend = shop.spend(4);
  CHECK(points(shop, basket_b0()) == 608);
  spend.lines.not_labels = {"red"};
  CHECK(points(shop, basket_b0()) == 560);
  spend.lines.not_skus = {"SKU0001"};
  CHECK(points(shop, basket_b0()) == 400);
}

TEST_CASE("OL6 OL7: an item's points; two rules of what is spent add up", "[loyalty]") {
  Shop item;
  item.rule("sku", EarnKind::Item, 200).lines.skus = {"SKU000"};
  CHECK(points(item, basket_b0()) == 200);
  Shop both;
  both.spend(10, "ten");
  both.spend(4, "four");
  CHECK(points(both, basket_b0()) == 2'128);
}

TEST_CASE("OL9 OL10: a welcome, and a bonus for the first purchase", "[loyalty]") {
  Shop welcome;
  welcome.rule("account_created", EarnKind::Welcome, 200);
  CHECK(points(welcome, basket_b0()) == 200);
  CHECK(points(welcome, basket_b0().visits(1)) == 0);
  Shop first;
  first.rule("first_purchase", EarnKind::Visit, 56).when.first_purchase = true;
  CHECK(points(first, basket_b0()) == 56);
  CHECK(points(first, basket_b0().visits(1)) == 0);
}

TEST_CASE("OL12: a multiplier multiplies what is on its label", "[loyalty]") {
  Shop shop;
  shop.spend(4);
  shop.times(30'000, "red").lines.labels = {"red"};
  CHECK(points(shop, basket_b0()) == 704);
}

TEST_CASE("OL17 OL18: a minimum that the order reaches, and one that it does not", "[loyalty]") {
  Shop shop;
  model::EarnRule& spend = shop.spend(4);
  spend.when.minimum_minor = 100'00;
  CHECK(points(shop, basket_b0()) == 608);
  spend.when.minimum_minor = 300'00;
  CHECK(points(shop, basket_b0()) == 0);
}

TEST_CASE("OL19: everything at once, in the order of priority", "[loyalty]") {
  Shop shop;
  shop.rule("sku", EarnKind::Item, 200).lines.skus = {"SKU000"};  // after the multipliers
  shop.times(50'000, "blue").lines.labels = {"blue"};
  shop.times(30'000, "red").lines.labels = {"red"};
  shop.spend(4, "four");
  shop.spend(10, "ten");
  for (const std::size_t i : {1U, 2U}) shop.programme.earn[i].priority = 1;
  for (const std::size_t i : {3U, 4U}) shop.programme.earn[i].priority = 2;
  CHECK(points(shop, basket_b0()) == 8'264);
}

TEST_CASE("OL23: 2.3 points each, a SKU doubled (a point is a tenth)", "[loyalty]") {
  Shop shop;
  shop.spend(23).lines.not_skus = {"123", "234", "567"};
  shop.times(20'000, "double").lines.skus = {"SKU123"};
  CHECK(points(shop, a_sale().line("1", 3'00).line("2", 20'00).line("SKU123", 20'00)) == 1'449);
}

TEST_CASE("OD1: points for an order that names the code", "[loyalty]") {
  Shop shop;
  shop.rule("promo", EarnKind::Visit, 10).when.code = "PROMO10";
  CHECK(points(shop, a_sale().amount(100'00)) == 0);
  CHECK(points(shop, a_sale().amount(100'00).code("PROMO10")) == 10);
}

TEST_CASE("PS1: 0.1 points each on 265 are 26.5 (a point is a tenth)", "[loyalty]") {
  Shop shop;
  shop.spend(1).when.minimum_minor = 1'00;
  CHECK(points(shop, a_sale().amount(265'00)) == 265);
}

TEST_CASE("PS2: points for an order of two of A and B", "[loyalty]") {
  Shop shop;
  model::EarnRule& visit = shop.rule("pair", EarnKind::Visit, 10);
  visit.lines.skus = {"A", "B"};
  visit.when.minimum_milli = 2'000;
  CHECK(points(shop, a_sale().line("A", 40'00).line("B", 40'00)) == 10);
  CHECK(points(shop, a_sale().line("A", 40'00).line("C", 40'00)) == 0);
}

TEST_CASE("PS5: a draft that is opened again earns the same, once", "[loyalty]") {
  Shop shop;
  step_of(shop, 1'00);
  const auto sale = a_sale().amount(100'00);
  CHECK(points(shop, sale) == 100);
  CHECK(value_of(evaluate(shop.programme, sale)) == value_of(evaluate(shop.programme, sale)));
}

TEST_CASE("SL5 SL6: what a discount took off earns nothing, by itself or by code", "[loyalty]") {
  Shop shop;
  step_of(shop, 1'00);
  CHECK(points(shop, a_sale().line("A", 90'00).discounted()) == 90);
  CHECK(points(shop, a_sale().line("A", 90'00).discounted().code("TEN")) == 90);
}

TEST_CASE("SL9: paying with a wallet or a gift card does not reduce what is earned", "[loyalty]") {
  Shop shop;
  model::EarnRule& spend = step_of(shop, 1'00);
  const auto by_wallet = a_sale().line("A", 100'00).paid(TenderKind::StoredValue, 10'00);
  const auto by_card = a_sale().amount(100'00).paid(TenderKind::GiftCard, 50'00);
  CHECK(points(shop, by_wallet) == 100);
  CHECK(points(shop, by_card) == 100);
  spend.payments_reduce = true;  // a programme may say otherwise
  CHECK(points(shop, by_wallet) == 90);
  CHECK(points(shop, by_card) == 50);
}

TEST_CASE("SL26: a point for the order stays a point in any currency", "[loyalty]") {
  Shop shop;
  shop.programme.currency = *model::Currency::parse("JPY");
  shop.rule("order", EarnKind::Visit, 1);
  SaleFacts sale;
  sale.amount = {251, shop.programme.currency};
  CHECK(points(shop, sale) == 1);
}

TEST_CASE("EN1 EN2: 1 point per 1000; what was paid with points does not earn", "[loyalty]") {
  Shop shop;
  step_of(shop, 1'000'00).payments_reduce = true;
  CHECK(points(shop, a_sale().amount(10'000'00)) == 10);
  CHECK(points(shop, a_sale().amount(10'000'00).paid(TenderKind::Points, 10'00)) == 9);
}

TEST_CASE("SQ1: 1 point per 10 gives 10 for 105", "[loyalty]") {
  Shop shop;
  step_of(shop, 10'00);
  CHECK(points(shop, a_sale().amount(105'00)) == 10);
}

TEST_CASE("SQ5: of two rules that match the one that gives most wins", "[loyalty]") {
  Shop shop;
  shop.rule("visit", EarnKind::Visit, 5);
  step_of(shop, 10'00);
  CHECK(points(shop, a_sale().amount(105'00)) == 15);  // rules add up
  shop.programme.combination = Combination::BestWins;
  CHECK(points(shop, a_sale().amount(105'00)) == 10);
  CHECK(points(shop, a_sale().amount(39'00)) == 5);
}

TEST_CASE("SQ6: of two promotions the newest wins", "[loyalty]") {
  Shop shop;
  shop.programme.combination = Combination::BestWins;
  step_of(shop, 10'00);
  shop.times(30'000, "older");
  shop.times(20'000, "newer");
  CHECK(points(shop, a_sale().amount(100'00)) == 20);
  shop.rule("newest", EarnKind::Bonus, 7);
  CHECK(points(shop, a_sale().amount(100'00)) == 17);
  CHECK(points(shop, a_sale().amount(9'00)) == 0);  // nothing earned: no promotion
}

TEST_CASE("SQ7: double points on Tuesdays from 16:00, once a day", "[loyalty]") {
  Shop shop;
  shop.programme.combination = GENERATE(Combination::AddUp, Combination::BestWins);
  step_of(shop, 1'00);
  model::EarnRule& twice = shop.times(20'000, "tuesday");
  twice.limit = {1, 0, LimitPeriod::Day};
  model::Window window{std::chrono::local_days{2026y / 1 / 6} + 16h, 120, "FREQ=WEEKLY", {}};
  for (int week = 0; week < 52; ++week) window.begins.push_back(window.start + week * 168h);
  twice.when.windows = {window};

  auto first = a_sale().amount(50'00).at(kTuesday, 17h);
  const Earning earned = value_of(evaluate(shop.programme, first));
  CHECK(earned.points.value() == 100);
  const auto uses = uses_of(shop.programme, first, earned);
  REQUIRE(uses.size() == 1);
  CHECK(uses[0] == model::RuleUse{"tuesday", kTuesday, 1, model::Points{50}});

  auto second = a_sale().amount(50'00).at(kTuesday, 17h + 30min);
  second.facts().member.uses = uses;
  const Earning base = value_of(evaluate(shop.programme, second));
  CHECK(base.points.value() == 50);
  CHECK(base.parts.back().was_cut_by_times);
  CHECK(uses_of(shop.programme, second, base).empty());
  CHECK(points(shop, a_sale().amount(50'00).at(kTuesday, 18h)) == 50);
  auto next_week = a_sale().amount(50'00).at(2026y / 12 / 1, 17h);
  next_week.facts().member.uses = uses;
  CHECK(points(shop, next_week) == 100);
}

TEST_CASE("Loyverse: 1, 2 and 5 per cent of 100", "[loyalty]") {
  for (const std::int64_t percent : {1, 2, 5}) {
    Shop shop;
    step_of(shop, 100'00, percent).steps = Steps::Proportional;
    CHECK(points(shop, a_sale().amount(100'00)) == percent);
  }
}

TEST_CASE("nobullproject: 100 points on 100; the 25 that stay are worth 25", "[loyalty]") {
  Shop shop;
  step_of(shop, 1'00);
  CHECK(points(shop, a_sale().amount(100'00)) == 100);
  CHECK(points(shop, a_sale().amount(25'00)) == 25);
}
