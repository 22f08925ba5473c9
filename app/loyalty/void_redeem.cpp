#include "app/loyalty/void_redeem.h"

#include <optional>
#include <string>

#include "app/loyalty/conditions.h"
#include "app/loyalty/counter_check.h"
#include "app/loyalty/event_codec.h"
#include "app/loyalty/lookup.h"
#include "app/loyalty/reward_rules.h"
#include "app/loyalty/void_rules.h"
#include "app/storage/terminal/terminal_storage.h"

namespace regulars::loyalty {

namespace {

std::string name_of(const VoidRedeemOrder& order) {
  return "redemption " + std::to_string(order.redeem_seq);
}

Result<model::Points> balance_of(const storage::TerminalView& terminal,
                                 const storage::RedeemRow& redeem) {
  REGULARS_TRY(const auto found, find_member(terminal, redeem.member));
  if (!found) return model::Points{};
  return redeem.purse == model::kPointsPurse ? found->balance.points
                                             : purse_of(*found, redeem.purse).points;
}

Result<storage::RedeemRow> redeem_of(const storage::TerminalView& terminal,
                                     const VoidRedeemOrder& order) {
  REGULARS_TRY(auto redeem, terminal.ledger.redeem(order.redeem_seq));
  if (redeem) return *std::move(redeem);
  return fail(ErrorKind::not_found,
              name_of(order) + " is not one of this terminal",
              "undo.redeem_not_here");
}

// What the reward's limit counted, the other way.
std::vector<model::RuleUse> uses_back(const model::Programme& programme,
                                      const storage::RedeemRow& redeem,
                                      std::chrono::minutes utc_offset) {
  const model::Reward* const reward = find_reward(programme, redeem.reward);
  const bool is_counted = reward != nullptr && reward->limit.times > 0 &&
                          reward->limit.period != model::LimitPeriod::Sale;
  if (!is_counted) return {};
  const auto since = period_begin(reward->limit.period, store_time(redeem.at, utc_offset));
  return {{reward->id, since, -1, model::Points{-redeem.points.value()}}};
}

Status check_counter_of(const storage::TerminalView& terminal,
                        const storage::RedeemRow& redeem,
                        const VoidRedeemOrder& order) {
  if (order.staff.is_none()) return {};
  const bool is_own = redeem.staff.is_none() || redeem.staff == order.staff;  // the POS has no name
  const Act act = is_own ? Act::UndoOwn : Act::UndoOther;
  REGULARS_TRY([[maybe_unused]] const std::uint32_t flags,
               check_at_counter(terminal, act, redeem.member, order.staff, order.allowed_by));
  return {};
}

}  // namespace

Result<RedeemVoided> void_redeem(storage::TerminalStorage& storage,
                                 const model::Programme& programme,
                                 const VoidRedeemOrder& order) {
  REGULARS_TRY(storage::Transaction transaction, storage.begin());
  REGULARS_TRY(const storage::RedeemRow redeem, redeem_of(storage, order));
  RedeemVoided voided{0, redeem.member, redeem.purse, redeem.points, {}, false};
  if (redeem.voided_by) {
    voided.seq = *redeem.voided_by;
    voided.existed = true;
    REGULARS_TRY(voided.balance_after, balance_of(storage, redeem));
    return voided;
  }
  if (auto refusal = check_void_redeem(redeem.at, order.at)) {
    return fail(ErrorKind::refused,
                name_of(order) + " is too old to be undone",
                std::move(refusal->key),
                std::move(refusal->arguments));
  }
  REGULARS_TRY_VOID(check_counter_of(storage, redeem, order));
  REGULARS_TRY(const storage::OutboxTail tail, storage.outbox().tail(transaction));
  const model::EventStamp stamp{tail.seq + 1, order.at, order.utc_offset};
  const model::VoidEvent event{
      redeem.member, order.redeem_seq, model::Points{}, order.staff, order.allowed_by};
  REGULARS_TRY_VOID(storage.ledger().add_void(transaction, stamp, event));
  REGULARS_TRY_VOID(storage.ledger().add_uses(
      transaction, redeem.member, stamp.seq, uses_back(programme, redeem, order.utc_offset)));
  REGULARS_TRY_VOID(storage.outbox().add(transaction, tail, to_line(stamp, event), {}));
  voided.seq = stamp.seq;
  REGULARS_TRY(voided.balance_after, balance_of(storage, redeem));
  REGULARS_TRY_VOID(transaction.commit());
  return voided;
}

}  // namespace regulars::loyalty
