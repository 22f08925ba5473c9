#pragma once
// Programme: the versioned rules by which points are earned, what they buy, when they lapse and
// which tier a member has. Head office publishes it as a JSON document (assets/programme), central
// sends it down, and every event says which version it was evaluated under.
//
// Money is in minor units of the programme's currency, points are whole. Ids are at most 32 of
// [a-z0-9_.-]; lists that are empty let everything through unless it says otherwise.

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/model/money.h"
#include "app/model/points.h"
#include "app/model/ratio.h"

namespace regulars::model {

using Texts = std::map<std::string, std::string>;  // language ("en", "zh_CN") -> text; "en" always

// One text in the wanted language, else in another script of it (zh_TW: zh_CN), else in English.
[[nodiscard]] const std::string& text_in(const Texts& texts, const std::string& language);

// ---- what is kept for a member ------------------------------------------------------------------

// A purse is a currency of the ledger: points, and whatever else the programme keeps (stamps of
// one card, money loaded in advance). Purses never mix. Its number is stored and sent: never reused
// for another purse by a later version.
using PurseNumber = std::uint8_t;
inline constexpr PurseNumber kPointsPurse = 0;
// Not a programme's: a coupon is one unit in this purse of an account of its own (see IssueEvent).
inline constexpr PurseNumber kCouponPurse = 255;

enum class PurseUnit : std::uint8_t { Points = 1, Stamps = 2, Money = 3 };  // Money: minor units

enum class LapseMode : std::uint8_t { Never = 0, AfterDays, EndOfMonth, EndOfYear, Inactivity };

// When what is earned lapses; pinned on each lot when it is made, never changed afterwards.
//   AfterDays    at the beginning of the day `count` days after the day it was earned
//   EndOfMonth   at the end of the month `count` months later (0: of the month it was earned in)
//   EndOfYear    at the end of the year `count` years later
//   Inactivity   `count` days after the member's last sale: every sale moves the date of her lots
// Days are the store's; a lot that lapses on a day is still good until that day begins.
struct LapsePolicy {
  LapseMode mode = LapseMode::Never;
  std::int32_t count = 0;
  std::int32_t warn_days = 30;  // the member is told from that many days before
  bool operator==(const LapsePolicy&) const = default;
};

// A top-up of at least so much brings so much on top; of several the highest that is reached.
struct TopUpBonus {
  std::int64_t from_minor = 0;
  std::int64_t bonus_minor = 0;
  bool operator==(const TopUpBonus&) const = default;
};

struct Purse {
  PurseNumber number = kPointsPurse;
  std::string id;  // "points", "tea_card", "wallet"
  Texts name;
  PurseUnit unit = PurseUnit::Points;
  LapsePolicy lapse;
  std::vector<TopUpBonus> top_up_bonuses = {};  // Money; both figures rise
  bool operator==(const Purse&) const = default;
};

// ---- which sales, which lines, when -------------------------------------------------------------

// Which lines of a basket a rule looks at: those that one of the lists names (all lines where the
// three are empty), without those that an exclusion names. A category names its whole subtree
// ("food" is also "food/tea"). The line of an amount without lines has no SKU, category or label.
struct LineFilter {
  std::vector<std::string> skus;
  std::vector<std::string> categories;
  std::vector<std::string> labels;
  std::vector<std::string> not_skus;
  std::vector<std::string> not_categories;
  std::vector<std::string> not_labels;
  bool full_price_only = false;  // lines that were not discounted
  bool operator==(const LineFilter&) const = default;
};

// A time window in the store's own time, as iCalendar has it (RFC 5545): occurrences of `rule` from
// `start` on, each `minutes` long. No rule: once.
struct Window {
  std::chrono::local_seconds start{};
  std::int32_t minutes = 0;
  std::string rule;  // "FREQ=WEEKLY;BYDAY=TU"; UNTIL in local time
  // Filled when the document is read: the occurrences' beginnings, ascending; what lookups use.
  std::vector<std::chrono::local_seconds> begins;
  bool operator==(const Window&) const = default;
};

enum class BirthdayPeriod : std::uint8_t { Day = 1, Week = 2, Month = 3 };

struct Conditions {
  std::vector<std::string> tiers;  // ids
  std::int64_t minimum_minor = 0;  // on the matching lines together, tax as the rule counts it
  std::int64_t minimum_milli = 0;  // quantity on the matching lines, thousandths
  std::vector<Window> windows;     // one of them
  std::optional<std::chrono::local_seconds> from;   // inclusive
  std::optional<std::chrono::local_seconds> until;  // exclusive
  std::string code;                        // the customer names it ("PROMO10"); empty: none needed
  std::optional<BirthdayPeriod> birthday;  // the sale falls into it
  bool first_purchase = false;             // the member's first sale
  std::int64_t every_nth_visit = 0;        // 0: every; 10: the 10th, 20th...
  bool operator==(const Conditions&) const = default;
};

enum class LimitPeriod : std::uint8_t {
  Sale = 1,
  Day,
  Week,
  Month,
  Year,
  Ever
};  // Week from Monday

// For each member: at most `times` sales in which the rule gives, and at most `points` by it, in
// one period of the store's calendar. 0: no such limit. Points beyond are cut, and it is said.
struct Limit {
  std::int64_t times = 0;
  std::int64_t points = 0;
  LimitPeriod period = LimitPeriod::Ever;
  bool operator==(const Limit&) const = default;
};

// ---- earning ------------------------------------------------------------------------------------

enum class EarnKind : std::uint8_t {
  Spend = 1,   // `points` for every `per_minor` on the matching lines
  Visit,       // `points` for the sale
  Item,        // `points` for each unit of the matching lines
  Bonus,       // `points` on top when the conditions hold and something else was earned
  Multiplier,  // what rules before it gave on the matching lines, times `factor` - 1
  Welcome,     // `points` with the member's first sale
  Birthday,    // `points` once a year, with the first sale in the birthday's period
  Referral,    // `points` to who brought the member, `referred_points` to the member, first sale
};

enum class TaxBase : std::uint8_t { Included = 1, Excluded = 2 };

// What a proportion is rounded to: whole steps of `per_minor` first (1 point per 10: 19 is one
// step), or the points only (15 for 10 points per 10).
enum class Steps : std::uint8_t { Whole = 1, Proportional = 2 };

// Rules are evaluated by `priority`, higher first, then in the order of the document; a multiplier
// multiplies what the rules before it gave. Each rule rounds once, as stated.
struct EarnRule {
  std::string id;
  Texts name;
  EarnKind kind = EarnKind::Spend;
  PurseNumber purse = kPointsPurse;
  std::int32_t priority = 0;
  bool stop = false;  // when it gave something, no rule of its purse after it does
  LineFilter lines;
  Conditions when;
  Limit limit;

