#include "app/loyalty/redeem.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "app/base/check.h"
#include "app/base/sha256.h"
#include "app/loyalty/conditions.h"
#include "app/loyalty/counter_check.h"
#include "app/loyalty/evaluate.h"
#include "app/loyalty/event_codec.h"
#include "app/loyalty/lookup.h"
#include "app/loyalty/member_facts.h"
#include "app/loyalty/own_tier.h"
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

// What the reward costs, in which purse, and what it takes off.
struct Price {
  model::Points points;
  model::PurseNumber purse = model::kPointsPurse;
  std::int64_t value_minor = 0;
};

std::optional<SaleFacts> sale_of(const RedeemOrder& order) {
  if (order.bill.minor() <= 0) return std::nullopt;
  SaleFacts sale;
  sale.amount = order.bill;
  sale.basket = order.basket;
  sale.at = order.at;
  sale.utc_offset = order.utc_offset;
  return sale;
}

Result<Price> price_of(const model::Programme& programme,
                       const model::Reward& reward,
                       const RedeemOrder& order) {
  Price price{cost_of(reward, order.points, order.is_coupon), reward.purse, 0};
  if (order.is_coupon) price.purse = model::kCouponPurse;
  if (const auto sale = sale_of(order)) {
    REGULARS_TRY(const Taken taken, apply_reward(programme, reward, order.points, *sale));
    if (!order.is_coupon) price.points = taken.cost;
    price.value_minor = taken.value_minor;
  } else {
    price.value_minor = value_ahead(reward, order.is_coupon ? reward.cost : price.points);
  }
  return price;
}

model::Points held_in(const Found& found, model::PurseNumber purse) {
  return purse == model::kPointsPurse ? found.balance.points : purse_of(found, purse).points;
}

// Without staff: an override is signed for by a supervisor or manager whom this terminal knows.
Status check_override(storage::TerminalStorage& storage, const RedeemOrder& order) {
  if (order.strength != model::Strength::Override) return {};
  REGULARS_TRY(const auto above, storage.staff().find(order.allowed_by));
  if (above && above->staff.role >= model::Role::Supervisor) return {};
  return fail(ErrorKind::refused,
              "an override of the identification needs a supervisor or manager",
              "error.counter.needs_supervisor");
}

// The flags of the event.
Result<std::uint32_t> check_counter_of(storage::TerminalStorage& storage,
                                       const model::Programme& programme,
                                       const RedeemOrder& order,
                                       const Price& price) {
  if (order.staff.is_none()) {
    REGULARS_TRY_VOID(check_override(storage, order));
    return std::uint32_t{0};
  }
  Asking asking;
  asking.question.act =
      order.strength == model::Strength::Override ? Act::RedeemUnproved : Act::Redeem;
  if (price.purse == model::kPointsPurse) asking.question.points = price.points;
  asking.member = order.member;
  asking.staff = order.staff;
  asking.allowed_by = order.allowed_by;
  asking.at = order.at;
  asking.utc_offset = order.utc_offset;
  return check_at_counter(storage, programme, asking);
}

// What it is for; where neither central nor this terminal has said so yet, central refuses.
Status check_coupon(const Found& found, const RedeemOrder& order) {
  if (!order.is_coupon) return {};
  if (held_in(found, model::kCouponPurse) < model::Points{1}) {
    return fail(ErrorKind::refused, "the coupon is spent or has lapsed", "code.spent");
  }
  const auto& bearer = found.standing.bearer;
  if (!bearer || bearer->reward.empty() || bearer->reward == order.reward) return {};
  return fail(ErrorKind::refused,
              "the coupon is for " + bearer->reward + ", not for " + order.reward,
              "code.other_reward");
}

