#include "app/loyalty/own_tier.h"

#include <algorithm>

#include "app/storage/terminal/terminal_storage.h"

namespace regulars::loyalty {

namespace {

bool has_thresholds(const model::Programme& programme) {
  return std::any_of(programme.tiers.begin(), programme.tiers.end(), [](const model::Tier& tier) {
    return tier.threshold > 0;
  });
}

}  // namespace

Status raise_tier(const storage::TerminalView& terminal,
                  const model::Programme& programme,
                  Found& found) {
  if (!has_thresholds(programme)) return {};
  REGULARS_TRY(const storage::TierTotal own,
               terminal.tiers.since(found.member.id, found.applied_seq));
  const std::int64_t figure = figure_of(
      programme.tier_policy, {own.spend_minor, own.full_price_minor, own.points, own.visits});
  found.member.tier = tier_now(programme, found.member.tier, found.standing, figure);
  std::int64_t both = 0;
  if (!__builtin_add_overflow(found.standing.tier_figure, figure, &both)) {
    found.standing.tier_figure = both;
  }
  return {};
}

Status count_for_tier(storage::TerminalStorage& storage,
                      const storage::Transaction& transaction,
                      const model::Programme& programme,
                      const model::MemberId& member,
                      std::uint64_t seq,
                      const TierFigures& figures) {
  if (member.is_none() || !has_thresholds(programme)) return {};
  return storage.tiers().add(
      transaction,
      member,
      seq,
      {figures.spend_minor, figures.full_price_minor, figures.points, figures.visits});
}

}  // namespace regulars::loyalty
