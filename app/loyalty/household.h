#pragma once
// Who shares points with whom, as far as this terminal knows: what central said and what was said
// here since.

#include <vector>

#include "app/base/result.h"
#include "app/loyalty/lookup.h"
#include "app/model/ids.h"

namespace regulars::storage {
struct TerminalView;
}

namespace regulars::loyalty {

// Everybody of the member's household, the holder first, herself included; empty: she is on her
// own. Who is not held here is left out.
[[nodiscard]] Result<std::vector<model::Member>> household_of(const storage::TerminalView& terminal,
                                                              const Found& member);

}  // namespace regulars::loyalty
