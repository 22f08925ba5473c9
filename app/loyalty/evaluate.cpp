#include "app/loyalty/evaluate.h"

#include <algorithm>
#include <bitset>
#include <numeric>
#include <optional>
#include <utility>

#include "app/base/check.h"
#include "app/loyalty/conditions.h"
#include "app/loyalty/earn_rules.h"
#include "app/loyalty/lapse_rules.h"
#include "app/loyalty/sale_lines.h"
#include "app/model/business_day.h"

namespace regulars::loyalty {

namespace {

using model::EarnKind;
using model::EarnRule;

bool is_base(EarnKind kind) {
  return kind == EarnKind::Spend || kind == EarnKind::Visit || kind == EarnKind::Item;
}
bool is_promotion(EarnKind kind) {
  return kind == EarnKind::Bonus || kind == EarnKind::Multiplier;
}

std::vector<const EarnRule*> in_turn(const model::Programme& programme) {
  std::vector<const EarnRule*> rules;
  rules.reserve(programme.earn.size());
  for (const EarnRule& rule : programme.earn) rules.push_back(&rule);
  const auto is_before = [](const EarnRule* left, const EarnRule* right) {
    return left->priority > right->priority;
  };
  if (!std::is_sorted(rules.begin(), rules.end(), is_before)) {
    std::stable_sort(rules.begin(), rules.end(), is_before);
  }
  return rules;
}

// Whose turn it is, under both policies.
class Turns {
 public:
  explicit Turns(const EarnContext& context)
      : context_(context), rules_(in_turn(context.programme)) {
    given_.reserve(rules_.size());
  }

  [[nodiscard]] Result<std::vector<Given>> take() && {
    if (context_.programme.combination == model::Combination::BestWins) {
      REGULARS_TRY_VOID(best_wins());
    } else {
      REGULARS_TRY_VOID(add_up([](EarnKind) { return true; }));
    }
    return std::move(given_);
  }

 private:
  template <typename Wanted>
  [[nodiscard]] Status add_up(Wanted is_wanted) {
    for (const EarnRule* rule : rules_) {
      if (!is_wanted(rule->kind) || is_stopped_[rule->purse]) continue;
      REGULARS_TRY(std::optional<Given> given, give(context_, *rule, given_));
      if (given) keep(*std::move(given));
    }
    return {};
  }

  [[nodiscard]] Status best_wins() {
    REGULARS_TRY_VOID(choose_base());
    REGULARS_TRY_VOID(choose_promotion());
    return add_up([](EarnKind kind) { return !is_base(kind) && !is_promotion(kind); });
  }

  // Of each purse the one that gives most.
  [[nodiscard]] Status choose_base() {
    std::vector<Given> best;
    for (const EarnRule* rule : rules_) {
      if (!is_base(rule->kind)) continue;
      REGULARS_TRY(std::optional<Given> given, give(context_, *rule, {}));
      if (!given) continue;
      const auto rival = std::find_if(best.begin(), best.end(), [&](const Given& other) {
        return other.rule->purse == rule->purse;
      });
      if (rival == best.end()) {
        best.push_back(*std::move(given));
      } else if (given->points > rival->points) {
        *rival = *std::move(given);
      }
    }
    for (Given& given : best) keep(std::move(given));
    return {};
  }

  // Of each purse that has something, the newest; what a limit cut to nothing is told all the same.
  [[nodiscard]] Status choose_promotion() {
    const std::size_t bases = given_.size();
    std::bitset<256> is_chosen;
    for (const EarnRule& rule : reversed()) {
      if (!is_promotion(rule.kind) || is_chosen[rule.purse] || is_stopped_[rule.purse]) continue;
      REGULARS_TRY(std::optional<Given> given,
                   give(context_, rule, std::span<const Given>(given_).first(bases)));
      if (!given) continue;
      is_chosen[rule.purse] = given->gave_something();
      keep(*std::move(given));
    }
    return {};
  }

  [[nodiscard]] std::vector<std::reference_wrapper<const EarnRule>> reversed() const {
    return {context_.programme.earn.rbegin(), context_.programme.earn.rend()};
  }

  void keep(Given given) {
    if (given.rule->stop && given.gave_something()) is_stopped_.set(given.rule->purse);
    given_.push_back(std::move(given));
  }