  Points points{0};
  Points referred_points{0};
  std::int64_t per_minor = 100;
  TaxBase tax = TaxBase::Included;
  Steps steps = Steps::Whole;
  Rounding rounding = Rounding::Down;
  Ratio factor;                   // Multiplier: 0.0001 to 100; below 1 takes away
  bool by_tier = false;           // Multiplier: the factor is the tier's
  bool compound = false;          // Multiplier: also multiplies what multipliers before it gave
  std::vector<std::string> of;    // Multiplier: rules that it multiplies; empty: all before it
  bool payments_reduce = false;   // parts paid with points, gift card or stored value do not earn
  std::int32_t pending_days = 0;  // available so many days later
  std::optional<LapsePolicy> lapse;  // instead of the purse's
  std::string coupon;                // the id of a reward: a coupon for it is issued as well
  bool operator==(const EarnRule&) const = default;
};

enum class Combination : std::uint8_t {
  AddUp = 1,     // all rules that match
  BestWins = 2,  // of Spend, Visit and Item the one that gives most; of Bonus and Multiplier the
                 // one that stands last in the document (the newest), if the first gave anything
};

// ---- tiers --------------------------------------------------------------------------------------

enum class TierMeasure : std::uint8_t { Spend = 1, Points = 2, Visits = 3 };
enum class TierWindow : std::uint8_t { Rolling = 1, CalendarYear = 2, Ever = 3 };

// How a member comes to a tier. Up at once with the sale that reaches the threshold; down only
// when the window's figure has been below it for `grace_days`, and never below a manual floor.
struct TierPolicy {
  TierMeasure measure = TierMeasure::Spend;
  TierWindow window = TierWindow::Rolling;
  std::int32_t days = 365;  // Rolling
  std::int32_t grace_days = 30;
  bool full_price_only = false;  // discounted spend does not count (C42)
  bool operator==(const TierPolicy&) const = default;
};

enum class BenefitKind : std::uint8_t {
  Discount = 1,  // `percent` off
  Gift,          // something material
  Service,       // something of worth beyond the price: free alterations, a hotline
  Cue,           // what the cashier does: "walk her to the door"
  Greeting,      // on the customer's screen
  Event,         // an invitation
  Trial,         // of something new
  Upgrade,       // free of charge
  TradeIn,       // credit for the old one
};

struct Benefit {
  BenefitKind kind = BenefitKind::Service;
  Texts text;
  Ratio percent{0};  // Discount: 1,000 = 10 %
  bool operator==(const Benefit&) const = default;
};

struct Tier {
  std::string id;  // "member", "silver", "gold"
  Texts name;
  Ratio factor;                // of points, by the multiplier with by_tier
  std::int64_t threshold = 0;  // of the policy's measure (minor units, points, visits); lowest: 0;
                               // above it 0 says that the tier is given by hand
  std::vector<Benefit> benefits = {};
  bool operator==(const Tier&) const = default;
};

// ---- redeeming ----------------------------------------------------------------------------------

enum class RewardKind : std::uint8_t {
  Fixed = 1,      // `value_minor` off
  PointsToMoney,  // `value_minor` off for every `cost` points, to the single point
  Percent,        // `percent` off `scope`, at most `maximum_minor`
  FreeItem,       // `quantity_milli` of one matching line
  BuyGet,         // of every `buy` + `get` units of matching lines, `get` cheapest are free
  Perk,           // nothing of the bill: an upgrade, a trial, an invitation, trade-in
};

enum class DiscountScope : std::uint8_t { Order = 1, Cheapest = 2, Matching = 3 };

// Discount: taken off before tax. Payment: pays the bill, tax unchanged.
enum class TaxTreatment : std::uint8_t { Discount = 1, Payment = 2 };

struct Reward {
  std::string id;
  Texts name;
  Points cost;
  std::int64_t value_minor = 0;