// The rule again, inside: the screen's answer may be old.
Status check_rule(storage::TerminalStorage& storage,
                  const model::Programme& programme,
                  const RedeemOrder& order) {
  REGULARS_TRY(auto found, find_member(storage, order.member));
  if (!found) return no_such_member(order);
  REGULARS_TRY_VOID(raise_tier(storage, programme, *found));
  REGULARS_TRY_VOID(check_coupon(*found, order));
  const auto sale = sale_of(order);
  RewardQuestion question;
  question.balance = found->balance;
  question.purses = found->standing.purses;
  question.lapsing = found->standing.lapsing;
  REGULARS_TRY(question.member,
               member_facts(storage, programme, *found, order.at, order.utc_offset));
  question.strength = order.strength;
  question.has_coupon = order.is_coupon;
  question.sale = sale ? &*sale : nullptr;
  question.at = order.at;
  question.utc_offset = order.utc_offset;
  const auto refusal = check_reward(programme, order.reward, order.points, question);
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

model::PurseNumber purse_paying(const model::Programme& programme, const RedeemOrder& order) {
  if (order.is_coupon) return model::kCouponPurse;
  const model::Reward* const reward = find_reward(programme, order.reward);
  return reward == nullptr ? model::kPointsPurse : reward->purse;
}

LeaseQuestion question_of(const RedeemOrder& order,
                          model::Points points,
                          model::PurseNumber purse) {
  LeaseQuestion question{order.lease, order.member, points, order.reward, purse, order.utc_offset};
  question.pin = order.pin;
  question.code = order.code;
  question.code_age_s = order.code_age.count();
  return question;
}

Result<Redeemed> answer_of(storage::TerminalStorage& storage,
                           const RedeemOrder& order,
                           const storage::KnownRedeem& known,
                           bool existed) {
  Redeemed redeemed{known.seq, known.points, known.value, {}, existed, known.purse};
  REGULARS_TRY(const auto found, find_member(storage, order.member));
  if (found) redeemed.balance_after = held_in(*found, known.purse);
  return redeemed;
}

model::RedeemEvent event_of(const model::Programme& programme,
                            const RedeemOrder& order,
                            const Price& price,
                            std::uint32_t flags) {
  model::RedeemEvent event;
  event.member = order.member;
  event.reward = order.reward;
  event.points = price.points;
  event.value = {price.value_minor, programme.currency};
  event.programme_version = programme.version;
  event.lease = order.lease;
  event.staff = order.staff;
  event.purse = price.purse;
  event.strength = order.strength;
  if (order.is_coupon) event.coupon = sha256(order.member.uuid().hex());
  event.flags = flags;
  event.allowed_by = order.allowed_by;
  return event;
}

std::vector<model::RuleUse> uses_of(const model::Reward& reward,
                                    const RedeemOrder& order,
                                    const Price& price) {
  if (reward.limit.times <= 0 || reward.limit.period == model::LimitPeriod::Sale) return {};
  const auto since = period_begin(reward.limit.period, store_time(order.at, order.utc_offset));
  return {{reward.id, since, 1, price.points}};
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

Refusal lease_refusal(const LeaseAnswer& answer) {
  const std::string& why = answer.why;
  if (why == "sold_out") return {"redeem.sold_out", {}};
  if (why == "limit") return {"redeem.limit_elsewhere", {}};
  if (why == "other_reward") return {"code.other_reward", {}};
  if (answer.wait_s > 0) return {"proof.wait", {std::to_string(answer.wait_s)}};
  if (why == "pin_none") return {"proof.pin_none", {}};
  if (why == "pin_wrong") return {"proof.pin_wrong", {}};
  if (why == "code_old") return {"proof.code_old", {}};
  if (why == "code_used") return {"proof.code_used", {}};
  if (why == "code_wrong") return {"proof.code_wrong", {}};
  return {"redeem.too_few", {}};
}

Result<LeaseQuestion> ask_lease(storage::TerminalStorage& storage,
                                const model::Programme& programme,
                                const RedeemOrder& order) {
  REGULARS_CHECK(!order.lease.is_none());
  REGULARS_TRY(const auto known, storage.leases().find(order.lease));
  if (known) {
    REGULARS_TRY(const storage::LeaseRow row, open_lease(storage, order));
    return question_of(order, row.points, purse_paying(programme, order));
  }
  REGULARS_TRY_VOID(check_rule(storage, programme, order));
  const model::Reward* reward = find_reward(programme, order.reward);
  REGULARS_CHECK(reward != nullptr);  // the rule has found it
  REGULARS_TRY(const Price price, price_of(programme, *reward, order));
  REGULARS_TRY([[maybe_unused]] const std::uint32_t flags,
               check_counter_of(storage, programme, order, price));
  REGULARS_TRY(storage::Transaction transaction, storage.begin());
  REGULARS_TRY_VOID(storage.leases().add(
      transaction,
      {order.lease, order.member, price.points, order.reward, OwnLeaseState::Asked, order.at}));
  REGULARS_TRY_VOID(transaction.commit());
  return question_of(order, price.points, price.purse);
}

Result<Redeemed> redeem(storage::TerminalStorage& storage,
                        const model::Programme& programme,
                        const RedeemOrder& order) {
  REGULARS_TRY(storage::Transaction transaction, storage.begin());
  REGULARS_TRY(const auto known, storage.ledger().find_redeem(order.lease));
  if (known) return answer_of(storage, order, *known, /*existed=*/true);
  REGULARS_TRY(const storage::LeaseRow lease, open_lease(storage, order));
  const model::Reward* reward = find_reward(programme, order.reward);
  if (reward == nullptr) return not_open(order.lease, "is for a reward that is gone");
  REGULARS_TRY(const Price price, price_of(programme, *reward, order));
  if (price.points != lease.points) {
    return not_open(order.lease, "was asked for under another programme, or for another bill");
  }
  REGULARS_TRY(const std::uint32_t flags, check_counter_of(storage, programme, order, price));
  REGULARS_TRY(const storage::OutboxTail tail, storage.outbox().tail(transaction));
  const model::EventStamp stamp{tail.seq + 1, order.at, order.utc_offset};
  const model::RedeemEvent event = event_of(programme, order, price, flags);
  REGULARS_TRY_VOID(storage.ledger().add_redeem(transaction, stamp, event));
  REGULARS_TRY_VOID(storage.ledger().add_uses(
      transaction, order.member, stamp.seq, uses_of(*reward, order, price)));
  REGULARS_TRY_VOID(storage.leases().set_state(transaction, order.lease, OwnLeaseState::Spent));
  REGULARS_TRY_VOID(storage.outbox().add(transaction, tail, to_line(stamp, event), {}));
  REGULARS_TRY(
      const Redeemed redeemed,
      answer_of(storage, order, {stamp.seq, event.points, event.value, event.purse}, false));
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
