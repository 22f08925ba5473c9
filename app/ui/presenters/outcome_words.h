#pragma once
// What an act changed, in words: for the Done screen of the staff and for the customer's. Pure
// functions of what was booked and of the member as she is now.

#include <vector>

#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/navigation.h"
#include "app/ui/views/outcome_view.h"

namespace regulars::ui {

// The customer's screen can be read by the next in the queue: debts are not told there, and tiers
// only where the member agreed to it.
enum class Audience { Staff, Customer, CustomerByName };

// `card` is the member after the act, or null where nobody is known.
[[nodiscard]] std::vector<OutcomeFact> facts_of(const Desk& desk,
                                                const Words& words,
                                                const Outcome& outcome,
                                                const MemberCard* card,
                                                Audience audience);

}  // namespace regulars::ui
