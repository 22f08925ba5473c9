#include "app/terminal/pos_desk.h"

#include <algorithm>
#include <optional>

#include "app/base/bytes.h"
#include "app/i18n/format.h"
#include "app/loyalty/award.h"
#include "app/loyalty/bearer_code.h"
#include "app/loyalty/explanation.h"
#include "app/loyalty/lookup.h"
#include "app/loyalty/member_history.h"
#include "app/loyalty/own_tier.h"
#include "app/loyalty/programme_in_force.h"
#include "app/loyalty/refund_sale.h"
#include "app/storage/terminal/terminal_storage.h"
#include "app/terminal/identification.h"

namespace regulars::terminal {
namespace {

using storage::TerminalStorage;

constexpr Milliseconds kMostAhead{10 * 60 * 1'000};  // a POS's clock before ours

int status_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::invalid:
      return 400;
    case ErrorKind::refused:
      return 422;
    case ErrorKind::not_found:
      return 404;
    case ErrorKind::conflict:
      return 409;
    case ErrorKind::unauthorised:
      return 401;
    case ErrorKind::busy:
      return 503;
    case ErrorKind::storage:
      return 507;
    case ErrorKind::device:
    case ErrorKind::network:
    case ErrorKind::bug:
      break;
  }
  return 500;
}

Result<model::Programme> programme_of(TerminalStorage& storage) {
  REGULARS_TRY(auto programme, loyalty::programme_in_force(storage));
  if (!programme) {
    return fail(ErrorKind::refused,
                "the programme has not arrived yet: points need one contact with head office",
                "earn.no_programme");
  }
  return *std::move(programme);
}

PosMember pos_member(const loyalty::Found& found,
                     const model::Programme& programme,
                     i18n::Language language) {
  const model::Member& member = found.member;
  const std::size_t tier = std::min<std::size_t>(member.tier, programme.tiers.size() - 1);
  return {member.id.uuid().hex(),
          member.identifiers.empty() ? std::string() : model::masked(member.identifiers.front()),
          model::text_in(programme.tiers[tier].name, std::string(i18n::code(language))),
          found.balance.points.value()};
}

// What people read, and what programs do.
void explain(PosAward& award,
             const std::vector<loyalty::EarnPart>& parts,
             const model::Programme& programme,
             const i18n::Catalogue& words) {
  for (const loyalty::EarnPart& part : parts) {
    award.rules.push_back({part.rule, part.purse, part.points.value(), part.lines});
    const std::string given =
        award.explanation.empty() ? i18n::points(part.points) : i18n::signed_points(part.points);
    award.explanation.push_back(loyalty::words_of(part, programme, words).what + ": " + given);
  }
}

// Of a sale that was booked before: nothing where its rules are not here any more.
void explain_booked(TerminalStorage& storage,
                    PosAward& award,
                    std::uint64_t seq,
                    const model::Programme& programme,
                    const i18n::Catalogue& words) {
  const auto parts = loyalty::parts_of_sale(storage, seq);
  if (parts) explain(award, *parts, programme, words);
}

// Nobody stands at the POS whom the rules could ask: what they flagged is told.
std::vector<PosWarning> warnings_of(std::uint32_t flags,
                                    const model::Programme& programme,
                                    const i18n::Catalogue& words) {
  std::vector<PosWarning> warnings;
  const model::CounterLimits& limits = programme.limits;
  if ((flags & model::kVelocity) != 0) {
    const std::string most = i18n::count(limits.card_sales_per_day);
    warnings.push_back({"card_sales", words.text("pos.card_sales", {most})});
  }
  if ((flags & model::kOverLimit) != 0) {
    const std::string most = i18n::money({limits.sale_minor, programme.currency});
    warnings.push_back({"sale_limit", words.text("pos.sale_limit", {most})});
  }
  return warnings;
}

PosAnswer conflict(const std::string& receipt) {
  return {409,
          encode_error("conflict",
                       "receipt " + receipt +
                           " came before with another amount or member: use a number of its own "
                           "for each sale")};
}

}  // namespace

PosAnswer answer_of(const Error& error) {
  std::string_view code = name_of(error.kind);
  if (error.key == "scan.bank_card") code = "bank_card";
  if (error.key == "scan.payment_code") code = "payment_code";
  if (error.key == "scan.unreadable") code = "unreadable";
  return {status_of(error.kind), encode_error(code, error.words)};
}

namespace {

// A clock that is ahead a little is the POS's; more is a mistake.
std::optional<PosAnswer> not_yet(const std::optional<Moment>& time, const Moment& now) {
  if (!time || time->at <= now.at + kMostAhead) return std::nullopt;
  return answer_of({ErrorKind::invalid, "time: is more than 10 minutes ahead of this terminal"});
}

}  // namespace

PosAnswer PosDesk::sale(TerminalStorage& storage, const Moment& now, PosSale sale) {
  if (auto early = not_yet(sale.time, now)) return *std::move(early);
  if (!sale.identifier) return without_member(storage, sale);
  auto awarded = award(storage, now, sale);
  if (!awarded) {
    if (awarded.error().kind == ErrorKind::conflict) return conflict(sale.receipt);
    return answer_of(awarded.error());
  }
  forget(sale.receipt);
  return {200, encode(*awarded), !awarded->existed};
}

