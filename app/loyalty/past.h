#pragma once
// The past of a member as this terminal booked it, newest first, and of each sale why it gave what
// it gave: the inputs that its event pinned, evaluated again. What other terminals booked is in the
// balance and not in here.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/loyalty/evaluate.h"
#include "app/model/event.h"
#include "app/model/ids.h"
#include "app/model/programme.h"

namespace regulars::storage {
struct TerminalView;
}

namespace regulars::loyalty {

struct PastEntry {
  std::uint64_t seq = 0;
  model::PurseNumber purse = model::kPointsPurse;
  Instant at{};
  model::Points points;              // signed
  std::optional<model::Event> what;  // none: of a newer version of the program
  // Of a sale, rule by rule; empty where the programme in force is not the sale's, or says another
  // figure: nobody is told a wrong reason.
  std::vector<EarnPart> why;
};

// At most `most`, which bounds the cost. `programme` is the one in force, or null.
[[nodiscard]] Result<std::vector<PastEntry>> past_of(const storage::TerminalView& terminal,
                                                     const model::Programme* programme,
                                                     const model::MemberId& member,
                                                     std::size_t most);

}  // namespace regulars::loyalty
