#include "app/loyalty/refund_rules.h"

#include <algorithm>
#include <map>
#include <string>

namespace regulars::loyalty {

namespace {
using ByPurse = std::map<model::PurseNumber, std::int64_t>;

// What remains of each line, in the order of the sale's basket; an amount alone is one line.
struct Rest {
  std::vector<model::SaleLine> lines;
  bool has_lines = true;

  [[nodiscard]] std::int64_t amount() const {
    std::int64_t sum = 0;
    for (const auto& line : lines) sum += line.amount_minor;
    return sum;
  }
  [[nodiscard]] bool is_nothing() const {
    return std::all_of(lines.begin(), lines.end(), [](const model::SaleLine& line) {
      return line.quantity_milli == 0;
    });
  }
};

Rest all_of(const SaleFacts& sale) {
  Rest rest{.lines = sale.basket.lines, .has_lines = !sale.basket.lines.empty()};
  if (rest.has_lines) return rest;
  model::SaleLine whole;
  whole.amount_minor = sale.amount.minor();
  rest.lines.push_back(whole);
  return rest;
}

std::int64_t part_of(std::int64_t value, std::int64_t part, std::int64_t whole) {
  if (whole == 0) return 0;
  return model::multiply_divide(value, part, whole, model::Rounding::Down).value_or(0);
}

tl::unexpected<Error> refuse(const model::RefundLine& line, const std::string& why) {
  return fail(ErrorKind::refused,
              "line " + std::to_string(line.line + 1) + ": " + why,
              "refund.not_of_this_sale");
}

Status take_amount(model::SaleLine& rest, const model::RefundLine& line) {
  if (line.line != 0 || line.quantity_milli != 0) return refuse(line, "the sale has no lines");
  if (line.amount_minor <= 0 || line.amount_minor > rest.amount_minor) {
    return refuse(line,
                  std::to_string(line.amount_minor) + " came back, " +
                      std::to_string(rest.amount_minor) + " of the sale remains");
  }
  rest.amount_minor -= line.amount_minor;
  if (rest.amount_minor == 0) rest.quantity_milli = 0;
  return {};
}

Status take_units(model::SaleLine& rest, const model::RefundLine& line) {
  if (line.quantity_milli <= 0 || line.quantity_milli > rest.quantity_milli) {
    return refuse(line,
                  std::to_string(line.quantity_milli) + " thousandths came back, " +
                      std::to_string(rest.quantity_milli) + " remain");
  }
  if (line.amount_minor < 0 || line.amount_minor > rest.amount_minor) {
    return refuse(line,
                  std::to_string(line.amount_minor) + " is given back, " +
                      std::to_string(rest.amount_minor) + " of the line remains");
  }
  const bool is_gone = line.quantity_milli == rest.quantity_milli;
  const std::int64_t amount = is_gone ? 0 : rest.amount_minor - line.amount_minor;
  rest.tax_minor = part_of(rest.tax_minor, amount, rest.amount_minor);
  rest.amount_minor = amount;
  rest.quantity_milli -= line.quantity_milli;
  return {};
}

Status take(Rest& rest, const std::vector<model::RefundLine>& lines) {
  if (lines.empty()) return refuse({}, "nothing came back");
  for (const auto& line : lines) {
    if (line.line >= rest.lines.size()) {
      return refuse(line, "the sale has " + std::to_string(rest.lines.size()) + " lines");
    }
    auto& of = rest.lines[line.line];
    REGULARS_TRY_VOID(rest.has_lines ? take_units(of, line) : take_amount(of, line));
  }
  return {};
}

// Payments other than money are spread over what remains by value.
SaleFacts sale_with(const SaleFacts& sale, const Rest& rest) {
  SaleFacts remaining = sale;
  remaining.amount = {rest.amount(), sale.amount.currency()};
  remaining.basket.lines.clear();
  for (const auto& line : rest.lines) {
    if (rest.has_lines && line.quantity_milli > 0) remaining.basket.lines.push_back(line);
  }
  for (auto& tender : remaining.basket.tenders) {
    tender.amount_minor =
        part_of(tender.amount_minor, remaining.amount.minor(), sale.amount.minor());
  }
  return remaining;
}

ByPurse by_purse(std::span<const model::Grant> grants) {
  ByPurse sums;
  for (const auto& grant : grants) sums[grant.purse] += grant.points.value();
  return sums;
}

Result<ByPurse> earned_by(const model::Programme& programme, const SaleFacts& sale) {
  REGULARS_TRY(const Earning earning, evaluate(programme, sale, Telling::PointsOnly));
  return by_purse(earning.grants);
}

// What all refunds up to one of them took and returned. (1)
struct SoFar {
  ByPurse taken;
  ByPurse returned;
};

class Steps {
 public:
  Steps(const model::Programme& programme,
        const SaleFacts& sale,
        std::span<const model::Grant> earned,
        std::span<const SpentOnSale> spent)
      : programme_(programme), sale_(sale), rest_(all_of(sale)), earned_(by_purse(earned)) {
    for (const auto& part : spent) spent_[part.purse] += part.points.value();
  }

