// The projector's part about rewards that may be had so many times in a period, at whichever till.

#include "app/central/projector.h"
#include "app/loyalty/conditions.h"
#include "app/loyalty/reward_rules.h"

namespace regulars::central {

namespace {
bool is_limited(const model::Reward* reward) {
  return reward != nullptr && reward->limit.times > 0 &&
         reward->limit.period != model::LimitPeriod::Sale;
}
}  // namespace

Status Projector::use_reward(std::int64_t event,
                             const PastOf<model::RedeemEvent>& redeem,
                             int sign) {
  const model::Programme* programme = programme_of(redeem.event.programme_version);
  if (programme == nullptr) return {};
  const model::Reward* reward = loyalty::find_reward(*programme, redeem.event.reward);
  REGULARS_TRY(const auto member, book_.find(redeem.event.member));
  if (!is_limited(reward) || !member) return {};
  const auto now = loyalty::store_time(redeem.stamp.at, redeem.stamp.utc_offset);
  const auto since = loyalty::period_begin(reward->limit.period, now);
  REGULARS_TRY(const model::RuleUse sum,
               store_.add_use({.account = *member,
                               .use = {.rule = reward->id,
                                       .since = since,
                                       .times = sign,
                                       .points = model::Points{sign * redeem.event.points.value()}},
                               .until = period_end(reward->limit.period, since)}));
  if (sign < 0 || sum.times <= reward->limit.times) return {};
  return notice(event,
                "limit_overrun",
                "reward " + reward->id + " was had " + std::to_string(sum.times) +
                    " times in one period, beyond its limit of " +
                    std::to_string(reward->limit.times));
}

Result<bool> Projector::is_reward_used_up(const loyalty::LeaseQuestion& question) {
  if (programmes_.empty() || !question.utc_offset) return false;
  const model::Reward* reward = loyalty::find_reward(programmes_.rbegin()->second, question.reward);
  REGULARS_TRY(const auto member, book_.find(question.member));
  if (!is_limited(reward) || !member) return false;
  REGULARS_TRY(const auto known, store_.lease(question.lease));
  if (known) return false;  // asked again: as it was answered before
  REGULARS_TRY(const auto bearer, store_.bearer(*member));
  if (bearer) return false;
  const auto now = loyalty::store_time(clock_.wall(), *question.utc_offset);
  const auto since = loyalty::period_begin(reward->limit.period, now);
  REGULARS_TRY(const model::RuleUse used, store_.use_of(*member, reward->id, since));
  REGULARS_TRY(const std::int64_t account, store_.account_of(*member));
  REGULARS_TRY(const std::int64_t leased, store_.unspent_leases(account, reward->id));
  return used.times + leased >= reward->limit.times;
}

}  // namespace regulars::central
