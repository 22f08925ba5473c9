#include "app/loyalty/refund_sale.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <variant>

#include "app/loyalty/counter_check.h"
#include "app/loyalty/event_codec.h"
#include "app/loyalty/lookup.h"
#include "app/loyalty/own_tier.h"
#include "app/loyalty/programme_in_force.h"
#include "app/loyalty/refund_rules.h"
#include "app/loyalty/returned_sale.h"
#include "app/model/business_day.h"
#include "app/storage/terminal/terminal_storage.h"

namespace regulars::loyalty {

namespace {

Result<ReturnedSale> sale_of_order(const storage::TerminalView& terminal,
                                   const RefundOrder& order) {
  return returned_sale(terminal,
                       {order.sale_seq, order.receipt, order.told ? &*order.told : nullptr});
}

Status check_sale(const model::Programme& programme,
                  const ReturnedSale& sale,
                  const RefundOrder& order) {
  const std::string name = "sale " + std::to_string(sale.key.seq);
  if (sale.is_undone) return fail(ErrorKind::refused, name + " was undone", "return.undone");
  if (!order.member.is_none() && order.member != sale.event.member) {
    return fail(ErrorKind::refused, name + " is another member's", "return.other_member");
  }
  const auto sold = model::BusinessDay::of(sale.stamp.at, sale.stamp.utc_offset).date();
  const auto today = model::BusinessDay::of(order.at, order.utc_offset).date();
  if (today - sold <= std::chrono::days{programme.refund_days}) return {};
  return fail(ErrorKind::refused,
              name + " is " + std::to_string((today - sold).count()) + " days old",
              "return.too_late",
              {std::to_string(programme.refund_days)});
}

// All that remains, line by line.
Result<std::vector<model::RefundLine>> everything(const ReturnedSale& sale) {
  const SaleFacts facts = loyalty::sale_of(sale.event, sale.stamp);
  std::vector<model::RefundLine> lines;
  if (facts.basket.lines.empty()) {
    std::int64_t rest = facts.amount.minor();
    for (const model::RefundEvent& refund : sale.before) rest -= refund.amount.minor();
    lines.push_back({0, 0, rest});
    return lines;
  }
  for (std::size_t i = 0; i < facts.basket.lines.size(); ++i) {
    const model::SaleLine& line = facts.basket.lines[i];
    model::RefundLine rest{static_cast<std::uint16_t>(i), line.quantity_milli, line.amount_minor};
    for (const model::RefundEvent& refund : sale.before) {
      for (const model::RefundLine& returned : refund.lines) {
        if (returned.line != rest.line) continue;
        rest.quantity_milli -= returned.quantity_milli;
        rest.amount_minor -= returned.amount_minor;
      }
    }
    if (rest.quantity_milli > 0) lines.push_back(rest);
  }
  return lines;
}

std::int64_t points_in(const std::vector<model::Grant>& grants, model::PurseNumber purse) {
  std::int64_t points = 0;
  for (const model::Grant& grant : grants) {
    if (grant.purse == purse) points += grant.points.value();
  }
  return points;
}

std::vector<model::Grant> earned_by(const model::SaleEvent& sale) {
  if (!sale.grants.empty()) return sale.grants;
  return {{model::kPointsPurse, sale.points, {}, {}}};
}

// What of the sale's points is in the member's purses by now: of one of this terminal as its ledger
// says, of another's without what is pending still.
Result<std::map<model::PurseNumber, std::int64_t>> given_by(const storage::TerminalView& terminal,
                                                            const ReturnedSale& sale,
                                                            Instant now) {
  std::map<model::PurseNumber, std::int64_t> given;
  if (sale.is_here) {
    REGULARS_TRY(const auto moved, terminal.ledger.moved_by(sale.event.member, sale.key.seq));
    for (const storage::PurseEntry& entry : moved) given[entry.purse] += entry.points.value();
    return given;
  }
  for (const model::Grant& grant : earned_by(sale.event)) {
    if (grant.from <= now) given[grant.purse] += grant.points.value();
  }
  return given;
}

// What the member's purses here lose and get: no more than the sale gave (what is pending is not
// there yet), and nothing of what another account paid.
Result<std::vector<model::Grant>> moves_of(const storage::TerminalView& terminal,
                                           const ReturnedSale& sale,
                                           const Refunding& refunding,
                                           Instant now) {
  std::vector<model::Grant> moves;
  const auto add = [&](model::PurseNumber purse, std::int64_t points) {
    const auto same = std::find_if(
        moves.begin(), moves.end(), [&](const model::Grant& one) { return one.purse == purse; });
    if (same == moves.end()) {
      moves.push_back({purse, model::Points{points}, {}, {}});
    } else {
      same->points = model::Points{same->points.value() + points};
    }
  };
  REGULARS_TRY(const auto given, given_by(terminal, sale, now));
  for (const auto& [purse, points] : given) {
    std::int64_t rest = points;
    for (const model::RefundEvent& before : sale.before) {
      rest -= points_in(before.taken, purse);
    }
    const std::int64_t taken = points_in(refunding.taken, purse);
    add(purse, -std::clamp<std::int64_t>(taken, 0, std::max<std::int64_t>(0, rest)));
  }
  for (const model::Grant& returned : refunding.returned) {
    const bool is_hers = std::find(sale.not_hers.begin(), sale.not_hers.end(), returned.purse) ==
                         sale.not_hers.end();
    if (is_hers) add(returned.purse, returned.points.value());
  }
  return moves;
}

Result<std::uint32_t> flags_of(const storage::TerminalView& terminal,
                               const model::Programme& programme,
                               const RefundOrder& order,
                               const ReturnedSale& sale) {
  Asking asking;
  asking.question.act = Act::Refund;
  asking.question.sale = sale.event.amount;
  asking.member = sale.event.member;
  asking.staff = order.staff;
  asking.allowed_by = order.allowed_by;
  asking.at = order.at;
  asking.utc_offset = order.utc_offset;
  return check_at_counter(terminal, programme, asking);
}

Result<model::Points> balance_of(const storage::TerminalView& terminal,
                                 const model::MemberId& member) {
  if (member.is_none()) return model::Points{};
  REGULARS_TRY(const auto found, find_member(terminal, member));
  return found ? found->balance.points : model::Points{};
}

Result<Refunded> answer_of(const storage::TerminalView& terminal,
                           std::uint64_t seq,
                           const model::RefundEvent& refund,
                           bool existed) {
  REGULARS_TRY(const model::Points balance, balance_of(terminal, refund.member));
  return Refunded{seq,
                  refund.sale.seq,
                  refund.member,
                  refund.amount,
                  refund.taken,
                  refund.returned,
                  balance,
                  existed};
}

Result<std::optional<Refunded>> known_before(const storage::TerminalView& terminal,
                                             const ReturnedSale& sale,
                                             const RefundOrder& order) {
  REGULARS_TRY(const auto seq, terminal.refunds.find(sale.key, order.reference));
  if (!seq) return std::nullopt;
  REGULARS_TRY(const auto line, terminal.outbox.line_of(*seq));
  if (!line) return std::nullopt;
  REGULARS_TRY(const DecodedEvent decoded, from_line(*line));
  const auto* event = std::get_if<model::Event>(&decoded.event);
  const auto* refund = event == nullptr ? nullptr : std::get_if<model::RefundEvent>(event);
  if (refund == nullptr) return std::nullopt;
  REGULARS_TRY(Refunded known, answer_of(terminal, *seq, *refund, /*existed=*/true));
  return known;
}

// The rules of the sale, not of today.
Result<model::Programme> rules_of(const storage::TerminalView& terminal, const ReturnedSale& sale) {
  REGULARS_TRY(auto rules, programme_of(terminal, sale.event.programme_version));
  if (rules) return *std::move(rules);
  return fail(
      ErrorKind::not_found,
      "programme version " + std::to_string(sale.event.programme_version) + " is not here any more",
      "return.not_here");
}

Result<Refunding> decide(const model::Programme& rules,
                         const ReturnedSale& sale,
                         const std::vector<model::RefundLine>& lines) {
  return refund(rules,
                loyalty::sale_of(sale.event, sale.stamp),
                earned_by(sale.event),
                sale.spent,
                sale.before,
                lines);
}

// Limits count what remains of the sale.
Status give_uses_back(storage::TerminalStorage& storage,
                      const storage::Transaction& transaction,
                      const model::Programme& rules,
                      const ReturnedSale& sale,
                      const model::EventStamp& stamp,
                      const model::RefundEvent& event) {
  if (event.member.is_none()) return {};
  const SaleFacts whole = loyalty::sale_of(sale.event, sale.stamp);
  std::vector<model::RefundEvent> returned = sale.before;
  REGULARS_TRY(const SaleFacts before, rest_of(whole, returned));
  returned.push_back(event);
  REGULARS_TRY(const SaleFacts rest, rest_of(whole, returned));
  return storage.ledger().add_uses(
      transaction, event.member, stamp.seq, uses_given_back(rules, before, rest));
}

// What would be written; who stands at the counter is not asked yet.
struct Draft {
  model::RefundEvent event;
  std::vector<model::Grant> moves;  // of the member's purses here
};

Result<Draft> draft_of(const storage::TerminalView& terminal,
                       const ReturnedSale& sale,
                       const RefundOrder& order,
                       const model::Programme& rules) {
  Draft draft;
  draft.event.lines = order.lines;
  if (draft.event.lines.empty()) {
    REGULARS_TRY(draft.event.lines, everything(sale));
  }
  REGULARS_TRY(const Refunding refunding, decide(rules, sale, draft.event.lines));
  REGULARS_TRY(draft.moves, moves_of(terminal, sale, refunding, order.at));
  draft.event.member = sale.event.member;
  draft.event.sale = sale.key;
  draft.event.amount = refunding.amount;
  draft.event.taken = refunding.taken;
  draft.event.returned = refunding.returned;
  draft.event.programme_version = sale.event.programme_version;
  draft.event.reference = order.reference;
  draft.event.staff = order.staff;
  draft.event.allowed_by = order.allowed_by;
  return draft;
}

}  // namespace

Result<Returnable> returnable(const storage::TerminalView& terminal, const RefundOrder& order) {
  REGULARS_TRY(const ReturnedSale sale, sale_of_order(terminal, order));
  Returnable answer{sale.key, sale.event.member, sale.till, sale.stamp.at, sale.event.amount, {}};
  REGULARS_TRY(const auto lines, everything(sale));
  for (const model::RefundLine& left : lines) {
    if (left.quantity_milli == 0 && left.amount_minor <= 0) continue;
    model::SaleLine sold;
    sold.amount_minor = sale.event.amount.minor();
    if (!sale.event.basket.lines.empty()) sold = sale.event.basket.lines[left.line];
    answer.rest.push_back({left, std::move(sold)});
  }
  return answer;
}

Result<Refunded> preview_refund(const storage::TerminalView& terminal,
                                const model::Programme& programme,
                                const RefundOrder& order) {
  REGULARS_TRY(const ReturnedSale sale, sale_of_order(terminal, order));
  REGULARS_TRY_VOID(check_sale(programme, sale, order));
  REGULARS_TRY(const model::Programme rules, rules_of(terminal, sale));
  REGULARS_TRY(const Draft draft, draft_of(terminal, sale, order, rules));
  return answer_of(terminal, 0, draft.event, /*existed=*/false);
}

Result<Refunded> refund_sale(storage::TerminalStorage& storage,
                             const model::Programme& programme,
                             const RefundOrder& order) {
  if (order.reference.empty()) {
    return fail(ErrorKind::invalid, "the refund has no reference", "error.sale.reference");
  }
  REGULARS_TRY(storage::Transaction transaction, storage.begin());
  REGULARS_TRY(const ReturnedSale sale, sale_of_order(storage, order));
  REGULARS_TRY(const auto known, known_before(storage, sale, order));
  if (known) return *known;
  REGULARS_TRY_VOID(check_sale(programme, sale, order));
  REGULARS_TRY(const model::Programme rules, rules_of(storage, sale));
  REGULARS_TRY(Draft draft, draft_of(storage, sale, order, rules));
  model::RefundEvent& event = draft.event;
  REGULARS_TRY(event.flags, flags_of(storage, programme, order, sale));
  REGULARS_TRY(const storage::OutboxTail tail, storage.outbox().tail(transaction));
  const model::EventStamp stamp{tail.seq + 1, order.at, order.utc_offset};
  REGULARS_TRY_VOID(storage.refunds().add(transaction, stamp, event, draft.moves));
  REGULARS_TRY_VOID(give_uses_back(storage, transaction, rules, sale, stamp, event));
  REGULARS_TRY_VOID(count_for_tier(storage,
                                   transaction,
                                   programme,
                                   event.member,
                                   stamp.seq,
                                   tier_figures_of(sale.event, sale.before, event)));
  REGULARS_TRY_VOID(storage.outbox().add(transaction, tail, to_line(stamp, event), {}));
  REGULARS_TRY(const Refunded refunded, answer_of(storage, stamp.seq, event, /*existed=*/false));
  REGULARS_TRY_VOID(transaction.commit());
  return refunded;
}

}  // namespace regulars::loyalty
