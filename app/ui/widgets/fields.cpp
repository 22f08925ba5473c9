#include "app/ui/widgets/fields.h"

#include <algorithm>
#include <utility>

namespace regulars::ui {
namespace {

// The end of a text that has room, behind an ellipsis when something is missing.
std::string end_of(Painter& paint, std::string_view text, float size, float room) {
  if (paint.measure(text, size, Weight::Bold) <= room) return std::string{text};
  std::string shown;
  while (!text.empty()) {
    do {  // a character, not a byte
      text.remove_prefix(1);
    } while (!text.empty() && (static_cast<unsigned char>(text.front()) & 0xC0U) == 0x80);
    shown = "…" + std::string{text};
    if (paint.measure(shown, size, Weight::Bold) <= room) break;
  }
  return shown;
}

}  // namespace

void text_field(Ui& ui, const Rect& rect, const FieldLook& look) {
  constexpr float kCursor = 3;
  constexpr float kSize = kTitle;
  card(ui, rect);
  if (look.is_live) ui.paint.outline(rect, ui.theme.primary, kRadius, kCursor);
  Rect box{rect.x + look.indent, rect.y, rect.width - look.indent - kPadding, rect.height};
  if (look.text.empty() && look.letters.empty()) {
    ui.paint.fitted(box, look.hint, {kBody, ui.theme.muted}, kSmall);
    return;
  }
  const float letters = ui.paint.measure(look.letters, kSize);
  const std::string text = end_of(ui.paint, look.text, kSize, std::max(0.0F, box.width - letters));
  const TextStyle ink{kSize, ui.theme.ink, Weight::Bold};
  const float used = text.empty() ? 0 : ui.paint.text(box, text, ink);
  float end = box.x + used;
  if (!look.letters.empty()) {
    const Rect behind{end, box.y, rect.right() - end, box.height};
    ui.paint.text(behind, look.letters, {kSize, ui.theme.primary, Weight::Regular});
    const float line = box.centre_y() + kSize / 2 + 2;
    ui.paint.line({end, line}, {end + letters, line}, ui.theme.primary, 2);
    end += letters;
  }
  if (!look.is_live) return;
  ui.paint.rect({end + 6, box.centre_y() - kSize / 2, kCursor, kSize}, ui.theme.primary);
}

void toggle(Ui& ui, std::string_view id, const Rect& rect, const ToggleLook& look, Action action) {
  constexpr Rect kTrack{0, 0, 72, 40};
  card(ui, rect);
  touchable(ui, id, rect, kRadius, Enabled::Yes, std::move(action));
  const Rect track{rect.right() - kTrack.width - 3 * kUnit,
                   rect.centre_y() - kTrack.height / 2,
                   kTrack.width,
                   kTrack.height};
  const float half = kTrack.height / 2;
  ui.paint.rect(track, look.is_on ? ui.theme.primary : ui.theme.muted, half);
  const Point knob{look.is_on ? track.right() - half : track.x + half, track.centre_y()};
  ui.paint.disc(knob, half - 5, look.is_on ? ui.theme.on_primary : ui.theme.surface);
  Rect box{rect.x + 3 * kUnit, rect.y, track.x - rect.x - 5 * kUnit, rect.height};
  const auto height_in = [&](float size) {
    return ui.paint.paragraph_height(box.width, look.label, size, Weight::Regular);
  };
  const float detail = look.detail.empty() ? 0 : line_of(kSmall);
  const float size = height_in(kBody) + detail <= rect.height ? kBody : kSmall;
  const float height = height_in(size);
  const bool has_detail = detail > 0 && height + detail <= rect.height &&
                          ui.paint.measure(look.detail, kSmall) <= box.width;
  if (has_detail) {
    box.height -= detail;
    ui.paint.text({box.x, box.centre_y() + height / 2, box.width, detail},
                  look.detail,
                  {kSmall, ui.theme.muted});
  }
  ui.paint.paragraph({box.x, box.centre_y() - height / 2, box.width, height + 1},
                     look.label,
                     {size, ui.theme.ink, Weight::Regular});
}

}  // namespace regulars::ui
