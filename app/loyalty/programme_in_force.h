#pragma once
// The programme that central sent last, as this terminal holds it, and those that it used before.

#include <cstdint>
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

// The version that a sale here was evaluated under; none where this terminal never used it.
[[nodiscard]] Result<std::optional<model::Programme>> programme_of(
    const storage::TerminalView& terminal, std::int64_t version);

}  // namespace regulars::loyalty
