#pragma once
// The cards and numbers of a member: a second one, one lost, one replaced, one found again. Counts
// here at once, everywhere with the next contact. Who may do it is counter_rules', asked again
// here.

#include <chrono>

#include "app/base/result.h"
#include "app/model/event.h"
#include "app/model/member.h"

namespace regulars::storage {
class TerminalStorage;
}

namespace regulars::loyalty {

struct CardOrder {
  model::MemberId member = {};
  model::CardAction action = model::CardAction::Add;
  model::Identifier card = {};      // Add, Replace: the new one, else the one meant
  model::Identifier old_card = {};  // Replace: the one that is lost by it
  model::StaffId staff = {};
  model::StaffId allowed_by = {};
  Instant at{};
  std::chrono::minutes utc_offset{0};
};

// False: it was so before, and nothing was added. Not found: nobody here has the member. Conflict:
// the card is somebody else's. Refused: the card to be lost is not hers; by the counter's rules.
[[nodiscard]] Result<bool> change_card(storage::TerminalStorage& storage, const CardOrder& order);

}  // namespace regulars::loyalty
