#include "app/ui/screens/typing_frame.h"

#include <algorithm>

#include "app/ui/widgets/icons.h"
#include "app/ui/widgets/keyboard.h"

namespace regulars::ui {

TypingFrame typing_frame(const Ui& ui, float aside) {
  constexpr float kHead = 80;
  constexpr float kRowsFound = 2 * kHead;  // what is wished for between field and keys
  constexpr float kTallest = 1.35F;        // of the least height of the keys: more is only further
  constexpr float kFieldShare = 0.32F;
  const float target = target_of(ui);
  const float gap = target_gap_of(ui);
  Rect whole = ui.area().rest();
  whole.height += kUnit;
  Area area{whole, gap, ui.appearance.hand};

  const float least = keyboard_height(ui, whole.width);
  const float head_height = std::clamp(whole.height - least - gap, target, kHead);
  const float wished = whole.height - head_height - kRowsFound - 3 * gap;
  TypingFrame frame;
  frame.keys = area.bottom(std::clamp(wished, least, least * kTallest));
  Area head{area.top(head_height), gap, ui.appearance.hand};
  frame.back = head.leading(std::max(target, head_height));
  if (aside > 0) frame.aside = head.trailing(aside);
  if (area.height() >= target) {
    frame.field = head.rest();
    frame.middle = area.rest();
  } else {
    frame.field = head.leading(whole.width * kFieldShare);
    frame.middle = head.rest();
    frame.is_cramped = true;
  }
  return frame;
}

void back_key(Ui& ui, std::string_view id, const Rect& rect) {
  button(ui,
         id,
         rect,
         "",
         {Look::Surface, kBody, Weight::Bold, Icon::Back},
         Enabled::Yes,
         BackTapped{});
}

}  // namespace regulars::ui