  const EarnContext& context_;
  std::vector<const EarnRule*> rules_;
  std::bitset<256> is_stopped_;  // by purse
  std::vector<Given> given_;
};

// ---- what becomes lots --------------------------------------------------------------------------

Instant available_from(const EarnRule& rule, const SaleFacts& sale) {
  if (rule.pending_days <= 0) return {};
  const auto day = model::BusinessDay::of(sale.at, sale.utc_offset).date();
  return model::BusinessDay{day + std::chrono::days{rule.pending_days}}.begin(sale.utc_offset);
}

Instant lapses_at(const model::Programme& programme, const EarnRule& rule, const SaleFacts& sale) {
  const auto& purses = programme.purses;
  const auto purse = std::find_if(purses.begin(), purses.end(), [&](const model::Purse& one) {
    return one.number == rule.purse;
  });
  const model::LapsePolicy policy =
      rule.lapse.value_or(purse == purses.end() ? model::LapsePolicy{} : purse->lapse);
  return lapse_of(policy, sale.at, sale.utc_offset).value_or(Instant{});
}

[[nodiscard]] Status add_grant(std::vector<model::Grant>& grants, const model::Grant& grant) {
  const auto same = std::find_if(grants.begin(), grants.end(), [&](const model::Grant& other) {
    return other.purse == grant.purse && other.from == grant.from && other.lapses == grant.lapses;
  });
  if (same == grants.end()) {
    grants.push_back(grant);
    return {};
  }
  const auto sum = same->points.plus(grant.points);
  if (!sum) return fail(too_many_points());
  same->points = *sum;
  return {};
}

// What a multiplier below 1 takes is taken of its own kind of lot first, then of the purse's others
// in their order.
void settle_negative(std::vector<model::Grant>& grants) {
  for (model::Grant& lacking : grants) {
    for (model::Grant& other : grants) {
      if (!lacking.points.is_negative()) break;
      if (other.purse != lacking.purse || other.points.value() <= 0) continue;
      const std::int64_t moved = std::min(other.points.value(), -lacking.points.value());
      other.points = model::Points{other.points.value() - moved};
      lacking.points = model::Points{lacking.points.value() + moved};
    }
  }
  std::erase_if(grants, [](const model::Grant& grant) { return grant.points.value() <= 0; });
}

Result<std::vector<model::Grant>> grants_of(const EarnContext& context,
                                            std::span<const Given> all) {
  std::vector<model::Grant> grants;
  for (const Given& given : all) {
    if (given.points == 0) continue;
    const EarnRule& rule = *given.rule;
    REGULARS_TRY_VOID(add_grant(grants,
                                {rule.purse,
                                 model::Points{given.points},
                                 available_from(rule, context.sale),
                                 lapses_at(context.programme, rule, context.sale)}));
  }
  settle_negative(grants);
  return grants;
}

// ---- how it is told -----------------------------------------------------------------------------

// "2", "1.5": thousandths.
std::string plain_quantity(std::int64_t milli) {
  std::string decimals = std::to_string(milli % 1'000 + 1'000);
  decimals.erase(0, 1);  // the digit that kept the zeros
  decimals.erase(decimals.find_last_not_of('0') + 1);
  const std::string units = std::to_string(milli / 1'000);
  return decimals.empty() ? units : units + "." + decimals;
}

std::string quantity_of(const EarnContext& context, const Given& given) {
  std::int64_t milli = 0;
  for (const std::uint16_t line : given.lines) milli += context.lines[line].quantity_milli;
  return plain_quantity(milli);
}

void tell(EarnPart& part, const EarnContext& context, const Given& given) {
  const EarnRule& rule = *given.rule;
  const std::string points = std::to_string(rule.points.value());
  switch (rule.kind) {
    case EarnKind::Spend:
      part.key = "earn.rule";
      part.arguments = {points, model::Money{rule.per_minor, context.programme.currency}.plain()};
      return;
    case EarnKind::Visit:
      part.key = "earn.visit";
      part.arguments = {points};
      return;
    case EarnKind::Item:
      part.key = "earn.item";
      part.arguments = {points, quantity_of(context, given)};
      return;
    case EarnKind::Bonus:
      part.key = "earn.bonus";
      part.arguments = {points};
      return;
    case EarnKind::Multiplier:
      part.key = rule.by_tier ? "earn.tier" : "earn.factor";
      part.arguments = {plain(factor_of(context.programme, rule, context.sale))};
      return;
    case EarnKind::Welcome:
      part.key = "earn.welcome";
      part.arguments = {points};
      return;
    case EarnKind::Birthday:
      part.key = "earn.birthday";
      part.arguments = {points};
      return;
    case EarnKind::Referral:
      part.key = "earn.referral";
      part.arguments = {std::to_string(rule.referred_points.value())};
      return;
  }
}

const model::Texts& name_of(const EarnContext& context, const EarnRule& rule) {
  if (rule.kind != EarnKind::Multiplier || !rule.by_tier) return rule.name;
  const auto& tiers = context.programme.tiers;
  const std::size_t own = context.sale.is_anybody ? context.sale.member.tier : 0;
  return tiers[std::min(own, tiers.size() - 1)].name;
}

EarnPart points_part(const Given& given) {
  EarnPart part;
  part.rule = given.rule->id;
  part.purse = given.rule->purse;
  part.points = model::Points{given.points};
  if (given.issues_coupon) part.coupon = given.rule->coupon;
  return part;
}

EarnPart full_part(const EarnContext& context, Given given) {
  const EarnRule& rule = *given.rule;
  EarnPart part = points_part(given);
  part.name = name_of(context, rule);
  part.counted_minor = given.counted_minor;
  part.rounding = rule.rounding;
  part.was_rounded = given.was_rounded;
  part.was_cut = given.was_cut;
  part.was_cut_by_times = given.was_cut_by_times;
  tell(part, context, given);
  part.points_of_sale = given.of_sale;
  if (context.lines.is_amount_alone()) {
    part.points_of_sale = given.points;
  } else if (!given.points_of.empty()) {
    part.lines = std::move(given.lines);
    part.points_of = std::move(given.points_of);
  }
  return part;
}

Result<Earning> earning_of(const EarnContext& context, std::vector<Given> all, Telling telling) {
  Earning earning;
  REGULARS_TRY(earning.grants, grants_of(context, all));
  earning.parts.reserve(all.size());
  for (Given& given : all) {
    if (given.rule->purse == model::kPointsPurse) {
      const auto sum = earning.points.plus(model::Points{given.points});
      if (!sum) return fail(too_many_points());
      earning.points = *sum;
    }
    if (given.issues_coupon) earning.coupons.push_back(given.rule->coupon);
    earning.parts.push_back(telling == Telling::InFull ? full_part(context, std::move(given))
                                                       : points_part(given));
  }
  return earning;
}

const EarnRule* find_rule(const model::Programme& programme, const std::string& id) {
  const auto rule = std::find_if(programme.earn.begin(),
                                 programme.earn.end(),
                                 [&](const EarnRule& one) { return one.id == id; });
  return rule == programme.earn.end() ? nullptr : &*rule;
}

}  // namespace

Result<Earning> evaluate(const model::Programme& programme,
                         const SaleFacts& sale,
                         Telling telling) {
  REGULARS_CHECK(!programme.tiers.empty());
  REGULARS_TRY_VOID(check_sale(programme, sale));
  if (sale.amount.minor() == 0 && sale.basket.lines.empty()) return Earning{};  // (5)
  const SaleLines lines(sale);
  const EarnContext context{programme, sale, lines, store_time(sale.at, sale.utc_offset)};
  REGULARS_TRY(std::vector<Given> all, Turns(context).take());
  return earning_of(context, std::move(all), telling);
}

std::vector<model::RuleUse> uses_of(const model::Programme& programme,
                                    const SaleFacts& sale,
                                    const Earning& earning) {
  std::vector<model::RuleUse> uses;
  const auto now = store_time(sale.at, sale.utc_offset);
  for (const EarnPart& part : earning.parts) {
    const EarnRule* rule = find_rule(programme, part.rule);
    if (rule == nullptr) continue;
    const model::Limit limit = limit_of(*rule);
    const bool is_limited =
        (limit.times > 0 || limit.points > 0) && limit.period != model::LimitPeriod::Sale;
    const bool gave = part.points.value() > 0 || !part.coupon.empty();
    if (!is_limited || !gave) continue;
    uses.push_back({part.rule, period_begin(limit.period, now), 1, part.points});
  }
  return uses;
}

SaleFacts sale_of(const model::SaleEvent& event, const model::EventStamp& stamp) {
  SaleFacts sale;
  sale.amount = event.amount;
  sale.basket = event.basket;
  sale.member = event.facts;
  sale.member.tier = event.tier;
  sale.is_anybody = !event.member.is_none();
  sale.at = event.sold.value_or(stamp.at);
  sale.utc_offset = stamp.utc_offset;
  return sale;
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
