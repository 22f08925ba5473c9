#include "app/loyalty/adjust.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "app/loyalty/counter_check.h"
#include "app/loyalty/event_codec.h"
#include "app/loyalty/lapse_rules.h"
#include "app/loyalty/lookup.h"
#include "app/storage/terminal/terminal_storage.h"

namespace regulars::loyalty {

namespace {

constexpr std::array<std::string_view, 4> kReasons{"goodwill", "correction", "gift", "trade_in"};

Result<const model::Purse*> check_order(const model::Programme& programme,
                                        const AdjustOrder& order) {
  const bool has_reason =
      std::find(kReasons.begin(), kReasons.end(), order.reason) != kReasons.end();
  if (order.points.value() == 0 || order.reference.empty() || !has_reason) {
    return fail(ErrorKind::invalid,
                "an adjustment says how many points and why, not " +
                    std::to_string(order.points.value()) + " for \"" + order.reason + "\"",
                "adjust.nothing");
  }
  const auto& purses = programme.purses;
  const auto found = std::find_if(purses.begin(), purses.end(), [&](const model::Purse& purse) {
    return purse.number == order.purse;
  });
  if (found != purses.end()) return &*found;
  return fail(ErrorKind::invalid,
              "programme version " + std::to_string(programme.version) + " has no purse " +
                  std::to_string(order.purse));
}

Result<model::Points> balance_after(const Found& found, const AdjustOrder& order) {
  const model::Points before = purse_of(found, order.purse).points;
  const auto after = before.plus(order.points);
  if (!after) {
    return fail(ErrorKind::refused,
                "the member's points would not fit into 63 bits; check the figure",
                "error.points.overflow");
  }
  if (!after->is_negative() || !order.points.is_negative()) return *after;
  return fail(ErrorKind::refused,
              "member " + order.member.uuid().text() + " has " + std::to_string(before.value()) +
                  " points, " + std::to_string(order.points.value()) + " were asked",
              "adjust.too_many",
              {std::to_string(before.value())});
}

Result<Adjusted> known_before(const storage::KnownAdjust& known,
                              const AdjustOrder& order,
                              const Found& found) {
  if (known.member == order.member && known.purse == order.purse && known.points == order.points) {
    return Adjusted{known.seq, known.points, purse_of(found, order.purse).points, /*existed=*/true};
  }
  return fail(
      ErrorKind::conflict,
      "event " + std::to_string(known.seq) + " has the same reference for another adjustment",
      "error.sale.other");
}

Asking asking_of(const AdjustOrder& order) {
  Asking asking;
  asking.question.act = Act::Adjust;
  asking.question.points = order.points;
  asking.member = order.member;
  asking.staff = order.staff;
  asking.allowed_by = order.allowed_by;
  asking.at = order.at;
  asking.utc_offset = order.utc_offset;
  return asking;
}

}  // namespace

Result<Adjusted> adjust(storage::TerminalStorage& storage,
                        const model::Programme& programme,
                        const AdjustOrder& order) {
  REGULARS_TRY(const model::Purse* purse, check_order(programme, order));
  REGULARS_TRY(storage::Transaction transaction, storage.begin());
  REGULARS_TRY(const auto found, find_member(storage, order.member));
  if (!found) {
    return fail(ErrorKind::not_found,
                "member " + order.member.uuid().text() + " is not known here; look it up again",
                "error.not_found");
  }
  REGULARS_TRY(const auto known, storage.purses().find_adjust(order.reference));
  if (known) return known_before(*known, order, *found);
  model::AdjustEvent event;
  REGULARS_TRY(event.flags, check_at_counter(storage, programme, asking_of(order)));
  REGULARS_TRY(const model::Points after, balance_after(*found, order));
  event.member = order.member;
  event.purse = order.purse;
  event.points = order.points;
  if (!order.points.is_negative()) {
    event.lapses = lapse_of(purse->lapse, order.at, order.utc_offset).value_or(Instant{});
  }
  event.reason = order.reason;
  event.staff = order.staff;
  event.allowed_by = order.allowed_by;
  REGULARS_TRY(const storage::OutboxTail tail, storage.outbox().tail(transaction));
  const model::EventStamp stamp{tail.seq + 1, order.at, order.utc_offset};
  REGULARS_TRY_VOID(storage.purses().add(transaction, stamp, event, order.reference));
  REGULARS_TRY_VOID(storage.outbox().add(transaction, tail, to_line(stamp, event), {}));
  REGULARS_TRY_VOID(transaction.commit());
  return Adjusted{stamp.seq, order.points, after, /*existed=*/false};
}

}  // namespace regulars::loyalty
