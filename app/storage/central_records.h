#pragma once
// What central's store takes and gives: one struct for each kind of row. Rows refer to one another
// by small numbers of the store's own (`member`, `terminal`, `gseq`); ids of the outside world are
// the types of app/model. Stored enumerations: never renumber.

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/base/clock.h"
#include "app/base/sha256.h"
#include "app/base/uuid.h"
#include "app/model/event.h"
#include "app/model/ids.h"
#include "app/model/member.h"
#include "app/model/staff.h"
#include "app/model/standing.h"

namespace regulars::storage {

struct StoreRecord {
  model::StoreId id;
  std::string name;
  Digest code_salt{};          // mixed into the hash of enrolment codes
  std::uint64_t change = 0;    // the last change number given out
  std::int64_t watermark = 0;  // events up to this gseq are folded
};

struct TerminalRecord {
  std::int64_t n = 0;
  model::TerminalId id;
  std::string name;
  Digest key_digest{};
  std::string certificate_pem;
  Digest chain_start{};
  std::uint64_t epoch = 0;
  std::uint64_t acked = 0;
  Digest tail{};
  std::uint64_t applied_seq = 0;
  Instant enrolled{};
  Instant last_seen{};
  Milliseconds clock_offset{0};  // how far its clock was seen ahead of ours
  std::optional<Instant> revoked;
};

struct EnrolCode {
  Digest hash{};
  std::string name;  // the terminal's, when head office chose one
  Instant expires{};
  std::optional<std::int64_t> used_by;
};

// Never renumber.
enum class EventState : std::uint8_t {
  Applied = 1,
  Parked = 2,    // of a kind or version that this central does not know yet
  Rejected = 3,  // understood, and against the rules: kept, without effect
};

struct NewEvent {
  std::int64_t terminal = 0;
  std::uint64_t epoch = 0;
  std::uint64_t seq = 0;
  std::string_view line;  // exactly as chained
  std::string_view side;  // empty: none
  Digest hash{};
  Instant received{};
};

struct LoggedEvent {
  std::int64_t gseq = 0;
  std::int64_t terminal = 0;
  std::uint64_t epoch = 0;
  std::uint64_t seq = 0;
  std::string line;
  std::string side;
  Instant received{};
};

// An event with what a verification compares it to.
struct VerifiedEvent {
  LoggedEvent event;
  Digest hash{};
  EventState state = EventState::Applied;
};

struct Notice {
  std::int64_t gseq = 0;  // 0: of no event
  std::string kind;       // award_differs, identifier_taken, event_rejected, ...
  std::string words;      // no name, card or phone
  Instant made{};
};

// What lots and debts of one purse of an account add up to; a cache.
struct PurseSums {
  std::int64_t points = 0;   // issued - drawn - lapsed, without what is pending
  std::int64_t leased = 0;   // of them
  std::int64_t owed = 0;     // open debt, never taken off the points
  std::int64_t pending = 0;  // available later
  bool operator==(const PurseSums&) const = default;
};

// An account's figures: of the points purse, and of the others that it has.
struct BalanceRecord {
  std::int64_t member = 0;
  std::int64_t points = 0;
  std::int64_t leased = 0;
  std::int64_t visits = 0;
  Instant last_visit{};
  std::int64_t owed = 0;
  std::int64_t pending = 0;
  std::map<model::PurseNumber, PurseSums> purses = {};  // without the points purse

