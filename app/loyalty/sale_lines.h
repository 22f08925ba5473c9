#pragma once
// SaleLines: a sale as its rules see it: the lines of its basket or, where it has none, one line of
// the whole amount. Borrows the sale.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "app/loyalty/evaluate.h"

namespace regulars::loyalty {

// What evaluate() refuses of a sale.
[[nodiscard]] Status check_sale(const model::Programme& programme, const SaleFacts& sale);

class SaleLines {
 public:
  explicit SaleLines(const SaleFacts& sale);  // checked
  SaleLines(const SaleLines&) = delete;
  SaleLines& operator=(const SaleLines&) = delete;

  [[nodiscard]] bool is_amount_alone() const { return sale_.basket.lines.empty(); }
  [[nodiscard]] std::size_t size() const {
    return is_amount_alone() ? 1 : sale_.basket.lines.size();
  }
  [[nodiscard]] const model::SaleLine& operator[](std::size_t line) const {
    return is_amount_alone() ? whole_ : sale_.basket.lines[line];
  }
  // Of the line, in minor units, as the rule counts tax and payments.
  [[nodiscard]] std::int64_t counted(std::size_t line, const model::EarnRule& rule) const;

 private:
  const SaleFacts& sale_;
  model::SaleLine whole_;
  std::vector<std::int64_t> paid_;  // of each line, otherwise than with money; empty: nothing
};

}  // namespace regulars::loyalty
