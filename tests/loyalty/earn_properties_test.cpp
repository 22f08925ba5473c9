// What holds of every programme and every sale, on random ones.

#include <algorithm>
#include <numeric>

#include <rapidcheck.h>

#include "app/loyalty/evaluate.h"
#include "tests/support/builders.h"
#include "tests/support/sales.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;
using model::EarnKind;

namespace {

const std::vector<std::string>& labels() {
  static const std::vector<std::string> kLabels{"red", "blue", "tea"};
  return kLabels;
}

SaleFacts any_sale() {
  SaleBuilder sale = a_sale();
  const int lines = *rc::gen::inRange(0, 8);
  for (int i = 0; i < lines; ++i) {
    sale.line("SKU" + std::to_string(*rc::gen::inRange(0, 4)),
              *rc::gen::inRange<std::int64_t>(0, 200'00),
              {*rc::gen::elementOf(labels())});
    sale.units(*rc::gen::inRange<std::int64_t>(1, 5'000));
  }
  if (lines == 0) sale.amount(*rc::gen::inRange<std::int64_t>(0, 1'000'00));
  sale.tier(static_cast<std::uint8_t>(*rc::gen::inRange(0, 3)));
  sale.visits(*rc::gen::inRange<std::int64_t>(0, 3));
  if (*rc::gen::arbitrary<bool>()) {
    sale.paid(model::TenderKind::Points,
              *rc::gen::inRange<std::int64_t>(0, sale.facts().amount.minor() + 1));
  }
  sale.facts().is_anybody = *rc::gen::weightedElement<bool>({{1, false}, {5, true}});
  return sale;
}

void shape(model::EarnRule& rule) {
  rule.purse = static_cast<model::PurseNumber>(*rc::gen::inRange(0, 2));
  rule.per_minor = *rc::gen::inRange<std::int64_t>(1, 1'000);
  rule.steps = *rc::gen::element(model::Steps::Whole, model::Steps::Proportional);
  rule.rounding =
      *rc::gen::element(model::Rounding::Down, model::Rounding::HalfUp, model::Rounding::Up);
  if (*rc::gen::arbitrary<bool>()) rule.lines.labels = {*rc::gen::elementOf(labels())};
  if (*rc::gen::arbitrary<bool>()) rule.lines.not_skus = {"SKU1"};
}

// Any rule of any kind, below 1 too, with limits, lots of several kinds and stops.
model::EarnRule& any_rule(Shop& shop) {
  const auto kind = static_cast<EarnKind>(*rc::gen::inRange(1, 9));
  model::EarnRule& rule = shop.rule("r" + std::to_string(shop.programme.earn.size()),
                                    kind,
                                    *rc::gen::inRange<std::int64_t>(0, 20));
  shape(rule);
  rule.priority = *rc::gen::inRange(0, 3);
  rule.factor = model::Ratio{*rc::gen::inRange<std::int64_t>(1, 40'000)};
  rule.by_tier = *rc::gen::weightedElement<bool>({{3, false}, {1, true}});
  rule.compound = *rc::gen::arbitrary<bool>();
  rule.stop = *rc::gen::weightedElement<bool>({{9, false}, {1, true}});
  rule.payments_reduce = *rc::gen::arbitrary<bool>();
  rule.pending_days = *rc::gen::inRange(0, 2);
  if (*rc::gen::arbitrary<bool>()) {
    rule.limit = {*rc::gen::inRange<std::int64_t>(0, 2),
                  *rc::gen::inRange<std::int64_t>(0, 30),
                  model::LimitPeriod::Sale};
  }
  return rule;
}

Shop any_shop() {
  Shop shop;
  shop.programme.combination =
      *rc::gen::element(model::Combination::AddUp, model::Combination::BestWins);
  const int rules = *rc::gen::inRange(1, 8);
  for (int i = 0; i < rules; ++i) any_rule(shop);
  return shop;
}

// Spend, Visit and Item only, nothing that takes away or stops: more of a basket is never worse.
Shop additive_shop() {
  Shop shop;
  const int rules = *rc::gen::inRange(1, 6);
  for (int i = 0; i < rules; ++i) {
    model::EarnRule& rule =
        shop.rule("r" + std::to_string(i),
                  *rc::gen::element(EarnKind::Spend, EarnKind::Visit, EarnKind::Item),
                  *rc::gen::inRange<std::int64_t>(0, 20));
    shape(rule);
    rule.purse = model::kPointsPurse;
    rule.when.minimum_minor = *rc::gen::inRange<std::int64_t>(0, 50'00);
  }
  return shop;
}

std::int64_t sum(const std::vector<std::int64_t>& figures) {
  return std::accumulate(figures.begin(), figures.end(), std::int64_t{0});
}

std::int64_t granted(const Earning& earning, model::PurseNumber purse) {
  std::int64_t points = 0;
  for (const model::Grant& grant : earning.grants) {
    RC_ASSERT(grant.points.value() > 0);
    if (grant.purse == purse) points += grant.points.value();
  }
  return points;
}

std::int64_t told(const Earning& earning, model::PurseNumber purse) {
  std::int64_t points = 0;
  for (const EarnPart& part : earning.parts) {
    if (part.purse == purse) points += part.points.value();
  }
  return points;
}

}  // namespace

TEST_CASE("the same sale earns the same, and everything adds up", "[loyalty]") {
  CHECK(rc::check([] {
    const Shop shop = any_shop();
    const SaleFacts sale = any_sale();
    const Earning earning = value_of(evaluate(shop.programme, sale));
    RC_ASSERT(value_of(evaluate(shop.programme, sale)) == earning);
    RC_ASSERT(!earning.points.is_negative());
    RC_ASSERT(told(earning, model::kPointsPurse) == earning.points.value());
    for (const model::PurseNumber purse : {model::kPointsPurse, model::PurseNumber{1}}) {
      RC_ASSERT(told(earning, purse) >= 0);
      RC_ASSERT(granted(earning, purse) == told(earning, purse));
    }
    for (const EarnPart& part : earning.parts) {
      RC_ASSERT(part.lines.size() == part.points_of.size());
      RC_ASSERT(part.points_of_sale + sum(part.points_of) == part.points.value());
    }
  }));
}

TEST_CASE("points alone are the points of the evaluation that is told in full", "[loyalty]") {
  CHECK(rc::check([] {
    const Shop shop = any_shop();
    const SaleFacts sale = any_sale();
    const Earning full = value_of(evaluate(shop.programme, sale));
    const Earning alone = value_of(evaluate(shop.programme, sale, Telling::PointsOnly));
    RC_ASSERT(alone.points == full.points);
    RC_ASSERT(alone.grants == full.grants);
    RC_ASSERT(alone.coupons == full.coupons);
    RC_ASSERT(uses_of(shop.programme, sale, alone) == uses_of(shop.programme, sale, full));
    RC_ASSERT(alone.parts.size() == full.parts.size());
    for (std::size_t i = 0; i < full.parts.size(); ++i) {
      RC_ASSERT(alone.parts[i].rule == full.parts[i].rule);
      RC_ASSERT(alone.parts[i].purse == full.parts[i].purse);
      RC_ASSERT(alone.parts[i].points == full.parts[i].points);
    }
  }));
}

TEST_CASE("a line more never lowers what rules that add up give", "[loyalty]") {
  CHECK(rc::check([] {
    const Shop shop = additive_shop();
    SaleFacts sale = any_sale();
    RC_PRE(!sale.basket.lines.empty());
    sale.basket.tenders.clear();
    const std::int64_t before = value_of(evaluate(shop.programme, sale)).points.value();
    model::SaleLine more = sale.basket.lines.front();
    more.amount_minor = *rc::gen::inRange<std::int64_t>(0, 100'00);
    sale.amount = {sale.amount.minor() + more.amount_minor, sale.amount.currency()};
    sale.basket.lines.push_back(more);
    RC_ASSERT(value_of(evaluate(shop.programme, sale)).points.value() >= before);
  }));
}

TEST_CASE("the order of the lines does not change what a sale earns", "[loyalty]") {
  CHECK(rc::check([] {
    const Shop shop = additive_shop();
    SaleFacts sale = any_sale();
    sale.basket.tenders.clear();
    const std::int64_t before = value_of(evaluate(shop.programme, sale)).points.value();
    std::reverse(sale.basket.lines.begin(), sale.basket.lines.end());
    RC_ASSERT(value_of(evaluate(shop.programme, sale)).points.value() == before);
  }));
}
