#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/loyalty/adjust.h"
#include "app/loyalty/award.h"
#include "app/loyalty/bearer_code.h"
#include "app/loyalty/gift_card.h"
#include "app/loyalty/top_up.h"
#include "app/loyalty/void_redeem.h"
#include "app/loyalty/void_sale.h"
#include "app/storage/terminal/terminal_storage.h"
#include "app/terminal/executors.h"

namespace regulars::terminal {

namespace {

// The member as an act left her, and what it moved. It is booked already: what cannot be read any
// more is left out.
struct After {
  std::optional<ui::MemberCard> card;
  std::vector<ui::PurseMove> moved;
};

model::Points held_in(const ui::MemberCard& card, model::PurseNumber purse) {
  if (purse == model::kPointsPurse) return card.balance.points;
  for (const model::PurseBalance& each : card.standing.purses) {
    if (each.purse == purse) return each.points;
  }
  return {};
}

After after_of(const Counter& counter, const model::MemberId& member, std::uint64_t seq) {
  After after;
  if (member.is_none()) return after;
  auto card = card_of(counter, member);
  const auto moved = counter.storage.ledger().moved_by(member, seq);
  if (!card || !moved) return after;
  for (const storage::PurseEntry& entry : *moved) {
    if (entry.points == model::Points{}) continue;
    after.moved.push_back({entry.purse, entry.points, held_in(*card, entry.purse)});
  }
  after.card = *std::move(card);
  return after;
}

ui::PointsAwarded awarded_answer(const Counter& counter,
                                 const model::MemberId& member,
                                 const loyalty::Awarded& awarded) {
  ui::PointsAwarded answer{
      awarded.sale_seq, awarded.points, awarded.balance_after, awarded.existed};
  After after = after_of(counter, member, awarded.sale_seq);
  if (!awarded.existed) answer.moved = std::move(after.moved);
  answer.card = std::move(after.card);
  answer.pending = awarded.pending;
  for (const loyalty::IssuedCoupon& coupon : awarded.coupons) {
    answer.codes.push_back({coupon.reward, loyalty::shown_bearer_code(coupon.code), coupon.lapses});
  }
  return answer;
}

}  // namespace

Result<ui::Answer> execute(const Counter& counter, ui::AwardPoints& request) {
  REGULARS_TRY(const auto programme, programme_of(counter));
  loyalty::AwardOrder order;
  order.member = request.member;
  order.amount = request.amount;
  order.strength = request.strength;
  order.staff = request.staff;
  order.origin = request.origin;
  order.reference = request.reference;
  order.at = counter.now.at;
  order.utc_offset = counter.now.utc_offset;
  REGULARS_TRY(const auto awarded, loyalty::award(counter.storage, programme, order));
  return ui::Answer{awarded_answer(counter, request.member, awarded)};
}

Result<ui::Answer> execute(const Counter& counter, ui::UndoAward& request) {
  const loyalty::VoidOrder order{
      request.sale_seq, request.staff, counter.now.at, counter.now.utc_offset, request.allowed_by};
  REGULARS_TRY(const auto voided, loyalty::void_sale(counter.storage, order));
  return ui::Answer{ui::AwardUndone{voided.member,
                                    voided.points,
                                    voided.balance_after,
                                    after_of(counter, voided.member, voided.seq).card}};
}

Result<ui::Answer> execute(const Counter& counter, ui::UndoRedeem& request) {
  REGULARS_TRY(const auto programme, programme_of(counter));
  const loyalty::VoidRedeemOrder order{request.redeem_seq,
                                       request.staff,
                                       counter.now.at,
                                       counter.now.utc_offset,
                                       request.allowed_by};
  REGULARS_TRY(const auto voided, loyalty::void_redeem(counter.storage, programme, order));
  return ui::Answer{ui::RedeemUndone{voided.member,
                                     voided.purse,
                                     voided.points,
                                     voided.balance_after,
                                     after_of(counter, voided.member, voided.seq).card}};
}

// ---- missed

Result<ui::Answer> execute(const Counter& counter, ui::ClaimPoints& request) {
  REGULARS_TRY(const auto programme, programme_of(counter));
  loyalty::AwardOrder order;
  order.member = request.member;
  order.amount = request.amount;
  order.strength = request.strength;
  order.staff = request.staff;
  order.allowed_by = request.allowed_by;
  order.origin = model::Origin::Claim;
  order.reference = request.receipt;
  order.sold = request.sold;
  order.at = counter.now.at;
  order.utc_offset = counter.now.utc_offset;
  REGULARS_TRY(const auto awarded, loyalty::award(counter.storage, programme, order));
  return ui::Answer{awarded_answer(counter, request.member, awarded)};
}

// ---- loaded, sold, adjusted

Result<ui::Answer> execute(const Counter& counter, ui::LoadPurse& request) {
  REGULARS_TRY(const auto programme, programme_of(counter));
  loyalty::TopUpOrder order;
  order.account = request.account;
  order.purse = request.purse;
  order.amount = request.amount;
  order.reference = request.reference;
  order.staff = request.staff;
  order.allowed_by = request.allowed_by;
  order.at = counter.now.at;
  order.utc_offset = counter.now.utc_offset;
  REGULARS_TRY(const auto loaded, loyalty::top_up(counter.storage, programme, order));
  return ui::Answer{
      ui::PurseLoaded{loaded.amount, loaded.bonus, loaded.balance_after, loaded.existed}};
}

Result<ui::Answer> execute(const Counter& counter, ui::SellGiftCard& request) {
  REGULARS_TRY(const auto programme, programme_of(counter));
  loyalty::GiftCardOrder order;
  order.account = request.account;
  order.purse = request.purse;
  order.amount = request.amount;
  order.member = request.member;
  order.staff = request.staff;
  order.allowed_by = request.allowed_by;
  order.at = counter.now.at;
  order.utc_offset = counter.now.utc_offset;
  REGULARS_TRY(const auto sold, loyalty::issue_gift_card(counter.storage, programme, order));
  return ui::Answer{ui::GiftCardSold{
      sold.account, loyalty::shown_bearer_code(sold.code), sold.amount, sold.lapses, sold.existed}};
}

Result<ui::Answer> execute(const Counter& counter, ui::AdjustPoints& request) {
  REGULARS_TRY(const auto programme, programme_of(counter));
  loyalty::AdjustOrder order;
  order.member = request.member;
  order.purse = request.purse;
  order.points = request.points;
  order.reason = request.reason;
  order.reference = request.reference;
  order.staff = request.staff;
  order.allowed_by = request.allowed_by;
  order.at = counter.now.at;
  order.utc_offset = counter.now.utc_offset;
  REGULARS_TRY(const auto adjusted, loyalty::adjust(counter.storage, programme, order));
  return ui::Answer{ui::PointsAdjusted{adjusted.points, adjusted.balance_after, adjusted.existed}};
}

}  // namespace regulars::terminal
