#include "app/loyalty/top_up.h"

#include <algorithm>
#include <optional>

#include "app/loyalty/counter_check.h"
#include "app/loyalty/event_codec.h"
#include "app/loyalty/lapse_rules.h"
#include "app/loyalty/lookup.h"
#include "app/storage/terminal/terminal_storage.h"

namespace regulars::loyalty {

namespace {

Result<const model::Purse*> money_purse(const model::Programme& programme,
                                        const TopUpOrder& order) {
  const auto& purses = programme.purses;
  const auto found = std::find_if(purses.begin(), purses.end(), [&](const model::Purse& purse) {
    return purse.number == order.purse && purse.unit == model::PurseUnit::Money;
  });
  if (found != purses.end()) return &*found;
  return fail(ErrorKind::refused,
              "programme version " + std::to_string(programme.version) +
                  " keeps no money in purse " + std::to_string(order.purse),
              "topup.no_purse");
}

Status check_amount(const model::Programme& programme, const TopUpOrder& order) {
  if (order.amount.minor() <= 0) {
    return fail(ErrorKind::invalid,
                "the top-up is of " + order.amount.plain() + "; enter what was paid",
                "error.amount.zero");
  }
  if (order.amount.currency() != programme.currency || order.reference.empty()) {
    return fail(ErrorKind::invalid, "the top-up has no reference or is in another currency");
  }
  return {};
}

Result<ToppedUp> known_before(const storage::KnownTopUp& known,
                              const TopUpOrder& order,
                              const Found& found) {
  if (known.account != order.account || known.purse != order.purse ||
      known.amount != order.amount) {
    return fail(ErrorKind::conflict,
                "event " + std::to_string(known.seq) + " has the same reference for another top-up",
                "error.sale.other");
  }
  return ToppedUp{known.seq,
                  known.amount,
                  {known.bonus_minor, known.amount.currency()},
                  purse_of(found, order.purse).points,
                  /*existed=*/true};
}

Asking asking_of(const TopUpOrder& order) {
  Asking asking;
  asking.question.act = Act::TopUp;
  asking.question.sale = order.amount;
  asking.member = order.account;
  asking.staff = order.staff;
  asking.allowed_by = order.allowed_by;
  asking.at = order.at;
  asking.utc_offset = order.utc_offset;
  return asking;
}

}  // namespace

Result<ToppedUp> top_up(storage::TerminalStorage& storage,
                        const model::Programme& programme,
                        const TopUpOrder& order) {
  REGULARS_TRY_VOID(check_amount(programme, order));
  REGULARS_TRY(const model::Purse* purse, money_purse(programme, order));
  REGULARS_TRY(storage::Transaction transaction, storage.begin());
  REGULARS_TRY(const auto found, find_member(storage, order.account));
  if (!found) {
    return fail(ErrorKind::not_found,
                "account " + order.account.uuid().text() + " is not known here; scan it again",
                "error.not_found");
  }
  REGULARS_TRY(const auto known, storage.purses().find_top_up(order.reference));
  if (known) return known_before(*known, order, *found);

  model::TopUpEvent event;
  event.account = order.account;
  event.purse = order.purse;
  event.amount = order.amount;
  event.bonus = {model::top_up_bonus(programme, order.purse, order.amount.minor()),
                 programme.currency};
  event.lapses = lapse_of(purse->lapse, order.at, order.utc_offset).value_or(Instant{});
  event.programme_version = programme.version;
  event.reference = order.reference;
  event.staff = order.staff;
  event.allowed_by = order.allowed_by;
  REGULARS_TRY(event.flags, check_at_counter(storage, programme, asking_of(order)));
  REGULARS_TRY(const storage::OutboxTail tail, storage.outbox().tail(transaction));
  const model::EventStamp stamp{tail.seq + 1, order.at, order.utc_offset};
  REGULARS_TRY_VOID(storage.purses().add(transaction, stamp, event));
  REGULARS_TRY_VOID(storage.outbox().add(transaction, tail, to_line(stamp, event), {}));
  REGULARS_TRY(const auto after, find_member(storage, order.account));
  REGULARS_TRY_VOID(transaction.commit());
  const auto balance = after ? purse_of(*after, order.purse).points : model::Points{};
  return ToppedUp{stamp.seq, event.amount, event.bonus, balance, /*existed=*/false};
}

}  // namespace regulars::loyalty
