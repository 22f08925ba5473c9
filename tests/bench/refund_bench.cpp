#include <chrono>
#include <string>

#include "app/loyalty/evaluate.h"
#include "app/loyalty/refund_rules.h"
#include "tests/bench/bench_terminal.h"
#include "tests/bench/latency.h"
#include "tests/bench/measures.h"

namespace regulars::bench {

namespace {

constexpr int kWarmUp = 2'000;
constexpr int kSteps = 50'000;
constexpr std::size_t kLines = 20;
constexpr std::size_t kRules = 20;

using Clock = std::chrono::steady_clock;

loyalty::SaleFacts twenty_lines() {
  loyalty::SaleFacts sale;
  for (std::size_t i = 0; i < kLines; ++i) {
    model::SaleLine line;
    line.sku = "69010" + std::to_string(10 + i);
    line.category = i % 3 == 0 ? "food/tea/green" : i % 3 == 1 ? "food/fruit" : "household";
    line.labels = {i % 2 == 0 ? "fresh" : "offer"};
    line.amount_minor = 990 + static_cast<std::int64_t>(i) * 37;
    line.tax_minor = line.amount_minor / 10;
    line.is_discounted = i % 4 == 0;
    sale.basket.lines.push_back(line);
  }
  std::int64_t sum = 0;
  for (const auto& line : sale.basket.lines) sum += line.amount_minor;
  sale.amount = {sum, model::Currency{}};
  sale.member.tier = 1;
  sale.member.visits = 7;
  sale.at = Instant{Milliseconds{1'795'156'320'000}};
  sale.utc_offset = std::chrono::minutes{480};
  return sale;
}

// Of every kind that looks at lines, each with a filter of its own, and multipliers on top.
model::Programme twenty_rules() {
  model::Programme programme;
  programme.purses.push_back({.number = model::kPointsPurse,
                              .id = "points",
                              .name = {},
                              .unit = model::PurseUnit::Points,
                              .lapse = {}});
  programme.tiers = {{.id = "member", .name = {{"en", "Member"}}, .factor = {}},
                     {.id = "silver", .name = {{"en", "Silver"}}, .factor = model::Ratio{12'000}}};
  for (std::size_t i = 0; i < kRules; ++i) {
    model::EarnRule rule;
    rule.id = "rule" + std::to_string(i);
    rule.name = {{"en", "Rule"}};
    rule.points = model::Points{static_cast<std::int64_t>(1 + i % 4)};
    if (i % 4 == 1) {
      rule.kind = model::EarnKind::Item;
      rule.lines.skus = {"69010" + std::to_string(10 + i), "6901011"};
    } else if (i % 4 == 2) {
      rule.kind = model::EarnKind::Spend;
      rule.lines.categories = {"food"};
      rule.lines.not_labels = {"offer"};
    } else if (i % 4 == 3) {
      rule.kind = model::EarnKind::Multiplier;
      rule.factor = model::Ratio{11'000};
      rule.lines.labels = {"fresh"};
    }
    programme.earn.push_back(std::move(rule));
  }
  return programme;
}

template <typename Act>
Latency timed(const char* name, Act act) {
  return latency_of(name, kWarmUp, kSteps, [&] {
    const auto begun = Clock::now();
    act();
    return std::chrono::duration<double>(Clock::now() - begun).count();
  });
}

}  // namespace

std::vector<Row> measure_refund() {
  const auto sale = twenty_lines();
  const auto programme = twenty_rules();
  const auto earning = must(loyalty::evaluate(programme, sale));
  const Latency evaluated = timed("evaluate", [&] { must(loyalty::evaluate(programme, sale)); });
  const std::vector<model::RefundLine> back = {
      {.line = 3,
       .quantity_milli = sale.basket.lines[3].quantity_milli,
       .amount_minor = sale.basket.lines[3].amount_minor}};
  const Latency refunded = timed(
      "refund", [&] { must(loyalty::refund(programme, sale, earning.grants, {}, {}, back)); });
  const std::string name = "refund of a line of 20 under 20 rules, ";
  std::vector<Row> rows = {slower_by(name + "p50", refunded.p50, evaluated.p50, 2),
                           slower_by(name + "p99", refunded.p99, evaluated.p99, 2)};
  for (Row& row : rows) row.raw += ": evaluated once";
  return rows;
}

}  // namespace regulars::bench
