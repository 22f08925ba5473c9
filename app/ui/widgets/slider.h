#pragma once
// A slider with a thumb as large as a finger, and "-" and "+" beside it for the single step; and a
// stamp card.

#include <string_view>

#include "app/ui/views/redeem_view.h"
#include "app/ui/widgets/controls.h"

namespace regulars::ui {

struct SliderLook {
  int permille = 0;
  Enabled slides = Enabled::Yes;
  Enabled less = Enabled::Yes;
  Enabled more = Enabled::Yes;
};

// Emits SliderMoved and StepTapped; targets "id.less", "id.slider" and "id.more".
void slider(Ui& ui, std::string_view id, const Rect& rect, const SliderLook& look);

// So many of so many, in one or two rows.
void stamp_card(Ui& ui, const Rect& rect, const StampRow& stamps);

}  // namespace regulars::ui
