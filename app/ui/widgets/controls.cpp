#include "app/ui/widgets/controls.h"

#include <algorithm>
#include <utility>

#include "app/ui/widgets/icons.h"

namespace regulars::ui {
namespace {

Colour soft_of(const Theme& theme, Tone tone) {
  switch (tone) {
    case Tone::Calm:
      return theme.primary_soft;
    case Tone::Good:
      return theme.good_soft;
    case Tone::Caution:
      return theme.caution_soft;
    case Tone::Bad:
      break;
  }
  return theme.bad_soft;
}

void confirm_key(Ui& ui, const std::string& id, const Rect& rect, Enabled enabled) {
  const bool is_enabled = enabled == Enabled::Yes;
  ui.paint.rect(rect, is_enabled ? ui.theme.primary : ui.theme.track, kRadius);
  touchable(ui, id, rect, kRadius, enabled, ConfirmTapped{});
  draw_check(ui.paint,
             {rect.centre_x(), rect.centre_y()},
             44,
             is_enabled ? ui.theme.on_primary : ui.theme.faint,
             6);
}

void backspace_key(Ui& ui, const std::string& id, const Rect& rect, Enabled enabled) {
  card(ui, rect);
  touchable(ui, id, rect, kRadius, enabled, BackspaceTapped{});
  draw_backspace(ui.paint,
                 {rect.centre_x(), rect.centre_y()},
                 52,
                 enabled == Enabled::Yes ? ui.theme.ink : ui.theme.faint);
}

void digit_key(Ui& ui, const std::string& screen, const Rect& rect, int digit, Enabled enabled) {
  const std::string text = std::to_string(digit);
  button(ui,
         screen + ".key_" + text,
         rect,
         text,
         {Look::Surface, kTitle},
         enabled,
         DigitTapped{digit});
}

void corner_key(
    Ui& ui, const std::string& screen, const Rect& rect, Corner corner, const KeypadLook& look) {
  switch (corner) {
    case Corner::WideZero:
      return;
    case Corner::DoubleZero:
      button(ui,
             screen + ".key_00",
             rect,
             "00",
             {Look::Surface, kTitle},
             look.digits,
             DoubleZeroTapped{});
      return;
    case Corner::Backspace:
      backspace_key(ui, screen + ".backspace", rect, look.digits);
      return;
    case Corner::Confirm:
      confirm_key(ui, screen + ".confirm", rect, look.confirm);
      return;
  }
}

}  // namespace

std::string next_language(const Ui& ui) {
  return std::string{i18n::own_name(i18n::next(ui.words.language()))};
}

Colour colour_of(const Theme& theme, Tone tone) {
  switch (tone) {
    case Tone::Calm:
      return theme.primary;
    case Tone::Good:
      return theme.good;
    case Tone::Caution:
      return theme.caution;
    case Tone::Bad:
      break;
  }
  return theme.bad;
}

Rect Ui::strip() const {
  return {0, 0, canvas().width, std::max(kStrip, canvas().mm(kTargetMm))};
}

Area Ui::area() const {
  const Canvas& all = canvas();
  const float top = strip().bottom() + std::max(kUnit, all.mm(kTargetGapMm));
  return {{kEdge, top, all.width - 2 * kEdge, all.height - top - kEdge}, kGap, appearance.hand};
}

void shadow(Ui& ui, const Rect& rect, float radius) {
  if (ui.theme.shadow >> 24U == 0) return;
  ui.paint.rect({rect.x, rect.y + 2, rect.width, rect.height + 1}, ui.theme.shadow, radius);
}

void card(Ui& ui, const Rect& rect) {
  shadow(ui, rect, kRadius);
  ui.paint.rect(rect, ui.theme.surface, kRadius);
  ui.paint.outline(rect, ui.theme.line, kRadius, ui.theme.outline);
}

Touch::Press touchable(
    Ui& ui, std::string_view id, const Rect& rect, float radius, Enabled enabled, Action action) {
  const Touch::Press press = ui.touch.target(id, rect, enabled == Enabled::Yes, std::move(action));
  if (press.is_pressed) ui.paint.rect(rect, ui.theme.shade, radius);
  if (press.is_focused) ui.paint.outline(rect.inset(-4), ui.theme.primary, radius + 4, 3);
  return press;
}

void button(Ui& ui,
            std::string_view id,
            const Rect& rect,
            std::string_view label,
            const ButtonLook& look,
            Enabled enabled,
            Action action) {
  const bool is_enabled = enabled == Enabled::Yes;
  Colour ink = look.look == Look::Plain ? ui.theme.muted : ui.theme.ink;
  if (look.look == Look::Primary) {
    ui.paint.rect(rect, is_enabled ? ui.theme.primary : ui.theme.track, kRadius);
    ink = ui.theme.on_primary;
  } else if (look.look == Look::Surface) {
    card(ui, rect);
  } else if (look.look == Look::Soft) {
    ui.paint.rect(rect, ui.theme.ground, kRadius);
  }
  touchable(ui, id, rect, kRadius, enabled, std::move(action));
  if (!is_enabled) ink = ui.theme.faint;
  ui.paint.fitted(rect.inset(12), label, {look.size, ink, look.weight, Align::Centre}, kSmall);
}

void back_button(Ui& ui, std::string_view id, const Rect& rect) {
  button(ui, id, rect, ui.tr("common.back"), {Look::Surface, kLarge}, Enabled::Yes, BackTapped{});
}

void keypad(Ui& ui, std::string_view screen, const Rect& rect, const KeypadLook& look) {
  constexpr float kKeyGap = 12;
  const std::string prefix{screen};
  const float width = (rect.width - 2 * kKeyGap) / 3;
  const float height = (rect.height - 3 * kKeyGap) / 4;
  const auto cell = [&](int column, int row) {
    return Rect{rect.x + static_cast<float>(column) * (width + kKeyGap),
                rect.y + static_cast<float>(row) * (height + kKeyGap),
                width,
                height};
  };
  for (int digit = 1; digit <= 9; ++digit) {
    digit_key(ui, prefix, cell((digit - 1) % 3, (digit - 1) / 3), digit, look.digits);
  }
  corner_key(ui, prefix, cell(0, 3), look.left, look);
  Rect zero = cell(1, 3);
  if (look.left == Corner::WideZero) zero = {rect.x, zero.y, zero.right() - rect.x, height};
  digit_key(ui, prefix, zero, 0, look.digits);
  corner_key(ui, prefix, cell(2, 3), look.right, look);
}

void notice_strip(Ui& ui, const Rect& rect, const Notice& notice) {
  if (notice.words.empty()) return;
  const Colour colour = colour_of(ui.theme, notice.tone);
  ui.paint.rect(rect, soft_of(ui.theme, notice.tone), std::min(kRadius, rect.height / 2));
  draw_alert(ui.paint, {rect.x + 36, rect.centre_y()}, 32, colour);
  const Rect box{rect.x + 68, rect.y, rect.width - 88, rect.height};
  const float size = rect.height < 72 ? kSmall : kBody;
  for (const float each : {size, kSmall}) {
    const float height = ui.paint.paragraph_height(box.width, notice.words, each, Weight::Regular);
    if (height > rect.height && each > kSmall) continue;
    const float top = box.y + std::max(0.0F, (box.height - height) / 2);
    ui.paint.paragraph({box.x, top, box.width, rect.bottom() - top},
                       notice.words,
                       {each, ui.theme.ink, Weight::Regular});
    return;
  }
}

void progress(Ui& ui, const Rect& rect, int percent) {
  ui.paint.rect(rect, ui.theme.track, rect.height / 2);
  const float share = static_cast<float>(std::clamp(percent, 0, 100)) / 100;
  if (percent <= 0) return;
  ui.paint.rect({rect.x, rect.y, std::max(rect.height, rect.width * share), rect.height},
                ui.theme.primary,
                rect.height / 2);
}

void avatar(Ui& ui, Point centre, float radius, std::string_view initial, bool is_strong) {
  ui.paint.disc(centre, radius, is_strong ? ui.theme.primary : ui.theme.primary_soft);
  ui.paint.text({centre.x - radius, centre.y - radius, 2 * radius, 2 * radius},
                initial,
                {radius * 0.9F,
                 is_strong ? ui.theme.on_primary : ui.theme.primary,
                 Weight::Bold,
                 Align::Centre});
}

}  // namespace regulars::ui
