#include "app/ui/presenters/reward_words.h"

#include <algorithm>

#include "app/i18n/format.h"
#include "app/ui/presenters/standing_words.h"

namespace regulars::ui {
namespace {

// The least that has to be there.
model::Points cost_of(const model::Reward& reward) {
  if (reward.kind != model::RewardKind::PointsToMoney) return reward.cost;
  return std::max(reward.least, model::Points{1});
}

loyalty::RewardQuestion question_of(const Desk& desk, model::Strength strength) {
  loyalty::RewardQuestion question;
  question.balance = desk.card->balance;
  question.purses = desk.card->standing.purses;
  question.lapsing = desk.card->standing.lapsing;
  question.member = desk.card->facts;
  question.member.tier = desk.card->member.tier;
  question.member.visits = desk.card->member.visits;
  question.strength = strength;
  question.at = desk.wall();
  question.utc_offset = desk.offset(question.at);
  return question;
}

}  // namespace

std::optional<loyalty::Refusal> refusal_of(const Desk& desk,
                                           const model::Reward& reward,
                                           model::Points points,
                                           model::Strength strength) {
  return loyalty::check_reward(desk.programme, reward.id, points, question_of(desk, strength));
}

std::optional<loyalty::NextReward> next_reward(const Desk& desk) {
  return loyalty::next_reward(desk.programme, question_of(desk, model::Strength::Card));
}

model::Points missing_for(const MemberCard& card, const model::Reward& reward) {
  const model::Points has = purse_of(card, reward.purse).points;
  const auto missing = cost_of(reward).minus(has);
  return std::max(missing.value_or(reward.cost), model::Points{});
}

int percent_of(const MemberCard& card, const model::Reward& reward) {
  const model::Points has = std::max(purse_of(card, reward.purse).points, model::Points{});
  const std::int64_t cost = cost_of(reward).value();
  if (cost <= 0) return 100;
  const auto percent = model::multiply_divide(has.value(), 100, cost, model::Rounding::Down);
  return static_cast<int>(std::clamp<std::int64_t>(percent.value_or(100), 0, 100));
}

std::vector<std::size_t> rewards_in_order(const Desk& desk) {
  struct Place {
    std::size_t index = 0;
    bool can_have = false;
    std::int64_t left = 0;  // percent of the way
  };
  std::vector<Place> places;
  const auto& rewards = desk.programme.rewards;
  for (std::size_t i = 0; i < rewards.size(); ++i) {
    if (rewards.at(i).by_coupon_only) continue;
    const bool can_have = !refusal_of(desk, rewards.at(i), {}, model::Strength::Card);
    places.push_back({i, can_have, can_have ? 0 : 100 - percent_of(*desk.card, rewards.at(i))});
  }
  std::stable_sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    return a.can_have != b.can_have ? a.can_have : a.left < b.left;
  });
  std::vector<std::size_t> order;
  for (const Place& place : places) order.push_back(place.index);
  return order;
}

std::string value_of(const Desk& desk, const model::Reward& reward) {
  const auto money = [&](std::int64_t minor) {
    return i18n::money({minor, desk.programme.currency});
  };
  switch (reward.kind) {
    case model::RewardKind::Fixed:
      return desk.tr("redeem.takes_off", {money(reward.value_minor)});
    case model::RewardKind::PointsToMoney:
      return desk.tr("redeem.rate",
                     {money(reward.value_minor),
                      desk.words_in(desk.reader).of_purse(reward.purse, reward.cost)});
    case model::RewardKind::Percent:
      return desk.tr("redeem.percent", {i18n::hundredths(reward.percent.basis_points(), 0)});
    case model::RewardKind::BuyGet:
      return desk.tr("redeem.buy_get", {i18n::count(reward.buy), i18n::count(reward.get)});
    case model::RewardKind::FreeItem:
      return desk.tr("redeem.free");
    case model::RewardKind::Perk:
      break;
  }
  return desk.tr("redeem.perk");
}

}  // namespace regulars::ui
