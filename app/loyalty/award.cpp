#include "app/loyalty/award.h"

#include <string>

#include "app/loyalty/evaluate.h"
#include "app/loyalty/event_codec.h"
#include "app/loyalty/lookup.h"
#include "app/storage/terminal/terminal_storage.h"

namespace regulars::loyalty {

namespace {

Status check_order(const AwardOrder& order) {
  const bool may_be_zero =
      order.origin == model::Origin::Replay || order.origin == model::Origin::Generated;
  if (order.amount.minor() < 0 || (order.amount.minor() == 0 && !may_be_zero)) {
    return fail(ErrorKind::invalid,
                "the sale's amount is " + order.amount.plain() + "; enter what was paid",
                "error.amount.zero");
  }
  const bool needs_reference =
      order.origin == model::Origin::Replay || order.origin == model::Origin::Pos;
  if (needs_reference && order.reference.empty()) {
    return fail(ErrorKind::invalid,
                "the sale has no reference; give the receipt's number",
                "error.sale.reference");
  }
  constexpr std::size_t kLongestReference = 128;
  if (order.reference.size() > kLongestReference) {
    return fail(ErrorKind::invalid,
                "the sale's reference is longer than 128 bytes; shorten it",
                "error.sale.reference");
  }
  return {};
}

struct Standing {
  std::uint8_t tier = 0;
  model::Points points;
};

Result<Standing> standing_of(const storage::TerminalView& terminal, const model::MemberId& member) {
  if (member.is_none()) return Standing{};
  REGULARS_TRY(const auto found, find_member(terminal, member));
  if (!found) return Standing{};  // gone since it was found: the sale is paid and counts
  return Standing{found->member.tier, found->balance.points};
}

Result<Awarded> known_before(const storage::KnownSale& sale,
                             const AwardOrder& order,
                             const Standing& standing) {
  if (sale.amount == order.amount && sale.member == order.member) {
    return Awarded{sale.seq, sale.points, standing.points, /*existed=*/true};
  }
  return fail(ErrorKind::conflict,
              "event " + std::to_string(sale.seq) +
                  " has the same reference with another member or amount; give each sale its own",
              "error.sale.other");
}

model::SaleEvent event_of(const model::Programme& programme,
                          const AwardOrder& order,
                          std::uint8_t tier) {
  model::SaleEvent sale;
  sale.member = order.member;
  sale.amount = order.amount;
  sale.programme_version = programme.version;
  sale.tier = tier;
  sale.strength = order.strength;
  sale.staff = order.staff;
  sale.origin = order.origin;
  sale.reference = order.reference;
  return sale;
}

}  // namespace

Result<Awarded> award(storage::TerminalStorage& storage,
                      const model::Programme& programme,
                      const AwardOrder& order) {
  REGULARS_TRY(storage::Transaction transaction, storage.begin());
  REGULARS_TRY(const Awarded awarded, award(storage, transaction, programme, order));
  REGULARS_TRY_VOID(transaction.commit());
  return awarded;
}

Result<Awarded> award(storage::TerminalStorage& storage,
                      const storage::Transaction& transaction,
                      const model::Programme& programme,
                      const AwardOrder& order) {
  REGULARS_TRY_VOID(check_order(order));
  REGULARS_TRY(const Standing standing, standing_of(storage, order.member));
  if (!order.reference.empty()) {
    REGULARS_TRY(const auto known, storage.ledger().find_sale(order.origin, order.reference));
    if (known) return known_before(*known, order, standing);
  }
  REGULARS_TRY(
      const Earning earning,
      evaluate(programme, sale_of(order.amount, standing.tier, order.at, order.utc_offset)));
  model::SaleEvent sale = event_of(programme, order, standing.tier);
  std::string side;
  if (sale.member.is_none() && order.unknown) {
    const Salt salt = random_salt();
    sale.unknown_identifier = digest_of(salt, *order.unknown);
    side = to_side({salt, {}, {*order.unknown}});
  }
  const bool is_anybody = !sale.member.is_none() || order.unknown.has_value();
  sale.points = is_anybody ? earning.points : model::Points{};
  const auto balance_after = standing.points.plus(sale.points);
  if (!balance_after) {
    return fail(ErrorKind::refused,
                "the member's points would not fit into 63 bits; check the amount",
                "error.points.overflow");
  }
  REGULARS_TRY(const storage::OutboxTail tail, storage.outbox().tail(transaction));
  const model::EventStamp stamp{tail.seq + 1, order.at, order.utc_offset};
  REGULARS_TRY_VOID(storage.ledger().add_sale(transaction, stamp, sale));
  REGULARS_TRY_VOID(storage.outbox().add(transaction, tail, to_line(stamp, sale), side));
  const bool is_known = !sale.member.is_none();
  return Awarded{stamp.seq, sale.points, is_known ? *balance_after : model::Points{}, false};
}

}  // namespace regulars::loyalty
