#include <chrono>
#include <string>

#include "app/loyalty/evaluate.h"
#include "tests/bench/bench_terminal.h"
#include "tests/bench/latency.h"
#include "tests/bench/measures.h"

namespace regulars::bench {

namespace {

using Clock = std::chrono::steady_clock;
using model::EarnKind;

constexpr int kWarmUp = 2'000;
constexpr int kSales = 50'000;
constexpr double kMostSeconds = 20e-6;
constexpr std::int64_t kNoon = 1'795'320'000'000;  // a Tuesday's, in UTC

// Four shelves of five goods; every second one has a label, every fourth was discounted.
loyalty::SaleFacts twenty_lines() {
  loyalty::SaleFacts sale;
  std::int64_t sum = 0;
  for (int i = 0; i < 20; ++i) {
    model::SaleLine line;
    line.sku = "69012345678" + std::to_string(10 + i);
    line.category = "food/shelf" + std::to_string(i % 4) + "/box";
    if (i % 2 == 0) line.labels = {"organic", "label" + std::to_string(i % 3)};
    line.quantity_milli = 1'000 * (1 + i % 3);
    line.amount_minor = 1'299 + 137 * i;
    line.tax_minor = line.amount_minor / 9;
    line.is_discounted = i % 4 == 0;
    sum += line.amount_minor;
    sale.basket.lines.push_back(std::move(line));
  }
  sale.amount = {sum, model::Currency{}};
  sale.basket.tenders = {{model::TenderKind::Points, 500}};
  sale.basket.codes = {"AUTUMN"};
  sale.member = {1, 42, true, true, true, false, {{"daily", {}, 1, model::Points{10}}}};
  sale.at = Instant{Milliseconds{kNoon}};
  sale.utc_offset = std::chrono::hours{8};
  return sale;
}

model::EarnRule a_rule(int number, EarnKind kind, std::int64_t points) {
  model::EarnRule rule;
  rule.id = "rule" + std::to_string(number);
  rule.name = {{"en", "Points of the week"}, {"zh_CN", "本周积分"}, {"zh_TW", "本週點數"}};
  rule.kind = kind;
  rule.points = model::Points{points};
  return rule;
}

// Open from noon to evening every day for ten years.
model::Window afternoons() {
  const std::chrono::local_seconds start =
      std::chrono::local_days{std::chrono::year{2020} / 1 / 1} + std::chrono::hours{12};
  model::Window window{start, 600, "FREQ=DAILY", {}};
  for (int day = 0; day < 3'650; ++day) window.begins.push_back(start + std::chrono::days{day});
  return window;
}

// Twenty rules of which nineteen give: what is spent by shelf and in all, goods, stamps, bonuses
// with codes, limits and windows, and multipliers by label and tier over all of them.
std::vector<model::EarnRule> twenty_rules() {
  std::vector<model::EarnRule> rules;
  const auto add = [&](EarnKind kind, std::int64_t points) -> model::EarnRule& {
    return rules.emplace_back(a_rule(static_cast<int>(rules.size()), kind, points));
  };
  rules.reserve(20);
  add(EarnKind::Spend, 1);
  for (int shelf = 0; shelf < 4; ++shelf) {
    add(EarnKind::Spend, 2).lines.categories = {"food/shelf" + std::to_string(shelf)};
  }
  add(EarnKind::Spend, 1).lines.full_price_only = true;
  add(EarnKind::Spend, 1).payments_reduce = true;
  for (int good = 0; good < 4; ++good) {
    add(EarnKind::Item, 5).lines.skus = {"69012345678" + std::to_string(10 + good)};
  }
  add(EarnKind::Visit, 1).purse = 1;
  add(EarnKind::Visit, 3).when.windows = {afternoons()};
  add(EarnKind::Bonus, 20).when.code = "AUTUMN";
  add(EarnKind::Bonus, 20).when.minimum_minor = 10'000;
  add(EarnKind::Birthday, 50);
  add(EarnKind::Welcome, 100);  // not her first sale
  add(EarnKind::Multiplier, 0).lines.labels = {"organic"};
  rules.back().factor = model::Ratio{20'000};
  add(EarnKind::Multiplier, 0).limit = {0, 500, model::LimitPeriod::Day};
  rules.back().factor = model::Ratio{12'500};
  add(EarnKind::Multiplier, 0).by_tier = true;
  rules.back().compound = true;
  return rules;
}

model::Programme programme_of_twenty() {
  model::Programme programme;
  programme.version = 1;
  programme.purses = {{}, {1, "tea_card", {}, model::PurseUnit::Stamps, {}}};
  programme.purses.front().lapse = {model::LapseMode::EndOfYear, 1, 30};
  programme.tiers = {{"member", {{"en", "Member"}}, model::Ratio{10'000}},
                     {"gold", {{"en", "Gold"}, {"zh_CN", "金卡"}}, model::Ratio{15'000}}};
  programme.earn = twenty_rules();
  return programme;
}

Row evaluation_row(const std::string& measure, double seconds, double most) {
  return {measure, duration(seconds), "", "", "<= " + duration(most), seconds <= most};
}

}  // namespace

std::vector<Row> measure_evaluation() {
  const model::Programme programme = programme_of_twenty();
  const loyalty::SaleFacts sale = twenty_lines();
  const Latency latency = latency_of("20 lines under 20 rules", kWarmUp, kSales, [&] {
    const auto begun = Clock::now();
    const auto earning = must(loyalty::evaluate(programme, sale));
    const double seconds = std::chrono::duration<double>(Clock::now() - begun).count();
    return earning.points.is_negative() ? 0 : seconds;
  });
  return {evaluation_row("a sale of 20 lines under 20 rules, p50", latency.p50, kMostSeconds),
          evaluation_row("a sale of 20 lines under 20 rules, p99", latency.p99, kMostSeconds)};
}

}  // namespace regulars::bench
