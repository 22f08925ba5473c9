#include "app/loyalty/sale_lines.h"

#include <numeric>
#include <string>

#include "app/loyalty/spread.h"

namespace regulars::loyalty {

namespace {

Status check_amount(const model::Programme& programme, const model::Money& amount) {
  if (amount.currency() != programme.currency) {
    const std::string code(amount.currency().code());
    const std::string wanted(programme.currency.code());
    return fail(ErrorKind::invalid,
                "the sale is in " + code + ", the programme counts " + wanted,
                "error.amount.currency",
                {code, wanted});
  }
  if (amount.minor() < 0) {
    return fail(ErrorKind::invalid, "the sale's amount is negative", "error.amount.invalid");
  }
  return {};
}

tl::unexpected<Error> wrong_line(std::size_t line, const std::string& what) {
  const std::string number = std::to_string(line + 1);
  return fail(
      ErrorKind::invalid, "line " + number + " of the sale: " + what, "error.sale.line", {number});
}

Status check_line(std::size_t number, const model::SaleLine& line) {
  if (line.quantity_milli <= 0) {
    return wrong_line(number, "the quantity is " + std::to_string(line.quantity_milli));
  }
  if (line.amount_minor < 0) return wrong_line(number, "the amount is negative");
  if (line.tax_minor < 0 || line.tax_minor > line.amount_minor) {
    return wrong_line(number, "the tax is not within the amount");
  }
  return {};
}

Status check_lines(const SaleFacts& sale) {
  const auto& lines = sale.basket.lines;
  if (lines.size() > model::kMostLines) {
    return fail(ErrorKind::invalid,
                "the sale has " + std::to_string(lines.size()) + " lines, at most " +
                    std::to_string(model::kMostLines) + " are taken",
                "error.sale.too_many_lines",
                {std::to_string(model::kMostLines)});
  }
  std::int64_t sum = 0;
  std::int64_t quantity = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    REGULARS_TRY_VOID(check_line(i, lines[i]));
    if (__builtin_add_overflow(sum, lines[i].amount_minor, &sum) ||
        __builtin_add_overflow(quantity, lines[i].quantity_milli, &quantity)) {
      return wrong_line(i, "amount or quantity do not fit into 63 bits");
    }
  }
  if (lines.empty() || sum == sale.amount.minor()) return {};
  const std::string lines_sum = model::Money{sum, sale.amount.currency()}.plain();
  return fail(ErrorKind::invalid,
              "the lines add up to " + lines_sum + ", the sale is " + sale.amount.plain(),
              "error.sale.lines",
              {lines_sum, sale.amount.plain()});
}

Status check_tenders(const SaleFacts& sale) {
  std::int64_t left = sale.amount.minor();
  for (const model::Tender& tender : sale.basket.tenders) {
    const bool fits = tender.amount_minor >= 0 && tender.amount_minor <= left;
    if (fits) {
      left -= tender.amount_minor;
      continue;
    }
    return fail(ErrorKind::invalid,
                "the sale of " + sale.amount.plain() +
                    " is paid with more points, gift cards or stored value than that",
                "error.sale.tenders",
                {sale.amount.plain()});
  }
  return {};
}

}  // namespace

Status check_sale(const model::Programme& programme, const SaleFacts& sale) {
  REGULARS_TRY_VOID(check_amount(programme, sale.amount));
  REGULARS_TRY_VOID(check_lines(sale));
  return check_tenders(sale);
}

SaleLines::SaleLines(const SaleFacts& sale) : sale_(sale) {
  whole_.amount_minor = sale.amount.minor();
  if (sale.basket.tenders.empty()) return;
  std::int64_t paid = 0;
  for (const model::Tender& tender : sale.basket.tenders) paid += tender.amount_minor;
  std::vector<std::int64_t> amounts(size());
  for (std::size_t i = 0; i < amounts.size(); ++i) amounts[i] = (*this)[i].amount_minor;
  paid_ = spread(paid, amounts);
}

std::int64_t SaleLines::counted(std::size_t line, const model::EarnRule& rule) const {
  const model::SaleLine& own = (*this)[line];
  const bool is_net = rule.tax == model::TaxBase::Excluded;
  const std::int64_t base = is_net ? own.amount_minor - own.tax_minor : own.amount_minor;
  if (!rule.payments_reduce || paid_.empty() || own.amount_minor == 0) return base;
  const std::int64_t with_money = own.amount_minor - paid_[line];
  return model::multiply_divide(base, with_money, own.amount_minor, model::Rounding::Down)
      .value_or(0);
}

}  // namespace regulars::loyalty
