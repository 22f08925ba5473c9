#pragma once
// The domain's events: what happened at a counter, each one envelope in the outbox. Values only;
// the JSON of each is app/loyalty/event_codec's. An event pins every input of its evaluation.
// Kinds are stored and sent: never rename, never renumber.

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/base/clock.h"
#include "app/base/sha256.h"
#include "app/model/ids.h"
#include "app/model/member.h"
#include "app/model/money.h"
#include "app/model/points.h"

namespace regulars::model {

// Where an event stands: gap-free within an epoch of a terminal.
struct EventKey {
  TerminalId terminal;
  std::uint64_t epoch = 0;
  std::uint64_t seq = 0;  // from 1
  auto operator<=>(const EventKey&) const = default;
};

[[nodiscard]] SaleId sale_id_of(const EventKey& key);

// Where a sale came from; (origin, reference) is its idempotency key at the terminal.
enum class Origin : std::uint8_t { Keypad = 1, Pos = 2, Replay = 3, Generated = 4 };

enum class Strength : std::uint8_t { Number = 1, Card = 2 };  // how sure we are who it is

struct SaleEvent {
  MemberId member;  // none: nobody known; then `unknown_identifier` may say what was scanned
  Money amount;
  Points points;
  std::int64_t programme_version = 0;
  std::uint8_t tier = 0;
  Strength strength = Strength::Number;
  StaffId staff;  // none: the POS or a replay
  Origin origin = Origin::Keypad;
  std::string reference;        // receipt number, or an id made at the tap; no personal value
  Digest unknown_identifier{};  // salted digest; zero when the member is known
  bool operator==(const SaleEvent&) const = default;
};

struct EnrolEvent {
  MemberId member;
  Digest name{};  // salted digests of personal values; zero where there is none
  std::vector<Digest> identifiers;
  StaffId staff;
  GreetingConsent greeting = GreetingConsent::Withheld;
  bool operator==(const EnrolEvent&) const = default;
};

// A member agreed to be greeted by name on the customer's screen, or does not (any more).
struct ConsentEvent {
  MemberId member;
  GreetingConsent greeting = GreetingConsent::Withheld;
  StaffId staff;
  bool operator==(const ConsentEvent&) const = default;
};

// A reward bought with points under a lease that central granted and this event uses up.
struct RedeemEvent {
  MemberId member;
  std::string reward;
  Points points;  // positive: what it cost
  Money value;
  std::int64_t programme_version = 0;
  Uuid lease;
  StaffId staff;
  bool operator==(const RedeemEvent&) const = default;
};

// A sale undone as a whole: an opposite entry. The sale stays where it stands in the log.
struct VoidEvent {
  MemberId member;
  std::uint64_t sale_seq = 0;  // of this terminal and epoch
  Points points;               // what the sale gave and this takes back
  StaffId staff;
  bool operator==(const VoidEvent&) const = default;
};

struct LeaseCloseEvent {
  Uuid lease;
  bool operator==(const LeaseCloseEvent&) const = default;
};

// Exactly one for every prompt. Never renumber.
enum class RatingOutcome : std::uint8_t { Answered = 1, Skipped = 2, TimedOut = 3 };

struct RatingEvent {
  std::uint64_t sale_seq = 0;  // the sale it is about, of this terminal and epoch
  RatingOutcome outcome = RatingOutcome::Answered;
  std::uint8_t face = 0;  // 1 (very dissatisfied) to 5 (very satisfied); 0 unless answered
  bool operator==(const RatingEvent&) const = default;
};

using Event = std::variant<SaleEvent,
                           EnrolEvent,
                           ConsentEvent,
                           RedeemEvent,
                           VoidEvent,
                           LeaseCloseEvent,
                           RatingEvent>;

// What every event carries beside its body.
struct EventStamp {
  std::uint64_t seq = 0;
  Instant at{};                        // the terminal's wall clock
  std::chrono::minutes utc_offset{0};  // in force at the store
  bool operator==(const EventStamp&) const = default;
};

}  // namespace regulars::model