  [[nodiscard]] PurseSums of(model::PurseNumber purse) const;
  [[nodiscard]] bool has_pending() const;
  [[nodiscard]] std::vector<model::PurseNumber> owing() const;  // purses with open debt
};

// What a member's day counts for tiers, in every measure a programme may look at.
struct TierDayRecord {
  std::chrono::sys_days day{};  // the store's own
  std::int64_t spend_minor = 0;
  std::int64_t full_price_minor = 0;
  std::int64_t points = 0;
  std::int64_t visits = 0;
};

struct TierRecord {
  std::int64_t member = 0;
  std::uint8_t tier = 0;
  std::uint8_t floor = 0;
  std::int64_t figure = 0;
  std::optional<std::chrono::sys_days> until;  // from that day on the tier is lower
  std::chrono::sys_days day{};                 // on which all this was true; the epoch: none
  std::optional<std::chrono::sys_days> next;   // when it changes by itself; none: never
};

// Who somebody is, beside her figures.
struct PersonRecord {
  std::int64_t n = 0;
  model::MemberId id;
  std::string name;
  std::optional<model::Birthday> birthday = {};
  std::optional<std::int64_t> household = {};  // the account that she earns into; none: her own
  Instant erased{};                            // the epoch: a person still
};

// A word on one purpose; `said` the epoch: never asked.
struct ConsentRecord {
  model::Purpose purpose = model::Purpose::Greeting;
  bool is_given = false;
  std::int64_t text_version = 0;
  Instant said{};  // by the terminal's clock
};

// An erasure, as it is replayed after a restore.
struct ErasureRecord {
  model::MemberId member;
  Instant made{};
};

// What a member last said about being greeted by name; epoch: never asked.
struct GreetingRecord {
  model::GreetingConsent greeting = model::GreetingConsent::Withheld;
  Instant said{};  // by the terminal's clock
};

struct SaleRecord {
  std::int64_t gseq = 0;
  std::optional<std::int64_t> member;
  model::SaleEvent event;
  model::EventStamp stamp;
};

// What an unclaimed sale waits for: a member's id, or an identifier.
struct UnclaimedKey {
  int kind = 0;  // 0 a member's id in hex, else the identifier's kind
  std::string value;
};

struct LotRecord {
  std::int64_t n = 0;                   // given by the store
  std::int64_t event = 0;               // that it was made by, or for
  std::optional<std::int64_t> booking;  // none: the event itself gave it
  std::int64_t account = 0;
  model::PurseNumber purse = model::kPointsPurse;
  std::int64_t points = 0;
  std::int64_t drawn = 0;
  std::int64_t lapsed = 0;
  std::int64_t leased = 0;
  Instant earned{};
  Instant from{};
  bool is_pending = false;  // not counted as available yet
  std::optional<Instant> lapses;
  std::int32_t idle_days = 0;  // above 0: a sale moves `lapses`
  [[nodiscard]] std::int64_t rest() const { return points - drawn - lapsed - leased; }
};

// What is added to the counters of a lot.
struct LotMove {
  std::int64_t drawn = 0;
  std::int64_t lapsed = 0;
  std::int64_t leased = 0;
};

struct DrawRecord {
  std::int64_t event = 0;
  std::int64_t lot = 0;
  std::int64_t points = 0;
  std::int64_t given_back = 0;
};

struct DebtRecord {
  std::int64_t n = 0;
  std::int64_t account = 0;
  model::PurseNumber purse = model::kPointsPurse;
  std::int64_t event = 0;  // that caused it
  std::int64_t points = 0;
  std::int64_t settled = 0;
  std::int64_t forgiven = 0;  // its cause was undone
  [[nodiscard]] std::int64_t open() const { return points - settled - forgiven; }
};

// Never renumber.
enum class BookingKind : std::uint8_t { Lapse = 1, Settle = 2, Referral = 3, TierChange = 4 };

// An act of central's own, once for each kind and cause.
struct BookingRecord {
  BookingKind kind = BookingKind::Lapse;
  std::string cause;
  std::int64_t account = 0;
  model::PurseNumber purse = model::kPointsPurse;
  std::int64_t points = 0;
  std::optional<std::int64_t> lot = {};
  std::optional<std::int64_t> debt = {};
  std::int64_t event = 0;  // in whose fold; 0: in a daily turn
  Instant made{};
};

// Use of a rule's limit by an account, in one period.
struct UseRecord {
  std::int64_t account = 0;
  model::RuleUse use;
  std::chrono::sys_days until{};  // exclusive
};

// What one refund moved of a purse.
struct RefundMove {
  model::PurseNumber purse = model::kPointsPurse;
  std::int64_t taken = 0;  // of these,
  std::int64_t debt = 0;   // so much was not there to take
  std::int64_t returned = 0;
};

struct RefundRecord {
  std::int64_t gseq = 0;
  std::int64_t sale = 0;
  bool is_everything = false;  // nothing of the sale remains
  model::RefundEvent event = {};
  model::EventStamp stamp = {};
};

// An account of a gift card or coupon.
struct BearerRecord {
  std::int64_t account = 0;
  std::int64_t gseq = 0;
  std::optional<std::int64_t> member = {};  // to whom it was given
  model::BearerKind kind = model::BearerKind::Coupon;
  std::string reward;
  Instant lapses{};
};

struct RedeemRecord {
  std::int64_t gseq = 0;
  std::int64_t member = 0;  // the account that it was drawn from
  std::int64_t lease = 0;
  model::RedeemEvent event;
  model::EventStamp stamp;
};

// An event undone. Of the points that a sale gave `taken` came out of lots; the rest is debt.
struct VoidRecord {
  std::int64_t gseq = 0;
  std::int64_t undone = 0;  // the gseq of the event
  std::int64_t taken = 0;
  model::VoidEvent event;
  model::EventStamp stamp;
};

struct RatingRecord {
  std::int64_t gseq = 0;
  std::int64_t sale = 0;  // the gseq of the sale that it is about
  model::RatingEvent event;
  model::EventStamp stamp;
};

// Never renumber.
enum class LeaseState : std::uint8_t { Open = 1, Closed = 2, Fenced = 3 };

struct LeaseSlice {
  std::int64_t lot = 0;
  std::int64_t points = 0;
  std::int64_t spent = 0;
};

struct LeaseRecord {
  std::int64_t n = 0;
  Uuid id;
  std::int64_t terminal = 0;
  std::optional<std::int64_t> member;  // none when fenced
  std::int64_t points = 0;
  std::int64_t spent = 0;
  LeaseState state = LeaseState::Open;
  Instant granted{};
  std::vector<LeaseSlice> slices;  // in the order of drawing
  std::string reward = {};         // that it was asked for
  model::PurseNumber purse = model::kPointsPurse;
  model::Strength proof = model::Strength::Number;  // what central verified itself; else Number
};

// What proves that a member is herself (0010_proofs.sql).
struct ProofRecord {
  std::int64_t member = 0;
  std::string pin_hash = {};  // empty: she has chosen none
  std::int64_t wrong = 0;     // tries since the last right one
  Instant wait_until{};       // until then none is looked at
};

// A secret of the store that codes are made of.
struct CodeKeyRecord {
  std::int64_t n = 0;  // stands in every code
  Digest secret{};
};

struct StaffRecord {
  model::Staff staff;
  std::string pin_hash;
  bool gone = false;
};

// ---- what readers give ----------------------------------------------------------------------

struct FeedRow {
  std::uint64_t change = 0;
  // Exactly one of the five.
  struct MemberRow {
    model::Member member;
    std::int64_t points = 0;
    std::int64_t available = 0;
    model::Standing standing = {};
  };
  std::optional<MemberRow> member;
  // Whom terminals must forget: erased, or merged into another.
  struct GoneRow {
    model::MemberId member;
    model::MemberId into;  // none: erased
  };
  std::optional<GoneRow> gone;
  std::optional<StaffRecord> staff;
  std::optional<std::string> programme;
  std::optional<std::string> shopfront;
};

struct FeedRows {
  std::vector<FeedRow> rows;
  StoreRecord store;                       // of the same moment as the rows,
  std::optional<TerminalRecord> terminal;  //   and so is what of its log they contain
};

// ---- what terminals ask ---------------------------------------------------------------------

// An event of the log, as terminals are told about it.
struct ToldRecord {
  std::int64_t gseq = 0;
  model::EventKey key;
  std::string terminal_name;
  std::string line;
  EventState state = EventState::Applied;
  bool is_undone = false;
};

// Where a page of an account's entries ends: see account_entry in the schema.
struct EntryKey {
  std::int64_t gseq = 0;
  std::int64_t booking = 0;
};

// What moved an account: an event, or a booking of central's own.
struct EntryRecord {
  EntryKey key;
  BookingKind kind = BookingKind::Lapse;             // of a booking
  Instant made{};                                    // of a booking
  std::map<model::PurseNumber, std::int64_t> moves;  // points, signed; not what is 0
};

struct ShowFilter {
  std::optional<std::int64_t> day;  // since 1970-01-01, the store's own days
  std::optional<model::MemberId> member;
  std::optional<model::Identifier> identifier;
  std::size_t limit = 100;
};

struct ShownEvent {
  std::int64_t gseq = 0;
  model::TerminalId terminal;
  std::string terminal_name;
  std::uint64_t epoch = 0;
  std::uint64_t seq = 0;
  std::string line;  // no personal values by construction
  Instant received{};
  bool is_folded = false;
  EventState state = EventState::Applied;
  std::string reason;
};

struct ShownBalance {
  model::Member member;
  BalanceRecord balance;
};

// Everything that is kept about one person.
struct Dossier {
  PersonRecord person;
  BalanceRecord balance;
  std::uint8_t tier = 0;
  std::chrono::sys_days joined{};
  std::vector<model::Identifier> identifiers;
  std::vector<model::Identifier> lost;
  std::vector<ConsentRecord> words;        // every one, oldest first
  std::vector<model::MemberId> merged;     // other ids she had
  std::vector<model::MemberId> household;  // who else is in it, the holder first
  std::vector<SaleRecord> sales;           // oldest first
  std::vector<RatingRecord> ratings;
  std::vector<LoggedEvent> events;  // every line that names her, with its side
};

struct ShownRating {
  RatingRecord rating;
  std::uint64_t seq = 0;
  std::string terminal_name;
  std::uint8_t tier = 0;
  bool is_member = false;
  std::optional<model::StaffId> staff;
};

// Of a day, or of everything.
struct Totals {
  std::int64_t members = 0;  // always all
  std::int64_t sales = 0;
  std::int64_t amount_minor = 0;
  std::int64_t points_given = 0;
  std::int64_t unclaimed_sales = 0;
  std::int64_t redeems = 0;
  std::int64_t points_redeemed = 0;
  std::int64_t voids = 0;          // events undone; `sales` and `points_given` still contain them
  std::int64_t points_voided = 0;  // that were taken back by them
  std::int64_t refunds = 0;        // `sales` and `points_given` still contain what came back
  std::int64_t refunded_minor = 0;
  std::int64_t points_held = 0;    // sum of all balances, always all
  std::int64_t points_leased = 0;  // always all
  std::int64_t prompts = 0;
  std::int64_t answers = 0;
  std::int64_t faces[5] = {0, 0, 0, 0, 0};
  std::int64_t parked = 0;    // always all
  std::int64_t rejected = 0;  // always all
  std::int64_t notices = 0;   // always all
};

}  // namespace regulars::storage
