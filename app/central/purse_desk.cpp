#include "app/central/purse_desk.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/loyalty/lapse_rules.h"
#include "app/loyalty/lots.h"
#include "app/model/business_day.h"

namespace regulars::central {

using storage::BookingKind;
using storage::LotRecord;
using storage::PurseSums;

namespace {
loyalty::Lot lot_of(const LotRecord& lot) {
  return {.id = lot.n,
          .points = lot.points,
          .drawn = lot.drawn,
          .lapsed = lot.lapsed,
          .leased = lot.leased,
          .earned = lot.earned,
          .from = lot.from,
          .lapses = lot.lapses};
}

std::vector<loyalty::Lot> lots_of(const std::vector<LotRecord>& records) {
  std::vector<loyalty::Lot> lots;
  lots.reserve(records.size());
  for (const auto& record : records) lots.push_back(lot_of(record));
  return lots;
}

const LotRecord& record_of(const std::vector<LotRecord>& records, std::int64_t n) {
  return *std::find_if(
      records.begin(), records.end(), [&](const LotRecord& lot) { return lot.n == n; });
}

// What `points` more in the lot are to the sums of its account.
PurseSums held(const LotRecord& lot, std::int64_t points) {
  return lot.is_pending ? PurseSums{.pending = points} : PurseSums{.points = points};
}

// Days without a sale after which the grant lapses; 0: its date stands.
std::int32_t idle_days_of(const PurseDesk::Giving& giving, const model::Grant& grant) {
  if (giving.programme == nullptr || grant.lapses == Instant{}) return 0;
  const auto days_of = [&](const model::LapsePolicy& policy) {
    const bool is_this =
        policy.mode == model::LapseMode::Inactivity &&
        loyalty::lapse_of(policy, giving.earned, giving.utc_offset) == grant.lapses;
    return is_this ? policy.count : 0;
  };
  for (const auto& rule : giving.programme->earn) {
    if (rule.purse != grant.purse || !rule.lapse) continue;
    if (const auto days = days_of(*rule.lapse); days > 0) return days;
  }
  for (const auto& purse : giving.programme->purses) {
    if (purse.number == grant.purse) return days_of(purse.lapse);
  }
  return 0;
}
}  // namespace

Status PurseDesk::give(BalanceBook& book,
                       const Giving& giving,
                       std::span<const model::Grant> grants) {
  for (const auto& grant : grants) {
    if (grant.points.value() <= 0) continue;
    LotRecord lot;
    lot.event = giving.event;
    lot.booking = giving.booking;
    lot.account = giving.account;
    lot.purse = grant.purse;
    lot.points = grant.points.value();
    lot.earned = giving.earned;
    lot.from = grant.from;
    lot.is_pending = grant.from > clock_.wall();
    if (grant.lapses != Instant{}) lot.lapses = grant.lapses;
    lot.idle_days = idle_days_of(giving, grant);
    REGULARS_TRY(lot.n, store_.add_lot(lot));
    REGULARS_TRY_VOID(book.move(lot.account, lot.purse, held(lot, lot.points)));  // (1)
  }
  return {};
}

// (2)
Result<std::int64_t> PurseDesk::take(BalanceBook& book, const Taking& taking) {
  if (taking.points <= 0) return std::int64_t{0};
  const Instant now = clock_.wall();
  std::vector<LotRecord> lots;
  if (taking.of != 0) {
    REGULARS_TRY(lots, store_.lots_of(taking.of));
    std::erase_if(lots, [&](const LotRecord& lot) {
      return lot.purse != taking.purse || lot.booking != taking.booking;
    });
  }
  std::vector<std::int64_t> own;
  std::int64_t wanted = taking.points;
  for (auto& lot : lots) {
    own.push_back(lot.n);
    wanted -= std::min(wanted, lot.rest());
  }
  for (auto& lot : lots) {
    const std::int64_t part = std::min(wanted, lot.lapsed);
    REGULARS_TRY_VOID(revive(book, taking.event, lot, part));
    wanted -= part;
  }
  // Own ones may be among them: then so many more are read.
  REGULARS_TRY(
      auto others,
      store_.open_lots(taking.account, taking.purse, now, wanted == 0 ? 0 : taking.points));
  for (auto& lot : others) {
    if (std::find(own.begin(), own.end(), lot.n) == own.end()) lots.push_back(std::move(lot));
  }
  const auto claw = loyalty::claw_back(lots_of(lots), own, taking.points, now);
  for (const auto& part : claw.parts) {
    REGULARS_TRY_VOID(draw(book, taking.event, record_of(lots, part.lot), part.points));
  }
  if (claw.debt == 0) return claw.debt;
  REGULARS_TRY_VOID(store_.add_debt({.account = taking.account,
                                     .purse = taking.purse,
                                     .event = taking.event,
                                     .points = claw.debt}));
  REGULARS_TRY_VOID(book.move(taking.account, taking.purse, {.owed = claw.debt}));
  return claw.debt;
}

Status PurseDesk::draw(BalanceBook& book,
                       std::int64_t event,
                       const LotRecord& lot,
                       std::int64_t points) {
  REGULARS_TRY_VOID(store_.move_in_lot(lot.n, {.drawn = points}));
  REGULARS_TRY_VOID(store_.add_draw(event, lot.n, points));
  return book.move(lot.account, lot.purse, held(lot, -points));
}

// An opposite booking: what has lapsed of a sale that comes back was hers no more anyway.
Status PurseDesk::revive(BalanceBook& book,
                         std::int64_t event,
                         LotRecord& lot,
                         std::int64_t points) {
  if (points <= 0) return {};
  REGULARS_TRY([[maybe_unused]] const auto n,
               store_.add_booking({.kind = BookingKind::Lapse,
                                   .cause = "lot " + std::to_string(lot.n) + " taken back by " +
                                            std::to_string(event),
                                   .account = lot.account,
                                   .purse = lot.purse,
                                   .points = -points,
                                   .lot = lot.n,
                                   .event = event,
                                   .made = clock_.wall()}));
  REGULARS_TRY_VOID(store_.move_in_lot(lot.n, {.lapsed = -points}));
  lot.lapsed -= points;
  return book.move(lot.account, lot.purse, held(lot, points));
}

Result<std::int64_t> PurseDesk::give_back(BalanceBook& book,
                                          std::int64_t event,
                                          std::int64_t of,
                                          std::int64_t points) {
  REGULARS_TRY(const auto draws, store_.draws_of(of));
  std::vector<loyalty::LotPart> parts;
  for (const auto& draw : draws) parts.push_back({draw.lot, draw.points - draw.given_back});
  std::int64_t returned = 0;
  for (const auto& part : loyalty::give_back(parts, points)) {
    REGULARS_TRY(const auto lot, store_.lot(part.lot));
    REGULARS_TRY_VOID(store_.give_back(event, of, part.lot, part.points));
    REGULARS_TRY_VOID(store_.move_in_lot(part.lot, {.drawn = -part.points}));
    REGULARS_TRY_VOID(book.move(lot.account, lot.purse, held(lot, part.points)));
    returned += part.points;
  }
  return returned;
}

Status PurseDesk::undo_draws(BalanceBook& book, std::int64_t event, std::int64_t of) {
  REGULARS_TRY([[maybe_unused]] const auto all, give_back(book, event, of, INT64_MAX));
  REGULARS_TRY(auto debts, store_.debts_of(of));
  for (auto& debt : debts) {
    const std::int64_t open = debt.open();
    debt.forgiven += open;
    REGULARS_TRY_VOID(store_.save_debt(debt));
    REGULARS_TRY_VOID(book.move(debt.account, debt.purse, {.owed = -open}));
  }
  return {};
}

// (3)
Status PurseDesk::level(BalanceBook& book, std::int64_t account, std::int64_t event) {
  const Instant now = clock_.wall();
  REGULARS_TRY(const storage::BalanceRecord* balance, book.open(account));
  if (balance->has_pending()) {
    REGULARS_TRY(const auto ripe, store_.ripe_lots(account, now));
    for (const auto& lot : ripe) {
      const std::int64_t points = lot.points - lot.drawn - lot.lapsed;
      REGULARS_TRY_VOID(store_.ripen(lot.n));
      REGULARS_TRY_VOID(book.move(account, lot.purse, {.points = points, .pending = -points}));
    }
  }
  REGULARS_TRY(const auto due, store_.due_lots(account, now));
  for (const auto& lot : due) REGULARS_TRY_VOID(lapse(book, lot, event));
  for (const auto purse : balance->owing()) REGULARS_TRY_VOID(settle(book, account, purse, event));
  return {};
}

// (4)
Status PurseDesk::lapse(BalanceBook& book, const LotRecord& lot, std::int64_t event) {
  const std::int64_t points = lot.rest();
  const std::string date = std::to_string(lot.lapses->time_since_epoch().count());
  const std::string cause = "lot " + std::to_string(lot.n) + " on " + date +
                            (event == 0 ? "" : " after " + std::to_string(event));
  REGULARS_TRY(const auto booked,
               store_.add_booking({.kind = BookingKind::Lapse,
                                   .cause = cause,
                                   .account = lot.account,
                                   .purse = lot.purse,
                                   .points = points,
                                   .lot = lot.n,
                                   .event = event,
                                   .made = clock_.wall()}));
  if (!booked) return fail(ErrorKind::bug, cause + ": has lapsed before; run verify");
  REGULARS_TRY_VOID(store_.move_in_lot(lot.n, {.lapsed = points}));
  return book.move(lot.account, lot.purse, held(lot, -points));
}

Status PurseDesk::settle(BalanceBook& book,
                         std::int64_t account,
                         model::PurseNumber purse,
                         std::int64_t event) {
  const Instant now = clock_.wall();
  REGULARS_TRY(const auto debts, store_.open_debts(account, purse));
  for (auto debt : debts) {
    REGULARS_TRY(const auto lots, store_.open_lots(account, purse, now, debt.open()));
    for (const auto& part : loyalty::draw(lots_of(lots), debt.open(), now)) {
      const std::string cause = "debt " + std::to_string(debt.n) + " from lot " +
                                std::to_string(part.lot) + " after " + std::to_string(event);
      REGULARS_TRY(const auto booked,
                   store_.add_booking({.kind = BookingKind::Settle,
                                       .cause = cause,
                                       .account = account,
                                       .purse = purse,
                                       .points = part.points,
                                       .lot = part.lot,
                                       .debt = debt.n,
                                       .event = event,
                                       .made = now}));
      if (!booked) return fail(ErrorKind::bug, cause + ": was settled before; run verify");
      REGULARS_TRY_VOID(draw(book, debt.event, record_of(lots, part.lot), part.points));
      REGULARS_TRY_VOID(book.move(account, purse, {.owed = -part.points}));
      debt.settled += part.points;
    }
    REGULARS_TRY_VOID(store_.save_debt(debt));
    if (debt.open() > 0) break;
  }
  return {};
}

Status PurseDesk::was_active(std::int64_t account, Instant at, std::chrono::minutes utc_offset) {
  return store_.move_idle_lots(account, model::BusinessDay::of(at, utc_offset).begin(utc_offset));
}

}  // namespace regulars::central
