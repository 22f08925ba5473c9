#pragma once
// Standing: what rules may know about a member, beyond the points. Central says it (the feed), the
// terminal adds what was done here since, and each event pins the part that its evaluation used
// (MemberFacts), so that the same inputs give the same points everywhere and for ever.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/base/clock.h"
#include "app/model/ids.h"
#include "app/model/member.h"
#include "app/model/points.h"
#include "app/model/programme.h"

namespace regulars::model {

// How often, and how much, a rule with a limit gave in the period that began on `since`.
struct RuleUse {
  std::string rule;  // of an earn rule or a reward
  std::chrono::sys_days since{};
  std::int64_t times = 0;
  Points points;
  bool operator==(const RuleUse&) const = default;
};

// Pinned in an event. Birthdays are personal, so it says into which periods the day falls only.
struct MemberFacts {
  std::uint8_t tier = 0;    // index into the programme's tiers
  std::int64_t visits = 0;  // before this sale
  bool is_birthday = false;
  bool is_birthday_week = false;   // 3 days before to 3 days after
  bool is_birthday_month = false;  // the calendar month (lunar: of the day's solar date that year)
  bool was_referred = false;       // somebody brought her
  std::vector<RuleUse> uses;       // of rules with limits, for the periods of this moment
  bool operator==(const MemberFacts&) const = default;
};

// A member's birthday as she wants it kept. Feb 29 falls on Feb 28 in common years.
struct Birthday {
  std::uint8_t month = 0;  // 1 to 12; of the Chinese calendar where `is_lunar`
  std::uint8_t day = 0;
  bool is_lunar = false;
  bool operator==(const Birthday&) const = default;
};

// How many days that month can have: Feb 29 is one; months of the Chinese calendar have 30 at most.
// 0 for a month that is none.
[[nodiscard]] constexpr std::uint8_t most_days(std::uint8_t month, bool is_lunar) {
  constexpr std::uint8_t kMost[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  constexpr std::uint8_t kLunar = 30;
  if (month < 1 || month > 12) return 0;
  return is_lunar ? kLunar : kMost[month - 1];
}

// Points that come or go on a day.
struct Dated {
  PurseNumber purse = kPointsPurse;
  Instant at{};
  Points points;
  bool operator==(const Dated&) const = default;
};

// A bearer account: who has its code has what is in it. Never renumber.
enum class BearerKind : std::uint8_t { Coupon = 1, GiftCard = 2 };

struct Bearer {
  BearerKind kind = BearerKind::Coupon;
  std::string reward;  // Coupon: the id of what it is good for
  Instant lapses{};    // the epoch: never
  bool operator==(const Bearer&) const = default;
};

struct PurseBalance {
  PurseNumber purse = kPointsPurse;
  Points points;     // issued - drawn - lapsed, never negative; pending ones are not in it
  Points available;  // points - leased
  Points owed;       // open debt; settled by what comes next
  bool operator==(const PurseBalance&) const = default;
};

// The last word that was said on a purpose.
struct Consent {
  Purpose purpose = Purpose::Greeting;
  bool is_given = false;
  std::int64_t text_version = 1;  // of the words that it is about
  Instant said{};
  bool operator==(const Consent&) const = default;
};

struct Standing {
  std::vector<PurseBalance> purses;  // the other purses, and points where something is owed
  std::vector<Dated> lapsing;        // soonest first, at most 8
  std::vector<Dated> pending;        // soonest first, at most 8
  std::int64_t tier_figure = 0;      // of the tier policy's measure in its window
  std::optional<std::chrono::sys_days> tier_until;  // when a downgrade is due
  std::uint8_t tier_floor = 0;                      // 0: none
  std::vector<RuleUse> uses;
  std::optional<Birthday> birthday;
  bool was_referred = false;
  MemberId household;                  // none: on her own, or she holds one
  std::vector<MemberId> family;        // who else is of it, the holder first; at most 16
  std::vector<Identifier> lost;        // numbers that find nobody any more, at most 16
  std::vector<Consent> consents = {};  // by purpose; those on which something was said
  std::optional<Bearer> bearer;        // nobody: the account of a coupon or gift card
  bool operator==(const Standing&) const = default;
};

}  // namespace regulars::model
