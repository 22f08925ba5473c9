#pragma once
// What a person fills in: a line of text with its cursor, and a yes or no.

#include <string>
#include <string_view>

#include "app/ui/widgets/controls.h"

namespace regulars::ui {

struct FieldLook {
  std::string_view text;     // what is written already
  std::string_view letters;  // of pinyin behind it, underlined: not yet written
  std::string_view hint;     // while there is neither
  bool is_live = true;       // the cursor is there
  float indent = 24;         // room before the text, for an icon
};

// When the text is too long its end is shown, which is where somebody types.
void text_field(Ui& ui, const Rect& rect, const FieldLook& look);

struct ToggleLook {
  std::string_view label;
  std::string_view detail;  // under it, or empty
  bool is_on = false;
};

// A row to be tapped anywhere, with a switch at its end.
void toggle(Ui& ui, std::string_view id, const Rect& rect, const ToggleLook& look, Action action);

}  // namespace regulars::ui
