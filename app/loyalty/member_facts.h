#pragma once
// What the rules may know about a member at this moment: what central said (the standing) and what
// was done here since. An event pins it.

#include <chrono>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/loyalty/lookup.h"
#include "app/model/programme.h"
#include "app/model/standing.h"

namespace regulars::storage {
struct TerminalView;
}

namespace regulars::loyalty {

[[nodiscard]] Result<model::MemberFacts> member_facts(const storage::TerminalView& terminal,
                                                      const model::Programme& programme,
                                                      const Found& found,
                                                      Instant at,
                                                      std::chrono::minutes utc_offset);

}  // namespace regulars::loyalty
