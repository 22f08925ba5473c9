#pragma once
// What presenters ask of the threads that may touch the disk. Values only.
// A request is answered exactly once, by a Reply with its number; presenters drop answers to
// questions they no longer ask. Requests are executed in order by the worker (app/terminal/worker).

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/base/clock.h"
#include "app/loyalty/member_acts.h"
#include "app/model/event.h"
#include "app/model/member.h"
#include "app/model/money.h"
#include "app/model/points.h"
#include "app/model/staff.h"
#include "app/model/standing.h"
#include "app/ui/preferences.h"

namespace regulars::ui {

struct EnrolTerminal {  // first start: the one-time code of head office (digits)
  std::string code;
};
struct ListStaff {};
struct SignIn {
  // Not a shift that begins: `staff` signs for what `asking` may not do alone.
  struct Allowing {
    model::StaffId asking;
    model::Role at_least = model::Role::Supervisor;
  };
  model::StaffId staff;
  std::string pin;  // wiped by whoever executes the request
  std::optional<Allowing> allowing = {};
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
struct LoadHistory {  // what moved a member's points, and why; a page, newest first
  model::MemberId member;
  std::string before = {};  // an earlier answer's `older`; empty: from the newest on
};
struct EnrolMember {                           // a new regular
  std::vector<model::Identifier> identifiers;  // number, card or both; what identifies best first
  std::string name = {};                       // may be empty
  model::StaffId staff = {};
  std::optional<model::Birthday> birthday = {};
  std::optional<model::Identifier> referrer = {};  // a card or number of who brought her
  std::vector<loyalty::Word> consents = {};        // those she gave
  [[nodiscard]] bool agrees_to(model::Purpose purpose) const {
    return std::any_of(consents.begin(), consents.end(), [&](const loyalty::Word& word) {
      return word.purpose == purpose && word.is_given;
    });
  }
  // How sure it is who she is: a card was in somebody's hand.
  [[nodiscard]] model::Strength strength() const {
    const auto is_card = [](const model::Identifier& identifier) {
      return identifier.kind == model::IdentifierKind::Card;
    };
    return std::any_of(identifiers.begin(), identifiers.end(), is_card) ? model::Strength::Card
                                                                        : model::Strength::Number;
  }
};

// ---- about a person; each answered by her MemberCard as it is then

struct SetConsent {  // one purpose, given or taken back
  model::MemberId member;
  loyalty::Word word;
  model::StaffId staff;
};
struct CorrectMember {
  model::MemberId member;
  loyalty::Correction correction;
  model::StaffId staff;
};
struct ChangeCard {
  model::MemberId member;
  model::CardAction action = model::CardAction::Add;
  model::Identifier card;      // Add, Replace: the new one, else the one meant
  model::Identifier old_card;  // Replace: the one that is lost by it
  model::StaffId staff;
  model::StaffId allowed_by = {};
};
struct MoveHousehold {
  model::MemberId member;
  model::MemberId household;  // the member who holds it
  bool joins = true;          // or leaves
  model::StaffId staff;
};
struct MergeMembers {  // answered by the winner's card
  model::MemberId winner;
  model::MemberId loser;
  model::StaffId staff;
  model::StaffId allowed_by;
};
struct EraseMember {  // answered by MemberErased
  model::MemberId member;
  model::StaffId staff;
  model::StaffId allowed_by;
};

// ---- points and money

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
  model::StaffId allowed_by = {};  // of what another of the staff booked
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
  // What central verifies: the member's PIN, or what her app shows and when that was read.
  std::string pin = {};
  std::string code = {};
  Instant code_at{};
};
struct ChooseMemberPin {  // online; answered by MemberPinChosen
  model::MemberId member;
  std::string pin;                 // 4 to 6 digits
  std::string old = {};            // where she has one
  model::StaffId allowed_by = {};  // who signed for a forgotten one
};
struct UndoRedeem {  // an opposite entry for a redemption of this terminal; the same again adds
                     // nothing
  std::uint64_t redeem_seq = 0;
  model::StaffId staff;
  model::StaffId allowed_by = {};  // of what another of the staff booked
};
struct FindReceipt {  // of a sale that is to be returned or was missed
  std::string receipt;
  model::MemberId member = {};  // whose it is thought to be; none: whoever's
};
struct PreviewRefund {  // what a return would take and give back
  model::EventKey sale;
  std::vector<model::RefundLine> lines;  // empty: all that remains
};
struct RefundSale {
  model::EventKey sale;
  std::vector<model::RefundLine> lines;  // empty: all that remains
  std::string reference;  // made before sending; the same of the same sale again changes nothing
  model::StaffId staff;
  model::StaffId allowed_by = {};
};
struct ClaimPoints {  // missed ones, by the receipt; answered by PointsAwarded
  model::MemberId member;
  std::string receipt;
  model::Money amount;
  Instant sold{};  // as printed on it
  model::Strength strength = model::Strength::Number;
  model::StaffId staff;
  model::StaffId allowed_by = {};
};
struct LoadPurse {  // a top-up of stored value or of a gift card
  model::MemberId account;
  model::PurseNumber purse = 1;
  model::Money amount;
  std::string reference;  // made before sending; the same again adds nothing
  model::StaffId staff;
  model::StaffId allowed_by = {};
};
struct SellGiftCard {
  model::MemberId account;  // made before sending; the same again adds nothing
  model::PurseNumber purse = 1;
  model::Money amount;
  model::MemberId member = {};  // to whom; none: to nobody known
  model::StaffId staff;
  model::StaffId allowed_by = {};
};
struct AdjustPoints {
  model::MemberId member;
  model::PurseNumber purse = model::kPointsPurse;
  model::Points points;   // signed
  std::string reason;     // of loyalty/adjust.h
  std::string reference;  // made before sending; the same again adds nothing
  model::StaffId staff;
  model::StaffId allowed_by = {};
};

// ---- the shop

struct ChangeStaff {  // answered by StaffListed
  model::StaffAction action = model::StaffAction::Add;
  model::StaffId who = {};  // none for Add
  std::string name = {};    // Add
  std::string pin = {};     // Add, SetPin; wiped by whoever executes the request
  model::Role role = model::Role::Cashier;
  model::MemberId member = {};  // Add, SetMember
  model::StaffId by;
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
                             SetConsent,
                             CorrectMember,
                             ChangeCard,
                             MoveHousehold,
                             MergeMembers,
                             EraseMember,
                             AwardPoints,
                             UndoAward,
                             RedeemReward,
                             ChooseMemberPin,
                             UndoRedeem,
                             FindReceipt,
                             PreviewRefund,
                             RefundSale,
                             ClaimPoints,
                             LoadPurse,
                             SellGiftCard,
                             AdjustPoints,
                             ChangeStaff,
                             RecordRating,
                             SavePreferences,
                             LoadDay,
                             DecodeLogo,
                             PauseFilling,
                             ResumeFilling>;

// Where presenters send requests. submit() never blocks; false when the queue is full, and then
// the presenter says "busy, try again" and keeps what was entered.
class Requests {
 public:
  virtual ~Requests() = default;
  [[nodiscard]] virtual bool submit(std::uint64_t number, Request request) = 0;
};

}  // namespace regulars::ui