  [[nodiscard]] Status step(const std::vector<model::RefundLine>& lines) {
    REGULARS_TRY_VOID(take(rest_, lines));
    const std::int64_t whole = sale_.amount.minor();
    const std::int64_t back = whole - rest_.amount();
    ByPurse remaining;
    if (!rest_.is_nothing() && !programme_.refunds_proportionally) {
      REGULARS_TRY(remaining, earned_by(programme_, sale_with(sale_, rest_)));
    }
    for (const auto& [purse, points] : earned_) {
      auto& taken = so_far_.taken[purse];
      std::int64_t now = points;
      if (!rest_.is_nothing()) {
        now = programme_.refunds_proportionally ? part_of(points, back, whole)  // (2)
                                                : points - remaining[purse];
      }
      taken = std::clamp(now, taken, points);
    }
    for (const auto& [purse, points] : spent_) {
      so_far_.returned[purse] = rest_.is_nothing() ? points : part_of(points, back, whole);  // (3)
    }
    return {};
  }

  [[nodiscard]] const SoFar& so_far() const { return so_far_; }
  [[nodiscard]] bool is_everything() const { return rest_.is_nothing(); }

 private:
  const model::Programme& programme_;
  const SaleFacts& sale_;
  Rest rest_;
  ByPurse earned_;
  ByPurse spent_;
  SoFar so_far_;
};

// By rule, those that have limits; `sign` -1: as given back.
void count_uses(const model::Programme& programme,
                const SaleFacts& sale,
                std::int64_t sign,
                std::map<std::string, model::RuleUse>& sums) {
  const auto earning = evaluate(programme, sale);
  if (!earning) return;
  for (const auto& use : uses_of(programme, sale, *earning)) {
    auto& sum = sums[use.rule];
    sum.rule = use.rule;
    sum.since = use.since;
    sum.times += sign * use.times;
    sum.points = model::Points{sum.points.value() + sign * use.points.value()};
  }
}

std::vector<model::Grant> difference(const ByPurse& after, ByPurse before) {
  std::vector<model::Grant> grants;
  for (const auto& [purse, points] : after) {
    const std::int64_t more = points - before[purse];
    if (more > 0) grants.push_back({.purse = purse, .points = model::Points{more}});
  }
  return grants;
}
}  // namespace

Result<SaleFacts> rest_of(const SaleFacts& sale, const std::vector<model::RefundLine>& lines) {
  Rest rest = all_of(sale);
  REGULARS_TRY_VOID(take(rest, lines));
  return sale_with(sale, rest);
}

Result<SaleFacts> rest_of(const SaleFacts& sale, std::span<const model::RefundEvent> refunds) {
  Rest rest = all_of(sale);
  for (const auto& refund : refunds) REGULARS_TRY_VOID(take(rest, refund.lines));
  return sale_with(sale, rest);
}

Result<Refunding> refund(const model::Programme& programme,
                         const SaleFacts& sale,
                         std::span<const model::Grant> earned,
                         std::span<const SpentOnSale> spent,
                         std::span<const model::RefundEvent> before,
                         const std::vector<model::RefundLine>& lines) {
  Steps steps(programme, sale, earned, spent);
  for (const auto& done : before) REGULARS_TRY_VOID(steps.step(done.lines));
  const SoFar until_now = steps.so_far();
  REGULARS_TRY_VOID(steps.step(lines));
  Refunding refunding;
  std::int64_t amount = 0;
  for (const auto& line : lines) amount += line.amount_minor;
  refunding.amount = {amount, sale.amount.currency()};
  refunding.taken = difference(steps.so_far().taken, until_now.taken);
  refunding.returned = difference(steps.so_far().returned, until_now.returned);
  refunding.is_everything = steps.is_everything();
  return refunding;
}

std::vector<model::RuleUse> uses_given_back(const model::Programme& programme,
                                            const SaleFacts& before,
                                            const SaleFacts& rest) {
  std::map<std::string, model::RuleUse> sums;
  count_uses(programme, rest, 1, sums);
  count_uses(programme, before, -1, sums);
  std::vector<model::RuleUse> uses;
  for (auto& [rule, sum] : sums) {
    if (sum.times != 0 || sum.points.value() != 0) uses.push_back(std::move(sum));
  }
  return uses;
}

}  // namespace regulars::loyalty
