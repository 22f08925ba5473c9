#pragma once
// What one earn rule gives to a sale when its turn comes; evaluate.cpp says whose turn it is. Pure.

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "app/base/result.h"
#include "app/loyalty/evaluate.h"
#include "app/loyalty/sale_lines.h"
#include "app/model/programme.h"

namespace regulars::loyalty {

// Borrowed for one evaluation.
struct EarnContext {
  const model::Programme& programme;
  const SaleFacts& sale;
  const SaleLines& lines;
  std::chrono::local_seconds now;  // in the store
};

// points = of_sale + sum of points_of, always.
struct Given {
  const model::EarnRule* rule = nullptr;  // of the programme
  std::int64_t points = 0;
  std::vector<std::uint16_t> lines;     // that matched
  std::vector<std::int64_t> points_of;  // of each of them; empty: all is the sale's
  std::int64_t of_sale = 0;
  std::int64_t counted_minor = 0;
  bool was_rounded = false;
  bool was_cut = false;
  bool was_cut_by_times = false;
  bool issues_coupon = false;

  [[nodiscard]] bool gave_something() const { return points != 0 || issues_coupon; }
};

// None: its conditions do not hold, or it has nothing to give. `before` is what rules before it
// gave, of any purse. Refused: points beyond 63 bits.
[[nodiscard]] Result<std::optional<Given>> give(const EarnContext& context,
                                                const model::EarnRule& rule,
                                                std::span<const Given> before);

// The rule's limit; a birthday's gift comes once a year where the rule says nothing else.
[[nodiscard]] model::Limit limit_of(const model::EarnRule& rule);

// The factor of a multiplier for this sale.
[[nodiscard]] model::Ratio factor_of(const model::Programme& programme,
                                     const model::EarnRule& rule,
                                     const SaleFacts& sale);

// "points beyond 63 bits"
[[nodiscard]] Error too_many_points();

}  // namespace regulars::loyalty
