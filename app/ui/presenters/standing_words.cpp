#include "app/ui/presenters/standing_words.h"

#include <algorithm>
#include <chrono>

#include "app/i18n/format.h"

namespace regulars::ui {
namespace {

const model::Purse* find_purse(const model::Programme& programme, model::PurseNumber number) {
  const auto found = std::find_if(programme.purses.begin(),
                                  programme.purses.end(),
                                  [&](const model::Purse& each) { return each.number == number; });
  return found == programme.purses.end() ? nullptr : &*found;
}

std::string day_of(const Desk& desk, Instant instant) {
  return i18n::short_date(desk.reader, i18n::local_date(instant, desk.offset(instant)));
}

// The soonest of them, unless it is farther away than its purse warns.
const model::Dated* about_to_lapse(const Desk& desk, const model::Standing& standing) {
  const auto soonest =
      std::min_element(standing.lapsing.begin(),
                       standing.lapsing.end(),
                       [](const model::Dated& a, const model::Dated& b) { return a.at < b.at; });
  if (soonest == standing.lapsing.end() || soonest->at <= desk.wall()) return nullptr;
  const model::Purse* const purse = find_purse(desk.programme, soonest->purse);
  const std::int32_t warn =
      purse != nullptr ? purse->lapse.warn_days : model::LapsePolicy{}.warn_days;
  return soonest->at - desk.wall() <= std::chrono::days{warn} ? &*soonest : nullptr;
}

std::string measured(const Words& words, const model::Programme& programme, std::int64_t figure) {
  switch (programme.tier_policy.measure) {
    case model::TierMeasure::Spend:
      return i18n::money({figure, programme.currency});
    case model::TierMeasure::Visits:
      return words.plural("member.visits", figure, {i18n::count(figure)});
    case model::TierMeasure::Points:
      break;
  }
  return words.points_of(model::Points{figure});
}

}  // namespace

model::PurseBalance purse_of(const MemberCard& card, model::PurseNumber purse) {
  model::PurseBalance found{purse, {}, {}, {}};
  for (const model::PurseBalance& each : card.standing.purses) {
    if (each.purse == purse) found = each;
  }
  if (purse == model::kPointsPurse) {
    found.points = card.balance.points;
    found.available = card.balance.available_online;
  }
  return found;
}

std::vector<Notice> movements_of(const Desk& desk, const MemberCard& card) {
  const Words words = desk.words_in(desk.reader);
  std::vector<Notice> found;
  if (card.twin)
    found.push_back({desk.tr("member.twin", {desk.name_of(*card.twin)}), Tone::Caution});
  for (const model::PurseBalance& purse : card.standing.purses) {
    if (purse.owed.value() <= 0) continue;
    found.push_back(
        {desk.tr("member.owed", {words.of_purse(purse.purse, purse.owed)}), Tone::Caution});
  }
  const model::Dated* const lapsing = about_to_lapse(desk, card.standing);
  const bool is_said = lapsing != nullptr && lapsing->purse == model::kPointsPurse &&
                       benefits_of(desk, card).cue.kind == loyalty::CueKind::Lapsing;
  if (lapsing != nullptr && !is_said) {
    found.push_back(
        {desk.tr("member.lapsing",
                 {words.of_purse(lapsing->purse, lapsing->points), day_of(desk, lapsing->at)}),
         Tone::Caution});
  }
  if (!card.standing.pending.empty()) {
    const model::Dated& pending = card.standing.pending.front();
    found.push_back(
        {desk.tr("member.pending",
                 {words.of_purse(pending.purse, pending.points), day_of(desk, pending.at)}),
         Tone::Calm});
  }
  return found;
}

std::string purses_of(const Desk& desk, const MemberCard& card) {
  const Words words = desk.words_in(desk.reader);
  std::string result;
  for (const model::Purse& purse : desk.programme.purses) {
    if (purse.number == model::kPointsPurse) continue;
    const model::PurseBalance balance = purse_of(card, purse.number);
    if (balance.points.value() <= 0) continue;
    if (!result.empty()) result += "   ";
    result += purse.unit == model::PurseUnit::Money
                  ? desk.tr("member.loaded", {words.of_purse(purse.number, balance.points)})
                  : words.of_purse(purse.number, balance.points);
  }
  return result;
}

std::optional<TierProgress> tier_progress(const Words& words,
                                          const model::Programme& programme,
                                          const MemberCard& card) {
  const auto& tiers = programme.tiers;
  const std::size_t next = std::size_t{card.member.tier} + 1;
  if (next >= tiers.size()) return std::nullopt;
  const std::int64_t from = tiers.at(next - 1).threshold;
  const std::int64_t to = tiers.at(next).threshold;
  const std::int64_t figure = card.standing.tier_figure;
  if (to <= from || figure >= to) return std::nullopt;
  const auto percent = model::multiply_divide(
      std::max<std::int64_t>(0, figure - from), 100, to - from, model::Rounding::Down);
  return TierProgress{words.tr("member.to_tier",
                               {measured(words, programme, to - figure),
                                words.tier_name(static_cast<std::uint8_t>(next))}),
                      static_cast<int>(percent.value_or(0))};
}

std::optional<model::Money> worth_of(const model::Programme& programme, model::Points points) {
  const model::Reward* best = nullptr;
  for (const model::Reward& reward : programme.rewards) {
    const bool buys_money =
        reward.kind == model::RewardKind::PointsToMoney || reward.kind == model::RewardKind::Fixed;
    if (!buys_money || reward.by_coupon_only || reward.purse != model::kPointsPurse) continue;
    if (reward.cost.value() <= 0 || reward.value_minor <= 0) continue;
    const bool is_exact = reward.kind == model::RewardKind::PointsToMoney;
    if (best == nullptr || (is_exact && best->kind != model::RewardKind::PointsToMoney)) {
      best = &reward;
    }
  }
  if (best == nullptr || points.value() <= 0) return std::nullopt;
  const auto minor = model::multiply_divide(
      points.value(), best->value_minor, best->cost.value(), model::Rounding::Down);
  if (!minor) return std::nullopt;
  return model::Money{*minor, programme.currency};
}

loyalty::Benefits benefits_of(const Desk& desk, const MemberCard& card) {
  const Instant now = desk.wall();
  model::MemberFacts facts = card.facts;
  facts.tier = card.member.tier;
  return loyalty::benefits_of(
      desk.programme, card.member, facts, card.standing, now, desk.offset(now));
}

std::string cue_for(const Desk& desk, const MemberCard& card) {
  const loyalty::Cue cue = benefits_of(desk, card).cue;
  switch (cue.kind) {
    case loyalty::CueKind::Lapsing:
      return desk.tr("member.cue_lapsing",
                     {desk.points_of(cue.points), i18n::short_date(desk.reader, cue.day)});
    case loyalty::CueKind::Birthday:
      return desk.tr("member.cue_birthday");
    case loyalty::CueKind::New:
      return desk.tr("member.cue_new");
    case loyalty::CueKind::Back:
      return desk.plural("member.cue_back", cue.count, {i18n::count(cue.count)});
    case loyalty::CueKind::BirthdayWeek:
      return desk.tr("member.cue_birthday_week");
    case loyalty::CueKind::OfTier:
      return desk.text_of(cue.text);
    case loyalty::CueKind::NextTier:
      return desk.tr("member.cue_next_tier",
                     {measured(desk.words_in(desk.reader), desk.programme, cue.missing),
                      desk.text_of(cue.tier->name)});
    case loyalty::CueKind::Years:
      return desk.plural("member.cue_years", cue.count, {i18n::count(cue.count)});
    case loyalty::CueKind::Visits:
      break;
  }
  return desk.plural("member.cue_often", cue.count, {i18n::count(cue.count)});
}

}  // namespace regulars::ui
