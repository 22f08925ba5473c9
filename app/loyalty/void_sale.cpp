#include "app/loyalty/void_sale.h"

#include <optional>
#include <string>

#include "app/loyalty/counter_check.h"
#include "app/loyalty/event_codec.h"
#include "app/loyalty/lookup.h"
#include "app/loyalty/void_rules.h"
#include "app/storage/terminal/terminal_storage.h"

namespace regulars::loyalty {

namespace {

std::string name_of(const VoidOrder& order) {
  return "sale " + std::to_string(order.sale_seq);
}

Result<model::Points> balance_of(const storage::TerminalView& terminal,
                                 const model::MemberId& member) {
  REGULARS_TRY(const auto found, find_member(terminal, member));
  return found ? found->balance.points : model::Points{};
}

Result<storage::SaleRow> sale_of(const storage::TerminalView& terminal, const VoidOrder& order) {
  REGULARS_TRY(const auto sale, terminal.ledger.sale(order.sale_seq));
  if (sale && !sale->member.is_none()) return *sale;
  return fail(ErrorKind::not_found,
              name_of(order) + " is not one of a member at this terminal",
              "undo.not_here");
}

Status check(const storage::SaleRow& sale, model::Points balance, const VoidOrder& order) {
  auto refusal = check_void(sale.at, sale.points, balance, order.at);
  if (!refusal) return {};
  return fail(ErrorKind::refused,
              name_of(order) + " of " + std::to_string(sale.points.value()) +
                  " points cannot be undone: balance " + std::to_string(balance.value()) + ", " +
                  std::to_string((order.at - sale.at) / std::chrono::minutes{1}) + " minutes old",
              std::move(refusal->key),
              std::move(refusal->arguments));
}

Status check_counter_of(const storage::TerminalView& terminal,
                        const storage::SaleRow& sale,
                        const VoidOrder& order) {
  if (order.staff.is_none()) return {};
  const bool is_own = sale.staff.is_none() || sale.staff == order.staff;  // the POS has no name
  const Act act = is_own ? Act::UndoOwn : Act::UndoOther;
  REGULARS_TRY([[maybe_unused]] const std::uint32_t flags,
               check_at_counter(terminal, act, sale.member, order.staff, order.allowed_by));
  return {};
}

}  // namespace

Result<Voided> void_sale(storage::TerminalStorage& storage, const VoidOrder& order) {
  REGULARS_TRY(storage::Transaction transaction, storage.begin());
  REGULARS_TRY(const storage::SaleRow sale, sale_of(storage, order));
  REGULARS_TRY(const model::Points balance, balance_of(storage, sale.member));
  if (sale.voided_by) {
    return Voided{*sale.voided_by, sale.member, sale.points, balance, /*existed=*/true};
  }
  REGULARS_TRY_VOID(check(sale, balance, order));
  REGULARS_TRY_VOID(check_counter_of(storage, sale, order));
  const auto balance_after = balance.minus(sale.points);
  if (!balance_after) return fail(ErrorKind::bug, name_of(order) + ": points beyond 63 bits");
  REGULARS_TRY(const storage::OutboxTail tail, storage.outbox().tail(transaction));
  const model::EventStamp stamp{tail.seq + 1, order.at, order.utc_offset};
  const model::VoidEvent event{
      sale.member, order.sale_seq, sale.points, order.staff, order.allowed_by};
  REGULARS_TRY_VOID(storage.ledger().add_void(transaction, stamp, event));
  REGULARS_TRY_VOID(storage.tiers().undo(transaction, sale.member, order.sale_seq, stamp.seq));
  REGULARS_TRY_VOID(storage.outbox().add(transaction, tail, to_line(stamp, event), {}));
  REGULARS_TRY_VOID(transaction.commit());
  return Voided{stamp.seq, sale.member, sale.points, *balance_after, /*existed=*/false};
}

}  // namespace regulars::loyalty
