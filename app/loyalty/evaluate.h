#pragma once
// evaluate(): how much a sale earns under a programme, and why. Pure and in integers: the presenter
// shows it live, award books it, central checks it, `regulars simulate` replays it - all with this
// function on the inputs that the event pins. See app/model/programme.h for what each rule means.
//
// (1) Deterministic: the same programme version and inputs give the same parts in the same order.
// (2) One rounding a rule, as the rule states. Points of a rule are spread over its lines by
//     largest remainder (ties: the earlier line), so that parts and refunds add up. A rule for the
//     sale as a whole (Visit, Bonus, Welcome, Birthday, Referral) is on lines only where its filter
//     says which.
// (3) What was paid with points, gift card or stored value earns like money. Where a rule says that
//     payments reduce, it counts the part paid with money: tenders are spread over all lines by
//     value, largest remainder.
// (4) Never negative: a multiplier below 1 takes at most what is there.
// (5) A sale of nothing (0, no lines) earns nothing: what is left when everything came back.
// (6) Every purse is on its own: a bonus, a multiplier, `stop` and the best rule are of their
// purse.

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/model/basket.h"
#include "app/model/event.h"
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
  // False: nobody known, a scanned number that is nobody's yet included. Rules of members do not
  // fire then: welcome, birthday, referral, and whatever has a condition on the member.
  bool is_anybody = true;
  Instant at{};  // when it was sold
  std::chrono::minutes utc_offset{0};
};

// How much of an evaluation is told. The rules take the same turns either way: points, grants and
// coupons are the same. PointsOnly is for replays of millions of sales, and leaves of a part only
// what is marked (*).
enum class Telling { InFull, PointsOnly };

// What one rule gave; explanation.h makes the sentence of it.
struct EarnPart {
  std::string rule;                    // (*) its id in the programme; integrators read it
  std::string key;                     // for app/i18n: how the rule counts
  model::Texts name;                   // the rule's or, where the factor is the tier's, the tier's
  std::vector<std::string> arguments;  // of the key, plain: "1", "1.00", "1.5"
  model::PurseNumber purse = model::kPointsPurse;  // (*)
  model::Points points;                            // (*) the sum of the two that follow
  std::vector<std::int64_t> points_of;             // of each of `lines`
  std::int64_t points_of_sale = 0;                 // of the sale as a whole
  std::vector<std::uint16_t> lines;                // that it looked at; empty: the sale as a whole
  std::int64_t counted_minor = 0;                  // Spend: the amount that counted
  model::Rounding rounding = model::Rounding::Down;
  bool was_rounded = false;
  bool was_cut = false;           // by its limit,
  bool was_cut_by_times = false;  // the one of sales
  std::string coupon;             // (*) the reward that a coupon is issued for, else empty
  bool operator==(const EarnPart&) const = default;
};

struct Earning {
  model::Points points;              // in the points purse
  std::vector<EarnPart> parts;       // in order of evaluation; of 0 points only what a limit cut
                                     // or what issues a coupon
  std::vector<model::Grant> grants;  // what becomes lots: by purse, date and lapse; positive
  std::vector<std::string> coupons;  // ids of rewards that a coupon is issued for
  bool operator==(const Earning&) const = default;
};

// Refused, in words and with an i18n key: another currency than the programme's, a negative
// amount, lines or tenders that do not add up, a quantity of 0, more than kMostLines lines, points
// beyond 63 bits. A tier beyond the programme's counts as its highest.
//
// AddUp: every rule in its turn (by priority, then as in the document). BestWins: of Spend, Visit
// and Item the one that gives most (of equals the first in turn); when it gave, of Bonus and
// Multiplier the last of the document that gives something; then all others in turn.
// Points that are pending are available from the beginning of the store's day so many days later;
// their lapse counts from the sale.
[[nodiscard]] Result<Earning> evaluate(const model::Programme& programme,
                                       const SaleFacts& sale,
                                       Telling telling = Telling::InFull);

// What the sale uses up of rules' limits: one entry for each part that gave something by a rule
// with a limit, `since` the first day of its period. A limit of one sale uses up nothing of later
// ones and is left out.
[[nodiscard]] std::vector<model::RuleUse> uses_of(const model::Programme& programme,
                                                  const SaleFacts& sale,
                                                  const Earning& earning);

// What the event of a sale pins. A claim is looked at with the time it was sold.
[[nodiscard]] SaleFacts sale_of(const model::SaleEvent& event, const model::EventStamp& stamp);

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
