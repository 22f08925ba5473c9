#include "app/central/lease_desk.h"

#include <algorithm>

namespace regulars::central {

using storage::LeaseRecord;
using storage::LeaseState;

Result<LeaseAnswer> LeaseDesk::grant(BalanceBook& book,
                                     std::int64_t terminal,
                                     const LeaseQuestion& question,
                                     std::optional<std::int64_t> stock,
                                     Instant now) {
  const std::int64_t points = question.points;
  if (points <= 0 || question.lease.is_none()) {
    return fail(ErrorKind::invalid,
                "lease " + question.lease.text() + ": " + std::to_string(points) +
                    " points were asked; ask for one point or more under an id");
  }
  REGULARS_TRY(const auto number, book.find(question.member));
  REGULARS_TRY(const auto known, store_.lease(question.lease));
  if (known) return again(book, *known, terminal, number, question);
  if (!number) return LeaseAnswer{};
  if (stock) {  // (5)
    REGULARS_TRY(const std::int64_t had, store_.times_leased(question.reward));
    if (had >= *stock) return LeaseAnswer{.granted = false, .why = "sold_out"};
  }
  REGULARS_TRY(storage::BalanceRecord * balance, book.open(*number));
  const std::int64_t available = balance->points - balance->leased;
  if (available < points) return LeaseAnswer{.granted = false, .available = available};

  LeaseRecord granted;
  granted.id = question.lease;
  granted.reward = question.reward;
  granted.terminal = terminal;
  granted.member = *number;
  granted.points = points;
  granted.granted = now;
  REGULARS_TRY_VOID(take_slices(granted, *number, now));
  REGULARS_TRY(granted.n, store_.add_lease(granted));
  balance->leased += points;
  return LeaseAnswer{.granted = true};
}

Result<LeaseAnswer> LeaseDesk::again(BalanceBook& book,
                                     const LeaseRecord& known,
                                     std::int64_t terminal,
                                     std::optional<std::int64_t> member,
                                     const LeaseQuestion& question) {
  const bool is_same =
      known.terminal == terminal && (known.state == LeaseState::Fenced ||
                                     (known.member == member && known.points == question.points &&
                                      known.reward == question.reward));
  if (!is_same) {
    return fail(ErrorKind::conflict,
                "lease " + known.id.text() + " was asked for before with another content");
  }
  if (known.state == LeaseState::Open) return LeaseAnswer{.granted = true};
  LeaseAnswer answer;
  if (member) {
    REGULARS_TRY(const storage::BalanceRecord* balance, book.open(*member));
    answer.available = balance->points - balance->leased;
  }
  return answer;
}

// (1)
Status LeaseDesk::take_slices(LeaseRecord& lease, std::int64_t member, Instant now) {
  std::int64_t missing = lease.points;
  REGULARS_TRY(const auto lots, store_.open_lots(member));
  for (const auto& lot : lots) {
    if (missing == 0) break;
    if (lot.lapses && *lot.lapses <= now) continue;
    const std::int64_t part = std::min(missing, lot.points - lot.drawn - lot.leased);
    if (part <= 0) continue;
    REGULARS_TRY_VOID(store_.move_in_lot(lot.gseq, 0, part));
    lease.slices.push_back({.lot = lot.gseq, .points = part});
    missing -= part;
  }
  if (missing != 0) {
    return fail(ErrorKind::bug,
                "member number " + std::to_string(member) + ": the lots lack " +
                    std::to_string(missing) + " points of the balance; run verify");
  }
  return {};
}

Result<std::string> LeaseDesk::spend(BalanceBook& book,
                                     std::int64_t terminal,
                                     std::int64_t member,
                                     const storage::RedeemRecord& redeem) {
  const std::string id = redeem.event.lease.text();
  const std::int64_t points = redeem.event.points.value();
  REGULARS_TRY(auto lease, store_.lease(redeem.event.lease));
  if (!lease) return "lease " + id + " was never granted";
  if (lease->terminal != terminal) return "lease " + id + " is another terminal's";
  if (lease->state != LeaseState::Open) return "lease " + id + " is closed";
  if (lease->member != member) return "lease " + id + " is another member's";
  if (points > lease->points - lease->spent) {
    return "lease " + id + " holds " + std::to_string(lease->points - lease->spent) +
           " points, spent " + std::to_string(points);
  }
  auto record = redeem;
  record.member = member;
  record.lease = lease->n;
  REGULARS_TRY_VOID(store_.add_redeem(record));
  REGULARS_TRY_VOID(book_slices(*lease, redeem.gseq, points));
  REGULARS_TRY(storage::BalanceRecord * balance, book.open(member));
  balance->points -= points;
  balance->leased -= points;
  return std::string{};
}

// (3)
Status LeaseDesk::book_slices(LeaseRecord& lease, std::int64_t redeem, std::int64_t points) {
  lease.spent += points;
  for (auto& slice : lease.slices) {
    const std::int64_t part = std::min(points, slice.points - slice.spent);
    if (part == 0) continue;
    slice.spent += part;
    points -= part;
    REGULARS_TRY_VOID(store_.move_in_lot(slice.lot, part, -part));
    REGULARS_TRY_VOID(store_.add_draw(redeem, slice.lot, part));
  }
  return store_.save_lease(lease);
}

Result<std::string> LeaseDesk::close(BalanceBook& book,
                                     std::int64_t terminal,
                                     const Uuid& lease,
                                     Instant now) {
  REGULARS_TRY(auto known, store_.lease(lease));
  if (!known) {  // (4)
    LeaseRecord fenced;
    fenced.id = lease;
    fenced.terminal = terminal;
    fenced.state = LeaseState::Fenced;
    fenced.granted = now;
    REGULARS_TRY([[maybe_unused]] const auto n, store_.add_lease(fenced));
    return std::string{};
  }
  if (known->terminal != terminal) return "lease " + lease.text() + " is another terminal's";
  if (known->state != LeaseState::Open) return std::string{};
  for (const auto& slice : known->slices) {
    const std::int64_t rest = slice.points - slice.spent;
    if (rest > 0) REGULARS_TRY_VOID(store_.move_in_lot(slice.lot, 0, -rest));
  }
  REGULARS_TRY(storage::BalanceRecord * balance, book.open(known->member.value_or(0)));
  balance->leased -= known->points - known->spent;
  known->state = LeaseState::Closed;
  REGULARS_TRY_VOID(store_.save_lease(*known));
  return std::string{};
}

}  // namespace regulars::central
