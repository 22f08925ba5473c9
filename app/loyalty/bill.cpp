#include "app/loyalty/bill.h"

#include <algorithm>
#include <numeric>

#include "app/base/check.h"
#include "app/model/ratio.h"

namespace regulars::loyalty {

namespace {

using Exact = Bill::Exact;

constexpr Exact kMinor = 1'000'000'000'000'000'000;  // one minor unit

Exact sum_of(const Bill::Shares& shares) {
  return std::accumulate(shares.begin(), shares.end(), Exact{0}, [](Exact sum, const auto& one) {
    return sum + one.exact;
  });
}

std::int64_t half_up(Exact exact) {
  return static_cast<std::int64_t>((exact + kMinor / 2) / kMinor);
}

// Value by the shares' weights, each rounded down, and who is nearest to the next unit. (2)
std::vector<std::int64_t> by_largest_remainder(const Bill::Shares& shares, std::int64_t value) {
  std::vector<std::int64_t> parts(shares.size(), 0);
  Exact whole = sum_of(shares);
  int shift = 0;  // so that value * weight stays within 127 bits
  while ((whole >> shift) >= (Exact{1} << 62)) ++shift;
  whole = 0;
  for (const auto& share : shares) whole += share.exact >> shift;
  if (whole == 0) return parts;
  std::vector<std::size_t> order(shares.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<Exact> rest(shares.size(), 0);
  std::int64_t missing = value;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const Exact product = Exact{value} * (shares[i].exact >> shift);
    parts[i] = static_cast<std::int64_t>(product / whole);
    rest[i] = product % whole;
    missing -= parts[i];
  }
  std::stable_sort(
      order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rest[a] > rest[b]; });
  for (std::size_t i = 0; missing > 0 && i < order.size(); ++i, --missing) ++parts[order[i]];
  return parts;
}

std::int64_t tax_in(const Bill::Line& line, std::int64_t part_minor) {
  if (line.left_minor == 0) return 0;
  return model::multiply_divide(
             line.tax_left_minor, part_minor, line.left_minor, model::Rounding::HalfUp)
      .value_or(0);
}

}  // namespace

Bill::Bill(const SaleFacts& sale) {
  std::vector<model::SaleLine> sold = sale.basket.lines;
  if (sold.empty()) {
    sold.emplace_back();
    sold.back().amount_minor = sale.amount.minor();
  }
  for (model::SaleLine& one : sold) {
    const std::int64_t amount = std::max<std::int64_t>(0, one.amount_minor);
    const std::int64_t tax = std::clamp<std::int64_t>(one.tax_minor, 0, amount);
    lines_.push_back({std::move(one), amount, tax, Exact{amount} * kMinor});
  }
}

Exact Bill::Line::part(std::int64_t numerator, std::int64_t denominator) const {
  REGULARS_CHECK(numerator >= 0 && denominator > 0 && numerator <= denominator);
  if (numerator == denominator) return Exact{left_minor} * kMinor;
  // In two steps, so that nothing leaves 127 bits; rounded down.
  return exact / denominator * numerator + exact % denominator * numerator / denominator;
}

Exact Bill::Line::worth_of(std::int64_t quantity_milli) const {
  if (sold.quantity_milli <= 0) return 0;
  return part(std::min(quantity_milli, sold.quantity_milli), sold.quantity_milli);
}

std::int64_t Bill::left_minor() const {
  return std::accumulate(
      lines_.begin(), lines_.end(), -paid_minor_, [](std::int64_t sum, const Line& line) {
        return sum + line.left_minor;
      });
}

std::int64_t Bill::value_of(const Shares& shares) const {
  std::int64_t left = 0;
  for (const Share& share : shares) left += lines_.at(share.line).left_minor;
  return std::min({half_up(sum_of(shares)), left, left_minor()});
}

std::vector<LineDiscount> Bill::take(const Shares& shares,
                                     std::int64_t value_minor,
                                     model::TaxTreatment tax) {
  const bool is_payment = tax == model::TaxTreatment::Payment;
  const bool is_unrounded = value_minor == half_up(sum_of(shares));
  std::vector<std::int64_t> parts = by_largest_remainder(shares, value_minor);
  std::int64_t missing = value_minor;
  for (std::size_t i = 0; i < shares.size(); ++i) {  // (3)
    parts[i] = std::min(parts[i], lines_.at(shares[i].line).left_minor);
    missing -= parts[i];
  }
  std::vector<LineDiscount> taken;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    Line& line = lines_.at(shares[i].line);
    const std::int64_t more = std::min(missing, line.left_minor - parts[i]);
    parts[i] += more;
    missing -= more;
    const std::int64_t tax_minor = is_payment ? 0 : tax_in(line, parts[i]);
    if (parts[i] > 0) taken.push_back({shares[i].line, parts[i], tax_minor});
    if (is_payment) continue;
    line.left_minor -= parts[i];
    line.tax_left_minor -= tax_minor;
    const Exact off = is_unrounded ? shares[i].exact : Exact{parts[i]} * kMinor;
    line.exact -= std::min(line.exact, off);
  }
  if (is_payment) paid_minor_ += value_minor;  // (4)
  return taken;
}

}  // namespace regulars::loyalty
