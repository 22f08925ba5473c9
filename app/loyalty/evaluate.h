#pragma once
// evaluate(): how much a sale earns under a programme, and why. Pure and in integers: the presenter
// shows it live, award books it, central checks it, `regulars simulate` replays it - all with this
// function on the inputs that the event pins. See app/model/programme.h for what each rule means.
//
// (1) Deterministic: the same programme version and inputs give the same parts in the same order.
// (2) One rounding a rule, as the rule states. Points of a rule are spread over its lines by
//     largest remainder (ties: the earlier line), so that parts and refunds add up.
// (3) What was paid with points, gift card or stored value earns like money. Where a rule says that
//     payments reduce, it counts the part paid with money: tenders are spread over all lines by
//     value, largest remainder.
// (4) Never negative: a multiplier below 1 takes at most what it multiplies.

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/model/basket.h"
#include "app/model/money.h"
#include "app/model/points.h"
#include "app/model/programme.h"
#include "app/model/standing.h"

namespace regulars::loyalty {

// Everything that the points of a sale depend on; an event pins it.
struct SaleFacts {
  model::Money amount;
  model::Basket basket;
  model::MemberFacts member;
  bool is_anybody = true;  // false: nobody known, rules of members do not fire
  Instant at{};            // when it was sold
  std::chrono::minutes utc_offset{0};
};

// What one rule gave. `key` with {0}, {1} is a sentence for app/i18n; where `name` is not empty its
// text in the reader's language stands before the arguments.
struct EarnPart {
  std::string rule;  // its id in the programme; never rename: integrators read it
  std::string key;
  model::Texts name;
  std::vector<std::string> arguments;
  model::PurseNumber purse = model::kPointsPurse;
  model::Points points;
  std::vector<std::uint16_t> lines;     // that it looked at; empty: the sale as a whole
  std::vector<std::int64_t> points_of;  // of each of `lines`; sums to `points`
  std::int64_t counted_minor = 0;       // Spend: the amount that counted
  model::Rounding rounding = model::Rounding::Down;
  bool was_rounded = false;
  bool was_cut = false;  // by its limit
  bool operator==(const EarnPart&) const = default;
};

struct Earning {
  model::Points points;              // in the points purse
  std::vector<EarnPart> parts;       // in order of evaluation; of 0 points only what a limit cut
  std::vector<model::Grant> grants;  // what becomes lots: by purse, date and lapse
  std::vector<std::string> coupons;  // ids of rewards that a coupon is issued for
  bool operator==(const Earning&) const = default;
};

// Refused, in words and with an i18n key: another currency than the programme's, a negative
// amount, lines or tenders that do not add up, a quantity of 0, more than kMostLines lines, points
// beyond 63 bits. A tier beyond the programme's counts as its highest.
[[nodiscard]] Result<Earning> evaluate(const model::Programme& programme, const SaleFacts& sale);

// What the sale uses up of rules' limits: one entry for each part of a rule with a limit.
[[nodiscard]] std::vector<model::RuleUse> uses_of(const model::Programme& programme,
                                                  const SaleFacts& sale,
                                                  const Earning& earning);

// A sale of an amount alone.
[[nodiscard]] SaleFacts sale_of(model::Money amount,
                                std::uint8_t tier,
                                Instant at,
                                std::chrono::minutes utc_offset);

// The two rules of a programme that says no more than what is spent and which tier: "spend", in
// whole steps, and "tier", its factor rounded down.
[[nodiscard]] std::vector<model::EarnRule> spend_and_tier(model::Points points,
                                                          std::int64_t per_minor,
                                                          model::Rounding rounding);

// "1.5", "2", "1.0625": a ratio as people write it.
[[nodiscard]] std::string plain(model::Ratio ratio);

}  // namespace regulars::loyalty
