#include "app/tool/basket_model.h"

#include <array>

#include "app/model/ratio.h"
#include "app/tool/dice.h"

namespace regulars::tool {

namespace {

constexpr std::int64_t kUnit = 1'000;   // thousandths
constexpr std::size_t kMostGoods = 24;  // lines of one basket

struct Goods {
  const char* sku;
  const char* category;
  const char* label;         // empty: none
  std::int64_t price_minor;  // of a unit, or of a kilogram
  std::int64_t tax_percent;  // of the price without tax
  std::int64_t weight;       // how often it is bought
  bool is_weighed;
};

// Everyday goods are bought often and cost little; tea and household goods seldom.
constexpr std::array<Goods, 36> kShelf = {{
    {"6901001", "food/rice", "", 3'990, 9, 40, false},
    {"6901002", "food/noodles", "", 690, 13, 70, false},
    {"6901003", "food/noodles", "new", 890, 13, 30, false},
    {"6901004", "food/oil", "", 6'990, 9, 18, false},
    {"6901005", "food/sauce", "", 1'290, 13, 35, false},
    {"6901006", "food/eggs", "fresh", 1'580, 9, 80, false},
    {"6901007", "food/milk", "fresh", 1'250, 9, 110, false},
    {"6901008", "food/milk", "organic", 1'990, 9, 35, false},
    {"6901009", "food/yoghurt", "fresh", 890, 13, 75, false},
    {"6901010", "food/bread", "fresh", 990, 13, 95, false},
    {"6901011", "food/cake", "fresh", 2'800, 13, 25, false},
    {"6901012", "food/biscuits", "", 1'150, 13, 60, false},
    {"6901013", "food/chocolate", "", 1'690, 13, 45, false},
    {"6901014", "food/nuts", "", 3'290, 13, 25, false},
    {"6901015", "food/frozen", "", 2'190, 13, 40, false},
    {"2100001", "food/fruit/apples", "fresh", 1'290, 9, 90, true},
    {"2100002", "food/fruit/bananas", "fresh", 790, 9, 95, true},
    {"2100003", "food/fruit/grapes", "organic", 2'990, 9, 30, true},
    {"2100004", "food/vegetables/greens", "fresh", 890, 9, 100, true},
    {"2100005", "food/vegetables/tomatoes", "fresh", 990, 9, 85, true},
    {"2100006", "food/meat/pork", "fresh", 3'980, 9, 55, true},
    {"2100007", "food/meat/beef", "fresh", 8'980, 9, 22, true},
    {"2100008", "food/fish", "fresh", 4'580, 9, 25, true},
    {"6902001", "drinks/water", "", 200, 13, 110, false},
    {"6902002", "drinks/cola", "", 350, 13, 80, false},
    {"6902003", "drinks/juice", "", 1'090, 13, 45, false},
    {"6902004", "drinks/beer", "", 750, 13, 50, false},
    {"6902005", "drinks/wine", "", 8'900, 13, 8, false},
    {"6903001", "tea/cup", "made_here", 1'800, 6, 90, false},
    {"6903002", "tea/cup", "made_here", 2'400, 6, 45, false},
    {"6903003", "tea/leaves/green", "", 12'800, 13, 7, false},
    {"6903004", "tea/leaves/puer", "gift", 29'800, 13, 3, false},
    {"6904001", "household/paper", "", 2'590, 13, 40, false},
    {"6904002", "household/soap", "", 1'590, 13, 30, false},
    {"6904003", "household/detergent", "", 3'990, 13, 20, false},
    {"6904004", "household/batteries", "", 1'990, 13, 12, false},
}};

Wheel shelf_wheel() {
  std::vector<std::int64_t> weights;
  for (const Goods& goods : kShelf) weights.push_back(goods.weight);
  return Wheel(weights);
}

std::int64_t part(std::int64_t value, std::int64_t numerator, std::int64_t denominator) {
  return model::multiply_divide(value, numerator, denominator, model::Rounding::HalfUp).value_or(0);
}

model::SaleLine line_of(const Goods& goods, Dice& dice) {
  model::SaleLine line;
  line.sku = goods.sku;
  line.category = goods.category;
  if (*goods.label != '\0') line.labels.emplace_back(goods.label);
  line.quantity_milli = goods.is_weighed    ? dice.between(180, 1'600)
                        : dice.happens(780) ? kUnit
                                            : kUnit * dice.between(2, 4);
  line.amount_minor = part(goods.price_minor, line.quantity_milli, kUnit);
  if (dice.happens(130)) {
    line.is_discounted = true;
    line.labels.emplace_back("offer");
    line.amount_minor = part(line.amount_minor, 10 - dice.between(1, 3), 10);
  }
  line.tax_minor = part(line.amount_minor, goods.tax_percent, 100 + goods.tax_percent);
  return line;
}

}  // namespace

BasketModel::BasketModel(std::uint64_t seed) : seed_(seed), shelf_(shelf_wheel()) {}

model::Basket BasketModel::basket(std::int64_t number, std::int64_t wanted_minor) const {
  Dice dice(seed_ ^ (static_cast<std::uint64_t>(number) * 0x9E3779B97F4A7C15ULL));
  static_cast<void>(dice.roll());
  model::Basket basket;
  std::int64_t sum = 0;
  while (basket.lines.empty() || (sum < wanted_minor && basket.lines.size() < kMostGoods)) {
    const Goods& goods = kShelf[shelf_.spin(dice)];
    const bool is_too_dear = goods.price_minor > 2 * wanted_minor && !dice.happens(50);
    if (is_too_dear && !basket.lines.empty()) break;
    basket.lines.push_back(line_of(goods, dice));
    sum += basket.lines.back().amount_minor;
  }
  if (dice.happens(30)) {
    const bool is_card = dice.happens(600);
    const std::int64_t paid = part(sum, dice.between(2, 10), 10);
    if (paid > 0) {
      basket.tenders.push_back(
          {is_card ? model::TenderKind::GiftCard : model::TenderKind::StoredValue, paid});
    }
  }
  return basket;
}

std::optional<BasketModel::Return> BasketModel::returned(std::int64_t number,
                                                         const model::Basket& basket) const {
  Dice dice(~seed_ ^ (static_cast<std::uint64_t>(number) * 0xBF58476D1CE4E5B9ULL));
  static_cast<void>(dice.roll());
  if (!dice.happens(12)) return std::nullopt;
  Return back;
  constexpr std::int64_t kHour = 3'600;
  back.after = std::chrono::seconds{dice.between(2 * kHour, 14 * 24 * kHour)};
  const bool is_everything = dice.happens(250);
  const auto lines = static_cast<std::int64_t>(basket.lines.size());
  const auto chosen = static_cast<std::size_t>(dice.below(lines));
  for (std::size_t i = 0; i < basket.lines.size(); ++i) {
    if (!is_everything && i != chosen) continue;
    back.lines.push_back({.line = static_cast<std::uint16_t>(i),
                          .quantity_milli = basket.lines[i].quantity_milli,
                          .amount_minor = basket.lines[i].amount_minor});
  }
  return back;
}

std::int64_t amount_of(const model::Basket& basket) {
  std::int64_t sum = 0;
  for (const model::SaleLine& line : basket.lines) sum += line.amount_minor;
  return sum;
}

}  // namespace regulars::tool
