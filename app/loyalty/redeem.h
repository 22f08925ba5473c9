#pragma once
// Points buy a reward. Central must hold them for us first: a lease, whose id is made here and
// written down before it is asked for (ask_lease), granted by central, and used up by the redeem.
//
//   ask_lease -> central: "lease" -> granted: redeem
//                                 -> not granted: lease_refused
//                                 -> no answer: close_lease (it may have been granted)
//
// A terminal that was killed in between closes what it finds open at its next start.

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "app/base/result.h"
#include "app/loyalty/lease_question.h"
#include "app/loyalty/reward_rules.h"
#include "app/model/event.h"
#include "app/model/programme.h"

namespace regulars::storage {
class TerminalStorage;
}

namespace regulars::loyalty {

struct RedeemOrder {
  model::MemberId member = {};  // whose purse pays; or the account of a coupon or gift card
  std::string reward = {};
  model::Strength strength = model::Strength::Number;  // how the member was found
  model::StaffId staff = {};  // none: the shell of this computer, which has no limits
  Uuid lease = {};            // made before asking; the same again changes nothing
  Instant at{};
  std::chrono::minutes utc_offset{0};
  model::Points points = {};  // to money, or several at once; 0: the least, or once
  // What it is taken off; 0: asked ahead of a sale, the value is then what the programme says, or 0
  // where that depends on the sale.
  model::Money bill = {};
  model::Basket basket = {};
  bool is_coupon = false;          // `member` is the account of a coupon for this reward
  model::StaffId allowed_by = {};  // who signed for what needs somebody above (counter_rules.h)
  // What central verifies, at most one: the member's PIN, or what her app showed so long ago.
  std::string pin = {};
  std::string code = {};
  std::chrono::seconds code_age{0};
};

struct Redeemed {
  std::uint64_t seq = 0;
  model::Points points;  // positive: what it cost
  model::Money value;
  model::Points balance_after;  // of the purse
  bool existed = false;
  model::PurseNumber purse = model::kPointsPurse;
};

// The sentence for what central says against a lease; too few points otherwise.
[[nodiscard]] Refusal lease_refusal(const LeaseAnswer& answer);

// What to ask of central, topic "lease". Refused by reward_rules and by the counter's rules, with
// their key and arguments; an override that nobody above signed for; a coupon that is spent. The
// same lease again is the same answer.
[[nodiscard]] Result<LeaseQuestion> ask_lease(storage::TerminalStorage& storage,
                                              const model::Programme& programme,
                                              const RedeemOrder& order);
// After central granted it: event, ledger entry, balance and the lease's end in one transaction.
// Refused where the lease was not asked for, or is refused or closed.
[[nodiscard]] Result<Redeemed> redeem(storage::TerminalStorage& storage,
                                      const model::Programme& programme,
                                      const RedeemOrder& order);
[[nodiscard]] Status lease_refused(storage::TerminalStorage& storage, const Uuid& lease);

// Writes the event that lets central free the points, unless the lease is spent, refused or closed.
[[nodiscard]] Status close_lease(storage::TerminalStorage& storage,
                                 const Uuid& lease,
                                 Instant at,
                                 std::chrono::minutes utc_offset);
// At start: closes every lease found open. Answers how many.
[[nodiscard]] Result<int> close_open_leases(storage::TerminalStorage& storage,
                                            Instant at,
                                            std::chrono::minutes utc_offset);

}  // namespace regulars::loyalty
