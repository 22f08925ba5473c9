#include "app/loyalty/tier_rules.h"

#include <algorithm>

#include "app/model/ratio.h"

namespace regulars::loyalty {

namespace {

using model::TierMeasure;
using model::TierPolicy;
using model::TierWindow;
using std::chrono::days;
using std::chrono::sys_days;

sys_days new_year(sys_days day) {
  const std::chrono::year_month_day date{day};
  return sys_days{date.year() / std::chrono::January / 1};
}

sys_days next_new_year(sys_days day) {
  const std::chrono::year_month_day date{day};
  return sys_days{(date.year() + std::chrono::years{1}) / std::chrono::January / 1};
}

// The first day that the window of `today` contains.
sys_days window_begin(const TierPolicy& policy, sys_days today) {
  switch (policy.window) {
    case TierWindow::Rolling:
      return today - days{policy.days - 1};
    case TierWindow::CalendarYear:
      return new_year(today);
    case TierWindow::Ever:
      break;
  }
  return sys_days::min();
}

// The day on which what was sold on `day` leaves the window; none: never.
std::optional<sys_days> leaves_on(const TierPolicy& policy, sys_days day) {
  switch (policy.window) {
    case TierWindow::Rolling:
      return day + days{policy.days};
    case TierWindow::CalendarYear:
      return next_new_year(day);
    case TierWindow::Ever:
      break;
  }
  return std::nullopt;
}

std::int64_t figure_on(const TierPolicy& policy, std::span<const TierDay> past, sys_days today) {
  const sys_days begin = window_begin(policy, today);
  std::int64_t figure = 0;
  for (const TierDay& day : past) {
    if (day.day >= begin && day.day <= today) figure += day.figure;
  }
  return figure;
}

// (2)
bool is_by_hand(const model::Programme& programme, std::uint8_t tier) {
  return tier > 0 && programme.tiers[tier].threshold <= 0;
}

std::uint8_t highest(const model::Programme& programme) {
  return static_cast<std::uint8_t>(std::max<std::size_t>(programme.tiers.size(), 1) - 1);
}

// The highest tier that the figure reaches.
std::uint8_t reached(const model::Programme& programme, std::int64_t figure) {
  for (std::uint8_t tier = highest(programme); tier > 0; --tier) {
    if (!is_by_hand(programme, tier) && figure >= programme.tiers[tier].threshold) return tier;
  }
  return 0;
}

// One step down, to a tier that a figure can reach, and not below `good`.
std::uint8_t one_lower(const model::Programme& programme, std::uint8_t tier, std::uint8_t good) {
  --tier;
  while (tier > good && is_by_hand(programme, tier)) --tier;
  return tier;
}

// The tier of one day, given the day's figure. `until` stays empty where nothing is below.
void settle(const model::Programme& programme, TierState& state, std::uint8_t floor, sys_days day) {
  const std::uint8_t good = std::max(reached(programme, state.figure), floor);
  const bool is_kept =
      good >= state.tier || (is_by_hand(programme, state.tier) && state.tier <= highest(programme));
  if (is_kept) {
    state.tier = std::max(state.tier, good);
    state.until.reset();
    return;
  }
  const days grace{programme.tier_policy.grace_days};
  const sys_days due = day + grace;
  state.until = state.until ? std::min(*state.until, due) : due;
  while (state.until && *state.until <= day) {
    state.tier = one_lower(programme, state.tier, good);
    state.until.reset();
    if (state.tier > good && !is_by_hand(programme, state.tier)) state.until = due;
  }
}

// The soonest day after `day` on which the figure, or the tier, may change without anything sold;
// sales of later days too, for a state that is brought up to today.
std::optional<sys_days> next_change(const TierPolicy& policy,
                                    std::span<const TierDay> past,
                                    const TierState& state,
                                    sys_days day) {
  std::optional<sys_days> soonest = state.until;
  const auto consider = [&](sys_days candidate) {
    if (candidate > day && (!soonest || candidate < *soonest)) soonest = candidate;
  };
  for (const TierDay& sold : past) {
    consider(sold.day);
    if (const auto left = leaves_on(policy, sold.day)) consider(*left);
  }
  return soonest;
}

// From the state's own day to the last change before today. What was foreseen then is forgotten:
// something may have been sold since.
void walk(const model::Programme& programme,
          std::span<const TierDay> past,
          TierState& state,
          std::uint8_t floor,
          sys_days today) {
  const TierPolicy& policy = programme.tier_policy;
  if (reached(programme, figure_on(policy, past, state.day)) >= state.tier) state.until.reset();
  while (true) {
    const auto next = next_change(policy, past, state, state.day);
    if (!next || *next >= today) return;
    state.day = *next;
    state.figure = figure_on(policy, past, state.day);
    settle(programme, state, floor, state.day);
  }
}

// When the tier is lost if nothing more is sold; none: never.
std::optional<sys_days> foreseen(const model::Programme& programme,
                                 std::span<const TierDay> past,
                                 const TierState& state,
                                 std::uint8_t floor) {
  if (state.tier <= floor || state.tier == 0 || is_by_hand(programme, state.tier)) return {};
  const TierPolicy& policy = programme.tier_policy;
  std::vector<TierDay> counted;
  const sys_days begin = window_begin(policy, state.day);
  for (const TierDay& day : past) {
    if (day.day >= begin && day.day <= state.day) counted.push_back(day);
  }
  std::sort(counted.begin(), counted.end(), [](const TierDay& a, const TierDay& b) {
    return a.day < b.day;
  });
  std::int64_t figure = state.figure;
  for (std::size_t i = 0; i < counted.size();) {
    const auto leaves = leaves_on(policy, counted[i].day);
    if (!leaves) return {};
    while (i < counted.size() && leaves_on(policy, counted[i].day) == leaves) {
      figure -= counted[i++].figure;
    }
    if (reached(programme, figure) < state.tier) return *leaves + days{policy.grace_days};
  }
  return {};
}

}  // namespace

TierState tier_on(const model::Programme& programme,
                  std::span<const TierDay> days,
                  const TierState& before,
                  std::uint8_t floor,
                  sys_days today) {
  const TierPolicy& policy = programme.tier_policy;
  TierState state = before;
  floor = std::min(floor, highest(programme));
  state.tier = std::min(state.tier, highest(programme));
  if (before.day != sys_days{}) walk(programme, days, state, floor, today);  // (3)
  state.day = today;
  state.figure = figure_on(policy, days, today);
  settle(programme, state, floor, today);
  if (!state.until) state.until = foreseen(programme, days, state, floor);
  state.missing = missing_to_next(programme, state.tier, state.figure);
  return state;
}

std::optional<sys_days> next_turn(const model::Programme& programme,
                                  std::span<const TierDay> days,
                                  const TierState& state) {
  return next_change(programme.tier_policy, days, state, state.day);
}

std::uint8_t tier_now(const model::Programme& programme,
                      std::uint8_t tier,
                      const model::Standing& standing,
                      std::int64_t own_figure) {
  const std::uint8_t own =
      own_figure > 0 ? reached(programme, standing.tier_figure + own_figure) : std::uint8_t{0};
  return std::min(std::max({tier, standing.tier_floor, own}), highest(programme));
}

std::optional<std::int64_t> missing_to_next(const model::Programme& programme,
                                            std::uint8_t tier,
                                            std::int64_t figure) {
  for (std::size_t next = std::size_t{tier} + 1; next < programme.tiers.size(); ++next) {
    const std::int64_t threshold = programme.tiers[next].threshold;
    if (threshold > 0) return std::max<std::int64_t>(threshold - figure, 1);
  }
  return std::nullopt;
}

std::int64_t figure_of(const TierPolicy& policy, const TierFigures& figures) {
  switch (policy.measure) {
    case TierMeasure::Spend:
      return policy.full_price_only ? figures.full_price_minor : figures.spend_minor;
    case TierMeasure::Points:
      return figures.points;
    case TierMeasure::Visits:
      break;
  }
  return figures.visits;
}

std::int64_t tier_figure_of(const TierPolicy& policy,
                            std::int64_t paid_minor,
                            std::int64_t full_price_minor,
                            std::int64_t points) {
  return figure_of(policy, {paid_minor, full_price_minor, points, 1});
}

// ---- what sales and returns count ---------------------------------------------------------------

namespace {

std::int64_t part(std::int64_t whole, std::int64_t of, std::int64_t total) {
  if (total <= 0) return 0;
  return model::multiply_divide(whole, of, total, model::Rounding::Down).value_or(0);
}

std::int64_t paid_with_money(const model::SaleEvent& sale) {
  std::int64_t otherwise = 0;
  for (const model::Tender& tender : sale.basket.tenders) otherwise += tender.amount_minor;
  return std::clamp<std::int64_t>(sale.amount.minor() - otherwise, 0, sale.amount.minor());
}

bool is_full_price(const model::SaleEvent& sale, std::size_t line) {
  const auto& lines = sale.basket.lines;
  return lines.empty() || (line < lines.size() && !lines[line].is_discounted);
}

std::int64_t full_price_of(const model::SaleEvent& sale) {
  if (sale.basket.lines.empty()) return sale.amount.minor();
  std::int64_t sum = 0;
  for (const model::SaleLine& line : sale.basket.lines) {
    if (!line.is_discounted) sum += line.amount_minor;
  }
  return sum;
}

// What came back so far.
struct Returned {
  std::int64_t amount_minor = 0;
  std::int64_t full_price_minor = 0;

