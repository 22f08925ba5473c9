#include "app/ui/widgets/slider.h"

#include <algorithm>
#include <string>

#include "app/ui/widgets/icons.h"

namespace regulars::ui {
namespace {

void step_key(Ui& ui,
              const std::string& id,
              const Rect& rect,
              std::string_view sign,
              int by,
              Enabled enabled) {
  button(ui, id, rect, sign, {Look::Soft, kTitle}, enabled, StepTapped{by});
}

}  // namespace

void slider(Ui& ui, std::string_view id, const Rect& rect, const SliderLook& look) {
  constexpr float kWhole = 1000;
  constexpr float kTrack = 16;
  const std::string prefix{id};
  const float gap = std::max(2 * kUnit, ui.canvas().mm(kTargetGapMm));
  const float target = std::max(rect.height, ui.canvas().mm(kTargetMm));
  Area area{rect, gap, Hand::Right};
  step_key(ui, prefix + ".less", area.left(target), "−", -1, look.less);
  step_key(ui, prefix + ".more", area.right(target), "+", 1, look.more);
  const Rect way = area.rest();
  const Touch::Press press = ui.touch.slide(prefix + ".slider", way, look.slides == Enabled::Yes);
  const float radius = std::min(way.height, target) / 2 - kUnit / 2;
  const float left = way.x + radius;
  const float room = std::max(0.0F, way.width - 2 * radius);
  const float at = left + room * static_cast<float>(std::clamp(look.permille, 0, 1000)) / kWhole;
  const Rect track{left, way.centre_y() - kTrack / 2, room, kTrack};
  ui.paint.rect(track, ui.theme.track, kTrack / 2);
  ui.paint.rect({left, track.y, at - left, kTrack}, ui.theme.primary, kTrack / 2);
  const Point thumb{at, way.centre_y()};
  ui.paint.disc(thumb, radius, ui.theme.primary);
  ui.paint.disc(thumb, radius - kUnit, ui.theme.surface);
  ui.paint.disc(thumb, radius / 3, ui.theme.primary);
  if (press.is_pressed) ui.paint.disc(thumb, radius, ui.theme.shade);
  if (press.is_focused) ui.touch.mark({way, kRadius});
}

void stamp_card(Ui& ui, const Rect& rect, const StampRow& stamps) {
  constexpr float kBetween = kUnit;
  constexpr float kStroke = 2;
  const int rows = rect.height >= 2 * kIconSmall + kBetween && stamps.need > 6 ? 2 : 1;
  const int columns = std::max(1, (stamps.need + rows - 1) / rows);
  const float width = (rect.width + kBetween) / static_cast<float>(columns) - kBetween;
  const float height = (rect.height + kBetween) / static_cast<float>(rows) - kBetween;
  const float size = std::clamp(std::min(width, height), 8.0F, 5 * kUnit);
  for (int i = 0; i < stamps.need; ++i) {
    const float x = rect.x + static_cast<float>(i % columns) * (size + kBetween);
    const float y = rect.y + static_cast<float>(i / columns) * (size + kBetween);
    const Point centre{x + size / 2, y + size / 2};
    if (i < stamps.have) {
      ui.paint.disc(centre, size / 2, ui.theme.primary);
      draw_icon(ui.paint, Icon::Check, centre, size * 0.7F, ui.theme.on_primary);
    } else {
      ui.paint.ring(centre, size / 2 - kStroke, ui.theme.muted, kStroke);
    }
  }
}

}  // namespace regulars::ui
