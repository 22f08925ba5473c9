#include "app/insight/shop_report.h"

#include <algorithm>
#include <bit>
#include <map>
#include <utility>

#include "app/loyalty/benefits.h"
#include "app/loyalty/point_worth.h"
#include "app/model/money.h"

namespace regulars::insight {

namespace {

using std::chrono::sys_days;

constexpr std::size_t kMostRows = 10;

bool is_in(const Plan& plan, sys_days day) {
  return day >= plan.from && day < plan.until;
}

std::int64_t money_of(const Visit& visit) {
  return visit.amount_minor - visit.returned_minor;
}

template <typename Row>
void keep_first(std::vector<Row>& rows) {
  if (rows.size() > kMostRows) rows.resize(kMostRows);
}

sys_days first_of_month(sys_days day) {
  const std::chrono::year_month_day date{day};
  return sys_days{date.year() / date.month() / 1};
}

// ---- reach --------------------------------------------------------------------------------------

std::int32_t month_of(sys_days day) {
  const std::chrono::year_month_day date{day};
  return static_cast<int>(date.year()) * 12 +
         static_cast<int>(static_cast<unsigned>(date.month())) - 1;
}

void add_members_share(Reach& reach, const Town& town, const Plan& plan) {
  std::map<std::int32_t, Share> months;
  for (const Visit& visit : town.visits) {
    if (!is_in(plan, visit.day)) continue;
    const bool is_known = visit.member != kNobody;
    const std::int64_t money = money_of(visit);
    reach.visits.add(is_known ? 1 : 0, 1);
    reach.money.add(is_known ? money : 0, money);
    months[month_of(visit.day)].add(is_known ? money : 0, money);
  }
  for (const auto& [number, share] : months) reach.months.push_back({number, share});
}

// (2)
Share second_purchases(const Town& town, const Plan& plan) {
  struct Begun {
    sys_days first{};
    bool is_known = false;
    bool came_again = false;
  };
  std::vector<Begun> begun(town.members.size());
  for (const Visit& visit : town.visits) {
    if (visit.member == kNobody || visit.day >= plan.until) continue;
    Begun& one = begun[visit.member];
    if (!one.is_known) {
      one = {visit.day, true, false};
    } else if (visit.day - one.first <= kReturnDays) {
      one.came_again = true;
    }
  }
  Share share;
  for (const Begun& one : begun) {
    const bool counts =
        one.is_known && one.first >= plan.from && one.first + kReturnDays <= plan.until;
    if (counts) share.add(one.came_again ? 1 : 0, 1);
  }
  return share;
}

std::vector<std::int64_t> money_by_member(const Town& town, const Plan& plan) {
  std::vector<std::int64_t> money(town.members.size(), -1);  // -1: did not buy
  for (const Visit& visit : town.visits) {
    if (visit.member == kNobody || !is_in(plan, visit.day)) continue;
    auto& sum = money[visit.member];
    sum = std::max<std::int64_t>(sum, 0) + money_of(visit);
  }
  return money;
}

void add_referrals(Reach& reach, const Town& town, const Plan& plan) {
  const auto money = money_by_member(town, plan);
  std::map<std::uint32_t, Bringer> bringers;
  for (std::size_t i = 0; i < town.members.size(); ++i) {
    const auto& member = town.members[i];
    if (!is_in(plan, member.joined)) continue;
    reach.referred.add(member.referrer == 0 ? 0 : 1, 1);
    const std::uint32_t by = member.referrer == 0 ? kNobody : town.member_of(member.referrer);
    if (by == kNobody) continue;
    Bringer& bringer = bringers[by];
    ++bringer.brought;
    bringer.bought += money[i] >= 0 ? 1 : 0;
    bringer.money_minor += std::max<std::int64_t>(money[i], 0);
  }
  for (auto& [index, bringer] : bringers) {
    bringer.member = town.members[index].id;
    for (const auto& bonus : town.bonuses) {
      if (town.member_of(bonus.member) == index) bringer.points += bonus.points;
    }
    reach.bringers.push_back(bringer);
  }
  std::stable_sort(
      reach.bringers.begin(), reach.bringers.end(), [](const Bringer& a, const Bringer& b) {
        return a.brought != b.brought ? a.brought > b.brought : a.money_minor > b.money_minor;
      });
  keep_first(reach.bringers);
}

// ---- tiers and what they bring ------------------------------------------------------------------

std::vector<TierFigures> tiers_of(const Town& town, const Plan& plan) {
  const auto& tiers = town.programme.tiers;
  std::vector<TierFigures> figures(tiers.size());
  const auto at = [&](std::uint8_t tier) -> TierFigures& {
    return figures[std::min<std::size_t>(tier, figures.size() - 1)];
  };
  std::vector<Share> full_price(town.members.size());
  for (const Visit& visit : town.visits) {
    if (visit.member == kNobody || !is_in(plan, visit.day)) continue;
    ++at(visit.tier).visits;
    at(visit.tier).full_price.add(visit.full_price_minor, visit.amount_minor);
    full_price[visit.member].add(visit.full_price_minor, visit.amount_minor);
  }
  for (std::size_t i = 0; i < town.members.size(); ++i) {
    TierFigures& tier = at(town.members[i].tier);
    ++tier.members;
    if (full_price[i].whole == 0) continue;
    const std::int64_t least =
        model::multiply_divide(full_price[i].whole, kBargainPercent, 100, model::Rounding::Up)
            .value_or(0);
    tier.bargains.add(full_price[i].part < least ? 1 : 0, 1);
  }
  for (std::size_t i = 0; i < tiers.size(); ++i) {
    figures[i].tier = tiers[i].id;
    for (const model::Benefit& benefit : tiers[i].benefits) {
      ++(loyalty::is_material(benefit.kind) ? figures[i].material : figures[i].emotional);
    }
  }
  return figures;
}

std::vector<RewardFigures> rewards_of(const Town& town, const Plan& plan) {
  std::map<std::string, RewardFigures> by_id;
  for (const auto& redeem : town.redeems) {
    if (!is_in(plan, redeem.day)) continue;
    RewardFigures& figures = by_id[redeem.reward];
    ++figures.times;
    figures.points += redeem.points;
    figures.value_minor += redeem.value_minor;
  }
  std::vector<RewardFigures> rewards;
  for (auto& [id, figures] : by_id) {
    figures.reward = id;
    for (const model::Reward& reward : town.programme.rewards) {
      if (reward.id == id) figures.is_perk = reward.kind == model::RewardKind::Perk;
    }
    rewards.push_back(figures);
  }
  std::stable_sort(rewards.begin(), rewards.end(), [](const auto& a, const auto& b) {
    return a.times > b.times;
  });
  return rewards;
}

// ---- baskets ------------------------------------------------------------------------------------

// How often each shelf, and each two, were in a basket.
struct Shelves {
  std::vector<std::int64_t> alone;
  std::vector<std::int64_t> together;  // row of the lower, column of the higher

