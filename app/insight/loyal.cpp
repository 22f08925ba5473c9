#include "app/insight/loyal.h"

#include <algorithm>

#include "app/insight/shop_report.h"
#include "app/loyalty/point_worth.h"
#include "app/model/money.h"

namespace regulars::insight {

namespace {

struct Account {
  std::int64_t visits = 0;
  std::int64_t money = 0;
  std::int64_t bought = 0;
  std::int64_t returned = 0;
  std::int64_t returns = 0;
  std::int64_t full_price = 0;
  std::int64_t points = 0;
  std::chrono::sys_days last{};
  bool was_let_down = false;
  bool is_forgiving = false;
};

std::vector<Account> accounts_of(const Town& town,
                                 std::chrono::sys_days from,
                                 std::chrono::sys_days until) {
  std::vector<Account> accounts(town.members.size());
  for (const Visit& visit : town.visits) {
    if (visit.member == kNobody || visit.day < from || visit.day >= until) continue;
    Account& account = accounts[visit.member];
    ++account.visits;
    account.bought += visit.amount_minor;
    account.returned += visit.returned_minor;
    account.returns += visit.returned_minor > 0 ? 1 : 0;
    account.money += visit.amount_minor - visit.returned_minor;
    account.full_price += visit.full_price_minor;
    account.points += visit.points;
    account.last = visit.day;
    account.is_forgiving = account.is_forgiving || account.was_let_down;
    account.was_let_down = account.was_let_down || (visit.face > 0 && visit.face <= kLowFace);
  }
  return accounts;
}

bool is_part(std::int64_t part, std::int64_t whole, std::int64_t percent) {
  return model::multiply_divide(whole, percent, 100, model::Rounding::Up).value_or(0) <= part;
}

std::array<bool, 5> signs_of(const Account& account,
                             std::int64_t owed,
                             std::int64_t median,
                             std::chrono::sys_days until) {
  return {
      account.visits >= kLoyalVisits,
      until - account.last <= kLoyalDays,
      account.money >= median,
      is_part(account.full_price, account.bought, kLoyalFullPercent),
      owed == 0 &&
          is_part(account.bought - account.returned, account.bought, 100 - kLoyalReturnPercent)};
}

std::int64_t median_of(const std::vector<Account>& accounts) {
  std::vector<std::int64_t> money;
  for (const Account& account : accounts) {
    if (account.visits > 0) money.push_back(account.money);
  }
  if (money.empty()) return 0;
  const auto middle = money.begin() + static_cast<std::ptrdiff_t>(money.size() / 2);
  std::nth_element(money.begin(), middle, money.end());
  return *middle;
}

}  // namespace

LoyalFigures loyal_figures(const Town& town, const Plan& plan) {
  constexpr std::chrono::days kYear{365};
  const auto accounts = accounts_of(town, plan.until - kYear, plan.until);
  LoyalFigures figures;
  figures.median_minor = median_of(accounts);
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    const Account& account = accounts[i];
    if (account.visits == 0) continue;
    ++figures.members;
    figures.money_minor += account.money;
    const auto signs = signs_of(account, town.members[i].owed, figures.median_minor, plan.until);
    std::size_t shown = 0;
    for (std::size_t sign = 0; sign < signs.size(); ++sign) {
      if (!signs[sign]) continue;
      ++figures.signs[sign];
      ++shown;
    }
    ++figures.by_signs[shown];
    if (shown < static_cast<std::size_t>(kLoyalSigns)) continue;
    ++figures.loyal;
    figures.loyal_money_minor += account.money;
    figures.forgiving += account.is_forgiving ? 1 : 0;
  }
  return figures;
}

MarginFigures margin_figures(const Town& town, const Plan& plan, std::int64_t margin_percent) {
  const auto rate = loyalty::worth_of_points(town.programme);
  MarginFigures figures;
  for (const Account& account : accounts_of(town, plan.from, plan.until)) {
    if (account.visits == 0) continue;
    ++figures.members;
    const std::int64_t gross =
        model::multiply_divide(account.money, margin_percent, 100, model::Rounding::HalfUp)
            .value_or(0);
    const std::int64_t points = loyalty::worth(rate, account.points);
    const std::int64_t returns = account.returns * plan.return_cost_minor;
    const std::int64_t left = gross - points - returns;
    figures.earned_minor += left;
    if (left >= 0) continue;
    ++figures.losing;
    figures.lost_minor -= left;
    if (left + returns >= 0) {
      ++figures.by_returns;
    } else if (left + points >= 0) {
      ++figures.by_points;
    }
  }
  return figures;
}

}  // namespace regulars::insight
