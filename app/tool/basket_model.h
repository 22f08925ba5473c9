#pragma once
// BasketModel: what is in the baskets of a made-up shop, a small supermarket with a tea counter.
// Pure: the same seed and number give the same basket, whatever was asked before. Prices contain
// their tax; some lines are discounted, some goods are weighed, a few bills are partly paid with a
// gift card or stored value, and now and then something comes back.

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "app/model/basket.h"
#include "app/model/event.h"
#include "app/tool/dice.h"

namespace regulars::tool {

class BasketModel {
 public:
  explicit BasketModel(std::uint64_t seed);

  // About as much as `wanted_minor`: the amount of the sale is the sum of the lines.
  [[nodiscard]] model::Basket basket(std::int64_t number, std::int64_t wanted_minor) const;

  // What of the basket comes back, and how much later; none for most.
  struct Return {
    std::chrono::seconds after{};
    std::vector<model::RefundLine> lines;
  };
  [[nodiscard]] std::optional<Return> returned(std::int64_t number,
                                               const model::Basket& basket) const;

 private:
  std::uint64_t seed_;
  Wheel shelf_;
};

[[nodiscard]] std::int64_t amount_of(const model::Basket& basket);

}  // namespace regulars::tool
