#pragma once
// The bubble of the guided tour: a sentence beside the thing it is about, with a pointer to it and
// a ring around it. It never covers that thing, is wholly inside the canvas on every stage, and
// what it does cover cannot be touched through it. Its touch ids begin with "tour.".

#include <optional>
#include <vector>

#include "app/ui/views/guide_views.h"
#include "app/ui/widgets/controls.h"

namespace regulars::ui {

// A size the bubble can have; several, since narrow and high fits where wide and low does not.
struct BubbleSize {
  float width = 0;
  float height = 0;
};

// Where the bubble stands: inside `room`, `gap` away from `target`, in the size and on the side
// that cover least of `others`. Pure. Where no size fits beside the target (it is nearly as large
// as the room) the place that covers least of it.
[[nodiscard]] Rect place_bubble(const Rect& room,
                                const std::optional<Rect>& target,
                                const std::vector<BubbleSize>& sizes,
                                const std::vector<Rect>& others,
                                float gap);

// After the screen was drawn: the targets are in the registry then.
void tour_bubble(Ui& ui, const TourView& tour);

}  // namespace regulars::ui
