#pragma once
// What stands beside the lines of a form: tiles of months and days, switches, what an erasure does.

#include "app/ui/views/form_view.h"
#include "app/ui/widgets/controls.h"

namespace regulars::ui {

// Beside the lines of a form an editor needs this width; a pad of numbers less.
[[nodiscard]] float width_of_days(const Ui& ui);

// `form`: the first half of the ids.
void day_editor(Ui& ui, const std::string& form, const Rect& rect, const DayEditor& view);
// Its upper line, and the tiles without it.
void day_head(Ui& ui, const std::string& form, const Rect& rect, const DayEditor& view);
void day_tiles(Ui& ui, const std::string& form, const Rect& rect, const DayEditor& view);
void consent_editor(Ui& ui, const std::string& form, const Rect& rect, const ConsentEditor& view);
void erase_editor(Ui& ui, const Rect& rect, const EraseEditor& view);

}  // namespace regulars::ui
