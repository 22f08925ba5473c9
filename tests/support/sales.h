#pragma once
// Sales and earn rules for tests of what is earned.
//
//   Shop shop;                                            // AddUp, two tiers
//   shop.spend(4).lines.not_labels = {"red"};             // 4 points per 1.00
//   value_of(evaluate(shop.programme, a_sale().line("SKU123", 12'00)))

#include <string>
#include <utility>
#include <vector>

#include "app/loyalty/evaluate.h"

namespace regulars::tests {

// A basket that grows line by line; the amount is their sum.
class SaleBuilder {
 public:
  SaleBuilder& line(std::string sku, std::int64_t minor, std::vector<std::string> labels = {}) {
    model::SaleLine line;
    line.sku = std::move(sku);
    line.labels = std::move(labels);
    line.amount_minor = minor;
    facts_.basket.lines.push_back(std::move(line));
    return add(minor);
  }
  SaleBuilder& units(std::int64_t milli) {
    facts_.basket.lines.back().quantity_milli = milli;
    return *this;
  }
  SaleBuilder& in(std::string category) {
    facts_.basket.lines.back().category = std::move(category);
    return *this;
  }
  SaleBuilder& taxed(std::int64_t minor) {
    facts_.basket.lines.back().tax_minor = minor;
    return *this;
  }
  SaleBuilder& discounted() {
    facts_.basket.lines.back().is_discounted = true;
    return *this;
  }
  SaleBuilder& amount(std::int64_t minor) { return add(minor); }
  SaleBuilder& paid(model::TenderKind kind, std::int64_t minor) {
    facts_.basket.tenders.push_back({kind, minor});
    return *this;
  }
  SaleBuilder& code(std::string code) {
    facts_.basket.codes.push_back(std::move(code));
    return *this;
  }
  SaleBuilder& visits(std::int64_t before) {
    facts_.member.visits = before;
    return *this;
  }
  SaleBuilder& tier(std::uint8_t tier) {
    facts_.member.tier = tier;
    return *this;
  }
  SaleBuilder& used(std::string rule,
                    std::chrono::sys_days since,
                    std::int64_t times,
                    std::int64_t points = 0) {
    facts_.member.uses.push_back({std::move(rule), since, times, model::Points{points}});
    return *this;
  }
  // In the store's own time, which is Shanghai's.
  SaleBuilder& at(std::chrono::year_month_day day, std::chrono::minutes time) {
    facts_.utc_offset = std::chrono::hours{8};
    facts_.at = Instant{std::chrono::sys_days{day}} + time - facts_.utc_offset;
    return *this;
  }
  [[nodiscard]] loyalty::SaleFacts& facts() { return facts_; }
  operator const loyalty::SaleFacts&() const {
    return facts_;
  }  // NOLINT(google-explicit-constructor)

 private:
  SaleBuilder& add(std::int64_t minor) {
    facts_.amount = model::Money{facts_.amount.minor() + minor, facts_.amount.currency()};
    return *this;
  }
  loyalty::SaleFacts facts_;
};

[[nodiscard]] inline SaleBuilder a_sale() {
  return {};
}

struct Shop {
  model::Programme programme;

  Shop() {
    programme.version = 1;
    programme.purses = {{}};
    programme.tiers = {{"member", {{"en", "Member"}}, model::Ratio{10'000}},
                       {"gold", {{"en", "Gold"}}, model::Ratio{15'000}}};
    programme.earn.reserve(64);  // references below stay good
  }
  model::EarnRule& rule(std::string id, model::EarnKind kind, std::int64_t points = 0) {
    model::EarnRule& rule = programme.earn.emplace_back();
    rule.id = std::move(id);
    rule.kind = kind;
    rule.points = model::Points{points};
    return rule;
  }
  // So many points for every 1.00, to the last cent.
  model::EarnRule& spend(std::int64_t points, std::string id = "spend") {
    model::EarnRule& added = rule(std::move(id), model::EarnKind::Spend, points);
    added.steps = model::Steps::Proportional;
    return added;
  }
  model::EarnRule& times(std::int64_t basis_points, std::string id) {
    model::EarnRule& added = rule(std::move(id), model::EarnKind::Multiplier);
    added.factor = model::Ratio{basis_points};
    return added;
  }
};

}  // namespace regulars::tests
