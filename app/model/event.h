#pragma once
// The domain's events: what happened at a counter, each one envelope in the outbox. Values only;
// the JSON of each is app/loyalty/event_codec's. An event pins every input of its evaluation.
// Kinds are stored and sent: never rename, never renumber.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/base/clock.h"
#include "app/base/sha256.h"
#include "app/model/basket.h"
#include "app/model/ids.h"
#include "app/model/member.h"
#include "app/model/money.h"
#include "app/model/points.h"
#include "app/model/staff.h"
#include "app/model/standing.h"

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
// Claim: missed points, claimed later with the receipt; its reference is the receipt's number.
enum class Origin : std::uint8_t { Keypad = 1, Pos = 2, Replay = 3, Generated = 4, Claim = 5 };

// How sure we are who it is. A number, a name or a bare UID (Number) is enough to earn; redeeming
// needs one of the others. Override: somebody above signed for it, see `allowed_by`.
enum class Strength : std::uint8_t {
  Number = 1,
  Card = 2,
  RotatingCode = 3,
  MemberPin = 4,
  Override = 5
};

// What looks wrong about an act though it was taken; bits of a set. Never renumber.
inline constexpr std::uint32_t kOwnCard = 1;    // the cashier's own card
inline constexpr std::uint32_t kVelocity = 2;   // the same member too often
inline constexpr std::uint32_t kOverLimit = 4;  // beyond the counter's limits, allowed by somebody

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
  Basket basket;
  MemberFacts facts;          // `tier` is the field above, and 0 here
  std::vector<Grant> grants;  // `points` is the sum of those in the points purse; empty: one grant
                              // of `points`, at once and for ever
  std::vector<std::uint64_t> redeems;  // redemptions of this terminal that this sale is paid with
  std::vector<Uuid> coupons;           // issued with it (IssueEvent says what they are)
  std::optional<Instant> sold;         // a claim: when it was sold; rules look at this time
  std::uint32_t flags = 0;
  StaffId allowed_by;
  bool operator==(const SaleEvent&) const = default;
};

// Units of a line (by its index in the basket) or, for a sale without lines, an amount that came
// back. `amount_minor` is what the customer gets for it.
struct RefundLine {
  std::uint16_t line = 0;
  std::int64_t quantity_milli = 0;  // 0: of a sale without lines
  std::int64_t amount_minor = 0;
  bool operator==(const RefundLine&) const = default;
};

// A sale partly or wholly returned, any number of times. Symmetric: points earned go, points spent
// on it come back to the lots they were drawn from with their lapse dates, tier progress, limits
// and stamps with them. All amounts are of this refund alone, positive.
struct RefundEvent {
  MemberId member;
  EventKey sale;
  std::vector<RefundLine> lines;
  Money amount;                 // sum of the lines
  std::vector<Grant> taken;     // by purse; what the rest of the basket would not have earned
  std::vector<Grant> returned;  // by purse; of what was spent on the sale
  std::int64_t programme_version = 0;  // of the sale, not of today
  std::string reference;               // the refund's receipt; with the sale its idempotency key
  StaffId staff;
  std::uint32_t flags = 0;
  StaffId allowed_by;
  bool operator==(const RefundEvent&) const = default;
};

// Money loaded into a purse of unit Money: a member's stored value, or a gift card's.
struct TopUpEvent {
  MemberId account;
  PurseNumber purse = 1;
  Money amount;
  Money bonus;  // given on top
  Instant lapses{};
  std::int64_t programme_version = 0;
  std::string reference;
  StaffId staff;
  std::uint32_t flags = 0;
  StaffId allowed_by;
  bool operator==(const TopUpEvent&) const = default;
};

// A bearer account is made; its code stands in the side row as an identifier. A coupon holds one
// unit of kCouponPurse, a gift card `amount` in `purse`.
struct IssueEvent {
  MemberId account;
  BearerKind kind = BearerKind::Coupon;
  Digest code{};
  std::string reward;  // Coupon: what it is good for
  PurseNumber purse = kCouponPurse;
  Money amount;                // GiftCard
  Instant lapses{};            // the epoch: never
  MemberId member;             // to whom it was given; none: to nobody known
  std::uint64_t sale_seq = 0;  // with which sale of this terminal; 0: none
  std::int64_t programme_version = 0;
  StaffId staff;
  StaffId allowed_by;
  bool operator==(const IssueEvent&) const = default;
};

