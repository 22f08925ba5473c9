#include "app/loyalty/tier_rules.h"

#include <rapidcheck.h>

#include "tests/support/catch.h"

namespace regulars::loyalty {

namespace {

using model::TierMeasure;
using model::TierWindow;
using std::chrono::days;
using std::chrono::sys_days;
using namespace std::chrono_literals;

constexpr sys_days kSpring{2026y / 3 / 1};

// Silver from 1,000 yuan, gold from 5,000, in minor units.
model::Programme three_tiers(TierWindow window, std::int32_t grace_days = 30) {
  model::Programme programme;
  programme.tiers = {{.id = "member", .name = {}, .factor = {}},
                     {.id = "silver", .name = {}, .factor = {}, .threshold = 100'000},
                     {.id = "gold", .name = {}, .factor = {}, .threshold = 500'000}};
  programme.tier_policy = {.measure = TierMeasure::Spend,
                           .window = window,
                           .days = 365,
                           .grace_days = grace_days,
                           .full_price_only = false};
  return programme;
}

model::SaleEvent a_sale(std::int64_t minor) {
  model::SaleEvent sale;
  sale.amount = {minor, model::Currency{}};
  sale.points = model::Points{minor / 100};
  return sale;
}

model::SaleLine a_line(std::int64_t minor, bool is_discounted) {
  model::SaleLine line;
  line.amount_minor = minor;
  line.is_discounted = is_discounted;
  return line;
}

model::RefundEvent a_refund(std::uint16_t line, std::int64_t minor, std::int64_t points) {
  model::RefundEvent refund;
  refund.lines = {{.line = line, .quantity_milli = 0, .amount_minor = minor}};
  refund.amount = {minor, model::Currency{}};
  refund.taken = {{.purse = model::kPointsPurse, .points = model::Points{points}, .from = {}}};
  return refund;
}

TierFigures sum_of(const TierFigures& a, const TierFigures& b) {
  return {a.spend_minor + b.spend_minor,
          a.full_price_minor + b.full_price_minor,
          a.points + b.points,
          a.visits + b.visits};
}

}  // namespace

TEST_CASE("EN1 the lowest tier is Bronce after an invoice of 10,000", "[tiers]") {
  model::Programme programme = three_tiers(TierWindow::Ever);
  programme.tiers[0].name = {{"en", "Bronce"}};
  programme.tiers[1].threshold = 1'900'000;
  programme.tiers.pop_back();
  const std::vector<TierDay> days = {{kSpring, 1'000'000}};
  const TierState state = tier_on(programme, days, {}, 0, kSpring);
  CHECK(programme.tiers[state.tier].name.at("en") == "Bronce");
  CHECK(state.missing == 900'000);
}

TEST_CASE("a tier is reached with the sale that reaches its threshold", "[tiers]") {
  const auto programme = three_tiers(TierWindow::Rolling);
  std::vector<TierDay> days = {{kSpring, 99'999}};
  TierState state = tier_on(programme, days, {}, 0, kSpring);
  CHECK(state.tier == 0);
  CHECK(state.missing == 1);
  CHECK_FALSE(state.until);

  days.push_back({kSpring, 1});
  state = tier_on(programme, days, state, 0, kSpring);
  CHECK(state.tier == 1);
  CHECK(state.missing == 400'000);

  days.push_back({kSpring + std::chrono::days{1}, 900'000});
  state = tier_on(programme, days, state, 0, kSpring + std::chrono::days{1});
  CHECK(state.tier == 2);
  CHECK_FALSE(state.missing);
}

TEST_CASE("a tier is kept for the window and the days of grace, then goes down a step", "[tiers]") {
  const auto programme = three_tiers(TierWindow::Rolling);
  const std::vector<TierDay> days = {{kSpring, 600'000}};
  const TierState gold = tier_on(programme, days, {}, 0, kSpring);
  REQUIRE(gold.tier == 2);
  const sys_days lost = kSpring + std::chrono::days{365 + 30};
  CHECK(gold.until == lost);

  CHECK(tier_on(programme, days, gold, 0, lost - std::chrono::days{1}).tier == 2);
  CHECK(tier_on(programme, days, gold, 0, lost - std::chrono::days{1}).until == lost);
  const TierState silver = tier_on(programme, days, gold, 0, lost);
  CHECK(silver.tier == 1);
  CHECK(silver.until == lost + std::chrono::days{30});
  CHECK(tier_on(programme, days, gold, 0, lost + std::chrono::days{30}).tier == 0);
  CHECK(tier_on(programme, days, gold, 0, lost + std::chrono::days{3'000}).tier == 0);
}

TEST_CASE("a sale within the days of grace keeps the tier", "[tiers]") {
  const auto programme = three_tiers(TierWindow::Rolling);
  std::vector<TierDay> days = {{kSpring, 600'000}};
  const TierState gold = tier_on(programme, days, {}, 0, kSpring);
  const sys_days grace = kSpring + std::chrono::days{370};
  REQUIRE(tier_on(programme, days, gold, 0, grace).figure == 0);
  days.push_back({grace, 500'000});
  const TierState kept = tier_on(programme, days, gold, 0, grace);
  CHECK(kept.tier == 2);
  CHECK(kept.until == grace + std::chrono::days{395});
}

TEST_CASE("a calendar year begins with nothing, and its tier is lost after the grace", "[tiers]") {
  const auto programme = three_tiers(TierWindow::CalendarYear);
  const std::vector<TierDay> days = {{kSpring, 100'000}};
  const TierState state = tier_on(programme, days, {}, 0, kSpring);
  CHECK(state.tier == 1);
  CHECK(state.until == sys_days{2027y / 1 / 31});
  const TierState january = tier_on(programme, days, state, 0, sys_days{2027y / 1 / 1});
  CHECK(january.figure == 0);
  CHECK(january.tier == 1);
  CHECK(tier_on(programme, days, state, 0, sys_days{2027y / 1 / 31}).tier == 0);
}

TEST_CASE("a tier of all time is never lost but by a return", "[tiers]") {
  const auto programme = three_tiers(TierWindow::Ever, 0);
  std::vector<TierDay> days = {{kSpring, 100'000}};
  const TierState state = tier_on(programme, days, {}, 0, kSpring);
  CHECK_FALSE(state.until);
  CHECK(tier_on(programme, days, state, 0, kSpring + std::chrono::days{10'000}).tier == 1);
  days.push_back({kSpring, -1});
  CHECK(tier_on(programme, days, state, 0, kSpring + std::chrono::days{10'000}).tier == 0);
}

TEST_CASE("a manual floor lifts at once and holds when the figure is gone", "[tiers]") {
  const auto programme = three_tiers(TierWindow::Rolling, 0);
  const TierState gold = tier_on(programme, {}, {}, 2, kSpring);
  CHECK(gold.tier == 2);
  CHECK_FALSE(gold.until);
  CHECK(tier_on(programme, {}, gold, 2, kSpring + std::chrono::days{4'000}).tier == 2);
  CHECK(tier_on(programme, {}, gold, 1, kSpring + std::chrono::days{1}).tier == 1);
  CHECK(tier_on(programme, {}, gold, 9, kSpring).tier == 2);
}

TEST_CASE("a tier without a threshold is given by hand: neither reached nor lost", "[tiers]") {
  auto programme = three_tiers(TierWindow::Rolling, 0);
  programme.tiers.push_back({.id = "friend", .name = {}, .factor = {}});
  const std::vector<TierDay> days = {{kSpring, 99'999'999}};
  const TierState gold = tier_on(programme, days, {}, 0, kSpring);
  CHECK(gold.tier == 2);
  CHECK_FALSE(gold.missing);
  TierState friendly;
  friendly.tier = 3;
  CHECK(tier_on(programme, {}, friendly, 0, kSpring + std::chrono::days{999}).tier == 3);
}

TEST_CASE("a terminal raises a tier at once by its own sales and never lowers it", "[tiers]") {
  const auto programme = three_tiers(TierWindow::Rolling);
  model::Standing standing;
  standing.tier_figure = 60'000;
  CHECK(tier_now(programme, 0, standing, 39'999) == 0);
  CHECK(tier_now(programme, 0, standing, 40'000) == 1);
  CHECK(tier_now(programme, 2, standing, -60'000) == 2);
  standing.tier_floor = 1;
  CHECK(tier_now(programme, 0, standing, 0) == 1);
  CHECK(tier_now(programme, 200, standing, 0) == 2);
}

TEST_CASE("full price is counted apart from discounted spend", "[tiers]") {
  auto sale = a_sale(30'000);
  sale.basket.lines = {a_line(10'000, false), a_line(20'000, true)};
  model::TierPolicy policy;
  CHECK(figure_of(policy, tier_figures_of(sale)) == 30'000);
  policy.full_price_only = true;
  CHECK(figure_of(policy, tier_figures_of(sale)) == 10'000);

  sale.basket.tenders = {{model::TenderKind::GiftCard, 15'000}};
  CHECK(tier_figures_of(sale).spend_minor == 15'000);
  CHECK(figure_of(policy, tier_figures_of(sale)) == 5'000);
  policy.measure = TierMeasure::Visits;
  CHECK(figure_of(policy, tier_figures_of(sale)) == 1);
  policy.measure = TierMeasure::Points;
  CHECK(figure_of(policy, tier_figures_of(sale)) == 300);
}

TEST_CASE("a return in pieces takes away what the sale had counted, no more", "[tiers]") {
  auto sale = a_sale(999);
  sale.points = model::Points{9};
  sale.basket.lines = {a_line(333, false), a_line(666, true)};
  sale.basket.tenders = {{model::TenderKind::StoredValue, 100}};
  std::vector<model::RefundEvent> before;
  TierFigures rest = tier_figures_of(sale);
  for (const auto& refund : {a_refund(1, 111, 1), a_refund(0, 333, 3), a_refund(1, 555, 5)}) {
    CHECK(rest.visits == 1);
    rest = sum_of(rest, tier_figures_of(sale, before, refund));
    before.push_back(refund);
  }
  CHECK(rest == TierFigures{});
}

// ---- against a slow twin
// --------------------------------------------------------------------------

namespace {

// Day by day, as the words say it.
struct DayByDay {
  const model::Programme& programme;
  const std::vector<TierDay>& sold;
  std::uint8_t floor;
  std::uint8_t tier = 0;
  std::optional<int> days_below = {};  // since the first day below the tier

  std::int64_t figure(sys_days today) const {
    const auto& policy = programme.tier_policy;
    std::int64_t sum = 0;
    for (const TierDay& day : sold) {
      const bool is_past = day.day <= today;
      const bool is_recent = (today - day.day).count() < policy.days;
      const bool is_this_year =
          std::chrono::year_month_day{day.day}.year() == std::chrono::year_month_day{today}.year();
      const bool is_counted = policy.window == TierWindow::Rolling        ? is_recent
                              : policy.window == TierWindow::CalendarYear ? is_this_year
                                                                          : true;
      if (is_past && is_counted) sum += day.figure;
    }
    return sum;
  }

  void live(sys_days today) {
    std::uint8_t good = floor;
    for (std::uint8_t i = 1; i < programme.tiers.size(); ++i) {
      if (figure(today) >= programme.tiers[i].threshold) good = std::max(good, i);
    }
    if (good >= tier) {
      tier = good;
      days_below.reset();
      return;
    }
    days_below = days_below ? *days_below + 1 : 0;
    while (tier > good && *days_below >= programme.tier_policy.grace_days) {
      --tier;
      days_below = 0;
    }
    if (tier == good) days_below.reset();
  }
};

struct Life {
  model::Programme programme;
  std::vector<TierDay> sold;
  std::uint8_t floor = 0;
};

Life any_life() {
  Life life;
  life.programme = three_tiers(
      *rc::gen::element(TierWindow::Rolling, TierWindow::CalendarYear, TierWindow::Ever),
      *rc::gen::inRange(0, 40));
  life.programme.tier_policy.days = *rc::gen::inRange(1, 200);
  life.floor = *rc::gen::inRange<std::uint8_t>(0, 3);
  const int sales = *rc::gen::inRange(0, 12);
  for (int i = 0; i < sales; ++i) {
    const sys_days day = kSpring + days{*rc::gen::inRange(0, 500)};
    const std::int64_t figure = *rc::gen::inRange<std::int64_t>(1, 400'000);
    life.sold.push_back({day, figure});
    if (*rc::gen::inRange(0, 4) == 0) life.sold.push_back({day, -figure});  // returned, later
  }
  return life;
}

}  // namespace

TEST_CASE("asked every day or now and then, the tier is that of a day-by-day reference",
          "[tiers]") {
  const bool agrees = rc::check([] {
    const Life life = any_life();
    DayByDay slow{life.programme, life.sold, life.floor};
    TierState seldom;
    TierState daily;
    for (int i = 0; i < 700; ++i) {
      const sys_days today = kSpring + days{i};
      slow.live(today);
      daily = tier_on(life.programme, life.sold, daily, life.floor, today);
      RC_ASSERT(daily.tier == slow.tier);
      RC_ASSERT(daily.figure == slow.figure(today));
      RC_ASSERT(daily.tier >= life.floor);
      if (i % 7 != 0 && *rc::gen::inRange(0, 40) != 0) continue;
      seldom = tier_on(life.programme, life.sold, seldom, life.floor, today);
      RC_ASSERT(seldom == daily);
    }
  });
  CHECK(agrees);
}

TEST_CASE("a tier is lost on the day that was foreseen, when nothing more is sold", "[tiers]") {
  const bool agrees = rc::check([] {
    const Life life = any_life();
    const sys_days last = kSpring + days{500};
    const TierState state = tier_on(life.programme, life.sold, {}, life.floor, last);
    if (!state.until) {
      const auto later = tier_on(life.programme, life.sold, state, life.floor, last + days{2'000});
      RC_ASSERT(later.tier == state.tier);
      return;
    }
    const auto eve = tier_on(life.programme, life.sold, state, life.floor, *state.until - days{1});
    if (*state.until > last) RC_ASSERT(eve.tier == state.tier);
    RC_ASSERT(tier_on(life.programme, life.sold, state, life.floor, *state.until).tier <
              state.tier);
  });
  CHECK(agrees);
}

TEST_CASE("returning everything in any pieces and order returns the figure", "[tiers]") {
  const bool agrees = rc::check([] {
    auto sale = a_sale(0);
    std::int64_t total = 0;
    std::vector<model::RefundEvent> pieces;
    const int lines = *rc::gen::inRange(1, 6);
    for (int i = 0; i < lines; ++i) {
      const std::int64_t amount = *rc::gen::inRange<std::int64_t>(2, 50'000);
      sale.basket.lines.push_back(a_line(amount, *rc::gen::arbitrary<bool>()));
      const std::int64_t first = *rc::gen::inRange<std::int64_t>(1, amount);
      pieces.push_back(a_refund(static_cast<std::uint16_t>(i), first, 0));
      pieces.push_back(a_refund(static_cast<std::uint16_t>(i), amount - first, 0));
      total += amount;
    }
    sale.amount = {total, model::Currency{}};
    sale.points = model::Points{0};
    sale.basket.tenders = {
        {model::TenderKind::GiftCard, *rc::gen::inRange<std::int64_t>(0, total)}};
    std::vector<model::RefundEvent> before;
    TierFigures rest = tier_figures_of(sale);
    while (!pieces.empty()) {
      const auto at = *rc::gen::inRange<std::size_t>(0, pieces.size());
      rest = sum_of(rest, tier_figures_of(sale, before, pieces[at]));
      RC_ASSERT(rest.spend_minor >= 0);
      RC_ASSERT(rest.full_price_minor >= 0);
      before.push_back(pieces[at]);
      pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(at));
    }
    RC_ASSERT(rest == TierFigures{});
  });
  CHECK(agrees);
}

}  // namespace regulars::loyalty
