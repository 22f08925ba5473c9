#pragma once
// The shopfront that central sent last, as this terminal holds it.

#include "app/base/result.h"
#include "app/model/shopfront.h"

namespace regulars::storage {
struct TerminalView;
}

namespace regulars::loyalty {

// An empty one until the first has arrived.
[[nodiscard]] Result<model::Shopfront> shopfront_in_force(const storage::TerminalView& terminal);

}  // namespace regulars::loyalty
