#include "app/loyalty/refund_rules.h"

#include <algorithm>

#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::loyalty;
using model::Points;

namespace {
constexpr model::Currency kYuan{};

// Points for every whole step of money.
model::Programme spending(std::int64_t points, std::int64_t per_minor) {
  model::Programme programme;
  programme.version = 1;
  programme.purses = {{.number = model::kPointsPurse, .id = "points", .name = {}, .lapse = {}}};
  programme.earn = spend_and_tier(Points{points}, per_minor, model::Rounding::Down);
  programme.tiers = {{.id = "member", .name = {}, .factor = model::Ratio{}}};
  return programme;
}

SaleFacts sale(std::vector<std::int64_t> amounts) {
  SaleFacts facts;
  std::int64_t sum = 0;
  for (const auto amount : amounts) {
    sum += amount;
    auto& line = facts.basket.lines.emplace_back();
    line.sku = "item" + std::to_string(facts.basket.lines.size());
    line.amount_minor = amount;
  }
  facts.amount = {sum, kYuan};
  return facts;
}

std::vector<model::Grant> earned(std::int64_t points) {
  return {{.purse = model::kPointsPurse, .points = Points{points}}};
}

model::RefundEvent done(std::vector<model::RefundLine> lines) {
  model::RefundEvent event;
  event.lines = std::move(lines);
  return event;
}

std::int64_t taken(const Result<Refunding>& refunding) {
  REQUIRE(refunding);
  return refunding->taken.empty() ? 0 : refunding->taken.front().points.value();
}

std::int64_t returned(const Result<Refunding>& refunding) {
  REQUIRE(refunding);
  return refunding->returned.empty() ? 0 : refunding->returned.front().points.value();
}
}  // namespace

TEST_CASE("OL28 a return of 20 of 40 takes 35 of 70 by value, or its own 20", "[loyalty]") {
  auto programme = spending(1, 100);
  programme.earn.front().points = Points{1};
  // 40 points for the spend, and 10 and 20 on the first two items alone.
  for (const auto& [sku, points] : {std::pair{"item1", 10}, std::pair{"item2", 20}}) {
    model::EarnRule item;
    item.id = sku;
    item.kind = model::EarnKind::Item;
    item.points = Points{points};
    item.lines.skus = {sku};
    programme.earn.push_back(item);
  }
  const auto basket = sale({1'000, 1'000, 2'000});
  REQUIRE(evaluate(programme, basket)->points == Points{70});
  const std::vector<model::RefundLine> third{
      {.line = 2, .quantity_milli = 1'000, .amount_minor = 2'000}};
  SECTION("in proportion to the value") {
    programme.refunds_proportionally = true;
    CHECK(taken(refund(programme, basket, earned(70), {}, {}, third)) == 35);
  }
  SECTION("by what the rest would not have earned") {
    CHECK(taken(refund(programme, basket, earned(70), {}, {}, third)) == 20);
  }
}

TEST_CASE("nobullproject a return of 75 of 100 leaves 25 points", "[loyalty]") {
  const auto programme = spending(1, 100);
  const auto basket = sale({10'000});
  SaleFacts amount = basket;
  amount.basket.lines.clear();
  CHECK(taken(refund(programme, amount, earned(100), {}, {}, {{.amount_minor = 7'500}})) == 75);
}

TEST_CASE("OFF8 returns of 5 and 5 take what one of 10 takes", "[loyalty]") {
  const auto programme = spending(1, 1'000);
  SaleFacts amount = sale({2'190});
  amount.basket.lines.clear();
  const std::vector<model::RefundLine> five{{.amount_minor = 500}};
  const std::vector<model::RefundLine> ten{{.amount_minor = 1'000}};
  const std::vector<model::RefundEvent> before{done(five)};
  const auto first = refund(programme, amount, earned(2), {}, {}, five);
  const auto second = refund(programme, amount, earned(2), {}, before, five);
  const auto both = refund(programme, amount, earned(2), {}, {}, ten);
  CHECK(taken(first) + taken(second) == taken(both));
  CHECK(taken(both) == 1);
}

TEST_CASE("the last return takes and returns what is left, in any pieces", "[loyalty]") {
  const auto programme = spending(3, 700);
  const auto basket = sale({1'000, 999, 501});
  const std::int64_t gave = evaluate(programme, basket)->points.value();
  const std::vector<SpentOnSale> spent{{model::kPointsPurse, Points{100}}};
  std::vector<std::uint16_t> order{0, 1, 2};
  do {
    std::vector<model::RefundEvent> before;
    std::int64_t took = 0;
    std::int64_t gave_back = 0;
    for (const std::uint16_t line : order) {
      const std::vector<model::RefundLine> lines{
          {.line = line,
           .quantity_milli = 1'000,
           .amount_minor = basket.basket.lines[line].amount_minor}};
      const auto refunding = refund(programme, basket, earned(gave), spent, before, lines);
      took += taken(refunding);
      gave_back += returned(refunding);
      before.push_back(done(lines));
      CHECK(refunding->is_everything == (before.size() == order.size()));
    }
    CHECK(took == gave);
    CHECK(gave_back == 100);
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST_CASE("more than was bought does not come back, and it is said what", "[loyalty]") {
  const auto programme = spending(1, 100);
  const auto basket = sale({1'000, 2'000});
  const auto why = [&](const model::RefundLine& line,
                       const std::vector<model::RefundEvent>& before = {}) {
    const auto refunding = refund(programme, basket, earned(30), {}, before, {line});
    REQUIRE_FALSE(refunding);
    CHECK(refunding.error().key == "refund.not_of_this_sale");
    return refunding.error().words;
  };
  CHECK(why({.line = 2, .quantity_milli = 1'000}) == "line 3: the sale has 2 lines");
  CHECK(why({.line = 0, .quantity_milli = 2'000}) ==
        "line 1: 2000 thousandths came back, 1000 remain");
  CHECK(why({.line = 0, .quantity_milli = 1'000, .amount_minor = 1'001}) ==
        "line 1: 1001 is given back, 1000 of the line remains");
  CHECK(why({.line = 0, .quantity_milli = 0, .amount_minor = 10}) ==
        "line 1: 0 thousandths came back, 1000 remain");
  const model::RefundLine first{.line = 0, .quantity_milli = 1'000, .amount_minor = 1'000};
  CHECK(why(first, {done({first})}) == "line 1: 1000 thousandths came back, 0 remain");
}

TEST_CASE("limits get back the part of the points that came back, and the time with the last of it",
          "[loyalty]") {
  auto programme = spending(1, 100);
  programme.earn.front().limit = {3, 40, model::LimitPeriod::Day};
  const SaleFacts whole = sale({3'000, 2'000});  // 40 of 50 points
  const SaleFacts rest = *rest_of(whole, {{0, 1'000, 3'000}});
  const auto some = uses_given_back(programme, whole, rest);
  REQUIRE(some.size() == 1);
  CHECK(some.front().times == 0);
  CHECK(some.front().points == Points{-20});
  const auto last = uses_given_back(programme, rest, *rest_of(rest, {{0, 1'000, 2'000}}));
  REQUIRE(last.size() == 1);
  CHECK(last.front().times == -1);
  CHECK(last.front().points == Points{-20});
  CHECK(last.front().since == some.front().since);
  CHECK(uses_given_back(programme, whole, whole).empty());
}
