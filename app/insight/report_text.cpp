#include "app/insight/report_text.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "app/model/business_day.h"
#include "app/model/money.h"

namespace regulars::insight {

namespace {

constexpr std::int64_t kBar = 24;  // columns of the longest bar

// 1,234,567
std::string grouped(std::int64_t value) {
  std::string digits = std::to_string(std::abs(value));
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return (value < 0 ? "-" : "") + digits;
}

// "61.3 %", or what stands for a share of nothing.
std::string percent(const Share& share) {
  const auto per_mille = share.per_mille();
  return per_mille ? fmt::format("{}.{} %", *per_mille / 10, std::abs(*per_mille % 10)) : "-";
}

std::string bar(std::int64_t value, std::int64_t longest) {
  const auto columns = model::multiply_divide(std::max<std::int64_t>(value, 0),
                                              kBar,
                                              std::max<std::int64_t>(longest, 1),
                                              model::Rounding::HalfUp);
  const auto filled = static_cast<std::size_t>(std::min(columns.value_or(0), kBar));
  return std::string(filled, '#') + std::string(static_cast<std::size_t>(kBar) - filled, '.');
}

// Counts columns as a terminal does for names of Han characters: two each.
std::string padded(const std::string& name, std::size_t columns) {
  std::size_t used = 0;
  std::size_t at = 0;
  while (at < name.size()) {
    const auto byte = static_cast<unsigned char>(name[at]);
    const std::size_t length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    const std::size_t width = length > 2 ? 2 : 1;
    if (used + width > columns) break;
    used += width;
    at += length;
  }
  return name.substr(0, at) + std::string(columns - used, ' ');
}

class Page {
 public:
  explicit Page(const ShopReport& report) : report_(report) {
    const auto currency = model::Currency::parse(report.currency);
    if (currency) currency_ = *currency;
  }

  [[nodiscard]] std::string text() && {
    text_ = fmt::format("{} to {}, money in {}\n",
                        model::BusinessDay{report_.plan.from}.text(),
                        model::BusinessDay{report_.plan.until - std::chrono::days{1}}.text(),
                        report_.currency);
    reach();
    referrals();
    tiers();
    rewards();
    baskets();
    loyal();
    margin();
    staff();
    left_alone();
    liability();
    return std::move(text_);
  }

 private:
  template <typename... Values>
  void line(fmt::format_string<Values...> words, Values&&... values) {
    text_ += fmt::format(words, std::forward<Values>(values)...) + "\n";
  }
  void title(const char* words) { text_ += std::string("\n") + words + "\n"; }

  [[nodiscard]] std::string money(std::int64_t minor) const {
    const std::string plain = model::Money{std::abs(minor), currency_}.plain();
    const std::size_t point = std::min(plain.find('.'), plain.size());
    return (minor < 0 ? "-" : "") + grouped(std::stoll(plain.substr(0, point))) +
           plain.substr(point);
  }

  void share(const char* label, const Share& share, const std::string& of) {
    line("  {:<30}{:>8}  {}", label, percent(share), of);
  }
  [[nodiscard]] static std::string counted(const Share& share, const char* what) {
    return fmt::format("{} of {} {}", grouped(share.part), grouped(share.whole), what);
  }

  void reach() {
    const Reach& reach = report_.reach;
    title("members");
    share("bring of the money",
          reach.money,
          fmt::format("{} of {}", money(reach.money.part), money(reach.money.whole)));
    share("bring of the sales", reach.visits, counted(reach.visits, "sales"));
    share("bought again in 90 days", reach.second, counted(reach.second, "first purchases"));
    for (const Month& month : reach.months) {
      line("  {}-{:02}  {} {:>8}",
           month.number / 12,
           month.number % 12 + 1,
           bar(month.by_members.part, month.by_members.whole),
           percent(month.by_members));
    }
    line("  benchmark{} {:>6} %", std::string(25, ' '), kBenchmarkPercent);
  }

  void referrals() {
    const Reach& reach = report_.reach;
    title("brought by members");
    share("of new members", reach.referred, counted(reach.referred, "enrolled"));
    for (const Bringer& one : reach.bringers) {
      line("  {}  brought {:>4}, {:>4} bought {:>14}, thanked with {} points",
           masked(one.member),
           grouped(one.brought),
           grouped(one.bought),
           money(one.money_minor),
           grouped(one.points));
    }
  }

  void tiers() {
    title("tiers         members    sales  full price  for bargains   benefits");
    for (const TierFigures& tier : report_.tiers) {
      line("  {}{:>9}{:>9}{:>12}{:>14}   {} material, {} emotional",
           padded(tier.tier, 10),
           grouped(tier.members),
           grouped(tier.visits),
           percent(tier.full_price),
           percent(tier.bargains),
           tier.material,
           tier.emotional);
    }
  }

  void rewards() {
    if (report_.rewards.empty()) return;
    title("redeemed");
    std::int64_t most = 0;
    std::int64_t perks = 0;
    std::int64_t all = 0;
    for (const RewardFigures& one : report_.rewards) {
      most = std::max(most, one.times);
      all += one.times;
      perks += one.is_perk ? one.times : 0;
    }
    for (const RewardFigures& one : report_.rewards) {
      line("  {}{} {:>8} {:>12} pts {:>14}",
           padded(one.reward, 13),
           bar(one.times, most),
           grouped(one.times),
           grouped(one.points),
           money(one.value_minor));
    }
    line("  perks beyond money: {} of {}", grouped(perks), grouped(all));
  }

