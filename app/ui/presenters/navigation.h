#pragma once
// Navigation: what a presenter wants next, as data. Presenters do not know each other; the root
// (counter_presenter) opens what a Step names.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/model/points.h"
#include "app/ui/presenters/replies.h"
#include "app/ui/views/form_view.h"
#include "app/ui/views/notice.h"

namespace regulars::ui {

// What the "done" screen tells of any act that was booked, in one form.
struct Outcome {
  enum class Kind : std::uint8_t {
    Earned,  // the only one after which the customer is asked
    AlreadyEarned,
    Claimed,
    Redeemed,
    Refunded,
    ToppedUp,
    Adjusted,
    Undone,
  };
  Kind kind = Kind::Earned;
  std::uint64_t seq = 0;  // of its event: what is asked about, and what one tap takes back
  model::Points points;   // signed
  model::Points balance_after;
  model::Money value;                              // of the reward, or what was returned
  model::PurseNumber purse = model::kPointsPurse;  // that `points` and the balance are of
  std::string what = {};                           // the reward
  std::string who = {};                    // a gift card or coupon; empty: the member at the desk
  std::vector<PurseMove> moved = {};       // the other purses
  std::vector<model::Dated> pending = {};  // given, and not there yet
  std::vector<IssuedCode> codes = {};      // coupons that came with it
  std::optional<std::uint8_t> tier = {};   // just reached
};

struct Stay {};
struct Allowed {  // by somebody above; for the presenter that asked
  model::StaffId by;
};
struct GoBack {};  // to the member where one is open, else home
struct GoHome {
  Notice notice = {};  // said there
};
struct OpenSignIn {};
struct OpenManagerPin {};
struct OpenDay {
  model::Staff by;  // the manager whose PIN it was
};
struct OpenStaff {
  model::Staff by;
};
// What somebody, or a number, is searched for.
enum class SearchPurpose : std::uint8_t {
  Serve,
  Merge,      // who may be the same person as the member who is served
  Household,  // who is to share points with her
  Number,     // one that nobody has, to be hers
};
struct OpenSearch {
  std::string text = {};
  bool is_for_code = false;  // of a coupon or gift card
  SearchPurpose purpose = SearchPurpose::Serve;
};
struct OpenEnrol {
  std::optional<model::Identifier> identifier = {};  // that nobody has
};
struct OpenMember {
  MemberCard card;
  Notice notice = {};
};
struct OpenEarn {};
struct OpenRedeem {};
struct OpenMore {};
struct OpenHistory {};
struct OpenVoucher {  // a coupon or gift card
  Voucher voucher;
};
struct OpenTopUp {  // of the gift card, or of the member at the desk
  std::optional<Voucher> card = {};
};
struct OpenGiftSale {};
struct OpenAdjust {};
struct OpenMemberPin {};
struct OpenProfile {
  std::optional<FormLine> line = {};  // open at once
};
struct OpenRefund {
  std::string receipt;  // known already, or empty
};
struct OpenClaim {};
struct OpenCards {
  std::optional<model::Identifier> number = {};  // typed, to be added
};
struct OpenHousehold {
  std::optional<MemberCard> other = {};  // to join, or to be joined
};
struct OpenMerge {
  std::optional<MemberCard> other = {};
};
struct OpenDone {
  Outcome outcome;
};
struct OpenRating {};    // the screen is turned over, if somebody is to be asked
struct ForgetPrompt {};  // the sale was taken back: nobody is asked about it
struct ReopenMember {    // its balance has changed: load it again
  model::MemberId member;
  model::Points before;  // counted from, to what it is now
};

using Step = std::variant<Stay,
                          Allowed,
                          GoBack,
                          GoHome,
                          OpenSignIn,
                          OpenManagerPin,
                          OpenDay,
                          OpenStaff,
                          OpenSearch,
                          OpenEnrol,
                          OpenMember,
                          OpenEarn,
                          OpenRedeem,
                          OpenMore,
                          OpenHistory,
                          OpenVoucher,
                          OpenTopUp,
                          OpenGiftSale,
                          OpenAdjust,
                          OpenMemberPin,
                          OpenProfile,
                          OpenRefund,
                          OpenClaim,
                          OpenCards,
                          OpenHousehold,
                          OpenMerge,
                          OpenDone,
                          OpenRating,
                          ForgetPrompt,
                          ReopenMember>;

}  // namespace regulars::ui
