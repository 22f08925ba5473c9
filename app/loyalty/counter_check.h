#pragma once
// The counter's rules (counter_rules.h) asked inside a transaction, with who stands there and what
// was done today, as the verbs need it: the event's flags, or why not.

#include <chrono>
#include <cstdint>

#include "app/base/result.h"
#include "app/loyalty/counter_rules.h"
#include "app/model/ids.h"
#include "app/model/programme.h"

namespace regulars::storage {
struct TerminalView;
}

namespace regulars::loyalty {

struct Asking {
  CounterQuestion question;  // role, own card and today's counts are filled in
  model::MemberId member;
  model::StaffId staff;       // none: the POS or a replay
  model::StaffId allowed_by;  // who signed (sign_in.h: allow); none: nobody
  Instant at{};
  std::chrono::minutes utc_offset{0};
};

// What was done today at this terminal with the member's card, and by each of the staff. `member`
// none: nobody's card.
[[nodiscard]] Result<CounterDay> counter_day(const storage::TerminalView& terminal,
                                             const model::MemberId& member,
                                             Instant at,
                                             std::chrono::minutes utc_offset);

// The flags of the event. Refused with the rule's key where somebody above has to sign and nobody
// did, or one who may not: too low a role, the same person again, or whose own card it is.
[[nodiscard]] Result<std::uint32_t> check_at_counter(const storage::TerminalView& terminal,
                                                     const model::Programme& programme,
                                                     const Asking& asking);

// The same for acts that have no figure and so no limit: cards, people, households, undoing.
[[nodiscard]] Result<std::uint32_t> check_at_counter(const storage::TerminalView& terminal,
                                                     Act act,
                                                     const model::MemberId& member,
                                                     const model::StaffId& staff,
                                                     const model::StaffId& allowed_by);

}  // namespace regulars::loyalty
