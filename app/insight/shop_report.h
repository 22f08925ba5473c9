#pragma once
// What head office asks of a loyalty programme: does it reach people, do they come back and bring
// others, what does it give and to whom, what is still owed. Pure figures; each share keeps its
// numerator and denominator. report_text.h and report_json.h show it.
//
// (1) A period is [from, until); money is what was bought less what came back.
// (2) Shares of returning need time to be known: only members are counted whose first sale is at
//     least kReturnDays old at the end.

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/insight/loyal.h"
#include "app/insight/staff_report.h"
#include "app/insight/town.h"

namespace regulars::insight {

inline constexpr std::chrono::days kReturnDays{90};
// Of a member's money less than this part was at full price: she comes for bargains.
inline constexpr std::int64_t kBargainPercent = 25;
// What members are said to bring at a shop that does it well, in percent of the money.
inline constexpr std::int64_t kBenchmarkPercent = 61;

struct Plan {
  std::chrono::sys_days from{};
  std::chrono::sys_days until{};
  std::optional<std::int64_t> margin_percent;  // of a sale at full price; none: not known
  std::int64_t return_cost_minor = 0;          // what taking one sale back costs the shop
  std::int64_t least_sales = 30;               // of staff, for a figure to be told
};

struct Share {
  std::int64_t part = 0;
  std::int64_t whole = 0;
  // Thousandths, half up; none of nothing.
  [[nodiscard]] std::optional<std::int64_t> per_mille() const;
  void add(std::int64_t of_part, std::int64_t of_whole) { part += of_part, whole += of_whole; }
  bool operator==(const Share&) const = default;
};

struct Month {
  std::int32_t number = 0;  // year * 12 + month - 1
  Share by_members;         // money
};

struct Bringer {
  model::MemberId member;
  std::int64_t brought = 0;      // enrolled in the period on her word
  std::int64_t bought = 0;       // of them, who bought
  std::int64_t money_minor = 0;  // that they left in the period
  std::int64_t points = 0;       // that she was thanked with, ever
};

struct Reach {
  Share money;   // by members
  Share visits;  // by members
  std::vector<Month> months;
  Share second;                   // (2) bought again within kReturnDays of the first time
  Share referred;                 // of who enrolled in the period
  std::vector<Bringer> bringers;  // most brought first, at most ten
};

struct TierFigures {
  std::string tier;  // its id
  std::int64_t members = 0;
  std::int64_t visits = 0;    // in the period, by the tier at the sale
  Share full_price;           // money
  Share bargains;             // members of it today who come for bargains, of who bought
  std::int64_t material = 0;  // benefits that she has by her tier
  std::int64_t emotional = 0;
};

struct RewardFigures {
  std::string reward;
  bool is_perk = false;  // nothing of the bill
  std::int64_t times = 0;
  std::int64_t points = 0;
  std::int64_t value_minor = 0;
};

// Two shelves in one basket. Lift: how many times as often as if they had nothing to do with each
// other, in hundredths.
struct Pair {
  std::string one;
  std::string other;
  std::int64_t together = 0;
  std::int64_t lift_percent = 0;
};

struct Baskets {
  Share several_shelves;    // of baskets with lines
  Share lines;              // lines of baskets
  std::vector<Pair> pairs;  // highest lift first among those of a hundredth of all baskets
};

struct Owing {
  std::chrono::sys_days month{};  // its first day; the epoch: never lapses
  std::int64_t points = 0;
};

struct Liability {
  std::int64_t points = 0;
  std::int64_t worth_minor = 0;  // at what a point buys at most
  std::int64_t owed = 0;         // by members
  std::vector<std::pair<std::string, std::int64_t>> by_tier;
  std::vector<Owing> by_month;  // soonest first; what never lapses last
};

struct ShopReport {
  Plan plan;
  std::string currency;
  Reach reach;
  std::vector<TierFigures> tiers;
  std::vector<RewardFigures> rewards;  // redeemed in the period, most often first
  Baskets baskets;
  LoyalFigures loyal;
  std::optional<MarginFigures> margin;  // none without Plan::margin_percent
  StaffFigures staff;
  Liability liability;
};

[[nodiscard]] ShopReport report_on(const Town& town, const Plan& plan);

}  // namespace regulars::insight
