#include "app/loyalty/evaluate.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "app/base/check.h"

namespace regulars::loyalty {

namespace {

tl::unexpected<Error> too_many() {
  return fail(ErrorKind::refused,
              "the sale's points do not fit into 63 bits; check the amount",
              "error.points.overflow");
}

Status check(const model::Programme& programme, const SaleFacts& sale) {
  if (sale.amount.currency() != programme.currency) {
    const std::string code(sale.amount.currency().code());
    return fail(ErrorKind::invalid,
                "the sale is in " + code + ", the programme counts " +
                    std::string(programme.currency.code()),
                "error.amount.currency",
                {code, std::string(programme.currency.code())});
  }
  if (sale.amount.minor() < 0) {
    return fail(ErrorKind::invalid, "the sale's amount is negative", "error.amount.invalid");
  }
  return {};
}

std::optional<std::int64_t> spend_points(const model::EarnRule& rule, std::int64_t amount_minor) {
  if (rule.steps == model::Steps::Proportional) {
    return model::multiply_divide(amount_minor, rule.points.value(), rule.per_minor, rule.rounding);
  }
  const auto steps = model::multiply_divide(amount_minor, 1, rule.per_minor, rule.rounding);
  if (!steps) return std::nullopt;
  return model::multiply_divide(*steps, rule.points.value(), 1, model::Rounding::Down);
}

EarnPart spend_part(const model::EarnRule& rule, const SaleFacts& sale) {
  EarnPart part;
  part.rule = rule.id;
  part.key = "earn.rule";
  part.arguments = {std::to_string(rule.points.value()),
                    model::Money{rule.per_minor, sale.amount.currency()}.plain()};
  part.counted_minor = sale.amount.minor();
  part.rounding = rule.rounding;
  part.was_rounded = sale.amount.minor() % rule.per_minor != 0;
  return part;
}

EarnPart tier_part(const model::EarnRule& rule, const model::Tier& tier) {
  EarnPart part;
  part.rule = rule.id;
  part.key = "earn.tier";
  part.name = tier.name;
  part.arguments = {plain(tier.factor)};
  part.rounding = rule.rounding;
  return part;
}

}  // namespace

Result<Earning> evaluate(const model::Programme& programme, const SaleFacts& sale) {
  REGULARS_CHECK(!programme.tiers.empty());
  REGULARS_TRY_VOID(check(programme, sale));
  const model::Tier& tier =
      programme.tiers[std::min<std::size_t>(sale.member.tier, programme.tiers.size() - 1)];
  Earning earning;
  for (const model::EarnRule& rule : programme.earn) {
    const bool is_spend = rule.kind == model::EarnKind::Spend;
    const std::int64_t above_one = tier.factor.basis_points() - model::Ratio::kOne;
    const auto points =
        is_spend ? spend_points(rule, sale.amount.minor())
                 : model::scale(earning.points.value(), model::Ratio{above_one}, rule.rounding);
    if (!points) return too_many();
    if (*points == 0) continue;
    EarnPart part = is_spend ? spend_part(rule, sale) : tier_part(rule, tier);
    part.points = model::Points{*points};
    const auto sum = earning.points.plus(part.points);
    if (!sum) return too_many();
    earning.points = *sum;
    earning.parts.push_back(std::move(part));
  }
  if (earning.points.value() > 0) {
    earning.grants.push_back({model::kPointsPurse, earning.points, {}, {}});
  }
  return earning;
}

SaleFacts sale_of(model::Money amount,
                  std::uint8_t tier,
                  Instant at,
                  std::chrono::minutes utc_offset) {
  SaleFacts sale;
  sale.amount = amount;
  sale.member.tier = tier;
  sale.at = at;
  sale.utc_offset = utc_offset;
  return sale;
}

std::vector<model::EarnRule> spend_and_tier(model::Points points,
                                            std::int64_t per_minor,
                                            model::Rounding rounding) {
  model::EarnRule spend;
  spend.id = "spend";
  spend.points = points;
  spend.per_minor = per_minor;
  spend.rounding = rounding;
  model::EarnRule tier;
  tier.id = "tier";
  tier.kind = model::EarnKind::Multiplier;
  tier.by_tier = true;
  return {std::move(spend), std::move(tier)};
}

std::string plain(model::Ratio ratio) {
  std::string text = std::to_string(ratio.basis_points() / model::Ratio::kOne);
  std::string decimals = std::to_string(ratio.basis_points() % model::Ratio::kOne + 10'000);
  decimals.erase(0, 1);  // the digit that kept the zeros
  decimals.erase(decimals.find_last_not_of('0') + 1);
  return decimals.empty() ? text : text + "." + decimals;
}

}  // namespace regulars::loyalty
