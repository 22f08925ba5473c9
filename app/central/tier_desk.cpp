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
                           std::uint8_t floor,
                           sys_days today) {
  if (floor >= programme_.tiers.size()) {
    return fail(ErrorKind::invalid,
                "the programme has " + std::to_string(programme_.tiers.size()) +
                    " tiers, there is no number " + std::to_string(floor));
  }
  REGULARS_TRY(storage::TierRecord tier, store_.tier(member));
  tier.floor = floor;
  return settle(book, tier, std::max(today, tier.day), 0);
}

Status TierDesk::merge(BalanceBook& book, std::int64_t loser, std::int64_t winner, sys_days today) {
  REGULARS_TRY(const storage::TierRecord gone, store_.tier(loser));
  REGULARS_TRY(storage::TierRecord tier, store_.tier(winner));
  REGULARS_TRY_VOID(store_.move_tier_days(loser, winner));
  tier.floor = std::max(tier.floor, gone.floor);
  tier.tier = std::max(tier.tier, gone.tier);  // whoever was gold stays gold, for the grace
  REGULARS_TRY_VOID(settle(book, tier, std::max({today, tier.day, gone.day}), 0));
  return settle(book, gone, std::max(today, gone.day), 0);
}

Status TierDesk::settle(BalanceBook& book,
                        storage::TierRecord tier,
                        sys_days today,
                        std::int64_t event) {
  static_cast<void>(event);
  REGULARS_TRY(const auto records, store_.tier_days(tier.member));
  const auto days = measured(programme_.tier_policy, records);
  const auto state = loyalty::tier_on(programme_, days, state_of(tier), tier.floor, today);
  const bool is_news =
      state.tier != tier.tier || state.figure != tier.figure || state.until != tier.until;
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

}  // namespace regulars::central