PosAnswer PosDesk::without_member(TerminalStorage& storage, const PosSale& sale) {
  const auto known = storage.ledger().find_sale(model::Origin::Pos, sale.receipt);
  if (!known) return answer_of(known.error());
  if (*known) {  // the cashier has given the points meanwhile
    if ((*known)->amount != sale.amount) return conflict(sale.receipt);
    forget(sale.receipt);
    PosAward award{sale.receipt, (*known)->points.value(), {}, {}, /*existed=*/true};
    const auto programme = loyalty::programme_in_force(storage);
    const auto found = loyalty::find_member(storage, (*known)->member);
    if (programme && *programme && found && *found) {
      award.member = pos_member(**found, **programme, language_);
      explain_booked(storage, award, (*known)->seq, **programme, catalogues_.in(language_));
    }
    return {200, encode(award)};
  }
  const auto waiting = std::find_if(waiting_.begin(), waiting_.end(), [&](const Waiting& w) {
    return w.receipt == sale.receipt;
  });
  if (waiting != waiting_.end()) {
    if (waiting->amount != sale.amount) return conflict(sale.receipt);
  } else {
    if (waiting_.size() >= kMostWaiting) waiting_.pop_front();
    waiting_.push_back({sale.receipt, sale.amount});
    arrivals_.deliver(ui::SaleArrived{sale.receipt, sale.amount});
  }
  return {202, encode_waiting(sale.receipt)};
}

Result<PosAward> PosDesk::award(TerminalStorage& storage, const Moment& now, PosSale& sale) {
  REGULARS_TRY(const model::Programme programme, programme_of(storage));
  REGULARS_TRY(const auto identified, identify(*sale.identifier, {}, region_));
  REGULARS_TRY(const auto found, loyalty::look_up(storage, identified.identifier));
  const Moment at = sale.time.value_or(now);
  loyalty::AwardOrder order;
  if (found) order.member = found->member.id;
  if (!found) order.unknown = identified.identifier;
  order.amount = sale.amount;
  order.strength = identified.strength;
  order.origin = model::Origin::Pos;
  order.basket = std::move(sale.basket);
  order.reference = sale.receipt;
  order.at = at.at;
  order.utc_offset = at.utc_offset;
  REGULARS_TRY(const auto awarded, loyalty::award(storage, programme, order));
  PosAward award{sale.receipt, awarded.points.value(), {}, {}, awarded.existed};
  if (awarded.existed) {
    explain_booked(storage, award, awarded.sale_seq, programme, catalogues_.in(language_));
  } else {
    explain(award, awarded.parts, programme, catalogues_.in(language_));
  }
  for (const loyalty::IssuedCoupon& coupon : awarded.coupons) {
    award.coupons.push_back({coupon.reward, loyalty::shown_bearer_code(coupon.code)});
  }
  award.warnings = warnings_of(awarded.flags, programme, catalogues_.in(language_));
  if (!found) return award;
  REGULARS_TRY(auto after, loyalty::find_member(storage, found->member.id));
  if (!after) after = found;
  REGULARS_TRY_VOID(loyalty::raise_tier(storage, programme, *after));
  award.member = pos_member(*after, programme, language_);
  award.member->balance = awarded.balance_after.value();
  return award;
}

PosAnswer PosDesk::refund(TerminalStorage& storage, const Moment& now, const PosRefund& refund) {
  if (auto early = not_yet(refund.time, now)) return *std::move(early);
  const Moment at = refund.time.value_or(now);
  const auto refunded = [&]() -> Result<loyalty::Refunded> {
    REGULARS_TRY(const model::Programme programme, programme_of(storage));
    loyalty::RefundOrder order;
    order.receipt = refund.receipt;
    order.reference = refund.reference;
    order.lines = refund.lines;
    order.at = at.at;
    order.utc_offset = at.utc_offset;
    return loyalty::refund_sale(storage, programme, order);
  }();
  if (!refunded) return answer_of(refunded.error());
  PosRefunded answer{refund.receipt,
                     refund.reference,
                     refunded->amount,
                     refunded->taken,
                     refunded->returned,
                     {},
                     refunded->existed};
  if (!refunded->member.is_none()) answer.balance = refunded->balance_after.value();
  return {200, encode(answer), !refunded->existed};
}

PosAnswer PosDesk::member(TerminalStorage& storage, std::string identifier) {
  const auto found = [&]() -> Result<PosMember> {
    REGULARS_TRY(const model::Programme programme, programme_of(storage));
    REGULARS_TRY(const auto identified, identify(identifier, {}, region_));
    REGULARS_TRY(const auto known, loyalty::look_up(storage, identified.identifier));
    if (!known) {
      return fail(ErrorKind::not_found, "nobody here has this card or number: enrol the member");
    }
    return pos_member(*known, programme, language_);
  }();
  wipe(identifier);
  if (!found) return answer_of(found.error());
  return {200, encode(*found)};
}

void PosDesk::forget(const std::string& receipt) {
  std::erase_if(waiting_, [&](const Waiting& waiting) { return waiting.receipt == receipt; });
}

}  // namespace regulars::terminal
