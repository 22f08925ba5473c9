#pragma once
// What comes back of the requests (requests.h): each is answered exactly once, by a Reply with its
// number. Values only.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/loyalty/counter_rules.h"
#include "app/loyalty/evaluate.h"
#include "app/loyalty/refund_sale.h"
#include "app/model/event.h"
#include "app/model/member.h"
#include "app/model/money.h"
#include "app/model/points.h"
#include "app/model/staff.h"
#include "app/model/standing.h"
#include "app/ui/preferences.h"
#include "app/ui/views/logo.h"

namespace regulars::ui {

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
  bool can_undo = false;  // of this terminal, not undone, not older than ten minutes
  bool is_redeem = false;
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
  std::vector<model::Member> household = {};  // everybody of hers, the holder first; empty: none
  loyalty::CounterDay today = {};                      // done here today, for the counter's limits
  std::string code = {};  // what her app showed, for central to verify; empty: found otherwise
  Instant code_at{};      // when it was read
  std::optional<model::Member> twin = {};  // registered here with her number, too
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
  Referral,
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
  std::string reason = {};               // of an adjustment
  std::uint64_t seq = 0;                 // of an event of this terminal, else 0
  bool is_undone = false;
  bool can_undo = false;  // here and now: a sale or redemption of this terminal, young enough
};
struct HistoryLoaded {
  model::MemberId member;
  std::vector<HistoryEntry> entries;  // newest first
  bool is_everything = true;          // or what this till knows only
  std::string before = {};            // as asked
  std::string older = {};             // what to ask for next; empty: this is all
};
struct CodeUnknown {  // a readable code that belongs to nobody known here
  model::Identifier identifier;
};
// A coupon or gift card: who has its code has what is in it.
struct Voucher {
  model::MemberId account;
  model::BearerKind kind = model::BearerKind::Coupon;
  std::string code;             // as it is stored
  std::string reward;           // Coupon: what it is for; empty: not known here yet
  model::PurseBalance balance;  // what is in it, without what has lapsed
  Instant lapses{};             // the epoch: never
};
using CodeLookedUp = std::variant<MemberCard, CodeUnknown, Voucher>;
struct MembersFound {
  std::string text;                    // what was searched
  std::vector<model::Member> members;  // at most 20, best first
};
// What an act moved in one purse, and what it left there.
struct PurseMove {
  model::PurseNumber purse = model::kPointsPurse;
  model::Points points;  // signed
  model::Points after;
};
// A code that whoever has it can spend.
struct IssuedCode {
  std::string reward;  // what it is good for
  std::string code;    // in groups, as it is read aloud
  Instant lapses{};    // the epoch: never
};
struct PointsAwarded {
  std::uint64_t sale_seq = 0;
  model::Points points;
  model::Points balance_after;
  bool existed = false;                    // the reference was known: nothing was added
  std::vector<PurseMove> moved = {};       // by purse
  std::vector<model::Dated> pending = {};  // of `points`, what is not there yet
  std::vector<IssuedCode> codes = {};      // coupons that came with it
  std::optional<MemberCard> card = {};     // as the sale left her
};
struct AwardUndone {
  model::MemberId member;
  model::Points points;  // positive: what was taken back
  model::Points balance_after;
  std::optional<MemberCard> card = {};
};
struct RewardRedeemed {
  std::uint64_t seq = 0;
  model::Points points;  // positive: what it cost
  model::Money value;
  model::Points balance_after;
  model::PurseNumber purse = model::kPointsPurse;  // that cost and balance are of
};
struct RedeemUndone {
  model::MemberId member;
  model::PurseNumber purse = model::kPointsPurse;
  model::Points points;         // positive: what was given back
  model::Points balance_after;  // of the purse
  std::optional<MemberCard> card = {};
};
// A sale as it can be returned.
struct Receipt {
  model::EventKey sale;
  model::MemberId member;  // none: nobody's
  std::string till;        // where, if it was another one
  Instant at{};
  model::Money amount;
  std::vector<loyalty::Rest> rest;  // what remains; nothing: all was returned
};
struct ReceiptFound {
  std::string receipt;  // as asked
  std::optional<Receipt> found;
};
struct RefundPreviewed {
  model::EventKey sale;
  model::Money amount;
  std::vector<model::Grant> taken;     // by purse; positive
  std::vector<model::Grant> returned;  // by purse; positive
};
struct SaleRefunded {
  model::MemberId member;  // none: the sale was nobody's
  model::Money amount;
  std::vector<model::Grant> taken;     // by purse; positive
  std::vector<model::Grant> returned;  // by purse; positive
  model::Points balance_after;         // of the points purse
  bool existed = false;                // the reference was known: nothing was added
  std::vector<PurseMove> moved = {};   // of the member's purses, as this till knows them
  std::optional<MemberCard> card = {};
};
struct PurseLoaded {
  model::Money amount;
  model::Money bonus;
  model::Points balance_after;  // of the purse, minor units
  bool existed = false;
};
struct GiftCardSold {
  model::MemberId account;
  std::string code;  // in groups, as it is read aloud
  model::Money amount;
  Instant lapses{};  // the epoch: never
  bool existed = false;
};
struct PointsAdjusted {
  model::Points points;
  model::Points balance_after;  // of the purse
  bool existed = false;
};
struct MemberPinChosen {};
struct MemberErased {
  model::MemberId member;
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
                            RedeemUndone,
                            ReceiptFound,
                            RefundPreviewed,
                            SaleRefunded,
                            PurseLoaded,
                            GiftCardSold,
                            PointsAdjusted,
                            MemberPinChosen,
                            MemberErased,
                            RatingRecorded,
                            PreferencesSaved,
                            DayLoaded,
                            Logo,
                            FillingSet>;

struct Reply {
  std::uint64_t number = 0;
  Result<Answer> result;
};

}  // namespace regulars::ui
