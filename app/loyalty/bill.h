#pragma once
// Bill: what is left to pay on each line of a sale while rewards are taken off it, one after the
// other. Pure.
//
// (1) Percentages compound on unrounded amounts (kept to 10^-18 of a minor unit); what a reward
//     takes off is rounded half up once.
// (2) It is spread over its lines by largest remainder (ties: the earlier line), and over the tax
//     that a line contains in proportion.
// (3) Neither a line nor the bill ever falls below 0.
// (4) A payment leaves lines and tax as they are; together with the discounts it is never more than
//     the bill.

#include <cstdint>
#include <vector>

#include "app/loyalty/evaluate.h"
#include "app/loyalty/reward_rules.h"
#include "app/model/basket.h"

namespace regulars::loyalty {

class Bill {
 public:
  // An amount of minor units, exact to 10^-18.
  __extension__ using Exact = __int128;

  // A sale without lines is one line of its whole amount.
  explicit Bill(const SaleFacts& sale);

  struct Line {
    model::SaleLine sold;
    std::int64_t left_minor = 0;
    std::int64_t tax_left_minor = 0;
    Exact exact = 0;  // (1)

    // numerator of denominator parts of it; all of it is what is left, without a rest.
    [[nodiscard]] Exact part(std::int64_t numerator, std::int64_t denominator) const;
    // What `quantity_milli` of its units, at most all, are worth now.
    [[nodiscard]] Exact worth_of(std::int64_t quantity_milli) const;
  };
  [[nodiscard]] const std::vector<Line>& lines() const { return lines_; }
  [[nodiscard]] std::int64_t left_minor() const;

  // What a reward would take off one line.
  struct Share {
    std::uint16_t line = 0;
    Exact exact = 0;  // part() or worth_of()
  };
  using Shares = std::vector<Share>;

  // The sum of the shares, rounded half up, at most what is left.
  [[nodiscard]] std::int64_t value_of(const Shares& shares) const;
  // Takes `value_minor`, at most value_of(shares), off their lines.
  std::vector<LineDiscount> take(const Shares& shares,
                                 std::int64_t value_minor,
                                 model::TaxTreatment tax);

 private:
  std::vector<Line> lines_;
  std::int64_t paid_minor_ = 0;  // (4)
};

}  // namespace regulars::loyalty
