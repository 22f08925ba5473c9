#pragma once
// What presenters ask of the threads that may touch the disk, and what comes back. Values only.
// A request is answered exactly once, by a Reply with its number; presenters drop answers to
// questions they no longer ask. Requests are executed in order by the worker (app/terminal/worker).

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/loyalty/evaluate.h"
#include "app/model/event.h"
#include "app/model/member.h"
#include "app/model/money.h"
#include "app/model/points.h"
#include "app/model/programme.h"
#include "app/model/shopfront.h"
#include "app/model/staff.h"
#include "app/model/standing.h"
#include "app/ui/preferences.h"
#include "app/ui/views/logo.h"

namespace regulars::ui {

// ---- requests -------------------------------------------------------------------------------

struct EnrolTerminal {  // first start: the one-time code of head office (digits)
  std::string code;
};
struct ListStaff {};
struct SignIn {
  model::StaffId staff;
  std::string pin;  // wiped by whoever executes the request
};
struct LoadHome {};
struct LookUpCode {  // a scan, a swipe or a typed number, as it came
  std::string raw;
  std::string aim;  // AIM symbology id without ']', or empty
};
struct SearchMembers {  // name, phone or card as typed so far
  std::string text;
};
struct LoadMember {
  model::MemberId member;
};
struct LoadHistory {  // what moved a member's points, and why
  model::MemberId member;
};
struct EnrolMember {  // a new regular, by the card or number just scanned
  model::Identifier identifier;
  std::string name;  // may be empty
  model::StaffId staff;
  model::GreetingConsent greeting = model::GreetingConsent::Withheld;
};
struct SetGreeting {  // answered by the MemberCard as it is then
  model::MemberId member;
  model::GreetingConsent greeting = model::GreetingConsent::Withheld;
  model::StaffId staff;
};
struct AwardPoints {
  model::MemberId member;
  model::Money amount;
  model::Strength strength = model::Strength::Number;
  model::StaffId staff;
  model::Origin origin = model::Origin::Keypad;
  std::string reference;  // made before sending; the same reference again changes nothing
};
struct UndoAward {  // an opposite entry for a sale of this terminal; the same again adds nothing
  std::uint64_t sale_seq = 0;
  model::StaffId staff;
};
struct RedeemReward {  // online: lease, spend, close
  model::MemberId member;
  std::string reward;
  model::StaffId staff;
  Uuid lease;                                        // made before sending
  model::Strength strength = model::Strength::Card;  // how the member was found
  model::Points points = {};  // to money, or several at once; 0: the least, or once
  model::Money bill = {};     // what it is taken off; 0: ahead of a sale
  model::Basket basket = {};
  bool is_coupon = false;          // `member` is the account of a coupon for the reward
  model::StaffId allowed_by = {};  // whose PIN signed, for Strength::Override
};
struct RecordRating {
  std::uint64_t sale_seq = 0;
  model::RatingOutcome outcome = model::RatingOutcome::Answered;
  std::uint8_t face = 0;
};
struct SavePreferences {  // of one of the staff, at this terminal
  model::StaffId staff;
  Preferences preferences;
};
struct LoadDay {};   // the manager's list of today's ratings
struct DecodeLogo {  // of the shopfront, answered by its pixels
  std::string png;
};
// While the copy of the members is being filled: no more pages are fetched, events still go up.
// Resumed by itself at the next start.
struct PauseFilling {};
struct ResumeFilling {};

using Request = std::variant<EnrolTerminal,
                             ListStaff,
                             SignIn,
                             LoadHome,
                             LookUpCode,
                             SearchMembers,
                             LoadMember,
                             LoadHistory,
                             EnrolMember,
                             SetGreeting,
                             AwardPoints,
                             UndoAward,
                             RedeemReward,
                             RecordRating,
                             SavePreferences,
                             LoadDay,
                             DecodeLogo,
                             PauseFilling,
                             ResumeFilling>;

// ---- replies --------------------------------------------------------------------------------

struct TerminalEnrolled {
  std::string store_name;
  std::string terminal_name;
};
struct StaffListed {
  std::vector<model::Staff> staff;
};
struct SignedIn {
  model::Staff staff;
  std::optional<Preferences> preferences = {};  // none: nothing was ever chosen at this terminal
};
struct RecentEntry {
  model::MemberId member;
  std::string name;  // empty: show the masked identifier
  std::string masked_identifier;
  std::uint8_t tier = 0;
  model::Points points;  // signed
  Instant at{};
  std::uint64_t seq = 0;  // of its event at this terminal
  bool can_undo = false;  // a sale of this terminal, not undone, not older than ten minutes
};
struct HomeLoaded {
  std::vector<RecentEntry> recent;  // newest first, at most 5
  std::int64_t members_seen = 0;    // today, at this terminal
  model::Points points_given;
  std::int64_t prompts = 0;   // today: how many were asked,
  std::int64_t answers = 0;   //   how many answered,
  std::int64_t face_sum = 0;  //   and the sum of their faces (1 to 5)
};
struct MemberCard {
  model::Member member;
  model::Balance balance;
  model::Strength strength = model::Strength::Number;  // how it was found
  std::vector<RecentEntry> recent;                     // this member's, newest first, at most 3
  model::Standing standing = {};                       // beyond the points
  model::MemberFacts facts = {};                       // what rules would see at this moment
};
enum class HistoryKind : std::uint8_t {
  Sale,
  Undone,  // a void
  Refund,
  Redeem,
  TopUp,
  Issue,
  Adjust,
  Lapse,
  Other,
};
struct HistoryEntry {
  HistoryKind kind = HistoryKind::Sale;
  Instant at{};
  model::PurseNumber purse = model::kPointsPurse;
  model::Points points;                  // signed
  model::Money amount;                   // of a sale or refund
  std::string reference;                 // the receipt's number; empty where there is none
  std::string reward;                    // id, of a redemption
  std::string till;                      // where, if it was another one
  std::vector<loyalty::EarnPart> parts;  // of a sale: rule by rule
};
struct HistoryLoaded {
  model::MemberId member;
  std::vector<HistoryEntry> entries;  // newest first
  bool is_everything = true;          // or what this till knows only
};
struct CodeUnknown {  // a readable code that belongs to nobody known here
  model::Identifier identifier;
};
using CodeLookedUp = std::variant<MemberCard, CodeUnknown>;
struct MembersFound {
  std::string text;                    // what was searched
  std::vector<model::Member> members;  // at most 20, best first
};
struct PointsAwarded {
  std::uint64_t sale_seq = 0;
  model::Points points;
  model::Points balance_after;
  bool existed = false;  // the reference was known: nothing was added
};
struct AwardUndone {
  model::MemberId member;
  model::Points points;  // positive: what was taken back
  model::Points balance_after;
};
struct RewardRedeemed {
  std::uint64_t seq = 0;
  model::Points points;  // positive: what it cost
  model::Money value;
  model::Points balance_after;
  model::PurseNumber purse = model::kPointsPurse;  // that cost and balance are of
};
struct RatingRecorded {};
struct PreferencesSaved {};
struct RatingRow {
  Instant at{};
  model::RatingOutcome outcome = model::RatingOutcome::Answered;
  std::uint8_t face = 0;
  std::uint8_t tier = 0;
  bool is_member = false;
  std::string cashier;  // name, empty when none was signed in
};
struct DayLoaded {
  std::string day;              // 2026-11-22
  std::vector<RatingRow> rows;  // newest first, at most 500
  std::int64_t sales = 0;       // today's sales at this terminal
};
struct FillingSet {  // as asked for
  bool is_paused = false;
};

using Answer = std::variant<TerminalEnrolled,
                            StaffListed,
                            SignedIn,
                            HomeLoaded,
                            CodeLookedUp,
                            MembersFound,
                            MemberCard,
                            HistoryLoaded,
                            PointsAwarded,
                            AwardUndone,
                            RewardRedeemed,
                            RatingRecorded,
                            PreferencesSaved,
                            DayLoaded,
                            Logo,
                            FillingSet>;

struct Reply {
  std::uint64_t number = 0;
  Result<Answer> result;
};

// Where presenters send requests. submit() never blocks; false when the queue is full, and then
// the presenter says "busy, try again" and keeps what was entered.
class Requests {
 public:
  virtual ~Requests() = default;
  [[nodiscard]] virtual bool submit(std::uint64_t number, Request request) = 0;
};

// ---- what arrives unasked -------------------------------------------------------------------

// How far the copy of central's members is, in central's changes, while there is much to fetch.
struct Filling {
  std::int64_t done = 0;
  std::int64_t total = 0;  // at least `done`, and 1
  bool is_paused = false;
  bool operator==(const Filling&) const = default;
};
struct ConnectionChanged {
  bool online = false;
  std::int64_t waiting = 0;          // events not yet acknowledged
  std::optional<Instant> last_sync;  // last time everything was sent and received
  std::string problem_key;           // i18n key of one sentence with a remedy, or empty
  std::vector<std::string> problem_arguments;
  std::optional<Filling> filling = {};  // none: the copy is near enough to what central has
};
struct ProgrammeChanged {
  model::Programme programme;
};
struct ShopfrontChanged {  // at start too; an empty one until central has sent one
  model::Shopfront shopfront;
};
struct StoreChanged {
  std::string store_name;
  std::string terminal_name;
  bool is_enrolled = false;
};
// The customer's window, which somebody wants: it opened, or it is not there (its monitor is not
// plugged in). Without this the counter has one screen, turned over.
struct CustomerDisplayChanged {
  bool is_there = false;
};
struct CodeArrived {  // from a scanner
  std::string raw;
  std::string aim;
};
struct ScanFailed {  // unreadable, a bank card (already wiped), a payment code
  std::string key;   // i18n key of the sentence
};
struct SoundFailed {};  // cues are switched on and there is nothing to play them on
struct SaleArrived {    // the POS sent an amount that waits for a member
  std::string receipt;
  model::Money amount;
};
// Where a fault is; one of each at most. Ranked by severity, then in this order.
enum class FaultSource : std::uint8_t {
  Storage,  // the disk
  Worker,   // requests are not taken
  Sync,     // central refuses what this terminal says
  Display,  // the customer's
  Printer,
  Central,  // answers slowly
  Network,  // offline
};
enum class Severity : std::uint8_t { Notice, Caution, Bad };
struct Fault {
  Severity severity = Severity::Caution;
  std::string key;                     // i18n key of what is wrong
  std::vector<std::string> arguments;  // of both; the first may count a plural
  std::string remedy;                  // i18n key of what to do
  bool operator==(const Fault&) const = default;
};
struct FaultChanged {  // by whoever owns the device, the disk...
  FaultSource source = FaultSource::Storage;
  std::optional<Fault> fault;  // none: it is well again
};

using Arrival = std::variant<Reply,
                             ConnectionChanged,
                             ProgrammeChanged,
                             ShopfrontChanged,
                             StoreChanged,
                             CustomerDisplayChanged,
                             CodeArrived,
                             ScanFailed,
                             SoundFailed,
                             SaleArrived,
                             FaultChanged>;

}  // namespace regulars::ui
