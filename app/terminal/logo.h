#pragma once
// decode_logo(): a shop's PNG as pixels. Pure; any thread but the main one, since it takes a
// millisecond a hundred rows.

#include <string_view>

#include "app/base/result.h"
#include "app/ui/views/logo.h"

namespace regulars::terminal {

// invalid: not a PNG, or larger than model::Shopfront allows (the size is read before a pixel is).
[[nodiscard]] Result<ui::Logo> decode_logo(std::string_view png);

}  // namespace regulars::terminal
