#pragma once
// The status strip on top of the staff's screens: where and who, what is wrong with what to do
// about it, long work, the time. One line whatever happens; what has no room is left out, least
// needed first. Its touch ids begin with "strip.".

#include <string_view>

#include "app/ui/views/status_view.h"
#include "app/ui/widgets/controls.h"

namespace regulars::ui {

void status_strip(Ui& ui, const StatusView& status);
// "Pause" or "Go on", for work that can rest.
void pause_button(Ui& ui, std::string_view id, const Rect& rect, const WorkView& work);

}  // namespace regulars::ui
