#pragma once
// Who at the counter may do what, and what somebody above has to allow. Pure: the button, the verb
// and the tests share it; the counts of today are inputs (app/storage/terminal/counter_store).
//
//   const CounterAnswer answer = check_counter(programme.limits, question);
//   if (answer.verdict == Verdict::NeedsAbove) ...ask for a PIN, then allow() of sign_in.h
//
// (1) A paid sale is never refused: beyond a limit it is flagged where nobody stands there to ask
//     (the POS), and signed for where somebody does.
// (2) Supervisors and managers sign for themselves within their own rights: the event names them.
// (3) Nobody adjusts the points of their own card; what else takes from or gives to it needs
//     another person, but for a manager, whose act is flagged only.
// (4) Own card, velocity and over-limit are told as flags of the event (app/model/event.h), also
//     when the act is allowed.

#include <cstdint>
#include <optional>
#include <vector>

#include "app/loyalty/reward_rules.h"
#include "app/model/money.h"
#include "app/model/points.h"
#include "app/model/programme.h"
#include "app/model/staff.h"

namespace regulars::loyalty {

enum class Act : std::uint8_t {
  Earn,
  Redeem,
  RedeemUnproved,  // nobody proved who it is: no card, code or PIN (Strength::Override)
  UndoOwn,         // what the same person booked
  UndoOther,
  Refund,
  Claim,
  TopUp,
  IssueGiftCard,  // that was paid for
  IssueCoupon,    // a present
  Adjust,
  Enrol,
  AddCard,
  LoseCard,
  ReplaceCard,
  RestoreCard,
  Merge,
  Household,
  Consent,
  Correct,
  Export,
  Erase,
  ChangeStaff,  // add, reset a PIN, change a role, let somebody leave
};

// The lowest role that does it without asking.
[[nodiscard]] model::Role least_role(Act act);

// Of this terminal, today in the store's time.
struct CounterCounts {
  std::int64_t card_sales = 0;    // of the member, without this one and without undone ones
  std::int64_t card_redeems = 0;  // of the member, likewise
  model::Points staff_adjusted;   // by the person, given and taken together
};

// The same for every person who may stand there: what a button needs before it is known who.
struct CounterDay {
  struct Person {
    model::StaffId staff;
    model::Points adjusted;
  };
  std::int64_t card_sales = 0;
  std::int64_t card_redeems = 0;
  std::vector<Person> people = {};  // who adjusted anything
  [[nodiscard]] CounterCounts of(const model::StaffId& staff) const;
};

struct CounterQuestion {
  Act act = Act::Earn;
  std::optional<model::Role> role;  // of who is signed in; none: the POS or a replay
  model::Money sale;                // Earn, Claim: the amount
  model::Points points;             // Redeem: the cost; Adjust: signed
  bool is_own_card = false;         // the member is the person who does it
  CounterCounts today;
};

enum class Verdict : std::uint8_t { Allowed, NeedsAbove, Refused };

struct CounterAnswer {
  Verdict verdict = Verdict::Allowed;
  model::Role above = model::Role::Cashier;  // NeedsAbove: the lowest role that may allow it
  std::optional<Refusal> why = {};           // unless Allowed: the sentence
  std::uint32_t flags = 0;                   // of event.h, for the event if it comes to one
  bool operator==(const CounterAnswer&) const = default;
};

[[nodiscard]] CounterAnswer check_counter(const model::CounterLimits& limits,
                                          const CounterQuestion& question);

}  // namespace regulars::loyalty