  void baskets() {
    const Baskets& baskets = report_.baskets;
    if (baskets.several_shelves.whole == 0) return;
    title("baskets");
    share("from several shelves",
          baskets.several_shelves,
          counted(baskets.several_shelves, "baskets"));
    line("  lines in 100 baskets {:>17}",
         grouped(model::multiply_divide(
                     baskets.lines.part, 100, baskets.lines.whole, model::Rounding::HalfUp)
                     .value_or(0)));
    for (const Pair& pair : baskets.pairs) {
      line("  {}{} {:>10} times, {}.{:02} as often as by chance",
           padded(pair.one, 14),
           padded(pair.other, 14),
           grouped(pair.together),
           pair.lift_percent / 100,
           pair.lift_percent % 100);
    }
  }

  void loyal() {
    const LoyalFigures& loyal = report_.loyal;
    title("loyal: four of five signs in a year");
    const std::pair<const char*, std::int64_t> signs[] = {
        {"often: 6 visits", loyal.signs[0]},
        {"lately: within 60 days", loyal.signs[1]},
        {"much: the median or more", loyal.signs[2]},
        {"full price: 70 % of it", loyal.signs[3]},
        {"credit: owes, returns little", loyal.signs[4]}};
    for (const auto& [label, members] : signs) {
      line("  {:<30}{} {:>10}", label, bar(members, loyal.members), grouped(members));
    }
    share("loyal", {loyal.loyal, loyal.members}, counted({loyal.loyal, loyal.members}, "members"));
    share("their part of members' money",
          {loyal.loyal_money_minor, loyal.money_minor},
          money(loyal.loyal_money_minor));
    line("  came again after a low rating {:>8}", grouped(loyal.forgiving));
  }

  void margin() {
    if (!report_.margin) return;
    const MarginFigures& margin = *report_.margin;
    title("members on whom the shop loses");
    const Share losing{margin.losing, margin.members};
    share("of those who bought", losing, counted(losing, "members"));
    line("  lost on them {:>25}  of {} earned on all",
         money(margin.lost_minor),
         money(margin.earned_minor));
    if (margin.by_returns > 0) {
      line("  {} by what returns cost: look at refund_days and at why goods come back",
           grouped(margin.by_returns));
    }
    if (margin.by_points > 0) {
      line("  {} by points: give them at full price only, or ask more for rewards",
           grouped(margin.by_points));
    }
  }

  void staff() {
    const StaffFigures& staff = report_.staff;
    if (staff.rows.empty()) return;
    title("staff            sales   of members           money     mean face   know her only");
    for (const StaffRow& row : staff.rows) {
      const std::string name = padded(row.is_gone ? row.name + " (left)" : row.name, 12);
      if (!row.is_told) {
        line("  {}{:>8}   fewer than {}: not told", name, row.sales, report_.plan.least_sales);
        continue;
      }
      line("  {}{:>8}{:>13}{:>16}{:>14}{:>16}",
           name,
           grouped(row.sales),
           percent({row.of_members, row.sales}),
           money(row.money_minor),
           mean_face(row),
           grouped(row.dependent));
    }
  }

  // "4.2 of 81", from as many ratings as sales are asked for.
  [[nodiscard]] std::string mean_face(const StaffRow& row) const {
    if (row.ratings < report_.plan.least_sales) return fmt::format("- of {}", row.ratings);
    const std::int64_t tenths =
        model::multiply_divide(row.faces, 10, row.ratings, model::Rounding::HalfUp).value_or(0);
    return fmt::format("{}.{} of {}", tenths / 10, tenths % 10, grouped(row.ratings));
  }

  void left_alone() {
    const StaffFigures& staff = report_.staff;
    if (staff.knowing == 0) return;
    const Share dependent{staff.dependent, staff.knowing};
    share("members who know one person", dependent, counted(dependent, "of 4 visits or more"));
    if (staff.left_alone == 0) return;
    line("  {} of them lost theirs; who serves them now:", grouped(staff.left_alone));
    for (const Reassigned& one : staff.reassigned) {
      line("    {}  {} visits, was {}, next {}",
           masked(one.member),
           grouped(one.visits),
           one.from,
           one.to.empty() ? "whoever is free" : one.to);
    }
  }

  void liability() {
    const Liability& liability = report_.liability;
    title("points that members hold");
    line("  {} points, worth {} at most; owed by members {}",
         grouped(liability.points),
         money(liability.worth_minor),
         grouped(liability.owed));
    std::int64_t most = 0;
    for (const auto& [tier, points] : liability.by_tier) most = std::max(most, points);
    for (const auto& [tier, points] : liability.by_tier) {
      line("  {}{} {:>14}", padded(tier, 14), bar(points, most), grouped(points));
    }
    most = 0;
    for (const Owing& month : liability.by_month) most = std::max(most, month.points);
    for (const Owing& month : liability.by_month) {
      const bool never = month.month == std::chrono::sys_days{};
      const std::string when =
          never ? "never lapse" : "until " + model::BusinessDay{month.month}.text().substr(0, 7);
      line("  {:<14}{} {:>14}", when, bar(month.points, most), grouped(month.points));
    }
  }

  const ShopReport& report_;
  model::Currency currency_;
  std::string text_;
};

}  // namespace

std::string to_text(const ShopReport& report) {
  return Page(report).text();
}

std::string masked(const model::MemberId& member) {
  const std::string hex = member.uuid().hex();
  return hex.substr(0, 4) + "…" + hex.substr(hex.size() - 4);
}

}  // namespace regulars::insight
