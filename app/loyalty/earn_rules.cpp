#include "app/loyalty/earn_rules.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

#include "app/base/check.h"
#include "app/loyalty/conditions.h"
#include "app/loyalty/spread.h"

namespace regulars::loyalty {

namespace {

using model::EarnKind;
using model::EarnRule;

// Who and when; with the first sale only, or once it was brought by somebody.
bool is_due(const EarnContext& context, const EarnRule& rule) {
  const model::MemberFacts& member = context.sale.member;
  const model::Conditions& when = rule.when;
  const bool is_first_only = rule.kind == EarnKind::Welcome || rule.kind == EarnKind::Referral;
  const bool is_of_member = is_first_only || rule.kind == EarnKind::Birthday ||
                            !when.tiers.empty() || when.birthday || when.first_purchase ||
                            when.every_nth_visit > 0;
  if (is_of_member && !context.sale.is_anybody) return false;
  if (is_first_only && member.visits != 0) return false;
  if (rule.kind == EarnKind::Referral && !member.was_referred) return false;
  if (rule.kind == EarnKind::Birthday && !when.birthday && !member.is_birthday) return false;
  return !unmet(context.programme, when, member, context.sale.basket.codes, context.now);
}

bool is_unfiltered(const model::LineFilter& filter) {
  return filter.skus.empty() && filter.categories.empty() && filter.labels.empty() &&
         filter.not_skus.empty() && filter.not_categories.empty() && filter.not_labels.empty() &&
         !filter.full_price_only;
}

std::vector<std::uint16_t> matching(const EarnContext& context, const model::LineFilter& filter) {
  std::vector<std::uint16_t> found;
  found.reserve(context.lines.size());
  const bool takes_all = is_unfiltered(filter);
  for (std::size_t i = 0; i < context.lines.size(); ++i) {
    if (takes_all || matches(filter, context.lines[i])) {
      found.push_back(static_cast<std::uint16_t>(i));
    }
  }
  return found;
}

std::int64_t sum_of(std::span<const std::int64_t> figures) {
  return std::accumulate(figures.begin(), figures.end(), std::int64_t{0});
}

std::vector<std::int64_t> counted(const EarnContext& context, const Given& given) {
  std::vector<std::int64_t> amounts;
  amounts.reserve(given.lines.size());
  for (const std::uint16_t line : given.lines) {
    amounts.push_back(context.lines.counted(line, *given.rule));
  }
  return amounts;
}

std::vector<std::int64_t> quantities(const EarnContext& context, const Given& given) {
  std::vector<std::int64_t> milli;
  milli.reserve(given.lines.size());
  for (const std::uint16_t line : given.lines) milli.push_back(context.lines[line].quantity_milli);
  return milli;
}

// value / per steps of `points` each: whole steps, or their proportion.
std::optional<std::int64_t> proportion(const EarnRule& rule, std::int64_t value, std::int64_t per) {
  if (rule.steps == model::Steps::Proportional) {
    return model::multiply_divide(value, rule.points.value(), per, rule.rounding);
  }
  const auto steps = model::multiply_divide(value, 1, per, rule.rounding);
  if (!steps) return std::nullopt;
  return model::multiply_divide(*steps, rule.points.value(), 1, model::Rounding::Down);
}

__extension__ using Wide = __int128;

bool leaves_rest(std::int64_t value, std::int64_t numerator, std::int64_t denominator) {
  return static_cast<Wide>(value) * numerator % denominator != 0;
}

bool is_rounded(const EarnRule& rule, std::int64_t value, std::int64_t per) {
  return leaves_rest(
      value, rule.steps == model::Steps::Proportional ? rule.points.value() : 1, per);
}

// What matters of the lines: weights to spread by, and whether the rule's minimums are reached.
struct Measured {
  std::vector<std::int64_t> amounts;
  std::int64_t amount = 0;
  bool is_enough = false;
};

Measured measure(const EarnContext& context, const Given& given) {
  Measured measured;
  const model::Conditions& when = given.rule->when;
  measured.amounts = counted(context, given);
  measured.amount = sum_of(measured.amounts);
  measured.is_enough =
      !given.lines.empty() && measured.amount >= when.minimum_minor &&
      (when.minimum_milli == 0 || sum_of(quantities(context, given)) >= when.minimum_milli);
  return measured;
}

void put_on_sale(Given& given) {
  given.lines.clear();
  given.of_sale = given.points;
}

// ---- multipliers --------------------------------------------------------------------------------

bool is_multiplied(const EarnRule& rule, const EarnRule& other) {
  if (other.purse != rule.purse) return false;
  const bool is_listed = std::find(rule.of.begin(), rule.of.end(), other.id) != rule.of.end();
  if (!rule.of.empty()) return is_listed;
  return other.kind != EarnKind::Multiplier || rule.compound;
}

// Points by line, and last those of the sale as a whole; only on the lines that matched, and of the
// sale where nothing is filtered.
class Slots {
 public:
  Slots(const EarnContext& context, const Given& given)
      : points_(context.lines.size() + 1, 0), is_in_(context.lines.size(), false) {
    for (const std::uint16_t line : given.lines) is_in_[line] = true;
    has_sale_ = is_unfiltered(given.rule->lines);
  }

