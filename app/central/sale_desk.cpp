#include "app/central/sale_desk.h"

#include <algorithm>

#include "app/loyalty/conditions.h"
#include "app/loyalty/refund_rules.h"

namespace regulars::central {

namespace {
using std::chrono::days;
using std::chrono::sys_days;

const model::Limit* limit_of(const model::Programme& programme, const std::string& rule) {
  for (const auto& earn : programme.earn) {
    if (earn.id == rule) return &earn.limit;
  }
  return nullptr;
}

}  // namespace

sys_days period_end(model::LimitPeriod period, sys_days since) {
  const std::chrono::year_month_day date{since};
  switch (period) {
    case model::LimitPeriod::Day:
      return since + days{1};
    case model::LimitPeriod::Week:
      return since + days{7};
    case model::LimitPeriod::Month:
      return sys_days{(date.year() / date.month() + std::chrono::months{1}) / 1};
    case model::LimitPeriod::Year:
      return sys_days{(date.year() + std::chrono::years{1}) / std::chrono::January / 1};
    case model::LimitPeriod::Sale:
    case model::LimitPeriod::Ever:
      break;
  }
  return sys_days{days{1'000'000}};
}

namespace {
std::vector<model::RuleUse> uses_in(const model::Programme& programme,
                                    const loyalty::SaleFacts& sale) {
  const auto earning = loyalty::evaluate(programme, sale);
  return earning ? loyalty::uses_of(programme, sale, *earning) : std::vector<model::RuleUse>{};
}
}  // namespace

std::vector<model::Grant> grants_of(const model::SaleEvent& sale) {
  if (!sale.grants.empty()) return sale.grants;
  return {{.purse = model::kPointsPurse, .points = sale.points}};
}

Result<std::vector<std::string>> SaleDesk::credit(BalanceBook& book,
                                                  const storage::SaleRecord& sale,
                                                  std::int64_t member,
                                                  const model::Programme* programme) {
  std::vector<std::string> overruns;
  REGULARS_TRY(storage::BalanceRecord * balance, book.open(member));
  REGULARS_TRY(const std::int64_t account, store_.account_of(member));
  if (programme != nullptr) {
    REGULARS_TRY_VOID(reward_referrer(book, sale, member, *programme));
    REGULARS_TRY(overruns, use_limits(sale, member, *programme));
  }
  const Instant sold = sale.event.sold.value_or(sale.stamp.at);
  REGULARS_TRY_VOID(purses_.give(book,
                                 {.account = account,
                                  .event = sale.gseq,
                                  .earned = sold,
                                  .utc_offset = sale.stamp.utc_offset,
                                  .programme = programme},
                                 grants_of(sale.event)));
  balance->visits += 1;
  balance->last_visit = std::max(balance->last_visit, sold);
  REGULARS_TRY_VOID(purses_.was_active(account, sold, sale.stamp.utc_offset));
  REGULARS_TRY_VOID(purses_.level(book, account, sale.gseq));
  return overruns;
}

// (1): the rules of the programme decide, asked for the bonus alone.
Status SaleDesk::reward_referrer(BalanceBook& book,
                                 const storage::SaleRecord& sale,
                                 std::int64_t member,
                                 const model::Programme& programme) {
  REGULARS_TRY(const storage::BalanceRecord* balance, book.open(member));
  if (balance->visits > 0) return {};
  REGULARS_TRY(const model::MemberId referrer, store_.referrer(member));
  if (referrer.is_none()) return {};
  REGULARS_TRY(const auto bringer, book.find(referrer));
  if (!bringer || *bringer == member) return {};
  REGULARS_TRY(const std::int64_t account, store_.account_of(*bringer));
  model::Programme bonus = programme;
  std::erase_if(bonus.earn, [](const model::EarnRule& rule) {
    return rule.kind != model::EarnKind::Referral || rule.points.value() <= 0;
  });
  for (auto& rule : bonus.earn) rule.referred_points = rule.points;
  if (bonus.earn.empty()) return {};
  auto facts = loyalty::sale_of(sale.event, sale.stamp);
  facts.member.was_referred = true;
  facts.member.visits = 0;
  const auto earning = loyalty::evaluate(bonus, facts);
  if (!earning || earning->grants.empty()) return {};
  std::int64_t points = 0;
  for (const auto& grant : earning->grants) points += grant.points.value();
  REGULARS_TRY(const auto booking,
               store_.add_booking({.kind = storage::BookingKind::Referral,
                                   .cause = "sale " + std::to_string(sale.gseq),
                                   .account = account,
                                   .purse = earning->grants.front().purse,
                                   .points = points,
                                   .event = sale.gseq,
                                   .made = clock_.wall()}));
  if (!booking) return {};
  REGULARS_TRY_VOID(purses_.give(book,
                                 {.account = account,
                                  .event = sale.gseq,
                                  .booking = booking,
                                  .earned = facts.at,
                                  .utc_offset = facts.utc_offset,
                                  .programme = &programme},
                                 earning->grants));
  return purses_.level(book, account, sale.gseq);
}

Result<std::vector<std::string>> SaleDesk::use_limits(const storage::SaleRecord& sale,
                                                      std::int64_t member,
                                                      const model::Programme& programme) {
  std::vector<std::string> overruns;
  for (const auto& use : uses_in(programme, loyalty::sale_of(sale.event, sale.stamp))) {
    const auto* limit = limit_of(programme, use.rule);
    if (limit == nullptr || limit->period == model::LimitPeriod::Sale) continue;
    REGULARS_TRY(
        const auto sum,
        store_.add_use(
            {.account = member, .use = use, .until = period_end(limit->period, use.since)}));
    const bool is_over = (limit->times > 0 && sum.times > limit->times) ||
                         (limit->points > 0 && sum.points.value() > limit->points);
    if (!is_over) continue;
    overruns.push_back("rule " + use.rule + " gave " + std::to_string(sum.points.value()) +
                       " points in " + std::to_string(sum.times) +
                       " sales of one period, beyond its limit");
  }
  return overruns;
}

Status SaleDesk::give_uses_back(std::int64_t member,
                                const model::Programme& programme,
                                const loyalty::SaleFacts& before,
                                const loyalty::SaleFacts& rest) {
  for (const auto& use : loyalty::uses_given_back(programme, before, rest)) {
    const auto* limit = limit_of(programme, use.rule);
    if (limit == nullptr || limit->period == model::LimitPeriod::Sale) continue;
    REGULARS_TRY(
        [[maybe_unused]] const auto sum,
        store_.add_use(
            {.account = member, .use = use, .until = period_end(limit->period, use.since)}));
  }
  return {};
}

Status SaleDesk::was_nothing(BalanceBook& book,
                             std::int64_t event,
                             std::int64_t sale,
                             std::int64_t member) {
  REGULARS_TRY(storage::BalanceRecord * balance, book.open(member));
  balance->visits -= 1;
  REGULARS_TRY(const auto lots, store_.lots_of(sale));
  for (const auto& lot : lots) {
    if (!lot.booking) continue;
    REGULARS_TRY([[maybe_unused]] const auto debt,
                 purses_.take(book,
                              {.account = lot.account,
                               .purse = lot.purse,
                               .event = event,
                               .of = sale,
                               .points = lot.points,
                               .booking = lot.booking}));
    REGULARS_TRY_VOID(purses_.level(book, lot.account, event));
  }
  return {};
}

}  // namespace regulars::central
