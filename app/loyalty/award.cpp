#include "app/loyalty/award.h"

#include <string>
#include <utility>

#include "app/loyalty/counter_check.h"
#include "app/loyalty/coupon_issue.h"
#include "app/loyalty/event_codec.h"
#include "app/loyalty/member_facts.h"
#include "app/loyalty/own_tier.h"
#include "app/loyalty/programme_document.h"
#include "app/model/business_day.h"
#include "app/storage/terminal/terminal_storage.h"

namespace regulars::loyalty {

namespace {

tl::unexpected<Error> no_reference(const char* words) {
  return fail(ErrorKind::invalid, words, "error.sale.reference");
}

Status check_order(const AwardOrder& order) {
  using model::Origin;
  const bool may_be_zero = order.origin == Origin::Replay || order.origin == Origin::Generated;
  if (order.amount.minor() < 0 || (order.amount.minor() == 0 && !may_be_zero)) {
    return fail(ErrorKind::invalid,
                "the sale's amount is " + order.amount.plain() + "; enter what was paid",
                "error.amount.zero");
  }
  const bool needs_reference = order.origin == Origin::Replay || order.origin == Origin::Pos ||
                               order.origin == Origin::Claim;
  if (needs_reference && order.reference.empty()) {
    return no_reference("the sale has no reference; give the receipt's number");
  }
  constexpr std::size_t kLongestReference = 128;
  if (order.reference.size() > kLongestReference) {
    return no_reference("the sale's reference is longer than 128 bytes; shorten it");
  }
  return {};
}

// A receipt claims once, by a member, in time, and only where nobody's points were earned with it.
Status check_claim(const storage::TerminalView& terminal,
                   const model::Programme& programme,
                   const AwardOrder& order) {
  if (order.origin != model::Origin::Claim) return {};
  if (order.member.is_none() || !order.sold) {
    return fail(ErrorKind::invalid, "a claim names the member and the time on the receipt");
  }
  const auto sold = model::BusinessDay::of(*order.sold, order.utc_offset).date();
  const auto today = model::BusinessDay::of(order.at, order.utc_offset).date();
  if (sold > today || today - sold > std::chrono::days{programme.claim_days}) {
    return fail(ErrorKind::refused,
                "receipt " + order.reference + " is " + std::to_string((today - sold).count()) +
                    " days old; points are claimed within " + std::to_string(programme.claim_days),
                "claim.too_late",
                {std::to_string(programme.claim_days)});
  }
  REGULARS_TRY(const auto earned, terminal.ledger.find_sale(model::Origin::Pos, order.reference));
  if (!earned || earned->member.is_none()) return {};
  return fail(ErrorKind::refused,
              "receipt " + order.reference + " earned " + std::to_string(earned->points.value()) +
                  " points with event " + std::to_string(earned->seq),
              "claim.earned_already");
}

Result<Awarded> known_before(const storage::TerminalView& terminal,
                             const storage::KnownSale& sale,
                             const AwardOrder& order,
                             model::Points balance) {
  if (sale.amount != order.amount || sale.member != order.member) {
    return fail(ErrorKind::conflict,
                "event " + std::to_string(sale.seq) +
                    " has the same reference with another member or amount; give each sale its own",
                "error.sale.other");
  }
  Awarded awarded{sale.seq, sale.points, balance, /*existed=*/true};
  REGULARS_TRY(awarded.coupons, coupons_of(terminal, sale.seq));
  return awarded;
}

bool is_plain(const std::vector<model::Grant>& grants) {
  const model::Grant at_once{
      model::kPointsPurse, grants.empty() ? model::Points{} : grants[0].points, {}, {}};
  return grants.empty() || (grants.size() == 1 && grants[0] == at_once);
}

model::SaleEvent event_of(const model::Programme& programme,
                          const AwardOrder& order,
                          const SaleFacts& facts,
                          const Earning& earning) {
  model::SaleEvent sale;
  sale.member = order.member;
  sale.amount = order.amount;
  sale.programme_version = programme.version;
  sale.tier = facts.member.tier;
  sale.strength = order.strength;
  sale.staff = order.staff;
  sale.origin = order.origin;
  sale.reference = order.reference;
  sale.basket = order.basket;
  sale.facts = facts.member;
  sale.facts.tier = 0;
  sale.redeems = order.redeems;
  sale.sold = order.sold;
  sale.allowed_by = order.allowed_by;
  if (!facts.is_anybody) return sale;
  sale.points = earning.points;
  if (!is_plain(earning.grants)) sale.grants = earning.grants;
  return sale;
}

Status keep_programme(storage::TerminalStorage& storage,
                      const storage::Transaction& transaction,
                      const model::Programme& programme) {
  REGULARS_TRY(const bool is_kept, storage.ledger().has_programme(programme.version));
  if (is_kept) return {};
  return storage.ledger().keep_programme(transaction, programme.version, to_document(programme));
}

// What the rules said, and the counter.
struct Decided {
  SaleFacts facts;
  Earning earning;
  std::uint32_t flags = 0;
};

Result<Decided> decide(const storage::TerminalView& terminal,
                       const model::Programme& programme,
                       const AwardOrder& order,
                       const std::optional<Found>& found) {
  Decided decided;
  REGULARS_TRY_VOID(check_claim(terminal, programme, order));
  REGULARS_TRY(decided.facts, facts_of_order(terminal, programme, order, found));
  REGULARS_TRY(decided.earning, evaluate(programme, decided.facts));
  Asking asking;
  asking.question.act = order.origin == model::Origin::Claim ? Act::Claim : Act::Earn;
  asking.question.sale = order.amount;
  asking.member = order.member;
  asking.staff = order.staff;
  asking.allowed_by = order.allowed_by;
  asking.at = order.at;
  asking.utc_offset = order.utc_offset;
  REGULARS_TRY(decided.flags, check_at_counter(terminal, programme, asking));
  return decided;
}

// Writes the sale and, after it, the coupons that come with it.
Result<Awarded> book(storage::TerminalStorage& storage,
                     const storage::Transaction& transaction,
                     const model::Programme& programme,
                     const AwardOrder& order,
                     Decided decided) {
  model::SaleEvent sale = event_of(programme, order, decided.facts, decided.earning);
  sale.flags = decided.flags;
  std::string side;
  if (sale.member.is_none() && order.unknown) {
    const Salt salt = random_salt();
    sale.unknown_identifier = digest_of(salt, *order.unknown);
    side = to_side({salt, {}, {*order.unknown}});
  }
  REGULARS_TRY(storage::OutboxTail tail, storage.outbox().tail(transaction));
  const model::EventStamp stamp{tail.seq + 1, order.at, order.utc_offset};
  CouponIssue coupons(storage, programme, stamp);
  if (decided.facts.is_anybody) {
    sale.coupons = coupons.make(decided.earning.coupons, sale.member, sale.staff);
  }
  REGULARS_TRY_VOID(keep_programme(storage, transaction, programme));
  REGULARS_TRY_VOID(storage.ledger().add_sale(transaction, stamp, sale));
  if (!sale.member.is_none()) {
    REGULARS_TRY_VOID(storage.ledger().add_uses(
        transaction, sale.member, stamp.seq, uses_of(programme, decided.facts, decided.earning)));
    REGULARS_TRY_VOID(count_for_tier(
        storage, transaction, programme, sale.member, stamp.seq, tier_figures_of(sale)));
  }
  REGULARS_TRY(tail, storage.outbox().add(transaction, tail, to_line(stamp, sale), side));
  REGULARS_TRY_VOID(coupons.write(transaction, tail));
  Awarded awarded{stamp.seq, sale.points, {}, /*existed=*/false};
  if (decided.facts.is_anybody) awarded.parts = std::move(decided.earning.parts);
  for (const model::Grant& grant : sale.grants) {
    if (grant.from > order.at) awarded.pending.push_back({grant.purse, grant.from, grant.points});
  }
  awarded.coupons = coupons.issued();
  awarded.flags = sale.flags;
  return awarded;
}

}  // namespace

Result<SaleFacts> facts_of_order(const storage::TerminalView& terminal,
                                 const model::Programme& programme,
                                 const AwardOrder& order,
                                 const std::optional<Found>& found) {
  SaleFacts facts;
  facts.amount = order.amount;
  facts.basket = order.basket;
  facts.is_anybody = !order.member.is_none() || order.unknown.has_value();
  facts.at = order.sold.value_or(order.at);
  facts.utc_offset = order.utc_offset;
  // A member who is gone since it was found: the sale is paid and counts.
  if (!found) return facts;
  REGULARS_TRY(facts.member, member_facts(terminal, programme, *found, facts.at, facts.utc_offset));
  return facts;
}

Result<Awarded> award(storage::TerminalStorage& storage,
                      const model::Programme& programme,
                      const AwardOrder& order) {
  REGULARS_TRY(storage::Transaction transaction, storage.begin());
  REGULARS_TRY(Awarded awarded, award(storage, transaction, programme, order));
  REGULARS_TRY_VOID(transaction.commit());
  return awarded;
}

Result<Awarded> award(storage::TerminalStorage& storage,
                      const storage::Transaction& transaction,
                      const model::Programme& programme,
                      const AwardOrder& order) {
  REGULARS_TRY_VOID(check_order(order));
  std::optional<Found> found;
  if (!order.member.is_none()) {
    REGULARS_TRY(found, find_member(storage, order.member));
  }
  if (found) {
    REGULARS_TRY_VOID(raise_tier(storage, programme, *found));
  }
  const model::Points before = found ? found->balance.points : model::Points{};
  if (!order.reference.empty()) {
    REGULARS_TRY(const auto known, storage.ledger().find_sale(order.origin, order.reference));
    if (known) return known_before(storage, *known, order, before);
  }
  REGULARS_TRY(Decided decided, decide(storage, programme, order, found));
  if (!before.plus(decided.earning.points)) {
    return fail(ErrorKind::refused,
                "the member's points would not fit into 63 bits; check the amount",
                "error.points.overflow");
  }
  REGULARS_TRY(Awarded awarded, book(storage, transaction, programme, order, std::move(decided)));
  if (order.member.is_none()) return awarded;
  // What is pending is not there yet.
  REGULARS_TRY(const auto moved, storage.ledger().moved_by(order.member, awarded.sale_seq));
  for (const storage::PurseEntry& entry : moved) {
    if (entry.purse == model::kPointsPurse) {
      awarded.balance_after = before.plus(entry.points).value_or(before);
    }
  }
  return awarded;
}

}  // namespace regulars::loyalty