  // False: beyond 63 bits.
  [[nodiscard]] bool add(const Given& other) {
    bool fits = !has_sale_ || fits_into(points_.size() - 1, other.of_sale);
    for (std::size_t i = 0; i < other.points_of.size(); ++i) {
      const std::size_t line = other.lines[i];
      if (is_in_[line]) fits = fits_into(line, other.points_of[i]) && fits;
    }
    return fits;
  }
  void drop_negative() {
    for (std::int64_t& points : points_) points = std::max<std::int64_t>(points, 0);
  }
  [[nodiscard]] const std::vector<std::int64_t>& points() const { return points_; }

 private:
  [[nodiscard]] bool fits_into(std::size_t slot, std::int64_t points) {
    return !__builtin_add_overflow(points_[slot], points, &points_[slot]);
  }

  std::vector<std::int64_t> points_;
  std::vector<bool> is_in_;
  bool has_sale_ = false;
};

std::optional<std::int64_t> checked_sum(std::span<const std::int64_t> figures) {
  std::int64_t sum = 0;
  for (const std::int64_t figure : figures) {
    if (__builtin_add_overflow(sum, figure, &sum)) return std::nullopt;
  }
  return sum;
}

// (4): of each slot no more is taken than it has.
Status keep_above_zero(std::vector<std::int64_t>& extra,
                       const EarnContext& context,
                       const Given& given,
                       std::span<const Given> before) {
  Slots net(context, given);
  for (const Given& other : before) {
    if (other.rule->purse == given.rule->purse && !net.add(other)) return fail(too_many_points());
  }
  for (std::size_t i = 0; i < extra.size(); ++i) {
    extra[i] = std::max(extra[i], -std::max<std::int64_t>(net.points()[i], 0));
  }
  return {};
}

Status multiply(const EarnContext& context, Given& given, std::span<const Given> before) {
  const EarnRule& rule = *given.rule;
  Slots base(context, given);
  for (const Given& other : before) {
    if (is_multiplied(rule, *other.rule) && !base.add(other)) return fail(too_many_points());
  }
  base.drop_negative();
  const auto sum = checked_sum(base.points());
  if (!sum) return fail(too_many_points());
  const std::int64_t above_one =
      factor_of(context.programme, rule, context.sale).basis_points() - model::Ratio::kOne;
  const auto points = model::scale(*sum, model::Ratio{above_one}, rule.rounding);
  if (!points) return fail(too_many_points());
  given.was_rounded = leaves_rest(*sum, above_one, model::Ratio::kOne);
  std::vector<std::int64_t> extra = spread(*points, base.points());
  if (above_one < 0) REGULARS_TRY_VOID(keep_above_zero(extra, context, given, before));
  given.of_sale = extra.back();
  given.points = sum_of(extra);
  for (const std::uint16_t line : given.lines) given.points_of.push_back(extra[line]);
  return {};
}

// ---- what rules give by themselves --------------------------------------------------------------

// Points and the lines they are on; a rule for a whole sale puts them on lines only where it says
// which.
Status count(const EarnContext& context, Given& given, const Measured& measured) {
  const EarnRule& rule = *given.rule;
  std::optional<std::int64_t> points;
  if (rule.kind == EarnKind::Spend) {
    REGULARS_CHECK(rule.per_minor > 0);
    given.counted_minor = measured.amount;
    points = proportion(rule, measured.amount, rule.per_minor);
    given.was_rounded = is_rounded(rule, measured.amount, rule.per_minor);
  } else if (rule.kind == EarnKind::Item) {
    const std::vector<std::int64_t> milli = quantities(context, given);
    const std::int64_t units = sum_of(milli);
    points = proportion(rule, units, 1'000);
    given.was_rounded = is_rounded(rule, units, 1'000);
    if (points) given.points_of = spread(*points, milli);
  } else {
    points = rule.kind == EarnKind::Referral ? rule.referred_points.value() : rule.points.value();
  }
  if (!points) return fail(too_many_points());
  given.points = *points;
  if (!given.points_of.empty()) return {};
  if (rule.kind != EarnKind::Spend && is_unfiltered(rule.lines)) {
    put_on_sale(given);
  } else {
    given.points_of = spread(given.points, measured.amounts);
  }
  return {};
}

bool has_earned(std::span<const Given> before, model::PurseNumber purse) {
  return std::any_of(before.begin(), before.end(), [&](const Given& other) {
    return other.rule->purse == purse && other.points > 0;
  });
}

// ---- limits -------------------------------------------------------------------------------------

void cut_to(Given& given, std::int64_t points) {
  given.points = points;
  given.was_cut = true;
  std::vector<std::int64_t> weights = std::exchange(given.points_of, {});
  weights.push_back(given.of_sale);
  std::vector<std::int64_t> parts = spread(points, weights);
  given.of_sale = parts.back();
  parts.pop_back();
  given.points_of = std::move(parts);
}

void keep_to_limit(const EarnContext& context, Given& given) {
  const model::Limit limit = limit_of(*given.rule);
  if ((limit.times == 0 && limit.points == 0) || given.points < 0) return;
  const model::RuleUse use = use_of(given.rule->id, limit.period, context.sale.member, context.now);
  if (limit.times > 0 && use.times >= limit.times) {
    cut_to(given, 0);
    given.was_cut_by_times = true;
    given.issues_coupon = false;
    return;
  }
  const std::int64_t used = std::max<std::int64_t>(use.points.value(), 0);
  const std::int64_t left = used >= limit.points ? 0 : limit.points - used;
  if (limit.points > 0 && given.points > left) cut_to(given, left);
}

}  // namespace

Result<std::optional<Given>> give(const EarnContext& context,
                                  const EarnRule& rule,
                                  std::span<const Given> before) {
  if (!is_due(context, rule)) return std::nullopt;
  if (rule.kind == EarnKind::Bonus && !has_earned(before, rule.purse)) return std::nullopt;
  Given given;
  given.rule = &rule;
  given.lines = matching(context, rule.lines);
  const Measured measured = measure(context, given);
  if (!measured.is_enough) return std::nullopt;
  if (rule.kind == EarnKind::Multiplier) {
    REGULARS_TRY_VOID(multiply(context, given, before));
  } else {
    REGULARS_TRY_VOID(count(context, given, measured));
  }
  const bool is_coupon_alone = rule.points.value() == 0 && rule.kind != EarnKind::Multiplier;
  given.issues_coupon = !rule.coupon.empty() && (given.points > 0 || is_coupon_alone);
  if (!given.gave_something()) return std::nullopt;
  keep_to_limit(context, given);
  return given;
}

model::Limit limit_of(const EarnRule& rule) {
  const bool is_silent = rule.limit.times == 0 && rule.limit.points == 0;
  if (rule.kind == EarnKind::Birthday && is_silent) return {1, 0, model::LimitPeriod::Year};
  return rule.limit;
}

model::Ratio factor_of(const model::Programme& programme,
                       const EarnRule& rule,
                       const SaleFacts& sale) {
  if (!rule.by_tier) return rule.factor;
  const std::size_t own = sale.is_anybody ? sale.member.tier : 0;
  return programme.tiers[std::min(own, programme.tiers.size() - 1)].factor;
}

Error too_many_points() {
  return {ErrorKind::refused,
          "the sale's points do not fit into 63 bits; check the amount",
          "error.points.overflow",
          {}};
}

}  // namespace regulars::loyalty
