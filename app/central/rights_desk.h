#pragma once
// RightsDesk: asks again what the counter asked (app/loyalty/counter_rules.h), because a terminal's
// word is not enough for what needs somebody above: that who did it, or who signed for it, may. All
// calls stand inside the caller's transaction, on the writer thread.
//
// (1) Who left keeps the right that they had: their event may be on its way still.
// (2) The counts of a day are the till's; central sees by the event's flags that it was beyond them
//     and that somebody signed.
// (3) What cannot be taken back, a merge or an erasure, has no effect where nobody might do it. All
//     else is booked, because it has happened, and told to the manager.
// (4) What came without staff, from the POS or from the shell of the till's computer, is not asked.

#include <cstdint>
#include <optional>
#include <string>

#include "app/loyalty/counter_rules.h"
#include "app/model/event.h"
#include "app/storage/central_store.h"

namespace regulars::central {

// What an event says about the counter; none: anybody at the counter may, or (4).
struct CounterClaim {
  loyalty::Act act = loyalty::Act::Earn;
  model::StaffId staff;
  model::StaffId allowed_by;
  std::uint32_t flags = 0;  // of event.h
};
[[nodiscard]] std::optional<CounterClaim> claim_of(const model::Event& event);

// The lowest role that had to do it or to sign for it. Pure.
[[nodiscard]] model::Role role_needed(const CounterClaim& claim);

class RightsDesk {
 public:
  explicit RightsDesk(storage::CentralStore& store) : store_(store) {}

  struct Answer {
    std::string why_not;  // empty: somebody might
    bool has_effect = true;
  };
  [[nodiscard]] Result<Answer> check(const model::Event& event);

 private:
  storage::CentralStore& store_;
};

}  // namespace regulars::central
