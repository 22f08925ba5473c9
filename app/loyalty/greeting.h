#pragma once
// Whether a member lets the customer's screen greet her by name. Asked for nothing else, said in
// one tap and taken back in one tap; it counts here at once, elsewhere with the next contact.

#include <chrono>
#include <cstdint>

#include "app/base/result.h"
#include "app/model/event.h"

namespace regulars::storage {
class TerminalStorage;
}

namespace regulars::loyalty {

struct GreetingOrder {
  model::MemberId member = {};
  model::GreetingConsent greeting = model::GreetingConsent::Withheld;
  model::StaffId staff = {};
  Instant at{};
  std::chrono::minutes utc_offset{0};
};

// False: it was so before, and nothing was added. Not found: nobody here has the member.
[[nodiscard]] Result<bool> set_greeting(storage::TerminalStorage& storage,
                                        const GreetingOrder& order);

}  // namespace regulars::loyalty