  RewardKind kind = RewardKind::Fixed;
  PurseNumber purse = kPointsPurse;
  Points least{0};   // PointsToMoney: not fewer points than this
  Ratio percent{0};  // Percent: 1,000 = 10 %
  DiscountScope scope = DiscountScope::Order;
  LineFilter lines = {};           // Cheapest, Matching, FreeItem, BuyGet
  std::int64_t maximum_minor = 0;  // 0: none
  std::int64_t buy = 0;            // BuyGet
  std::int64_t get = 0;
  std::int64_t quantity_milli = 1'000;  // FreeItem
  TaxTreatment tax = TaxTreatment::Discount;
  std::optional<std::int64_t> stock = {};  // how often it can be had at all, counted by central
  Conditions when = {};                    // minimum_minor and minimum_milli on the matching lines
  Limit limit = {};                        // times only
  bool by_coupon_only = false;
  std::int32_t coupon_days = 30;  // how long a coupon for it is good
  bool operator==(const Reward&) const = default;
};

// ---- staff --------------------------------------------------------------------------------------

// What the counter may do without asking somebody above; 0: no limit. Beyond it a supervisor or
// manager signs for it, and the event names who.
struct CounterLimits {
  std::int64_t sale_minor = 0;          // of one sale
  Points redeem_points{0};              // in one redemption
  Points adjust_points{0};              // in one adjustment, either way
  std::int64_t card_sales_per_day = 0;  // velocity: the same member
  std::int64_t card_redeems_per_day = 0;
  Points staff_adjust_per_day{0};  // by one of the staff
  bool operator==(const CounterLimits&) const = default;
};

struct Programme {
  std::int64_t version = 0;
  Texts name;
  Currency currency;
  Combination combination = Combination::AddUp;
  std::vector<Purse> purses;  // points first, always
  std::vector<EarnRule> earn;
  TierPolicy tier_policy;
  std::vector<Tier> tiers;        // lowest first, at least one
  std::vector<Reward> rewards;    // cheapest first
  std::int32_t refund_days = 90;  // returns are taken back that long
  std::int32_t claim_days = 14;   // missed points are claimed that long after the receipt
  // A returned line takes back what the rest of the basket would not have earned (Remainder), or
  // its part of all points by value (Proportional).
  bool refunds_proportionally = false;
  CounterLimits limits;
  bool operator==(const Programme&) const = default;
};

// What a top-up of the purse brings on top; 0 for a purse that is not the programme's.
[[nodiscard]] std::int64_t top_up_bonus(const Programme& programme,
                                        PurseNumber purse,
                                        std::int64_t amount_minor);

}  // namespace regulars::model
