#pragma once
// What the customer's screens have in common: larger targets, away from the edges, and quiet.

#include <string>
#include <string_view>

#include "app/ui/widgets/controls.h"

namespace regulars::ui {

// The least side of what a customer touches, 20 mm, in units.
[[nodiscard]] float customer_target(const Ui& ui);
// The width of a button with a word on it.
[[nodiscard]] float customer_button(const Ui& ui);
// The canvas inside an edge that keeps targets away from the frame of the glass.
[[nodiscard]] Area customer_area(const Ui& ui);
// A column of this height in the middle of it, to be cut from the top.
[[nodiscard]] Area centred_block(const Ui& ui, float height);
// Outlined, never louder than what it stands beside.
void quiet_button(
    Ui& ui, std::string_view id, const Rect& rect, std::string_view words, Action action);

}  // namespace regulars::ui
