#include "app/ui/screens/customer_parts.h"

#include <algorithm>
#include <utility>

namespace regulars::ui {

float customer_target(const Ui& ui) {
  constexpr float kTargetOfCustomersMm = 20;
  return ui.canvas().mm(kTargetOfCustomersMm);
}

float customer_button(const Ui& ui) {
  constexpr float kButton = 240;
  const bool is_narrow = ui.canvas().width < 700;
  return is_narrow ? std::max(customer_target(ui), ui.canvas().width / 3) : kButton;
}

Area customer_area(const Ui& ui) {
  const Canvas& canvas = ui.canvas();
  const float edge = canvas.is_compact() ? 2 * kUnit : 5 * kUnit;
  const float side = canvas.is_compact() || canvas.is_tall() ? edge : 8 * kUnit;
  const Rect all = canvas.rect();
  const float top = ui.taken > 0 ? std::max(edge, ui.taken + 2 * kUnit) : edge;
  return {{side, top, all.width - 2 * side, all.height - top - edge},
          canvas.is_compact() ? kTargetGap : kGap,
          ui.appearance.hand};
}

Area centred_block(const Ui& ui, float height) {
  const Area area = customer_area(ui);
  const float used = std::min(height, area.height());
  const Rect& rest = area.rest();
  return {{rest.x, rest.centre_y() - used / 2, rest.width, used}, kGap, ui.appearance.hand};
}

void quiet_button(
    Ui& ui, std::string_view id, const Rect& rect, std::string_view words, Action action) {
  button(
      ui, id, rect, words, {Look::Plain, kBody, Weight::Regular}, Enabled::Yes, std::move(action));
  ui.paint.outline(rect, ui.theme.faint, kRadius, 2);
}

}  // namespace regulars::ui
