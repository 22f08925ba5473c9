#include "app/ui/presenters/redeem_presenter.h"

#include <algorithm>

#include "app/i18n/format.h"
#include "app/loyalty/reward_rules.h"

namespace regulars::ui {

Step RedeemPresenter::handle(const Action& action) {
  if (is_back(action)) return GoBack{};
  if (is_asking()) return Stay{};  // (1)
  if (const auto* const tapped = std::get_if<RewardTapped>(&action)) {
    choose(first_ + tapped->index);
  } else if (std::holds_alternative<PageTapped>(action)) {
    const std::size_t next = first_ + RedeemView::kTiles;
    first_ = next < desk_.programme.rewards.size() ? next : 0;
  } else if (is_confirm(action)) {
    confirm();
  }
  return Stay{};
}

void RedeemPresenter::choose(std::size_t index) {
  if (index >= desk_.programme.rewards.size()) return;
  const model::Reward& reward = desk_.programme.rewards.at(index);
  if (!can_choose(reward)) return;
  if (chosen_ != reward.id) lease_ = {};
  chosen_ = reward.id;
  notice_ = {};
}

void RedeemPresenter::confirm() {
  const model::Reward* const reward = loyalty::find_reward(desk_.programme, chosen_);
  if (!desk_.card || reward == nullptr || !can_choose(*reward)) return;
  if (desk_.redemption) {
    notice_ = {desk_.tr("redeem.other_waits", {desk_.redemption->who}), Tone::Caution};
    return;
  }
  if (lease_.is_none()) lease_ = Uuid::v7(desk_.wall());
  notice_ = {};
  const model::MemberId member = desk_.card->member.id;
  const auto number =
      desk_.ask(RedeemReward{member, chosen_, desk_.staff_id(), lease_, desk_.card->strength});
  if (!number) {
    notice_ = {desk_.tr("error.busy"), Tone::Caution};
    return;
  }
  desk_.redemption = Redemption{
      *number, member, desk_.name_of(desk_.card->member), desk_.text_of(reward->name), desk_.now()};
}

bool RedeemPresenter::is_asking() const {
  return desk_.redemption && desk_.card && desk_.redemption->member == desk_.card->member.id;
}

std::optional<SteadyInstant> RedeemPresenter::deadline() const {
  if (!is_asking() || desk_.redemption->is_slow(desk_.now())) return std::nullopt;
  return desk_.redemption->asked + Redemption::kSlow;
}

Step RedeemPresenter::handle(const Reply& reply) {
  if (!desk_.redemption || reply.number != desk_.redemption->number) return Stay{};
  desk_.redemption.reset();
  const auto* const redeemed = answer_of<RewardRedeemed>(reply);
  if (redeemed == nullptr) {
    if (!reply.result) notice_ = {desk_.sentence(reply.result.error()), Tone::Bad};
    return Stay{};
  }
  Outcome outcome;
  outcome.kind = Outcome::Kind::Redeemed;
  outcome.points = model::Points{}.minus(redeemed->points).value_or(model::Points{});
  outcome.balance_after = redeemed->balance_after;
  outcome.value = redeemed->value;
  if (desk_.card) desk_.card->balance.points = redeemed->balance_after;
  return OpenDone{outcome};
}

// What stands in the way of every reward alike; empty when nothing does.
std::string RedeemPresenter::why_not() const {
  if (desk_.programme.rewards.empty()) return desk_.tr("redeem.none");
  if (!desk_.connection.online) return desk_.tr("redeem.offline");
  if (desk_.card->strength == model::Strength::Number) return desk_.tr("redeem.scan_card");
  return {};
}

bool RedeemPresenter::can_choose(const model::Reward& reward) const {
  if (!desk_.card || !desk_.connection.online || is_asking()) return false;
  loyalty::RewardQuestion question;
  question.balance = desk_.card->balance;
  question.member.tier = desk_.card->member.tier;
  question.strength = desk_.card->strength;
  question.at = desk_.wall();
  question.utc_offset = desk_.offset(question.at);
  return !loyalty::check_reward(desk_.programme, reward.id, {}, question);
}

RewardTile RedeemPresenter::tile_of(const model::Reward& reward) const {
  RewardTile tile;
  const model::Points points = desk_.card->balance.points;
  tile.name = desk_.text_of(reward.name);
  tile.value =
      desk_.tr("redeem.takes_off", {i18n::money({reward.value_minor, desk_.programme.currency})});
  tile.cost = desk_.plural("redeem.cost", reward.cost.value(), {i18n::points(reward.cost)});
  const auto missing = reward.cost.minus(points).value_or(reward.cost);
  const auto percent = model::multiply_divide(
      std::max<std::int64_t>(0, points.value()), 100, reward.cost.value(), model::Rounding::Down);
  tile.percent = static_cast<int>(std::clamp<std::int64_t>(percent.value_or(0), 0, 100));
  if (missing.value() > 0) {
    tile.words = desk_.plural("redeem.missing", missing.value(), {i18n::points(missing)});
  } else if (desk_.card->balance.available_online < reward.cost) {
    tile.words = desk_.tr("redeem.held");
  } else {
    tile.words = desk_.tr("redeem.enough");
  }
  tile.can_choose = can_choose(reward);
  tile.is_chosen = reward.id == chosen_;
  return tile;
}

RedeemView RedeemPresenter::view() const {
  RedeemView view;
  if (!desk_.card) return view;
  const model::Member& member = desk_.card->member;
  const model::Points points = desk_.card->balance.points;
  view.name = desk_.name_of(member);
  view.tier = desk_.tier_name(member.tier);
  view.is_gold = member.tier > 0;
  view.badge = desk_.badge_of(member.tier);
  view.points = i18n::points(points);
  view.points_unit = desk_.plural("common.points", points.value());
  view.why_not = why_not();
  const auto& rewards = desk_.programme.rewards;
  for (std::size_t i = first_; i < std::min(first_ + RedeemView::kTiles, rewards.size()); ++i) {
    view.tiles.push_back(tile_of(rewards.at(i)));
  }
  view.has_more = rewards.size() > RedeemView::kTiles;
  const model::Reward* const chosen = loyalty::find_reward(desk_.programme, chosen_);
  view.can_confirm = chosen != nullptr && can_choose(*chosen);
  view.confirm = chosen == nullptr ? desk_.tr("redeem.choose")
                                   : desk_.tr("redeem.confirm", {desk_.text_of(chosen->name)});
  view.is_redeeming = is_asking();
  view.notice = notice_;
  if (is_asking() && desk_.redemption->is_slow(desk_.now())) {
    view.notice = {desk_.tr("redeem.slow"), Tone::Calm};
  }
  return view;
}

}  // namespace regulars::ui
