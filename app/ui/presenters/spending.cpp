#include "app/ui/presenters/spending.h"

#include <utility>

namespace regulars::ui {

Notice Spending::ask(Desk& desk, RedeemReward request, std::string who, std::string what) {
  if (desk.redemption) {
    return {desk.tr("redeem.other_waits", {desk.redemption->who}), Tone::Caution};
  }
  if (lease_.is_none() || reward_ != request.reward || points_ != request.points) {
    lease_ = Uuid::v7(desk.wall());
    reward_ = request.reward;
    points_ = request.points;
  }
  request.lease = lease_;
  const model::MemberId account = request.member;
  const auto number = desk.ask(std::move(request));
  if (!number) return {desk.tr("error.busy"), Tone::Caution};
  desk.redemption = Redemption{*number, account, std::move(who), std::move(what), desk.now()};
  return {};
}

bool Spending::is_open(const Desk& desk, const model::MemberId& account) {
  return desk.redemption && desk.redemption->member == account;
}

std::optional<Outcome> Spending::finish(Desk& desk, const Reply& reply, Notice& notice) {
  Outcome outcome;
  outcome.kind = Outcome::Kind::Redeemed;
  outcome.what = desk.redemption->what;
  outcome.who = desk.redemption->who;
  desk.redemption.reset();
  const auto* const redeemed = answer_of<RewardRedeemed>(reply);
  if (redeemed == nullptr) {
    if (!reply.result) notice = {desk.sentence(reply.result.error()), Tone::Bad};
    return std::nullopt;
  }
  outcome.seq = redeemed->seq;
  outcome.points = model::Points{}.minus(redeemed->points).value_or(model::Points{});
  outcome.purse = redeemed->purse;
  outcome.balance_after = redeemed->balance_after;
  outcome.value = redeemed->value;
  return outcome;
}

std::optional<SteadyInstant> Spending::deadline(const Desk& desk, const model::MemberId& account) {
  if (!is_open(desk, account) || desk.redemption->is_slow(desk.now())) return std::nullopt;
  return desk.redemption->asked + Redemption::kSlow;
}

}  // namespace regulars::ui
