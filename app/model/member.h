#pragma once
// Who the regulars are. Names, cards and phones are personal: they are shown masked, never logged,
// never part of a hashed event line.

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "app/base/clock.h"
#include "app/model/ids.h"
#include "app/model/points.h"

namespace regulars::model {

// Never renumber: stored and sent.
enum class IdentifierKind : std::uint8_t {
  Card = 1,   // what a card carries, as barcode, QR, stripe or typed: upper case, no spaces
  Phone = 2,  // a mobile number: digits only, national where the country is the store's
  Code = 3,   // of a bearer account: a coupon or gift card; upper case, see app/loyalty/bearer_code
};

struct Identifier {
  IdentifierKind kind = IdentifierKind::Card;
  std::string value;  // normalised
  auto operator<=>(const Identifier&) const = default;
};

// Whether a member lets the customer's screen greet her by name. Withdrawn as easily as given.
// Never renumber: stored.
enum class GreetingConsent : std::uint8_t { Withheld = 0, Given = 1 };

// What personal data may be used for, each agreed to on its own. Never renumber.
enum class Purpose : std::uint8_t { Greeting = 1, Marketing = 2, Profiling = 3, Birthday = 4 };

// "•••• 5678" and "138 •••• 8000": enough to recognise, too little to misuse.
[[nodiscard]] std::string masked(const Identifier& identifier);

struct Member {
  MemberId id;
  std::string name;       // UTF-8; may be empty: enrolled by card alone
  std::uint8_t tier = 0;  // index into the programme's tiers, 0 the lowest
  std::chrono::sys_days joined{};
  std::int64_t visits = 0;  // sales, all time, as far as this copy knows
  Instant last_visit{};     // epoch where none
  std::vector<Identifier> identifiers;
  bool agrees_to_greeting = false;  // to be greeted by name on the customer's screen
  bool operator==(const Member&) const = default;
};

// What a terminal knows about a member's points right now.
struct Balance {
  Points points;  // everything known: central's figure and what was done here since
  // What can be redeemed while central answers: what central last said is neither leased nor spent,
  // and what was done here since, which goes up before the question. Central has the last word.
  Points available_online;
  bool operator==(const Balance&) const = default;
};

}  // namespace regulars::model
