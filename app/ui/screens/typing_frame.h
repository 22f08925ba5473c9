#pragma once
// Where the parts of a screen lie on which somebody types: a line with the way back and the field,
// the keys below, and between them room for what the typing finds.

#include "app/ui/widgets/controls.h"

namespace regulars::ui {

struct TypingFrame {
  Rect back;  // as wide as high
  Rect field;
  Rect aside;   // at the end of the field's line, as wide as asked for
  Rect middle;  // candidates and findings; in the field's line where there is no other room
  Rect keys;
  bool is_cramped = false;  // the middle lies between field and aside
};

// `aside` 0: nothing stands there.
[[nodiscard]] TypingFrame typing_frame(const Ui& ui, float aside);

// The way back as an arrow, named as a back button is.
void back_key(Ui& ui, std::string_view id, const Rect& rect);

}  // namespace regulars::ui
