#include "app/loyalty/earn_rules.h"

#include <algorithm>
#include <optional>

#include "app/base/check.h"

namespace regulars::loyalty {

namespace {

tl::unexpected<Error> too_many() {
  return fail(ErrorKind::refused,
              "the sale's points do not fit into 63 bits; check the amount",
              "error.points.overflow");
}

std::optional<std::int64_t> base_points(const model::SpendRule& rule, std::int64_t amount_minor) {
  const auto steps = model::multiply_divide(amount_minor, 1, rule.per_minor, rule.rounding);
  if (!steps) return std::nullopt;
  std::int64_t points = 0;
  if (__builtin_mul_overflow(*steps, rule.points.value(), &points)) return std::nullopt;
  return points;
}

}  // namespace

Result<Earning> earn(const model::Programme& programme,
                     const model::Money& amount,
                     std::uint8_t tier) {
  REGULARS_CHECK(!programme.tiers.empty() && programme.spend.per_minor > 0);
  if (amount.currency() != programme.currency) {
    return fail(ErrorKind::invalid,
                "the sale is in " + std::string(amount.currency().code()) +
                    ", the programme counts " + std::string(programme.currency.code()),
                "error.amount.currency",
                {std::string(amount.currency().code()), std::string(programme.currency.code())});
  }
  if (amount.minor() < 0) {
    return fail(ErrorKind::invalid, "the sale's amount is negative", "error.amount.invalid");
  }
  const auto base = base_points(programme.spend, amount.minor());
  if (!base) return too_many();
  Earning earning;
  earning.points = model::Points{*base};
  earning.parts.push_back({"spend",
                           "earn.rule",
                           {},
                           {std::to_string(programme.spend.points.value()),
                            model::Money{programme.spend.per_minor, programme.currency}.plain()},
                           earning.points});
  const model::Tier& own = programme.tiers[std::min<std::size_t>(tier, programme.tiers.size() - 1)];
  const std::int64_t above_one = own.factor.basis_points() - model::Ratio::kOne;
  const auto extra = model::scale(*base, model::Ratio{above_one}, model::Rounding::Down);
  if (!extra) return too_many();
  if (*extra != 0) {
    earning.parts.push_back(
        {"tier", "earn.tier", own.name, {plain(own.factor)}, model::Points{*extra}});
  }
  const auto sum = earning.points.plus(model::Points{*extra});
  if (!sum) return too_many();
  earning.points = *sum;
  return earning;
}

std::string plain(model::Ratio ratio) {
  std::string text = std::to_string(ratio.basis_points() / model::Ratio::kOne);
  std::string decimals = std::to_string(ratio.basis_points() % model::Ratio::kOne + 10'000);
  decimals.erase(0, 1);  // the digit that kept the zeros
  decimals.erase(decimals.find_last_not_of('0') + 1);
  return decimals.empty() ? text : text + "." + decimals;
}

}  // namespace regulars::loyalty
