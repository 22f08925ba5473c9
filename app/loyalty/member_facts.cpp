#include "app/loyalty/member_facts.h"

#include <algorithm>
#include <string>

#include "app/loyalty/birthdays.h"
#include "app/loyalty/conditions.h"
#include "app/storage/terminal/terminal_storage.h"

namespace regulars::loyalty {

namespace {

bool is_limited(const model::Limit& limit) {
  const bool has_limit = limit.times > 0 || limit.points > 0;
  return has_limit && limit.period != model::LimitPeriod::Sale;
}

// In the period of now: central's count and what was used here since.
Status add_use(const storage::TerminalView& terminal,
               const Found& found,
               const std::string& rule,
               std::chrono::sys_days since,
               std::vector<model::RuleUse>& uses) {
  REGULARS_TRY(model::RuleUse use,
               terminal.ledger.use_of(found.member.id, rule, since, found.applied_seq));
  for (const model::RuleUse& known : found.standing.uses) {
    if (known.rule != rule || known.since != since) continue;
    use.times += known.times;
    use.points = use.points.plus(known.points).value_or(use.points);
  }
  if (use.times > 0 || use.points.value() > 0) uses.push_back(use);
  return {};
}

}  // namespace

Result<model::MemberFacts> member_facts(const storage::TerminalView& terminal,
                                        const model::Programme& programme,
                                        const Found& found,
                                        Instant at,
                                        std::chrono::minutes utc_offset) {
  model::MemberFacts facts;
  facts.tier = found.member.tier;
  facts.visits = std::max<std::int64_t>(0, found.member.visits);
  facts.was_referred = found.standing.was_referred;
  const auto now = store_time(at, utc_offset);
  if (found.standing.birthday) {
    const std::chrono::sys_days today{
        std::chrono::floor<std::chrono::days>(now).time_since_epoch()};
    const BirthdayFacts birthday = birthday_on(*found.standing.birthday, today);
    facts.is_birthday = birthday.is_day;
    facts.is_birthday_week = birthday.is_week;
    facts.is_birthday_month = birthday.is_month;
  }
  for (const model::EarnRule& rule : programme.earn) {
    const bool is_yearly = rule.kind == model::EarnKind::Birthday;
    if (!is_limited(rule.limit) && !is_yearly) continue;
    const auto period = is_limited(rule.limit) ? rule.limit.period : model::LimitPeriod::Year;
    REGULARS_TRY_VOID(add_use(terminal, found, rule.id, period_begin(period, now), facts.uses));
  }
  for (const model::Reward& reward : programme.rewards) {
    if (!is_limited(reward.limit)) continue;
    REGULARS_TRY_VOID(
        add_use(terminal, found, reward.id, period_begin(reward.limit.period, now), facts.uses));
  }
  return facts;
}

}  // namespace regulars::loyalty
