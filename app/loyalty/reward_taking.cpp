// What rewards take off a bill: apply_reward and apply_rewards of reward_rules.h.

#include <algorithm>
#include <limits>
#include <numeric>

#include "app/loyalty/bill.h"
#include "app/loyalty/conditions.h"
#include "app/loyalty/evaluate.h"
#include "app/loyalty/reward_rules.h"
#include "app/model/ratio.h"

namespace regulars::loyalty {

namespace {

using model::Reward;
using model::RewardKind;
using model::Rounding;

constexpr std::int64_t kUnit = 1'000;  // thousandths
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

tl::unexpected<Error> refuse(const Reward& reward,
                             std::string words,
                             std::string key,
                             std::vector<std::string> arguments = {}) {
  return fail(ErrorKind::refused,
              "reward " + reward.id + ": " + std::move(words),
              std::move(key),
              std::move(arguments));
}

tl::unexpected<Error> nothing_left(const Reward& reward) {
  return refuse(reward, "nothing is left to pay", "redeem.nothing_left");
}

std::int64_t times(std::int64_t value, std::int64_t count) {
  return model::multiply_divide(value, count, 1, Rounding::Down).value_or(kMost);
}

std::int64_t divided_up(std::int64_t value, std::int64_t divisor) {
  return value / divisor + (value % divisor == 0 ? 0 : 1);
}

// "2" or "0.25": thousandths as people write them.
std::string plain_quantity(std::int64_t milli) {
  std::string text = std::to_string(milli / kUnit);
  if (milli % kUnit == 0) return text;
  std::string fraction = std::to_string(kUnit + milli % kUnit).substr(1);
  fraction.erase(fraction.find_last_not_of('0') + 1);
  return text + "." + fraction;
}

bool discounts_order(const Reward& reward) {
  return (reward.kind == RewardKind::Fixed || reward.kind == RewardKind::Percent) &&
         reward.scope == model::DiscountScope::Order && reward.tax == model::TaxTreatment::Discount;
}

// How often a reward with whole multiples is asked for.
std::int64_t count_of(const Reward& reward, model::Points points) {
  if (reward.cost.value() <= 0) return 1;
  return std::max<std::int64_t>(1, points.value() / reward.cost.value());
}

// Indexes of the lines that the reward may take something off, and that still cost something.
std::vector<std::uint16_t> lines_of(const Reward& reward, const Bill& bill) {
  const bool takes_all = reward.scope == model::DiscountScope::Order &&
                         reward.kind != RewardKind::FreeItem && reward.kind != RewardKind::BuyGet;
  std::vector<std::uint16_t> indexes;
  for (std::size_t i = 0; i < bill.lines().size(); ++i) {
    const Bill::Line& line = bill.lines()[i];
    if (line.left_minor <= 0 || line.exact <= 0) continue;
    if (takes_all || matches(reward.lines, line.sold)) {
      indexes.push_back(static_cast<std::uint16_t>(i));
    }
  }
  return indexes;
}

std::uint16_t cheapest_of(const std::vector<std::uint16_t>& lines, const Bill& bill) {
  return *std::min_element(lines.begin(), lines.end(), [&](std::uint16_t a, std::uint16_t b) {
    return bill.lines()[a].worth_of(kUnit) < bill.lines()[b].worth_of(kUnit);
  });
}

// All that the reward's scope is worth.
Bill::Shares scope_of(const Reward& reward, const Bill& bill) {
  const auto lines = lines_of(reward, bill);
  if (lines.empty()) return {};
  if (reward.scope == model::DiscountScope::Cheapest) {  // one unit of it
    const std::uint16_t cheapest = cheapest_of(lines, bill);
    return {{cheapest, bill.lines()[cheapest].worth_of(kUnit)}};
  }
  Bill::Shares shares;
  for (const std::uint16_t line : lines) shares.push_back({line, bill.lines()[line].part(1, 1)});
  return shares;
}

Bill::Shares percent_of(const Reward& reward, const Bill& bill) {
  const std::int64_t percent =
      std::clamp<std::int64_t>(reward.percent.basis_points(), 0, model::Ratio::kOne);
  Bill::Shares shares = scope_of(reward, bill);
  if (reward.scope == model::DiscountScope::Cheapest) {
    for (auto& share : shares) {
      const Bill::Exact whole = share.exact;
      share.exact = whole / model::Ratio::kOne * percent +
                    whole % model::Ratio::kOne * percent / model::Ratio::kOne;
    }
    return shares;
  }
  for (auto& share : shares) {
    share.exact = bill.lines()[share.line].part(percent, model::Ratio::kOne);
  }
  return shares;
}

// How many of the first `units` are free when of every buy + get the last `get` are.
std::int64_t free_of(const Reward& reward, std::int64_t units) {
  const std::int64_t group = reward.buy + reward.get;
  return units / group * reward.get + std::max<std::int64_t>(0, units % group - reward.buy);
}

// Dearest first, so that the cheapest of every group are the free ones.
Result<Bill::Shares> free_units(const Reward& reward, const Bill& bill) {
  if (reward.buy < 0 || reward.get <= 0 || reward.buy > kMost / 2 || reward.get > kMost / 2) {
    return refuse(reward, "gives nothing", "redeem.no_match");
  }
  auto lines = lines_of(reward, bill);
  std::stable_sort(lines.begin(), lines.end(), [&](std::uint16_t a, std::uint16_t b) {
    return bill.lines()[a].worth_of(kUnit) > bill.lines()[b].worth_of(kUnit);
  });
  Bill::Shares shares;
  std::int64_t units = 0;
  for (const std::uint16_t index : lines) {
    const Bill::Line& line = bill.lines()[index];
    const std::int64_t before = free_of(reward, units);
    units += line.sold.quantity_milli / kUnit;
    const std::int64_t free = free_of(reward, units) - before;
    if (free > 0) shares.push_back({index, line.worth_of(free * kUnit)});
  }
  if (!shares.empty()) return shares;
  const std::string missing = std::to_string(reward.buy + 1 - units);
  return refuse(reward, missing + " units are missing", "redeem.units_missing", {missing});
}

// Minimums on the matching lines, as they were sold.
Status check_minimum(const Reward& reward, const model::Programme& programme, const Bill& bill) {
  std::int64_t amount = 0;
  std::int64_t quantity = 0;
  bool is_there = false;
  for (const Bill::Line& line : bill.lines()) {
    if (!matches(reward.lines, line.sold)) continue;
    is_there = true;
    amount += std::min(line.sold.amount_minor, kMost - amount);
    quantity += std::min(line.sold.quantity_milli, kMost - quantity);
  }
  if (!is_there) return refuse(reward, "no line matches", "redeem.no_match");
  if (const auto missing = reward.when.minimum_minor - amount; missing > 0) {
    const std::string money = model::Money{missing, programme.currency}.plain();
    return refuse(reward, money + " are missing", "redeem.minimum_missing", {money});
  }
  if (const auto missing = reward.when.minimum_milli - quantity; missing > 0) {
    const std::string units = plain_quantity(missing);
    return refuse(reward, units + " units are missing", "redeem.units_missing", {units});
  }
  return {};
}

Result<Taken> taken_from(Bill& bill,
                         const Reward& reward,
                         const Bill::Shares& shares,
                         std::int64_t value,
                         std::int64_t cost) {
  if (value <= 0) return nothing_left(reward);
  return Taken{model::Points{cost}, value, bill.take(shares, value, reward.tax), reward.tax};
}

Result<Taken> take_fixed(Bill& bill, const Reward& reward, model::Points points) {
  const auto shares = scope_of(reward, bill);
  const std::int64_t wanted = times(reward.value_minor, count_of(reward, points));
  const std::int64_t value = std::min(wanted, bill.value_of(shares));
  if (value <= 0) return nothing_left(reward);
  const std::int64_t count = divided_up(value, reward.value_minor);
  return taken_from(bill, reward, shares, value, times(reward.cost.value(), count));
}

Result<Taken> take_points(Bill& bill, const Reward& reward, model::Points points) {
  const auto shares = scope_of(reward, bill);
  const std::int64_t asked = cost_of(reward, points, /*has_coupon=*/false).value();
  const std::int64_t value =
      std::min(value_ahead(reward, model::Points{asked}), bill.value_of(shares));
  if (value <= 0) return nothing_left(reward);
  const std::int64_t cost =
      model::multiply_divide(value, reward.cost.value(), reward.value_minor, Rounding::Up)
          .value_or(asked);
  if (asked < reward.least.value() || cost < reward.least.value()) {
    const std::string least = std::to_string(reward.least.value());
    return refuse(reward, "wants at least " + least + " points", "redeem.least", {least});
  }
  return taken_from(bill, reward, shares, value, cost);
}

Result<Taken> take_percent(Bill& bill, const Reward& reward) {
  const auto shares = percent_of(reward, bill);
  std::int64_t value = bill.value_of(shares);
  if (reward.maximum_minor > 0) value = std::min(value, reward.maximum_minor);
  return taken_from(bill, reward, shares, value, reward.cost.value());
}

Result<Taken> take_free_item(Bill& bill, const Reward& reward, model::Points points) {
  const auto lines = lines_of(reward, bill);
  if (lines.empty() || reward.quantity_milli <= 0) {
    return refuse(reward, "no line matches", "redeem.no_match");
  }
  const std::uint16_t index = cheapest_of(lines, bill);
  const Bill::Line& line = bill.lines()[index];
  const std::int64_t wanted = times(reward.quantity_milli, count_of(reward, points));
  const std::int64_t quantity = std::min(wanted, line.sold.quantity_milli);
  const Bill::Shares shares{{index, line.worth_of(quantity)}};
  const std::int64_t cost = times(reward.cost.value(), divided_up(quantity, reward.quantity_milli));
  return taken_from(bill, reward, shares, bill.value_of(shares), cost);
}

Result<Taken> take(Bill& bill,
                   const model::Programme& programme,
                   const Reward& reward,
                   model::Points points) {
  if (reward.kind == RewardKind::Perk) return Taken{reward.cost, 0, {}, reward.tax};
  REGULARS_TRY_VOID(check_minimum(reward, programme, bill));
  switch (reward.kind) {
    case RewardKind::Fixed:
      return take_fixed(bill, reward, points);
    case RewardKind::PointsToMoney:
      return take_points(bill, reward, points);
    case RewardKind::Percent:
      return take_percent(bill, reward);
    case RewardKind::FreeItem:
      return take_free_item(bill, reward, points);
    case RewardKind::BuyGet: {
      REGULARS_TRY(const auto shares, free_units(reward, bill));
      return taken_from(bill, reward, shares, bill.value_of(shares), reward.cost.value());
    }
    case RewardKind::Perk:
      break;
  }
  return Taken{reward.cost, 0, {}, reward.tax};
}

}  // namespace

Result<Taken> apply_reward(const model::Programme& programme,
                           const Reward& reward,
                           model::Points points,
                           const SaleFacts& sale) {
  Bill bill(sale);
  return take(bill, programme, reward, points);
}

Result<std::vector<Taken>> apply_rewards(const model::Programme& programme,
                                         const std::vector<std::string>& rewards,
                                         const SaleFacts& sale) {
  std::vector<const Reward*> wanted;
  std::optional<std::size_t> best;  // of those that discount the whole order
  std::int64_t best_value = -1;
  for (const std::string& id : rewards) {
    const Reward* const reward = find_reward(programme, id);
    if (reward == nullptr) {
      return fail(
          ErrorKind::refused, "reward " + id + " is not in the programme", "redeem.unknown_reward");
    }
    wanted.push_back(reward);
    if (!discounts_order(*reward)) continue;
    REGULARS_TRY(const Taken alone, apply_reward(programme, *reward, {}, sale));
    if (alone.value_minor <= best_value) continue;
    best = wanted.size() - 1;
    best_value = alone.value_minor;
  }
  Bill bill(sale);
  std::vector<Taken> taken;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (discounts_order(*wanted[i]) && i != best) {
      taken.push_back({{}, 0, {}, wanted[i]->tax});
      continue;
    }
    REGULARS_TRY(Taken one, take(bill, programme, *wanted[i], {}));
    taken.push_back(std::move(one));
  }
  return taken;
}

}  // namespace regulars::loyalty
