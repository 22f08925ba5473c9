#include "app/central/tier_desk.h"

#include <algorithm>

namespace regulars::central {

namespace {
using std::chrono::sys_days;

std::vector<loyalty::TierDay> measured(const model::TierPolicy& policy,
                                       const std::vector<storage::TierDayRecord>& days) {
  std::vector<loyalty::TierDay> measured;
  measured.reserve(days.size());
  for (const storage::TierDayRecord& day : days) {
    const loyalty::TierFigures figures{
        day.spend_minor, day.full_price_minor, day.points, day.visits};
    measured.push_back({day.day, loyalty::figure_of(policy, figures)});
  }
  return measured;
}

loyalty::TierState state_of(const storage::TierRecord& tier) {
  loyalty::TierState state;
  state.tier = tier.tier;
  state.figure = tier.figure;
  state.until = tier.until;
  state.day = tier.day;
  return state;
}
}  // namespace

void TierDesk::add(std::int64_t member,
                   sys_days day,
                   const loyalty::TierFigures& figures,
                   std::int64_t event) {
  Added& added = added_[member];
  added.event = event;
  auto& days = added.days;
  auto found = std::find_if(
      days.begin(), days.end(), [&](const storage::TierDayRecord& one) { return one.day == day; });
  if (found == days.end()) found = days.insert(days.end(), storage::TierDayRecord{.day = day});
  found->spend_minor += figures.spend_minor;
  found->full_price_minor += figures.full_price_minor;
  found->points += figures.points;
  found->visits += figures.visits;
}

Status TierDesk::save(BalanceBook& book) {
  for (const auto& [member, added] : added_) {
    REGULARS_TRY(const storage::TierRecord tier, store_.tier(member));
    sys_days today = tier.day;
    for (const storage::TierDayRecord& day : added.days) {
      REGULARS_TRY_VOID(store_.add_tier_day(member, day));
      today = std::max(today, day.day);
    }
    REGULARS_TRY_VOID(settle(book, tier, today, added.event));
  }
  forget();
  return {};
}

Result<std::size_t> TierDesk::turn(BalanceBook& book, sys_days today, std::size_t most) {
  REGULARS_TRY(const auto due, store_.tiers_due(today, most));
  for (const std::int64_t member : due) {
    REGULARS_TRY(const storage::TierRecord tier, store_.tier(member));
    REGULARS_TRY_VOID(settle(book, tier, std::max(today, tier.day), 0));
  }
  return due.size();
}

Status TierDesk::set_floor(BalanceBook& book,
                           std::int64_t member,
                           std::string_view id,
                           sys_days today) {
  const auto& tiers = programme_.tiers;
  const auto found = std::find_if(
      tiers.begin(), tiers.end(), [&](const model::Tier& tier) { return tier.id == id; });
  if (found == tiers.end()) {
    return fail(ErrorKind::invalid, "the programme has no tier " + std::string(id));
  }
  REGULARS_TRY(storage::TierRecord tier, store_.tier(member));
  tier.floor = static_cast<std::uint8_t>(found - tiers.begin());
  const sys_days day = std::max(today, tier.day);
  REGULARS_TRY_VOID(book_change(member, "floor", tier.floor, day, 0));
  return settle(book, tier, day, 0);
}

Status TierDesk::settle(BalanceBook& book,
                        storage::TierRecord tier,
                        sys_days today,
                        std::int64_t event) {
  REGULARS_TRY(const auto records, store_.tier_days(tier.member));
  const auto days = measured(programme_.tier_policy, records);
  const auto state = loyalty::tier_on(programme_, days, state_of(tier), tier.floor, today);
  const bool is_news =
      state.tier != tier.tier || state.figure != tier.figure || state.until != tier.until;
  if (state.tier != tier.tier) {
    REGULARS_TRY_VOID(book_change(tier.member, "tier", state.tier, today, event));
  }
  tier.tier = state.tier;
  tier.figure = state.figure;
  tier.until = state.until;
  tier.day = today;
  tier.next = loyalty::next_turn(programme_, days, state);
  REGULARS_TRY_VOID(store_.save_tier(tier));
  if (!is_news) return {};
  REGULARS_TRY([[maybe_unused]] const auto* balance, book.open(tier.member));
  return {};
}

// (3) What was booked for this cause before, on a day that goes up and down, stays booked once.
Status TierDesk::book_change(std::int64_t member,
                             std::string_view what,
                             std::uint8_t tier,
                             sys_days day,
                             std::int64_t event) {
  const std::string when = event > 0 ? "event " + std::to_string(event)
                                     : "day " + std::to_string(day.time_since_epoch().count());
  REGULARS_TRY([[maybe_unused]] const auto booking,
               store_.add_booking({.kind = storage::BookingKind::TierChange,
                                   .cause = "member " + std::to_string(member) + " " + when + " " +
                                            std::string(what) + " " + std::to_string(tier),
                                   .account = member,
                                   .points = tier,
                                   .event = event,
                                   .made = clock_.wall()}));
  return {};
}

}  // namespace regulars::central
