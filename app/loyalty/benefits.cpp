#include "app/loyalty/benefits.h"

#include <algorithm>

#include "app/loyalty/tier_rules.h"

namespace regulars::loyalty {

namespace {

using model::BenefitKind;
using std::chrono::sys_days;

sys_days day_of(Instant at, std::chrono::minutes utc_offset) {
  return std::chrono::floor<std::chrono::days>(at + utc_offset);
}

std::int32_t whole_years(sys_days from, sys_days to) {
  const std::chrono::year_month_day begin{from};
  const std::chrono::year_month_day end{to};
  const bool is_before_day =
      std::pair(end.month(), end.day()) < std::pair(begin.month(), begin.day());
  const int years = static_cast<int>(end.year()) - static_cast<int>(begin.year());
  return std::max(0, years - (is_before_day ? 1 : 0));
}

std::optional<Cue> lapsing(const model::Programme& programme,
                           const model::Standing& standing,
                           sys_days today,
                           std::chrono::minutes utc_offset) {
  for (const model::Dated& soon : standing.lapsing) {
    if (soon.purse != model::kPointsPurse || soon.points.value() <= 0) continue;
    const auto purse =
        std::find_if(programme.purses.begin(), programme.purses.end(), [](const model::Purse& one) {
          return one.number == model::kPointsPurse;
        });
    const std::int32_t warn = purse == programme.purses.end() ? 0 : purse->lapse.warn_days;
    const sys_days day = day_of(soon.at, utc_offset);
    if (day - today > std::chrono::days{warn}) continue;
    Cue cue;
    cue.kind = CueKind::Lapsing;
    cue.points = soon.points;
    cue.day = day;
    return cue;
  }
  return std::nullopt;
}

std::optional<Cue> of_tier(const model::Tier& tier) {
  for (const model::Benefit& benefit : tier.benefits) {
    if (benefit.kind != BenefitKind::Cue) continue;
    Cue cue;
    cue.kind = CueKind::OfTier;
    cue.text = benefit.text;
    return cue;
  }
  return std::nullopt;
}

std::optional<Cue> next_tier(const model::Programme& programme,
                             std::uint8_t tier,
                             const model::Standing& standing) {
  const auto missing = missing_to_next(programme, tier, standing.tier_figure);
  if (!missing) return std::nullopt;
  for (std::size_t next = std::size_t{tier} + 1; next < programme.tiers.size(); ++next) {
    const std::int64_t threshold = programme.tiers[next].threshold;
    if (threshold <= 0) continue;
    const std::int64_t way = threshold - programme.tiers[tier].threshold;
    if (*missing >= way * kNearPercent / 100) return std::nullopt;  // rounded down
    Cue cue;
    cue.kind = CueKind::NextTier;
    cue.missing = *missing;
    cue.tier = &programme.tiers[next];
    return cue;
  }
  return std::nullopt;
}

bool is_material(BenefitKind kind) {
  return kind == BenefitKind::Discount || kind == BenefitKind::Gift ||
         kind == BenefitKind::Upgrade || kind == BenefitKind::TradeIn;
}

void sort_out(const model::Tier& tier, Benefits& benefits) {
  for (const model::Benefit& benefit : tier.benefits) {
    if (benefit.kind == BenefitKind::Cue) continue;
    if (benefit.kind == BenefitKind::Greeting && benefits.greeting == nullptr) {
      benefits.greeting = &benefit;
    }
    (is_material(benefit.kind) ? benefits.material : benefits.emotional).push_back(&benefit);
  }
}

}  // namespace

Benefits benefits_of(const model::Programme& programme,
                     const model::Member& member,
                     const model::MemberFacts& facts,
                     const model::Standing& standing,
                     Instant now,
                     std::chrono::minutes utc_offset) {
  Benefits benefits;
  const sys_days today = day_of(now, utc_offset);
  benefits.years = whole_years(member.joined, today);
  benefits.acquaintance = member.visits == 0               ? Acquaintance::New
                          : member.visits < kRegularVisits ? Acquaintance::Returning
                                                           : Acquaintance::Regular;
  if (programme.tiers.empty()) return benefits;
  const auto tier =
      static_cast<std::uint8_t>(std::min<std::size_t>(facts.tier, programme.tiers.size() - 1));
  sort_out(programme.tiers[tier], benefits);

  benefits.cue = lapsing(programme, standing, today, utc_offset);
  if (!benefits.cue && facts.is_birthday) {
    benefits.cue.emplace();
    benefits.cue->kind = CueKind::Birthday;
  }
  if (!benefits.cue) benefits.cue = of_tier(programme.tiers[tier]);
  if (!benefits.cue) benefits.cue = next_tier(programme, tier, standing);
  return benefits;
}

}  // namespace regulars::loyalty