// Points given or taken by a person, and why: a gift beyond the rules, a mistake put right.
struct AdjustEvent {
  MemberId member;
  PurseNumber purse = kPointsPurse;
  Points points;  // signed
  Instant lapses{};
  std::string reason;  // an id: "goodwill", "correction", "gift", "trade_in"; no free text
  StaffId staff;
  std::uint32_t flags = 0;
  StaffId allowed_by;
  bool operator==(const AdjustEvent&) const = default;
};

// ---- members ------------------------------------------------------------------------------------

enum class CardAction : std::uint8_t { Add = 1, Lose = 2, Replace = 3, Restore = 4 };

// Replace: the old one is lost and the new one hers, in one step.
struct CardEvent {
  MemberId member;
  CardAction action = CardAction::Add;
  Digest card{};      // Add, Replace: the new one, else the one meant; value and salt in the side
  Digest old_card{};  // Replace
  StaffId staff;
  StaffId allowed_by = {};
  bool operator==(const CardEvent&) const = default;
};

// `loser` and `winner` are one person: everything of the loser's is the winner's from now on, also
// what is still under way.
struct MergeEvent {
  MemberId winner;
  MemberId loser;
  StaffId staff;
  StaffId allowed_by;
  bool operator==(const MergeEvent&) const = default;
};

// A household earns and spends together: the points of `member` are those of `household`.
struct HouseholdEvent {
  MemberId household;  // the member who holds it
  MemberId member;
  bool joins = true;  // or leaves
  StaffId staff;
  bool operator==(const HouseholdEvent&) const = default;
};

// What is corrected about a person; values in the side row, digests here, zero: unchanged.
struct CorrectEvent {
  MemberId member;
  Digest name{};
  Digest birthday{};
  StaffId staff;
  bool operator==(const CorrectEvent&) const = default;
};

// The person goes: names, numbers, birthday; the ledger stays, on nobody.
struct EraseEvent {
  MemberId member;
  StaffId staff;
  StaffId allowed_by;
  bool operator==(const EraseEvent&) const = default;
};

// ---- staff --------------------------------------------------------------------------------------

// SetMember: which member she is herself, so that sales on the own card are told.
enum class StaffAction : std::uint8_t {
  Add = 1,
  SetPin = 2,
  SetRole = 3,
  Leave = 4,
  SetMember = 5
};

// Name and hash of the PIN stand in the side row.
struct StaffEvent {
  StaffId who;
  StaffAction action = StaffAction::Add;
  Role role = Role::Cashier;  // Add, SetRole
  Digest name{};              // Add
  StaffId by;
  MemberId member = {};  // Add, SetMember; none: no member
  bool operator==(const StaffEvent&) const = default;
};

struct EnrolEvent {
  MemberId member;
  Digest name{};  // salted digests of personal values; zero where there is none
  std::vector<Digest> identifiers;
  StaffId staff;
  GreetingConsent greeting = GreetingConsent::Withheld;
  MemberId referred_by = {};  // who brought her; none: nobody
  Digest birthday = {};
  bool operator==(const EnrolEvent&) const = default;
};

// A member agreed to one purpose, or does not (any more): first of all to be greeted by name on
// the customer's screen.
struct ConsentEvent {
  MemberId member;
  GreetingConsent greeting = GreetingConsent::Withheld;
  StaffId staff;
  Purpose purpose = Purpose::Greeting;
  std::int64_t text_version = 1;  // of the words that she agreed to
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
  PurseNumber purse = kPointsPurse;
  Strength strength = Strength::Card;
  Digest coupon = {};  // of the bearer account that was spent, where the reward came by coupon
  std::uint32_t flags = 0;
  StaffId allowed_by = {};
  bool operator==(const RedeemEvent&) const = default;
};

// A sale, redemption, top-up, issue or adjustment undone as a whole: an opposite entry. What was
// undone stays where it stands in the log.
struct VoidEvent {
  MemberId member;
  std::uint64_t sale_seq = 0;  // the undone event, of this terminal and epoch
  Points points;               // what a sale gave and this takes back; 0 for the others
  StaffId staff;
  StaffId allowed_by = {};  // of what another of the staff booked
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
                           RatingEvent,
                           RefundEvent,
                           TopUpEvent,
                           IssueEvent,
                           AdjustEvent,
                           CardEvent,
                           MergeEvent,
                           HouseholdEvent,
                           CorrectEvent,
                           EraseEvent,
                           StaffEvent>;

// What every event carries beside its body.
struct EventStamp {
  std::uint64_t seq = 0;
  Instant at{};                        // the terminal's wall clock
  std::chrono::minutes utc_offset{0};  // in force at the store
  bool operator==(const EventStamp&) const = default;
};

}  // namespace regulars::model
