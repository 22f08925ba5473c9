#pragma once
// What a tier brings a member, and what a cashier should know of her now. Pure; it says what, the
// screens say it in words. Benefits that cost margin (a discount, a gift) are told apart from those
// that cost attention.
//
// One cue at a time, the most pressing first: points about to lapse, a birthday, a new face, one
// not seen for long, a birthday these days, what the tier asks of the cashier, what is missing to
// the next tier when it is near, the years and the visits.

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "app/model/member.h"
#include "app/model/programme.h"
#include "app/model/standing.h"

namespace regulars::loyalty {

// New: no sale yet or the first days. Regular: by visits and years (C47, A77).
enum class Acquaintance : std::uint8_t { New = 1, Returning = 2, Regular = 3 };

enum class CueKind : std::uint8_t {
  Lapsing = 1,
  Birthday,
  New,
  Back,
  BirthdayWeek,
  OfTier,
  NextTier,
  Years,
  Visits
};

struct Cue {
  CueKind kind = CueKind::OfTier;
  model::Texts text;                  // OfTier: the programme's own words
  model::Points points;               // Lapsing
  std::chrono::sys_days day{};        // Lapsing: when
  std::int64_t missing = 0;           // NextTier: of the policy's measure
  std::int64_t count = 0;             // Back: days since the last visit; Years, Visits: how many
  const model::Tier* tier = nullptr;  // NextTier: which; the programme's
  bool operator==(const Cue&) const = default;
};

struct Benefits {
  Cue cue;                                      // for the cashier
  std::vector<const model::Benefit*> material;  // Discount, Gift, TradeIn, Upgrade; the programme's
  std::vector<const model::Benefit*> emotional;  // Service, Greeting, Event, Trial
  const model::Benefit* greeting = nullptr;      // on the customer's screen; null: the usual one
  Acquaintance acquaintance = Acquaintance::New;
  std::int32_t years = 0;  // whole years since she joined; 0 where that is not known
};

// A discount, a gift, an upgrade, credit for the old one.
[[nodiscard]] bool is_material(model::BenefitKind kind);

inline constexpr std::int64_t kRegularVisits = 12;
// Near: less than this part of the way from this tier's threshold to the next is missing.
inline constexpr std::int64_t kNearPercent = 20;
inline constexpr std::chrono::days kAway{60};  // after which being back is worth a word
inline constexpr std::chrono::days kNew{30};   // after joining, while nothing was bought yet

// Whether it is known when she joined.
[[nodiscard]] bool knows_joining(const model::Member& member);
// Nothing was bought yet, and she joined these days or nobody knows when.
[[nodiscard]] bool is_new(const model::Member& member, std::chrono::sys_days today);

// Borrows from the programme. `facts` are of today; points lapse within the purse's warning days.
[[nodiscard]] Benefits benefits_of(const model::Programme& programme,
                                   const model::Member& member,
                                   const model::MemberFacts& facts,
                                   const model::Standing& standing,
                                   Instant now,
                                   std::chrono::minutes utc_offset);

}  // namespace regulars::loyalty
