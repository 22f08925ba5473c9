#pragma once
// What makes training unmistakable: diagonal stripes with its name across the strip, and a frame
// around the whole screen.

#include "app/ui/views/guide_views.h"
#include "app/ui/views/status_view.h"
#include "app/ui/widgets/controls.h"

namespace regulars::ui {

// Instead of the status strip, on the staff's screens.
void training_strip(Ui& ui, const StatusView& status, const TrainingView& training);
// On the customer's, along the upper edge, so high: nothing to touch.
inline constexpr float kTrainingEdge = 6 * kUnit;
void training_edge(Ui& ui, const TrainingView& training);
// Above everything else.
void training_frame(Ui& ui);

}  // namespace regulars::ui
