#include "app/tool/basket_model.h"

#include <set>

#include "tests/support/catch.h"

namespace regulars::tool {

TEST_CASE("the same seed and number give the same basket, in any order", "[tool]") {
  const BasketModel shop(7);
  const BasketModel again(7);
  const BasketModel other(8);
  const auto late = shop.basket(900, 5'000);
  static_cast<void>(shop.basket(1, 5'000));
  CHECK(late == again.basket(900, 5'000));
  int differing = 0;
  for (int i = 0; i < 20; ++i) {
    if (shop.basket(i, 5'000) != other.basket(i, 5'000)) ++differing;
  }
  CHECK(differing >= 19);
}

TEST_CASE("a basket is what a till would send", "[tool]") {
  const BasketModel shop(1);
  std::set<std::string> skus;
  int discounted = 0;
  int weighed = 0;
  int paid_otherwise = 0;
  for (int i = 0; i < 2'000; ++i) {
    const auto basket = shop.basket(i, 4'800);
    REQUIRE_FALSE(basket.lines.empty());
    REQUIRE(basket.lines.size() <= model::kMostLines);
    for (const auto& line : basket.lines) {
      REQUIRE(line.quantity_milli > 0);
      REQUIRE(line.amount_minor > 0);
      REQUIRE(line.tax_minor >= 0);
      REQUIRE(line.tax_minor < line.amount_minor);
      skus.insert(line.sku);
      discounted += line.is_discounted ? 1 : 0;
      weighed += line.quantity_milli % 1'000 == 0 ? 0 : 1;
    }
    std::int64_t paid = 0;
    for (const auto& tender : basket.tenders) paid += tender.amount_minor;
    REQUIRE(paid <= amount_of(basket));
    paid_otherwise += paid > 0 ? 1 : 0;
  }
  CHECK(skus.size() > 30);
  CHECK(discounted > 500);
  CHECK(weighed > 500);
  CHECK(paid_otherwise > 20);
}

TEST_CASE("now and then something comes back, never more than was bought", "[tool]") {
  const BasketModel shop(1);
  int returns = 0;
  for (int i = 0; i < 5'000; ++i) {
    const auto basket = shop.basket(i, 4'800);
    const auto back = shop.returned(i, basket);
    if (!back) continue;
    ++returns;
    REQUIRE(back->after > std::chrono::hours{1});
    REQUIRE_FALSE(back->lines.empty());
    for (const auto& line : back->lines) {
      REQUIRE(line.line < basket.lines.size());
      REQUIRE(line.amount_minor <= basket.lines[line.line].amount_minor);
    }
  }
  CHECK(returns > 20);
  CHECK(returns < 200);
}

}  // namespace regulars::tool
