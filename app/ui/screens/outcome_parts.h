#pragma once
// What else came of an act, under its figure: on the staff's screen and the customer's alike.

#include <vector>

#include "app/ui/views/outcome_view.h"
#include "app/ui/widgets/controls.h"

namespace regulars::ui {

// With the gap above each; 0 where there are none.
[[nodiscard]] float height_of(const std::vector<OutcomeFact>& facts);
// From the top of `rect`, in a column in its middle; as many as have room, the first ones first.
void outcome_facts(Ui& ui, const Rect& rect, const std::vector<OutcomeFact>& facts);

}  // namespace regulars::ui
