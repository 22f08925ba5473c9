#include <algorithm>

#include "app/ui/screens/screens.h"
#include "app/ui/screens/typing_frame.h"
#include "app/ui/widgets/fields.h"
#include "app/ui/widgets/icons.h"
#include "app/ui/widgets/keyboard.h"

namespace regulars::ui {
namespace {

constexpr float kWide = 760;  // units from which words have room beside each other

void name_field(Ui& ui, const Rect& rect, const UnknownView& view) {
  text_field(
      ui, rect, {view.name, view.keyboard.letters, ui.tr("unknown.name_hint"), view.is_typing});
}

void consent(Ui& ui, const Rect& rect, const UnknownView& view) {
  toggle(ui, "unknown.consent", rect, ui.tr("unknown.greet"), view.is_greeted, ConsentTapped{});
}

void register_button(Ui& ui, const Rect& rect, const UnknownView& view, const char* label) {
  button(ui,
         "unknown.confirm",
         rect,
         ui.tr(view.is_registering ? "unknown.registering" : label),
         {Look::Primary, kTitle},
         enabled_if(!view.is_registering),
         ConfirmTapped{});
}

// The same where there is no room for words.
void register_key(Ui& ui, const Rect& rect, const UnknownView& view) {
  const Enabled enabled = enabled_if(!view.is_registering);
  button(ui,
         "unknown.confirm",
         rect,
         "",
         {Look::Primary, kBody, Weight::Bold, Icon::Check},
         enabled,
         ConfirmTapped{});
}

// What is new here, and what its owner is asked for.
void heading(Ui& ui, const Rect& rect, const UnknownView& view) {
  constexpr Rect kCard{0, 0, 224, 144};
  constexpr float kTitleLine = 56;
  constexpr float kLine = 40;
  const std::string& hint = view.privacy;
  const bool is_beside = rect.width >= kWide && rect.height >= kCard.height;
  Area area{rect, 2 * kPadding, Hand::Right};
  const Rect side = is_beside ? area.left(kCard.width) : Rect{};
  Rect box = area.rest();
  const float hint_height = ui.paint.paragraph_height(box.width, hint, kSmall, Weight::Regular);
  const float needed = kTitleLine + kLine + kUnit + hint_height;
  const bool has_hint = needed <= box.height;
  const bool is_above = !is_beside && needed + kCard.height + 2 * kPadding <= box.height;
  const float words = has_hint ? needed : kTitleLine + kLine;
  const float used = words + (is_above ? kCard.height + kPadding : 0);
  box.y += std::max(0.0F, (box.height - used) / 2);
  if (is_beside) {
    draw_member_card(ui.paint,
                     ui.theme,
                     {side.x, side.centre_y() - kCard.height / 2, kCard.width, kCard.height});
  } else if (is_above) {
    draw_member_card(ui.paint, ui.theme, {box.x, box.y, kCard.width, kCard.height});
    box.y += kCard.height + kPadding;
  }
  ui.paint.fitted({box.x, box.y, box.width, kTitleLine},
                  ui.tr(view.is_phone ? "unknown.phone" : "unknown.card"),
                  {kTitle, ui.theme.ink, Weight::Bold},
                  kBody);
  ui.paint.text(
      {box.x, box.y + kTitleLine, box.width, kLine}, view.identifier, {kBody, ui.theme.muted});
  if (!has_hint) return;
  ui.paint.paragraph({box.x, box.y + kTitleLine + kLine + kUnit, box.width, hint_height + 1},
                     hint,
                     {kSmall, ui.theme.muted});
}

void form(Ui& ui, const UnknownView& view) {
  constexpr float kLine = 88;
  constexpr float kLastLine = 112;
  constexpr float kLeastHeading = 96;
  const float target = target_of(ui);
  const float gap = target_gap_of(ui);
  Area area{ui.area().rest(), gap, ui.appearance.hand};
  const float spare = area.height() - kLeastHeading - 3 * gap;
  const float line = std::clamp(spare / 3, target, kLine);
  Area last{area.bottom(std::clamp(spare - 2 * line, target, kLastLine)), gap, ui.appearance.hand};
  back_button(ui, "unknown.back", last.leading(last.width() * 0.28F));
  register_button(
      ui, last.rest(), view, view.is_phone ? "unknown.register_phone" : "unknown.register_card");
  consent(ui, area.bottom(line), view);
  const Rect name = area.bottom(line);
  name_field(ui, name, view);
  touchable(ui, "unknown.name_field", name, kRadius, Enabled::Yes, NameTapped{});
  if (view.notice.words.empty()) {
    heading(ui, area.rest(), view);
    return;
  }
  const Rect notice = area.bottom(std::min(area.height(), std::max(target, kLine)));
  notice_strip(ui, notice, view.notice);
  if (area.height() >= kLeastHeading) heading(ui, area.rest(), view);
}

// Which card it is about, and what its owner agrees to.
void about(Ui& ui, const Rect& rect, const UnknownView& view) {
  constexpr float kTwoLines = 2 * kBody + kUnit;
  if (rect.width < kWide || rect.height < kTwoLines + kUnit) {
    consent(ui, rect, view);
    return;
  }
  const Area row{rect, target_gap_of(ui), ui.appearance.hand};
  consent(ui, row.column(1, 2), view);
  const Rect words = row.column(0, 2).inset(kUnit / 2);
  ui.paint.fitted({words.x, words.y, words.width, words.height / 2},
                  ui.tr(view.is_phone ? "unknown.phone" : "unknown.card"),
                  {kBody, ui.theme.ink, Weight::Bold},
                  kSmall);
  ui.paint.text({words.x, words.centre_y(), words.width, words.height / 2},
                view.identifier,
                {kSmall, ui.theme.muted});
}

Rect joined(const Rect& a, const Rect& b) {
  const float left = std::min(a.x, b.x);
  return {left, a.y, std::max(a.right(), b.right()) - left, a.height};
}

void typing(Ui& ui, const UnknownView& view) {
  constexpr float kRegister = 240;
  constexpr float kLine = 80;
  constexpr float kLeastHeading = 160;
  const float target = target_of(ui);
  const float gap = target_gap_of(ui);
  const bool is_wide = ui.area().width() >= kWide && !ui.canvas().is_compact();
  const TypingFrame frame = typing_frame(ui, is_wide ? kRegister : kLine);
  back_key(ui, "unknown.back", frame.back);
  name_field(ui, frame.field, view);
  keyboard(ui, "unknown", frame.keys, view.keyboard, WithDigits::No);
  if (frame.is_cramped && !view.keyboard.candidates.empty()) {  // nobody registers half a name
    candidate_bar(ui, "unknown", joined(frame.middle, frame.aside), view.keyboard);
    return;
  }
  if (is_wide) {
    register_button(ui, frame.aside, view, "unknown.register");
  } else {
    register_key(ui, frame.aside, view);
  }
  Area middle{frame.middle, gap, ui.appearance.hand};
  const bool has_both = middle.height() >= 2 * target + gap;
  if (has_both || !view.keyboard.candidates.empty()) {
    candidate_bar(ui, "unknown", middle.bottom(target), view.keyboard);
  }
  if (middle.height() < target) return;
  about(ui, middle.bottom(std::min(middle.height(), std::max(target, kLine))), view);
  if (middle.height() >= kLeastHeading) heading(ui, middle.rest(), view);
}

}  // namespace

void unknown_screen(Ui& ui, const UnknownView& view) {
  if (view.is_typing) {
    typing(ui, view);
  } else {
    form(ui, view);
  }
}

}  // namespace regulars::ui
