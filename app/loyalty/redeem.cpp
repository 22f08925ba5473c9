#include "app/loyalty/redeem.h"

#include <optional>

#include "app/base/check.h"
#include "app/loyalty/event_codec.h"
#include "app/loyalty/lookup.h"
#include "app/loyalty/reward_rules.h"
#include "app/storage/terminal/terminal_storage.h"

namespace regulars::loyalty {

namespace {

using storage::OwnLeaseState;

tl::unexpected<Error> no_such_member(const RedeemOrder& order) {
  return fail(ErrorKind::not_found,
              "member " + order.member.uuid().text() + " is not known here; look it up again",
              "error.not_found");
}

tl::unexpected<Error> not_open(const Uuid& lease, const char* why) {
  return fail(ErrorKind::refused,
              "lease " + lease.text() + " " + why + "; start the redemption again",
              "redeem.lease_over");
}

// The rule again, inside: the screen's answer may be old.
Status check_rule(storage::TerminalStorage& storage,
                  const model::Programme& programme,
                  const RedeemOrder& order) {
  REGULARS_TRY(const auto found, find_member(storage, order.member));
  if (!found) return no_such_member(order);
  RewardQuestion question;
  question.balance = found->balance;
  question.member.tier = found->member.tier;
  question.strength = order.strength;
  question.at = order.at;
  question.utc_offset = order.utc_offset;
  const auto refusal = check_reward(programme, order.reward, {}, question);
  if (!refusal) return {};
  return fail(ErrorKind::refused,
              "reward " + order.reward + " for member " + order.member.uuid().text() +
                  " is refused: " + refusal->key,
              refusal->key,
              refusal->arguments);
}

Result<storage::LeaseRow> open_lease(storage::TerminalStorage& storage, const RedeemOrder& order) {
  REGULARS_TRY(const auto row, storage.leases().find(order.lease));
  if (!row) return not_open(order.lease, "was never asked for");
  if (row->member != order.member || row->reward != order.reward) {
    return not_open(order.lease, "is for another member or reward");
  }
  if (row->state != OwnLeaseState::Asked) return not_open(order.lease, "is not open any more");
  return *row;
}

Result<Redeemed> answer_of(storage::TerminalStorage& storage,
                           const RedeemOrder& order,
                           const storage::KnownRedeem& known,
                           bool existed) {
  Redeemed redeemed{known.seq, known.points, known.value, {}, existed};
  REGULARS_TRY(const auto found, find_member(storage, order.member));
  if (found) redeemed.balance_after = found->balance.points;
  return redeemed;
}

Status write_close(storage::TerminalStorage& storage,
                   const storage::Transaction& transaction,
                   const Uuid& lease,
                   model::EventStamp stamp) {
  REGULARS_TRY(const storage::OutboxTail tail, storage.outbox().tail(transaction));
  stamp.seq = tail.seq + 1;
  const std::string line = to_line(stamp, model::LeaseCloseEvent{lease});
  REGULARS_TRY_VOID(storage.leases().set_state(transaction, lease, OwnLeaseState::Closed));
  REGULARS_TRY_VOID(storage.outbox().add(transaction, tail, line, {}));
  return {};
}

}  // namespace

Result<LeaseAsked> ask_lease(storage::TerminalStorage& storage,
                             const model::Programme& programme,
                             const RedeemOrder& order) {
  REGULARS_CHECK(!order.lease.is_none());
  REGULARS_TRY(const auto known, storage.leases().find(order.lease));
  if (known) {
    REGULARS_TRY(const storage::LeaseRow row, open_lease(storage, order));
    return LeaseAsked{row.lease, row.member, row.points};
  }
  REGULARS_TRY_VOID(check_rule(storage, programme, order));
  const model::Reward* reward = find_reward(programme, order.reward);
  REGULARS_CHECK(reward != nullptr);  // the rule has found it
  REGULARS_TRY(storage::Transaction transaction, storage.begin());
  REGULARS_TRY_VOID(storage.leases().add(
      transaction,
      {order.lease, order.member, reward->cost, order.reward, OwnLeaseState::Asked, order.at}));
  REGULARS_TRY_VOID(transaction.commit());
  return LeaseAsked{order.lease, order.member, reward->cost};
}

Result<Redeemed> redeem(storage::TerminalStorage& storage,
                        const model::Programme& programme,
                        const RedeemOrder& order) {
  REGULARS_TRY(storage::Transaction transaction, storage.begin());
  REGULARS_TRY(const auto known, storage.ledger().find_redeem(order.lease));
  if (known) return answer_of(storage, order, *known, /*existed=*/true);
  REGULARS_TRY(const storage::LeaseRow lease, open_lease(storage, order));
  const model::Reward* reward = find_reward(programme, order.reward);
  if (reward == nullptr || reward->cost != lease.points) {
    return not_open(order.lease, "was asked for under another programme");
  }
  REGULARS_TRY(const storage::OutboxTail tail, storage.outbox().tail(transaction));
  const model::EventStamp stamp{tail.seq + 1, order.at, order.utc_offset};
  const model::RedeemEvent event{order.member,
                                 order.reward,
                                 lease.points,
                                 model::Money{reward->value_minor, programme.currency},
                                 programme.version,
                                 order.lease,
                                 order.staff};
  REGULARS_TRY_VOID(storage.ledger().add_redeem(transaction, stamp, event));
  REGULARS_TRY_VOID(storage.leases().set_state(transaction, order.lease, OwnLeaseState::Spent));
  REGULARS_TRY_VOID(storage.outbox().add(transaction, tail, to_line(stamp, event), {}));
  REGULARS_TRY(const Redeemed redeemed,
               answer_of(storage, order, {stamp.seq, event.points, event.value}, false));
  REGULARS_TRY_VOID(transaction.commit());
  return redeemed;
}

Status lease_refused(storage::TerminalStorage& storage, const Uuid& lease) {
  REGULARS_TRY(storage::Transaction transaction, storage.begin());
  REGULARS_TRY(const auto row, storage.leases().find(lease));
  if (!row || row->state != OwnLeaseState::Asked) return {};
  REGULARS_TRY_VOID(storage.leases().set_state(transaction, lease, OwnLeaseState::Refused));
  return transaction.commit();
}

Status close_lease(storage::TerminalStorage& storage,
                   const Uuid& lease,
                   Instant at,
                   std::chrono::minutes utc_offset) {
  REGULARS_TRY(storage::Transaction transaction, storage.begin());
  REGULARS_TRY(const auto row, storage.leases().find(lease));
  if (!row || row->state != OwnLeaseState::Asked) return {};
  REGULARS_TRY_VOID(write_close(storage, transaction, lease, {0, at, utc_offset}));
  return transaction.commit();
}

Result<int> close_open_leases(storage::TerminalStorage& storage,
                              Instant at,
                              std::chrono::minutes utc_offset) {
  REGULARS_TRY(const std::vector<Uuid> leases, storage.leases().open_leases());
  if (leases.empty()) return 0;
  REGULARS_TRY(storage::Transaction transaction, storage.begin());
  for (const Uuid& lease : leases) {
    REGULARS_TRY_VOID(write_close(storage, transaction, lease, {0, at, utc_offset}));
  }
  REGULARS_TRY_VOID(transaction.commit());
  return static_cast<int>(leases.size());
}

}  // namespace regulars::loyalty