  explicit Shelves(std::size_t count) : alone(count, 0), together(count * count, 0) {}

  void add(std::uint64_t basket) {
    for (std::uint64_t left = basket; left != 0; left &= left - 1) {
      const auto low = static_cast<std::size_t>(std::countr_zero(left));
      ++alone[low];
      for (std::uint64_t rest = left & (left - 1); rest != 0; rest &= rest - 1) {
        ++together[low * alone.size() + static_cast<std::size_t>(std::countr_zero(rest))];
      }
    }
  }
};

std::vector<Pair> pairs_of(const Town& town, const Shelves& shelves, std::int64_t baskets) {
  std::vector<Pair> pairs;
  const std::size_t count = shelves.alone.size();
  for (std::size_t low = 0; low < count; ++low) {
    for (std::size_t high = low + 1; high < count; ++high) {
      const std::int64_t together = shelves.together[low * count + high];
      if (together == 0 || together * 100 < baskets) continue;
      const auto of_one = model::multiply_divide(
          together * 100, baskets, shelves.alone[low], model::Rounding::HalfUp);
      if (!of_one) continue;
      pairs.push_back(
          {town.shelves[low],
           town.shelves[high],
           together,
           model::multiply_divide(*of_one, 1, shelves.alone[high], model::Rounding::HalfUp)
               .value_or(0)});
    }
  }
  std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
    return a.lift_percent > b.lift_percent;
  });
  keep_first(pairs);
  return pairs;
}

Baskets baskets_of(const Town& town, const Plan& plan) {
  Baskets baskets;
  Shelves shelves(town.shelves.size());
  for (const Visit& visit : town.visits) {
    if (visit.lines == 0 || !is_in(plan, visit.day)) continue;
    baskets.several_shelves.add(std::popcount(visit.shelves) > 1 ? 1 : 0, 1);
    baskets.lines.add(visit.lines, 1);
    shelves.add(visit.shelves);
  }
  baskets.pairs = pairs_of(town, shelves, baskets.several_shelves.whole);
  return baskets;
}

// ---- liability ----------------------------------------------------------------------------------

Liability liability_of(const Town& town) {
  Liability liability;
  for (const model::Tier& tier : town.programme.tiers) liability.by_tier.emplace_back(tier.id, 0);
  std::map<sys_days, std::int64_t> months;
  std::int64_t never = 0;
  for (const auto& lot : town.lots) {
    liability.points += lot.points;
    liability.by_tier[std::min<std::size_t>(lot.tier, liability.by_tier.size() - 1)].second +=
        lot.points;
    (lot.lapses ? months[first_of_month(*lot.lapses)] : never) += lot.points;
  }
  for (const auto& [month, points] : months) liability.by_month.push_back({month, points});
  if (never > 0) liability.by_month.push_back({{}, never});
  for (const auto& member : town.members) liability.owed += member.owed;
  liability.worth_minor =
      loyalty::worth(loyalty::worth_of_points(town.programme), liability.points);
  return liability;
}

}  // namespace

std::optional<std::int64_t> Share::per_mille() const {
  if (whole == 0) return std::nullopt;
  return model::multiply_divide(part, 1'000, whole, model::Rounding::HalfUp);
}

ShopReport report_on(const Town& town, const Plan& plan) {
  ShopReport report;
  report.plan = plan;
  report.currency = std::string(town.programme.currency.code());
  add_members_share(report.reach, town, plan);
  report.reach.second = second_purchases(town, plan);
  add_referrals(report.reach, town, plan);
  report.tiers = tiers_of(town, plan);
  report.rewards = rewards_of(town, plan);
  report.baskets = baskets_of(town, plan);
  report.loyal = loyal_figures(town, plan);
  if (plan.margin_percent) report.margin = margin_figures(town, plan, *plan.margin_percent);
  report.staff = staff_figures(town, plan);
  report.liability = liability_of(town);
  return report;
}

}  // namespace regulars::insight
