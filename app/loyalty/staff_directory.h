#pragma once
// The staff directory, changed by a manager at a terminal: somebody new, a new PIN, another role,
// somebody who leaves. Counts here at once, at the other terminals with their next contact.

#include <chrono>
#include <string>

#include "app/base/result.h"
#include "app/model/event.h"
#include "app/model/staff.h"

namespace regulars::storage {
class TerminalStorage;
}

namespace regulars::loyalty {

struct StaffOrder {
  model::StaffAction action = model::StaffAction::Add;
  model::StaffId who = {};  // none for Add: made here
  std::string name = {};    // Add
  std::string pin = {};     // Add, SetPin: 4 to 12 digits; wiped in any case
  model::Role role = model::Role::Cashier;
  model::MemberId member = {};  // Add, SetMember
  model::StaffId by = {};
  Instant at{};
  std::chrono::minutes utc_offset{0};
};

// Who it is about, as they are now. Refused: `by` is no manager; the last manager would go.
// Conflict: somebody has that name. Not found: nobody of that id.
[[nodiscard]] Result<model::Staff> change_staff(storage::TerminalStorage& storage,
                                                StaffOrder& order);

}  // namespace regulars::loyalty
