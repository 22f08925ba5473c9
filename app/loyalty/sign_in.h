#pragma once
// A member of staff at the till, by PIN. After five wrong ones in a row every further try has to
// wait: 30 s, then twice as long each time, up to 15 minutes; a restart does not shorten it.

#include <string>
#include <vector>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/model/staff.h"

namespace regulars::storage {
class TerminalStorage;
struct TerminalView;
}  // namespace regulars::storage

namespace regulars::loyalty {

// How long after its last wrong PIN the next try must wait. Pure.
[[nodiscard]] Milliseconds wait_after(std::int64_t failures);

[[nodiscard]] Result<std::vector<model::Staff>> list_staff(const storage::TerminalView& terminal);

// Wipes `pin` in any case. Refused: "error.pin_wrong" with the tries left before a wait,
// "signin.wait" with the seconds to wait, both as {0}. Not found: nobody of that id.
[[nodiscard]] Result<model::Staff> sign_in(storage::TerminalStorage& storage,
                                           const model::StaffId& staff,
                                           std::string& pin);

// Somebody above signs for what `asking` may not do alone (counter_rules.h): the PIN counts like
// one of a sign-in. Wipes it in any case. Refused as well where the role is below `at_least`, or
// where both are the same person.
[[nodiscard]] Result<model::Staff> allow(storage::TerminalStorage& storage,
                                         const model::StaffId& asking,
                                         model::Role at_least,
                                         const model::StaffId& allowing,
                                         std::string& pin);

}  // namespace regulars::loyalty
