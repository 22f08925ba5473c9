// What training answers to acts of money and rewards: every purse moves as it would, in memory.

#include <algorithm>
#include <cctype>
#include <string>
#include <utility>

#include "app/base/uuid.h"
#include "app/loyalty/evaluate.h"
#include "app/loyalty/reward_rules.h"
#include "app/ui/presenters/training.h"

namespace regulars::ui {
namespace {

Error refused(std::string words, std::string key, std::vector<std::string> arguments = {}) {
  return {ErrorKind::refused, std::move(words), std::move(key), std::move(arguments)};
}

model::Points opposite(model::Points points) {
  return model::Points{}.minus(points).value_or(model::Points{});
}

// Without the dashes between its groups.
std::string plain(std::string_view code) {
  std::string result;
  for (const char c : code) {
    if (c != '-' && c != ' ')
      result += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  return result;
}

}  // namespace

// ---- whose, and what is there ----------------------------------------------------------------

Voucher Training::with_pretended(Voucher voucher) const {
  for (const Entry& entry : entries_) {
    if (entry.member != voucher.account || entry.purse != voucher.balance.purse) continue;
    model::PurseBalance& balance = voucher.balance;
    balance.points = balance.points.plus(entry.points).value_or(balance.points);
    balance.available = balance.available.plus(entry.points).value_or(balance.available);
  }
  return voucher;
}

const Voucher* Training::sold_here(std::string_view raw) const {
  const std::string wanted = plain(raw);
  const auto found = std::find_if(vouchers_.begin(), vouchers_.end(), [&](const auto& one) {
    return is_pretended(one.first) && one.second.code == wanted;
  });
  return found == vouchers_.end() ? nullptr : &found->second;
}

Result<Training::Account> Training::account_of(const model::MemberId& account) {
  if (const auto found = vouchers_.find(account); found != vouchers_.end()) {
    return Account{{}, {with_pretended(found->second).balance}, {}, {}};
  }
  REGULARS_TRY(MemberCard card, card_of(account));
  Account result{card.balance,
                 std::move(card.standing.purses),
                 std::move(card.standing.lapsing),
                 std::move(card.facts)};
  result.facts.tier = card.member.tier;
  return result;
}

model::Points Training::held_in(const model::MemberId& account, model::PurseNumber purse) {
  const auto found = account_of(account);
  if (!found) return {};
  if (purse == model::kPointsPurse) return found->balance.points;
  for (const model::PurseBalance& one : found->purses) {
    if (one.purse == purse) return one.points;
  }
  return {};
}

const Training::Entry* Training::asked_before(std::string_view act) const {
  const auto found = std::find_if(
      entries_.begin(), entries_.end(), [&](const Entry& entry) { return entry.act == act; });
  return found == entries_.end() ? nullptr : &*found;
}

// ---- what is done ----------------------------------------------------------------------------

Result<Answer> Training::redeem(const RedeemReward& request) {
  REGULARS_TRY(const Account account, account_of(request.member));
  loyalty::RewardQuestion question;
  question.balance = account.balance;
  question.purses = account.purses;
  question.lapsing = account.lapsing;
  question.member = account.facts;
  question.strength = request.strength;
  question.has_coupon = request.is_coupon;
  question.at = clock_.wall();
  if (request.is_coupon && held_in(request.member, model::kCouponPurse).value() < 1) {
    return fail(refused("training: the coupon was used", "code.spent"));
  }
  if (const auto why_not =
          loyalty::check_reward(programme_, request.reward, request.points, question)) {
    return fail(refused("training: not now", why_not->key, why_not->arguments));
  }
  const model::Reward& reward = *loyalty::find_reward(programme_, request.reward);
  const model::Points cost = loyalty::cost_of(reward, request.points, request.is_coupon);
  const std::int64_t value = loyalty::value_ahead(reward, request.is_coupon ? reward.cost : cost);
  const model::PurseNumber purse = request.is_coupon ? model::kCouponPurse : reward.purse;
  Entry& entry = book(request.member, opposite(cost), purse);
  entry.act = request.lease.hex();
  return Answer{RewardRedeemed{
      entry.seq, cost, {value, programme_.currency}, held_in(request.member, purse), purse}};
}

Result<Answer> Training::undo_redeem(const UndoRedeem& request) {
  const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) {
    return entry.seq == request.redeem_seq && !entry.act.empty();
  });
  if (found == entries_.end()) {
    return fail(
        refused("training: redemption " + std::to_string(request.redeem_seq) + " is a real one",
                "training.real_sale"));
  }
  const Entry redeemed = *found;
  if (!found->is_undone) {
    found->is_undone = true;
    book(redeemed.member, opposite(redeemed.points), redeemed.purse);
  }
  return Answer{RedeemUndone{redeemed.member,
                             redeemed.purse,
                             opposite(redeemed.points),
                             held_in(redeemed.member, redeemed.purse)}};
}

// Under the rules of today: what was sold then is not looked up.
Result<Answer> Training::claim(const ClaimPoints& request) {
  AwardPoints sale;
  sale.member = request.member;
  sale.amount = request.amount;
  sale.reference = "claim " + request.receipt;
  return award(sale);
}

Result<Answer> Training::load(const LoadPurse& request) {
  const std::int64_t bonus = model::top_up_bonus(programme_, request.purse, request.amount.minor());
  const bool existed = asked_before(request.reference) != nullptr;
  REGULARS_TRY_VOID(account_of(request.account));
  if (!existed) {
    book(request.account, model::Points{request.amount.minor() + bonus}, request.purse).act =
        request.reference;
  }
  return Answer{PurseLoaded{request.amount,
                            {bonus, programme_.currency},
                            held_in(request.account, request.purse),
                            existed}};
}

// Its code is none: outside of training no till reads it.
Result<Answer> Training::sell(const SellGiftCard& request) {
  const bool existed = vouchers_.contains(request.account);
  if (!existed) {
    const std::string number = std::to_string(vouchers_.size() + 1);
    Voucher card;
    card.account = request.account;
    card.kind = model::BearerKind::GiftCard;
    card.code =
        "RG000TRAINING" + std::string(7 - std::min<std::size_t>(7, number.size()), '0') + number;
    const model::Points held{request.amount.minor()};
    card.balance = {request.purse, held, held, {}};
    pretended_.push_back(request.account);
    vouchers_.emplace(request.account, std::move(card));
  }
  const std::string& code = vouchers_.at(request.account).code;
  constexpr std::size_t kGroup = 5;
  std::string groups;
  for (std::size_t at = 0; at < code.size(); at += kGroup) {
    groups += (at == 0 ? "" : "-") + code.substr(at, kGroup);
  }
  return Answer{GiftCardSold{request.account, std::move(groups), request.amount, {}, existed}};
}

Result<Answer> Training::adjust(const AdjustPoints& request) {
  REGULARS_TRY_VOID(account_of(request.member));
  const bool existed = asked_before(request.reference) != nullptr;
  const model::Points before = held_in(request.member, request.purse);
  const auto after = before.plus(request.points);
  if (!existed && (!after || after->is_negative())) {
    return fail(refused(
        "training: more than there is", "adjust.too_many", {std::to_string(before.value())}));
  }
  if (!existed) book(request.member, request.points, request.purse).act = request.reference;
  return Answer{PointsAdjusted{request.points, held_in(request.member, request.purse), existed}};
}

}  // namespace regulars::ui
