#include "app/loyalty/home.h"

#include <utility>

#include "app/loyalty/void_rules.h"
#include "app/storage/terminal/terminal_storage.h"

namespace regulars::loyalty {

namespace {

constexpr std::size_t kMostRecent = 5;

Result<RecentEntry> named(const storage::TerminalView& terminal,
                          const storage::LedgerEntry& entry,
                          Instant now) {
  RecentEntry recent;
  recent.member = entry.member;
  recent.points = entry.points;
  recent.at = entry.at;
  recent.seq = entry.seq;
  recent.can_undo = (entry.is_sale || entry.is_redeem) && is_young_enough(entry.at, now);
  recent.is_redeem = entry.is_redeem;
  REGULARS_TRY(const auto found, find_member(terminal, entry.member));
  if (!found) return recent;
  recent.name = found->member.name;
  recent.tier = found->member.tier;
  if (!found->member.identifiers.empty()) {
    recent.masked_identifier = model::masked(found->member.identifiers.front());
  }
  return recent;
}

}  // namespace

Result<Home> home_of(const storage::TerminalView& terminal,
                     const model::BusinessDay& day,
                     Instant now) {
  Home home;
  REGULARS_TRY(const auto entries, terminal.ledger.recent(kMostRecent));
  for (const storage::LedgerEntry& entry : entries) {
    REGULARS_TRY(RecentEntry recent, named(terminal, entry, now));
    home.recent.push_back(std::move(recent));
  }
  REGULARS_TRY(const storage::SalesOfDay sales, terminal.ledger.sales_of(day));
  home.members_seen = sales.members;
  home.points_given = sales.points_given;
  REGULARS_TRY(const storage::RatingCounts ratings, terminal.ratings.counts_of(day));
  home.prompts = ratings.answered + ratings.skipped + ratings.timed_out;
  home.answers = ratings.answered;
  home.face_sum = ratings.face_sum;
  return home;
}

}  // namespace regulars::loyalty
