#pragma once
// Focus: where the arrow keys lead from one target to another. Pure.

#include <cstddef>
#include <optional>
#include <vector>

#include "app/ui/widgets/touch.h"

namespace regulars::ui {

// The index of the nearest of `others` in a direction (Up, Down, Left, Right) of `from`: what lies
// straight ahead comes before what is nearer but aside. None when nothing lies there.
[[nodiscard]] std::optional<std::size_t> nearest(const Rect& from,
                                                 const std::vector<Rect>& others,
                                                 FocusMove direction);

}  // namespace regulars::ui
