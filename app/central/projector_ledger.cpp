// The projector's part about points that come and go without a sale: returns, top-ups, issues,
// adjustments, and the daily turn.

#include <utility>

#include "app/central/projector.h"

namespace regulars::central {

using storage::LoggedEvent;

Result<std::size_t> Projector::turn(Instant now) {
  constexpr std::size_t kAccountsPerTransaction = 1'000;
  REGULARS_TRY_VOID(fold_all());
  std::size_t turned = 0;
  while (true) {
    REGULARS_TRY(auto transaction, storage::CentralTransaction::begin(store_));
    REGULARS_TRY(const auto due, store_.due_accounts(now, kAccountsPerTransaction));
    for (const std::int64_t account : due) {
      const Status level = purses_.level(book_, account, 0);
      if (!level) forget();
      REGULARS_TRY_VOID(level);
    }
    const Status saved = book_.save();
    forget();
    REGULARS_TRY_VOID(saved);
    REGULARS_TRY_VOID(
        store_.forget_uses(std::chrono::floor<std::chrono::days>(now) - std::chrono::days{1}));
    REGULARS_TRY_VOID(transaction.commit());
    turned += due.size();
    if (due.size() < kAccountsPerTransaction) break;
  }
  REGULARS_TRY(const std::size_t tiers, turn_tiers(now));
  return turned + tiers;
}

Result<Projector::Outcome> Projector::take(const LoggedEvent& logged,
                                           const model::EventStamp& stamp,
                                           const model::RefundEvent& refund) {
  REGULARS_TRY_VOID(touch(refund.member));
  REGULARS_TRY(RefundDesk::Answer answer, refunds_.take(book_, logged, stamp, refund, programmes_));
  if (!answer.why_not.empty()) return rejected(std::move(answer.why_not));
  REGULARS_TRY_VOID(uncount_return(answer.sale, logged.gseq));
  if (answer.differs) {
    REGULARS_TRY_VOID(notice(logged.gseq,
                             "refund_differs",
                             "refund " + refund.reference +
                                 ": the terminal counted other points than the sale's programme; "
                                 "central's are booked"));
  }
  for (const auto& move : answer.moves) {
    if (move.debt == 0) continue;
    REGULARS_TRY_VOID(notice(logged.gseq,
                             "refund_uncovered",
                             "member " + refund.member.uuid().text() + ": " +
                                 std::to_string(move.debt) + " of the " +
                                 std::to_string(move.taken) +
                                 " points of a returned sale were spent elsewhere or are leased; "
                                 "they are owed now"));
  }
  return applied();
}

Result<Projector::Outcome> Projector::take(const LoggedEvent& logged,
                                           const model::EventStamp& stamp,
                                           const model::TopUpEvent& top_up) {
  REGULARS_TRY_VOID(touch(top_up.account));
  REGULARS_TRY(
      std::string why_not,
      accounts_.top_up(book_, logged, stamp, top_up, programme_of(top_up.programme_version)));
  return why_not.empty() ? applied() : rejected(std::move(why_not));
}

Result<Projector::Outcome> Projector::take(const LoggedEvent& logged,
                                           const model::EventStamp& stamp,
                                           const model::IssueEvent& issue) {
  REGULARS_TRY_VOID(touch(issue.account));
  REGULARS_TRY_VOID(touch(issue.member));
  REGULARS_TRY(std::string why_not, accounts_.issue(book_, logged, stamp, issue));
  return why_not.empty() ? applied() : rejected(std::move(why_not));
}

Result<Projector::Outcome> Projector::take(const LoggedEvent& logged,
                                           const model::EventStamp& stamp,
                                           const model::AdjustEvent& adjust) {
  REGULARS_TRY_VOID(touch(adjust.member));
  std::int64_t missing = 0;
  REGULARS_TRY(std::string why_not, accounts_.adjust(book_, logged, stamp, adjust, missing));
  if (!why_not.empty()) return rejected(std::move(why_not));
  if (missing == 0) return applied();
  REGULARS_TRY_VOID(notice(logged.gseq,
                           "adjust_uncovered",
                           "member " + adjust.member.uuid().text() + ": " +
                               std::to_string(missing) + " of " +
                               std::to_string(-adjust.points.value()) +
                               " points taken away were not there; they are owed now"));
  return applied();
}

}  // namespace regulars::central
