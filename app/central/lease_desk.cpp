#include "app/central/lease_desk.h"

#include <algorithm>

namespace regulars::central {

using loyalty::LeaseAnswer;
using loyalty::LeaseQuestion;
using storage::LeaseRecord;
using storage::LeaseState;

Result<LeaseAnswer> LeaseDesk::grant(BalanceBook& book,
                                     std::int64_t terminal,
                                     const LeaseQuestion& question,
                                     std::optional<std::int64_t> stock,
                                     Instant now) {
  const std::int64_t points = question.points.value();
  if (points < 0 || question.lease.is_none()) {
    return fail(ErrorKind::invalid,
                "lease " + question.lease.text() + ": " + std::to_string(points) +
                    " points were asked; ask for none or more under an id");
  }
  REGULARS_TRY(const auto member, book.find(question.member));
  std::optional<std::int64_t> account;
  if (member) {
    REGULARS_TRY(account, store_.account_of(*member));
  }
  LeaseRecord asked{.id = question.lease,
                    .terminal = terminal,
                    .member = account,
                    .points = points,
                    .granted = now,
                    .slices = {},
                    .reward = question.reward,
                    .purse = question.purse};
  REGULARS_TRY(const auto known, store_.lease(question.lease));
  if (known) return again(book, *known, asked);
  if (!account) return LeaseAnswer{};
  REGULARS_TRY(const ProofDesk::Verdict verdict, proofs_.check(*member, question, now));  // (9)
  if (!verdict.why.empty()) {
    return LeaseAnswer{.granted = false, .why = verdict.why, .wait_s = verdict.wait_s};
  }
  asked.proof = verdict.strength;
  if (question.purse == model::kCouponPurse) {
    REGULARS_TRY(const auto coupon, store_.bearer(*account));
    if (coupon && !question.reward.empty() && coupon->reward != question.reward) {
      return LeaseAnswer{.granted = false, .why = "other_reward"};
    }
  }
  if (stock) {  // (5)
    REGULARS_TRY(const std::int64_t had, store_.times_leased(question.reward));
    if (had >= *stock) return LeaseAnswer{.granted = false, .why = "sold_out"};
  }
  REGULARS_TRY_VOID(purses_.level(book, *account, 0));
  REGULARS_TRY(const auto lots, store_.open_lots(*account, question.purse, now, points));
  std::int64_t missing = points;
  for (const auto& lot : lots) {  // (1)
    const std::int64_t part = std::min(missing, lot.rest());
    asked.slices.push_back({.lot = lot.n, .points = part});
    missing -= part;
  }
  if (missing > 0) return LeaseAnswer{.granted = false, .available = points - missing};
  for (const auto& slice : asked.slices) {
    REGULARS_TRY_VOID(store_.move_in_lot(slice.lot, {.leased = slice.points}));
  }
  REGULARS_TRY_VOID(book.move(*account, question.purse, {.leased = points}));
  REGULARS_TRY(asked.n, store_.add_lease(asked));
  REGULARS_TRY_VOID(proofs_.spend(*member, verdict, now));
  return LeaseAnswer{.granted = true};
}

// (2)
Result<LeaseAnswer> LeaseDesk::again(BalanceBook& book,
                                     const LeaseRecord& known,
                                     const LeaseRecord& asked) {
  const bool is_same = known.terminal == asked.terminal &&
                       (known.state == LeaseState::Fenced ||
                        (known.member == asked.member && known.points == asked.points &&
                         known.purse == asked.purse && known.reward == asked.reward));
  if (!is_same) {
    return fail(ErrorKind::conflict,
                "lease " + known.id.text() + " was asked for before with another content");
  }
  if (known.state == LeaseState::Open) return LeaseAnswer{.granted = true};
  LeaseAnswer answer;
  if (asked.member) {
    REGULARS_TRY(const storage::BalanceRecord* balance, book.open(*asked.member));
    const storage::PurseSums sums = balance->of(asked.purse);
    answer.available = sums.points - sums.leased;
  }
  return answer;
}

Result<std::string> LeaseDesk::spend(BalanceBook& book,
                                     std::int64_t terminal,
                                     std::int64_t member,
                                     const storage::RedeemRecord& redeem) {
  REGULARS_TRY(auto lease, store_.lease(redeem.event.lease));
  if (!lease) return "lease " + redeem.event.lease.text() + " was never granted";
  REGULARS_TRY(std::string refusal, why_not(*lease, terminal, member, redeem.event));
  if (!refusal.empty()) return refusal;
  const std::int64_t points = redeem.event.points.value();
  auto record = redeem;
  record.member = lease->member.value_or(member);
  record.lease = lease->n;
  REGULARS_TRY_VOID(store_.add_redeem(record));
  REGULARS_TRY_VOID(book_slices(*lease, redeem.gseq, points));
  REGULARS_TRY_VOID(book.move(record.member, lease->purse, {.points = -points, .leased = -points}));
  return std::string{};
}

Result<std::string> LeaseDesk::why_not(const LeaseRecord& lease,
                                       std::int64_t terminal,
                                       std::int64_t member,
                                       const model::RedeemEvent& redeem) {
  const std::string id = "lease " + lease.id.text();
  const std::int64_t points = redeem.points.value();
  if (lease.terminal != terminal) return id + " is another terminal's";
  if (lease.state != LeaseState::Open) return id + " is closed";
  if (lease.purse != redeem.purse) {
    return id + " is of purse " + std::to_string(lease.purse) + ", spent from " +
           std::to_string(redeem.purse);
  }
  REGULARS_TRY(const std::int64_t account, store_.account_of(member));
  if (lease.member != account) {  // who has the code of a gift card or coupon has what is in it
    REGULARS_TRY(const auto bearer, store_.bearer(lease.member.value_or(0)));
    if (!bearer) return id + " is another member's";
  }
  if (points <= lease.points - lease.spent) return std::string{};
  return id + " holds " + std::to_string(lease.points - lease.spent) + " points, spent " +
         std::to_string(points);
}

// (3)
Status LeaseDesk::book_slices(LeaseRecord& lease, std::int64_t redeem, std::int64_t points) {
  lease.spent += points;
  if (lease.points == 0) lease.state = LeaseState::Closed;  // (8)
  for (auto& slice : lease.slices) {
    const std::int64_t part = std::min(points, slice.points - slice.spent);
    if (part == 0) continue;
    slice.spent += part;
    points -= part;
    REGULARS_TRY_VOID(store_.move_in_lot(slice.lot, {.drawn = part, .leased = -part}));
    REGULARS_TRY_VOID(store_.add_draw(redeem, slice.lot, part));
  }
  return store_.save_lease(lease);
}

Result<std::string> LeaseDesk::close(BalanceBook& book,
                                     const storage::LoggedEvent& event,
                                     const Uuid& lease) {
  REGULARS_TRY(auto known, store_.lease(lease));
  if (!known) {  // (4)
    LeaseRecord fenced;
    fenced.id = lease;
    fenced.terminal = event.terminal;
    fenced.state = LeaseState::Fenced;
    fenced.granted = event.received;
    REGULARS_TRY([[maybe_unused]] const auto n, store_.add_lease(fenced));
    return std::string{};
  }
  if (known->terminal != event.terminal) return "lease " + lease.text() + " is another terminal's";
  if (known->state != LeaseState::Open) return std::string{};
  for (const auto& slice : known->slices) {
    const std::int64_t rest = slice.points - slice.spent;
    if (rest > 0) REGULARS_TRY_VOID(store_.move_in_lot(slice.lot, {.leased = -rest}));
  }
  const std::int64_t account = known->member.value_or(0);
  REGULARS_TRY_VOID(book.move(account, known->purse, {.leased = known->spent - known->points}));
  known->state = LeaseState::Closed;
  REGULARS_TRY_VOID(store_.save_lease(*known));
  REGULARS_TRY_VOID(purses_.level(book, account, event.gseq));  // (6)
  return std::string{};
}

}  // namespace regulars::central
