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
                           Instant now,
                           std::chrono::minutes utc_offset) {
  for (const model::Dated& soon : standing.lapsing) {
    if (soon.purse != model::kPointsPurse || soon.points.value() <= 0 || soon.at <= now) continue;
    const auto purse =
        std::find_if(programme.purses.begin(), programme.purses.end(), [](const model::Purse& one) {
          return one.number == model::kPointsPurse;
        });
    const std::int32_t warn = purse == programme.purses.end() ? 0 : purse->lapse.warn_days;
    const sys_days day = day_of(soon.at, utc_offset);
    if (day - day_of(now, utc_offset) > std::chrono::days{warn}) continue;
    Cue cue;
    cue.kind = CueKind::Lapsing;
    cue.points = soon.points;
    cue.day = day;
    return cue;
  }
  return std::nullopt;
}

Cue cue_of(CueKind kind, std::int64_t count = 0) {
  Cue cue;
  cue.kind = kind;
  cue.count = count;
  return cue;
}

std::optional<Cue> away(const model::Member& member,
                        sys_days today,
                        std::chrono::minutes utc_offset) {
  if (member.last_visit == Instant{}) return std::nullopt;
  const auto since = today - day_of(member.last_visit, utc_offset);
  if (since < kAway) return std::nullopt;
  return cue_of(CueKind::Back, since.count());
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

void sort_out(const model::Tier& tier, Benefits& benefits) {
  for (const model::Benefit& benefit : tier.benefits) {
    if (benefit.kind == BenefitKind::Cue) continue;
    if (benefit.kind == BenefitKind::Greeting && benefits.greeting == nullptr) {
      benefits.greeting = &benefit;
    }
    (is_material(benefit.kind) ? benefits.material : benefits.emotional).push_back(&benefit);
  }
}

// What the programme asks of the cashier for a tier, or says of the next one.
std::optional<Cue> of_tiers(const model::Programme& programme,
                            std::uint8_t tier,
                            const model::Standing& standing) {
  if (programme.tiers.empty()) return std::nullopt;
  if (auto cue = of_tier(programme.tiers[tier])) return cue;
  return next_tier(programme, tier, standing);
}

std::uint8_t tier_of(const model::Programme& programme, const model::MemberFacts& facts) {
  if (programme.tiers.empty()) return 0;
  return static_cast<std::uint8_t>(std::min<std::size_t>(facts.tier, programme.tiers.size() - 1));
}

Acquaintance acquaintance_of(const model::Member& member) {
  if (member.visits == 0) return Acquaintance::New;
  return member.visits < kRegularVisits ? Acquaintance::Returning : Acquaintance::Regular;
}

}  // namespace

bool is_material(BenefitKind kind) {
  return kind == BenefitKind::Discount || kind == BenefitKind::Gift ||
         kind == BenefitKind::Upgrade || kind == BenefitKind::TradeIn;
}

bool knows_joining(const model::Member& member) {
  return member.joined > sys_days{};
}

bool is_new(const model::Member& member, sys_days today) {
  return member.visits == 0 && (!knows_joining(member) || today - member.joined <= kNew);
}

Benefits benefits_of(const model::Programme& programme,
                     const model::Member& member,
                     const model::MemberFacts& facts,
                     const model::Standing& standing,
                     Instant now,
                     std::chrono::minutes utc_offset) {
  Benefits benefits;
  const sys_days today = day_of(now, utc_offset);
  benefits.years = knows_joining(member) ? whole_years(member.joined, today) : 0;
  benefits.acquaintance = acquaintance_of(member);
  const std::uint8_t tier = tier_of(programme, facts);
  if (!programme.tiers.empty()) sort_out(programme.tiers[tier], benefits);

  std::optional<Cue> cue = lapsing(programme, standing, now, utc_offset);
  if (!cue && facts.is_birthday) cue = cue_of(CueKind::Birthday);
  if (!cue && is_new(member, today)) cue = cue_of(CueKind::New);
  if (!cue) cue = away(member, today, utc_offset);
  if (!cue && facts.is_birthday_week) cue = cue_of(CueKind::BirthdayWeek);
  if (!cue) cue = of_tiers(programme, tier, standing);
  if (!cue && benefits.years > 0) cue = cue_of(CueKind::Years, benefits.years);
  if (!cue && member.visits == 0) cue = cue_of(CueKind::New);
  benefits.cue = cue.value_or(cue_of(CueKind::Visits, member.visits));
  return benefits;
}

}  // namespace regulars::loyalty
