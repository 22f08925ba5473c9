#include "app/ui/widgets/controls.h"

#include <algorithm>
#include <array>
#include <utility>

namespace regulars::ui {
namespace {

Icon icon_of(Tone tone) {
  switch (tone) {
    case Tone::Calm:
      return Icon::About;
    case Tone::Good:
      return Icon::Done;
    case Tone::Caution:
    case Tone::Bad:
      break;
  }
  return Icon::Alert;
}

void confirm_key(Ui& ui, const std::string& id, const Rect& rect, Enabled enabled) {
  button(ui, id, rect, {}, {.look = Look::Primary, .icon = Icon::Check}, enabled, ConfirmTapped{});
}

void backspace_key(Ui& ui, const std::string& id, const Rect& rect, Enabled enabled) {
  button(ui, id, rect, {}, {.icon = Icon::Backspace}, enabled, BackspaceTapped{});
}

// A button's icon and words, together in its middle.
void caption(Ui& ui, const Rect& rect, std::string_view words, const ButtonLook& look, Colour ink) {
  constexpr float kInset = 12;
  const TextStyle style{look.size, ink, look.weight, Align::Centre};
  if (look.icon == Icon::None) {
    label(ui, rect.inset(kInset), words, style, kSmall);
    return;
  }
  const float icon = look.size > kSmall ? kIcon : kIconSmall;
  if (words.empty()) {
    draw_icon(ui.paint, look.icon, {rect.centre_x(), rect.centre_y()}, icon, ink);
    return;
  }
  const float between = look.size > kSmall ? 2 * kUnit : kUnit;
  const float room = rect.width - 2 * kInset - icon - between;
  float width = room;
  for (const float size : kTypeScale) {
    if (size > look.size) continue;
    width = ui.paint.measure(words, size, look.weight) + 1;
    if (width <= room) break;
  }
  width = std::min(width, room);
  const float left = rect.centre_x() - (icon + between + width) / 2;
  draw_icon(ui.paint, look.icon, {left + icon / 2, rect.centre_y()}, icon, ink);
  label(ui, {left + icon + between, rect.y, width, rect.height}, words, style, kSmall);
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
    case Corner::Sign:
      button(ui, screen + ".sign", rect, "±", {Look::Surface, kTitle}, look.digits, SignTapped{});
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
  struct Layer {
    float grown, down, share;
  };
  // Rings below the card's edge: the middle would only be painted over.
  constexpr std::array<Layer, 3> kLayers{{{0, 2, 1.0F}, {1, 4, 0.6F}, {2, 7, 0.3F}}};
  constexpr float kRing = 4;
  for (const Layer& layer : kLayers) {
    const Rect ring = rect.inset(-layer.grown);
    ui.paint.outline({ring.x, ring.y + layer.down, ring.width, ring.height},
                     mixed(ui.theme.shadow & 0x00ffffffU, ui.theme.shadow, layer.share),
                     radius,
                     kRing);
  }
}

void card(Ui& ui, const Rect& rect, float radius) {
  shadow(ui, rect, radius);
  ui.paint.rect(rect, ui.theme.surface, radius);
  ui.paint.outline(rect, ui.theme.line, radius, ui.theme.outline);
}

void label(Ui& ui, const Rect& rect, std::string_view words, const TextStyle& style, float least) {
  TextStyle chosen = style;
  for (const float size : kTypeScale) {
    if (size > style.size || size < least) continue;
    chosen.size = size;
    if (ui.paint.measure(words, size, style.weight) <= rect.width) {
      ui.paint.text(rect, words, chosen);
      return;
    }
  }
  const float height = ui.paint.paragraph_height(rect.width, words, chosen.size, style.weight);
  const float shown = std::min(height, std::max(line_of(chosen.size), rect.height));
  ui.paint.paragraph({rect.x, rect.centre_y() - shown / 2, rect.width, shown}, words, chosen);
}

void sentence(Ui& ui, const Rect& rect, std::string_view words, const TextStyle& style) {
  TextStyle chosen = style;
  float height = 0;
  for (const float size : kTypeScale) {
    if (size > style.size) continue;
    chosen.size = size;
    height = ui.paint.paragraph_height(rect.width, words, size, style.weight);
    if (height <= rect.height) break;
  }
  const float top = rect.y + std::max(0.0F, (rect.height - height) / 2);
  ui.paint.paragraph({rect.x, top, rect.width, rect.bottom() - top}, words, chosen);
}

Touch::Press touchable(
    Ui& ui, std::string_view id, const Rect& rect, float radius, Enabled enabled, Action action) {
  const Touch::Press press = ui.touch.target(id, rect, enabled == Enabled::Yes, std::move(action));
  if (press.is_pressed) ui.paint.rect(rect, ui.theme.shade, radius);
  if (press.is_focused) ui.touch.mark({rect, radius});
  return press;
}

void button(Ui& ui,
            std::string_view id,
            const Rect& rect,
            std::string_view words,
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
    if (ui.theme.outline > 1) ui.paint.outline(rect, ui.theme.line, kRadius, ui.theme.outline);
  }
  touchable(ui, id, rect, kRadius, enabled, std::move(action));
  if (!is_enabled) ink = ui.theme.faint;
  caption(ui, rect, words, look, ink);
}

float button_width(Ui& ui, std::string_view words, const ButtonLook& look) {
  const float text = ui.paint.measure(words, look.size, look.weight) + 1;
  if (look.icon == Icon::None) return text + 2 * kPadding;
  const bool is_small = look.size <= kSmall;
  return text + (is_small ? kIconSmall + kUnit : kIcon + 2 * kUnit) + 2 * kEdge;
}

void back_button(Ui& ui, std::string_view id, const Rect& rect) {
  button(ui, id, rect, ui.tr("common.back"), {.icon = Icon::Back}, Enabled::Yes, BackTapped{});
}

namespace {
float keypad_gap(const Ui& ui) {
  return std::max(2 * kUnit, ui.canvas().mm(kTargetGapMm));
}
}  // namespace

float keypad_height(const Ui& ui, float key) {
  return 4 * key + 3 * keypad_gap(ui);
}

void keypad(Ui& ui, std::string_view screen, const Rect& rect, const KeypadLook& look) {
  const std::string prefix{screen};
  ui.touch.mark(prefix + ".pad", rect);
  const Area keys{rect, keypad_gap(ui), ui.appearance.hand};
  const auto cell = [&](int column, int row) {
    return keys.cell(static_cast<std::size_t>(column), static_cast<std::size_t>(row), 3, 4);
  };
  for (int digit = 1; digit <= 9; ++digit) {
    digit_key(ui, prefix, cell((digit - 1) % 3, (digit - 1) / 3), digit, look.digits);
  }
  corner_key(ui, prefix, cell(0, 3), look.left, look);
  Rect zero = cell(1, 3);
  if (look.left == Corner::WideZero) zero = {rect.x, zero.y, zero.right() - rect.x, zero.height};
  digit_key(ui, prefix, zero, 0, look.digits);
  corner_key(ui, prefix, cell(2, 3), look.right, look);
}

void notice_strip(Ui& ui, const Rect& rect, const Notice& notice) {
  if (notice.words.empty()) return;
  const Colour colour = colour_of(ui.theme, notice.tone);
  const float radius = std::min(kRadius, rect.height / 2);
  ui.paint.rect(rect, soft_of(ui.theme, notice.tone), radius);
  if (ui.theme.outline > 1) ui.paint.outline(rect, colour, radius, ui.theme.outline);
  const float icon = rect.height < kTarget ? kIconSmall : kIcon;
  draw_icon(
      ui.paint, icon_of(notice.tone), {rect.x + 20 + icon / 2, rect.centre_y()}, icon, colour);
  const float x = rect.x + 20 + icon + 2 * kUnit;
  sentence(ui,
           {x, rect.y, rect.right() - 20 - x, rect.height},
           notice.words,
           {rect.height < kTarget ? kSmall : kBody, ui.theme.ink});
}

void offer_strip(Ui& ui,
                 std::string_view id,
                 const Rect& rect,
                 const Offer& offer,
                 Enabled enabled,
                 Action action) {
  const float radius = std::min(kRadius, rect.height / 2);
  ui.paint.rect(rect, ui.theme.primary_soft, radius);
  const float wanted = ui.paint.measure(offer.button, kBody, Weight::Bold) + kIcon + 7 * kUnit;
  Area area{rect, 2 * kUnit, ui.appearance.hand};
  const Rect undo = area.trailing(std::clamp(wanted, 2 * kTarget, rect.width / 2));
  const ButtonLook look{Look::Plain, kBody, Weight::Bold, Icon::Undo};
  touchable(ui, id, undo, radius, enabled, std::move(action));
  caption(
      ui, undo, offer.button, look, enabled == Enabled::Yes ? ui.theme.primary : ui.theme.faint);
  constexpr float kRoomForIcon = 240;
  Rect words = area.rest();
  words = {words.x + 20, words.y, words.width - 20, words.height};
  if (words.width >= kRoomForIcon) {
    const Point centre{words.x + kIconSmall / 2, words.centre_y()};
    draw_icon(ui.paint, offer.icon, centre, kIconSmall, ui.theme.primary);
    const float used = kIconSmall + 2 * kUnit;
    words = {words.x + used, words.y, words.width - used, words.height};
  }
  sentence(ui, words, offer.words, {kBody, ui.theme.ink});
}

float tier_tag(
    Ui& ui, const Rect& box, TierBadge badge, std::string_view name, const TextStyle& style) {
  if (name.empty()) return 0;
  const float icon = style.size > kSmall ? kIcon : kIconSmall;
  draw_icon(ui.paint, icon_of(badge), {box.x + icon / 2, box.centre_y()}, icon, style.colour);
  const float x = box.x + icon + kUnit;
  return icon + kUnit + ui.paint.text({x, box.y, box.right() - x, box.height}, name, style);
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
                {radius >= kIcon ? kTitle : (radius >= 28 ? kBody : kSmall),
                 is_strong ? ui.theme.on_primary : ui.theme.primary,
                 Weight::Bold,
                 Align::Centre});
}

}  // namespace regulars::ui
