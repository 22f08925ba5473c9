#pragma once
// answer(): one request executed against storage, on the thread that owns it. Requests that need
// central (EnrolTerminal, those of enquiry.h) are not for here.

#include <chrono>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/model/region.h"
#include "app/ui/presenters/replies.h"
#include "app/ui/presenters/requests.h"

namespace regulars::storage {
class TerminalStorage;
}

namespace regulars::terminal {

struct Moment {
  Instant at{};
  std::chrono::minutes utc_offset{0};
};

// Wipes a PIN in `request`. Scans are understood as the region dials its numbers.
[[nodiscard]] Result<ui::Answer> answer(storage::TerminalStorage& storage,
                                        const Moment& now,
                                        const model::Region& region,
                                        ui::Request& request);

// True when the request adds an event: there is something to send afterwards.
[[nodiscard]] bool adds_event(const ui::Request& request);

}  // namespace regulars::terminal
