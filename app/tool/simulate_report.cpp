#include "app/tool/simulate_report.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/loyalty/point_worth.h"
#include "app/model/money.h"

namespace regulars::tool {

namespace {

using Json = nlohmann::ordered_json;
using Sums = std::map<std::string, std::int64_t, std::less<>>;

constexpr std::size_t kBar = 24;  // columns of the longest bar

// Both sides of one figure.
struct Sides {
  std::string label;
  std::int64_t against = 0;
  std::int64_t changed = 0;
  [[nodiscard]] std::int64_t difference() const { return changed - against; }
};

Json json_of(const Sides& sides) {
  return {{"against", sides.against}, {"new", sides.changed}, {"difference", sides.difference()}};
}

std::vector<Sides> by_name(const Sums& against, const Sums& changed) {
  std::set<std::string> names;
  for (const auto& [name, value] : against) names.insert(name);
  for (const auto& [name, value] : changed) names.insert(name);
  std::vector<Sides> sides;
  for (const std::string& name : names) {
    const auto before = against.find(name);
    const auto after = changed.find(name);
    sides.push_back({name,
                     before == against.end() ? 0 : before->second,
                     after == changed.end() ? 0 : after->second});
  }
  return sides;
}

std::vector<Sides> by_month(const Tally& against, const Tally& changed) {
  const auto named = [](const std::map<std::int32_t, std::int64_t>& months) {
    Sums sums;
    for (const auto& [month, value] : months) {
      sums[fmt::format("{}-{:02}", month / 12, month % 12 + 1)] = value;
    }
    return sums;
  };
  return by_name(named(against.by_month), named(changed.by_month));
}

std::vector<Sides> by_tier(const SimulatePlan& plan,
                           const std::vector<std::int64_t>& against,
                           const std::vector<std::int64_t>& changed) {
  std::vector<Sides> sides;
  const auto side_of = [&](const std::string& id) -> Sides& {
    const auto known =
        std::find_if(sides.begin(), sides.end(), [&](const Sides& one) { return one.label == id; });
    return known != sides.end() ? *known : sides.emplace_back(Sides{id, 0, 0});
  };
  for (std::size_t i = 0; i < std::min(against.size(), plan.against.tiers.size()); ++i) {
    side_of(plan.against.tiers[i].id).against += against[i];
  }
  for (std::size_t i = 0; i < std::min(changed.size(), plan.changed.tiers.size()); ++i) {
    side_of(plan.changed.tiers[i].id).changed += changed[i];
  }
  return sides;
}

Sides points(const char* label, const Simulated& of, std::int64_t Tally::*field) {
  return {label, of.against.*field, of.changed.*field};
}

Sides money(const char* label, const SimulatePlan& plan, const Sides& sides) {
  return {label,
          loyalty::worth(loyalty::worth_of_points(plan.against), sides.against),
          loyalty::worth(loyalty::worth_of_points(plan.changed), sides.changed)};
}

Sides net(const Simulated& of) {
  return {"points given", of.against.net(), of.changed.net()};
}

std::string amount(const SimulatePlan& plan, std::int64_t minor) {
  const model::Money money(std::abs(minor), plan.changed.currency);
  return (minor < 0 ? "-" : "") + money.plain();
}

Json json_of(const std::vector<Sides>& table, const char* name) {
  Json rows = Json::array();
  for (const Sides& sides : table) {
    Json row{{name, sides.label}};
    row.update(json_of(sides));
    rows.push_back(std::move(row));
  }
  return rows;
}

// ---- text ---------------------------------------------------------------------------------------

// 1,234,567
std::string grouped(std::int64_t value) {
  std::string digits = std::to_string(std::abs(value));
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return (value < 0 ? "-" : "") + digits;
}

std::string with_sign(std::int64_t value) {
  return value > 0 ? "+" + grouped(value) : grouped(value);
}

// "+5.3 %", rounded half up; empty where there was nothing before.
std::string percent(const Sides& sides) {
  if (sides.against == 0) return "";
  const auto tenths = model::multiply_divide(
      sides.difference(), 1'000, std::abs(sides.against), model::Rounding::HalfUp);
  if (!tenths) return "";
  const char* sign = *tenths < 0 ? "-" : "+";
  return fmt::format("{}{}.{} %", sign, std::abs(*tenths) / 10, std::abs(*tenths) % 10);
}

std::string row(const Sides& sides, const std::string& against, const std::string& changed) {
  return fmt::format("{:<16}{:>16}{:>16}{:>12}\n", sides.label, against, changed, percent(sides));
}

std::string row(const Sides& sides) {
  return row(sides, grouped(sides.against), grouped(sides.changed));
}

std::string bar(std::int64_t value, std::int64_t longest) {
  const auto columns = model::multiply_divide(std::max<std::int64_t>(value, 0),
                                              kBar,
                                              std::max<std::int64_t>(longest, 1),
                                              model::Rounding::HalfUp);
  const std::size_t filled =
      std::min(static_cast<std::size_t>(columns.value_or(0)), std::size_t{kBar});
  return std::string(filled, '#') + std::string(kBar - filled, '.');
}

// Two bars for each row: what was, and what would be.
std::string bars(const char* title, const std::vector<Sides>& table) {
  std::int64_t longest = 0;
  for (const Sides& sides : table) longest = std::max({longest, sides.against, sides.changed});
  if (longest == 0) return "";
  std::string text = fmt::format("\n{}\n", title);
  for (const Sides& sides : table) {
    text += fmt::format("  {:<16} now {} {:>14}\n",
                        sides.label,
                        bar(sides.against, longest),
                        grouped(sides.against));
    text += fmt::format("  {:<16} new {} {:>14}  {}\n",
                        "",
                        bar(sides.changed, longest),
                        grouped(sides.changed),
                        percent(sides));
  }
  return text;
}

std::string members_text(const Simulated& of) {
  std::string text = fmt::format("\nmembers better {}, worse {}, the same {}\n",
                                 grouped(of.better),
                                 grouped(of.worse),
                                 grouped(of.members - of.better - of.worse));
  for (const MemberDifference& one : of.largest) {
    text += fmt::format("  {:<16}{:>16}{:>16}{:>12}\n",
                        masked_id(one.member),
                        grouped(one.against),
                        grouped(one.changed),
                        with_sign(one.difference()));
  }
  for (const auto& [tiers, count] : of.moved) {
    text += fmt::format("  {} of tier {} would be {}\n", grouped(count), tiers.first, tiers.second);
  }
  return text;
}

}  // namespace

std::string masked_id(const model::MemberId& member) {
  const std::string hex = member.uuid().hex();
  return hex.substr(0, 4) + "…" + hex.substr(hex.size() - 4);
}

std::string to_json(const SimulatePlan& plan, const Simulated& of) {
  const Sides given = net(of);
  const Sides held = points("liability", of, &Tally::liability);
  Json json{{"against", plan.against.version}, {"new", plan.changed.version}};
  json["sales"] = of.sales;
  json["returns"] = of.refunds;
  json["redemptions"] = of.redeems;
  json["members"] = of.members;
  json["points"] = json_of(given);
  json["currency"] = std::string(plan.changed.currency.code());
  json["worth_minor"] = json_of(money("worth", plan, given));
  json["taken_back"] = json_of(points("taken back", of, &Tally::taken));
  json["redeemed"] = json_of(points("redeemed", of, &Tally::redeemed));
  json["uncovered"] = json_of(points("uncovered", of, &Tally::uncovered));
  json["lapsed"] = json_of(points("lapsed", of, &Tally::lapsed));
  json["liability"] = json_of(held);
  json["liability_minor"] = json_of(money("liability", plan, held));
  json["refused_sales"] = json_of(points("refused", of, &Tally::refused));
  json["better"] = of.better;
  json["worse"] = of.worse;
  json["by_rule"] = json_of(by_name(of.against.by_rule, of.changed.by_rule), "rule");
  json["by_tier"] = json_of(by_tier(plan, of.against.by_tier, of.changed.by_tier), "tier");
  json["by_month"] = json_of(by_month(of.against, of.changed), "month");
  json["by_purse"] = json_of(by_name(of.against.by_purse, of.changed.by_purse), "purse");
  json["members_of_tier"] =
      json_of(by_tier(plan, of.against.members_of_tier, of.changed.members_of_tier), "tier");
  json["moved"] = Json::array();
  for (const auto& [tiers, count] : of.moved) {
    json["moved"].push_back({{"from", tiers.first}, {"to", tiers.second}, {"members", count}});
  }
  json["largest"] = Json::array();
  for (const MemberDifference& one : of.largest) {
    Json member{{"member", masked_id(one.member)}};
    member.update(json_of(Sides{"", one.against, one.changed}));
    json["largest"].push_back(std::move(member));
  }
  return json.dump();
}

std::string to_text(const SimulatePlan& plan, const Simulated& of) {
  const Sides given = net(of);
  const Sides held = points("points held", of, &Tally::liability);
  const std::string label = "  worth in " + std::string(plan.changed.currency.code());
  const Sides given_money = money(label.c_str(), plan, given);
  const Sides held_money = money(label.c_str(), plan, held);
  std::string text = fmt::format(
      "programme {} against {}: {} sales, {} returns, {} redemptions of "
      "{} members\n\n",
      plan.changed.version,
      plan.against.version,
      grouped(of.sales),
      grouped(of.refunds),
      grouped(of.redeems),
      grouped(of.members));
  text += fmt::format("{:<16}{:>16}{:>16}\n", "", "now", "new");
  text += row(given);
  text += row(given_money, amount(plan, given_money.against), amount(plan, given_money.changed));
  text += row(points("lapsed", of, &Tally::lapsed));
  text += row(points("redeemed", of, &Tally::redeemed));
  if (of.against.uncovered + of.changed.uncovered > 0) {
    text += row(points("  uncovered", of, &Tally::uncovered));
  }
  text += row(held);
  text += row(held_money, amount(plan, held_money.against), amount(plan, held_money.changed));
  text += bars("points by month", by_month(of.against, of.changed));
  text += bars("points by rule", by_name(of.against.by_rule, of.changed.by_rule));
  text += bars("points by tier", by_tier(plan, of.against.by_tier, of.changed.by_tier));
  text += bars("members by tier",
               by_tier(plan, of.against.members_of_tier, of.changed.members_of_tier));
  return text + members_text(of);
}

}  // namespace regulars::tool
