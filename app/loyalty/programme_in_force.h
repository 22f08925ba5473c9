#pragma once
// The programme that central sent last, as this terminal holds it.

#include <optional>

#include "app/base/result.h"
#include "app/model/programme.h"

namespace regulars::storage {
struct TerminalView;
}

namespace regulars::loyalty {

// None until the first one has arrived.
[[nodiscard]] Result<std::optional<model::Programme>> programme_in_force(
    const storage::TerminalView& terminal);

}  // namespace regulars::loyalty
