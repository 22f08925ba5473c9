#pragma once
// The status strip on top of the staff's screens: where and who, what is wrong with what to do
// about it, the time. One line whatever happens; what has no room is left out, least needed first.

#include "app/ui/views/status_view.h"
#include "app/ui/widgets/controls.h"

namespace regulars::ui {

void status_strip(Ui& ui, const StatusView& status);

}  // namespace regulars::ui
