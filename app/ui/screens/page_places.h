#pragma once
// Where the rows of a page stand: one under the other, or as tiles side by side, with the headings
// of their sections above them. Pure; canvas units.

#include <vector>

#include "app/ui/views/page_view.h"
#include "app/ui/widgets/touch.h"

namespace regulars::ui {

struct RowSpacing {
  float target = 0;  // a row's height: comfortable,
  float least = 0;   //   and what a finger needs
  float gap = 0;
};

// As many as there is room for, in their order; a heading that has no room of its own is empty.
// Tiles take what room is left over, and give up comfort, then headings, before they turn a page.
[[nodiscard]] std::vector<Rect> places_of(const Rect& rect,
                                          const PageView& view,
                                          const RowSpacing& spacing);

}  // namespace regulars::ui
