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

ui::PointsAwarded awarded_answer(const loyalty::Awarded& awarded) {
  return {awarded.sale_seq, awarded.points, awarded.balance_after, awarded.existed};
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
  return ui::Answer{awarded_answer(awarded)};
}

Result<ui::Answer> execute(const Counter& counter, ui::UndoAward& request) {
  const loyalty::VoidOrder order{
      request.sale_seq, request.staff, counter.now.at, counter.now.utc_offset};
  REGULARS_TRY(const auto voided, loyalty::void_sale(counter.storage, order));
  return ui::Answer{ui::AwardUndone{voided.member, voided.points, voided.balance_after}};
}

Result<ui::Answer> execute(const Counter& counter, ui::UndoRedeem& request) {
  REGULARS_TRY(const auto programme, programme_of(counter));
  const loyalty::VoidRedeemOrder order{
      request.redeem_seq, request.staff, counter.now.at, counter.now.utc_offset};
  REGULARS_TRY(const auto voided, loyalty::void_redeem(counter.storage, programme, order));
  return ui::Answer{
      ui::RedeemUndone{voided.member, voided.purse, voided.points, voided.balance_after}};
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
  return ui::Answer{awarded_answer(awarded)};
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