  void add(const model::SaleEvent& sale, const model::RefundEvent& refund) {
    amount_minor += refund.amount.minor();
    for (const model::RefundLine& line : refund.lines) {
      if (is_full_price(sale, line.line)) full_price_minor += line.amount_minor;
    }
  }
};

// What the returned part of the sale had counted; all of it once everything is back.
TierFigures counted_for(const model::SaleEvent& sale, const Returned& returned) {
  const TierFigures whole = tier_figures_of(sale);
  return {.spend_minor = part(whole.spend_minor, returned.amount_minor, sale.amount.minor()),
          .full_price_minor =
              part(whole.full_price_minor, returned.full_price_minor, full_price_of(sale)),
          .points = 0,
          .visits = returned.amount_minor >= sale.amount.minor() ? 1 : 0};
}

}  // namespace

TierFigures tier_figures_of(const model::SaleEvent& sale) {
  const std::int64_t paid = paid_with_money(sale);
  return {.spend_minor = paid,
          .full_price_minor = part(paid, full_price_of(sale), sale.amount.minor()),
          .points = sale.points.value(),
          .visits = 1};
}

TierFigures tier_figures_of(const model::SaleEvent& sale,
                            std::span<const model::RefundEvent> before,
                            const model::RefundEvent& refund) {
  Returned returned;
  for (const model::RefundEvent& earlier : before) returned.add(sale, earlier);
  const TierFigures earlier = counted_for(sale, returned);
  const bool was_everything = !before.empty() && earlier.visits == 1;
  returned.add(sale, refund);
  const TierFigures now = counted_for(sale, returned);
  std::int64_t points = 0;
  for (const model::Grant& taken : refund.taken) {
    if (taken.purse == model::kPointsPurse) points += taken.points.value();
  }
  return {.spend_minor = earlier.spend_minor - now.spend_minor,
          .full_price_minor = earlier.full_price_minor - now.full_price_minor,
          .points = -points,
          .visits = was_everything ? 0 : -now.visits};
}

}  // namespace regulars::loyalty
