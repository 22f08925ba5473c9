#pragma once
// Sales as a till awards them under a programme: evaluated, with everything that the event pins.

#include "app/loyalty/evaluate.h"
#include "app/loyalty/programme_document.h"
#include "assets/programme/default.json.h"
#include "tests/central/shop.h"
#include "tests/support/catch.h"

namespace regulars::tests {

inline model::Programme default_programme() {
  auto programme = loyalty::parse_programme(assets::kDefaultProgramme);
  REQUIRE(programme);
  return *std::move(programme);
}

inline void publish(Shop& shop, const model::Programme& programme) {
  const auto published = shop.books->publish(loyalty::to_document(programme));
  if (!published) FAIL(published.error().words);
}

// Its seq at the till.
inline std::uint64_t award(Till& till, const model::Programme& programme, model::SaleEvent sale) {
  const model::EventStamp stamp{.seq = till.log.size() + 1,
                                .at = till.now + Milliseconds{1'000},
                                .utc_offset = std::chrono::minutes{480}};
  const auto earning = loyalty::evaluate(programme, loyalty::sale_of(sale, stamp));
  REQUIRE(earning);
  sale.points = earning->points;
  sale.grants = earning->grants;
  sale.programme_version = programme.version;
  return till.add(sale);
}

inline void pass(Shop& shop, Till& till, std::chrono::hours time) {
  shop.clock.set_wall(shop.clock.wall() + time);
  till.now = shop.clock.wall();
  REQUIRE(shop.books->turn());
}

}  // namespace regulars::tests
