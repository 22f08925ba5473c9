#include <algorithm>

#include "app/ui/screens/screens.h"
#include "app/ui/screens/typing_frame.h"
#include "app/ui/widgets/fields.h"
#include "app/ui/widgets/icons.h"
#include "app/ui/widgets/keyboard.h"

namespace regulars::ui {
namespace {

constexpr float kWide = 760;  // units from which the act has its words

void confirm_button(Ui& ui, const Rect& rect, const TypingView& view, bool is_wide) {
  button(ui,
         "typing.confirm",
         rect,
         is_wide ? view.confirm : std::string{},
         {Look::Primary, kBody, Weight::Bold, is_wide ? Icon::None : Icon::Check},
         enabled_if(view.can_confirm),
         ConfirmTapped{});
}

// In the middle of what is left between field and keys.
void heading(Ui& ui, const Rect& rect, const TypingView& view) {
  if (!view.notice.words.empty()) {
    constexpr float kHigh = 96;
    const float height = std::min(rect.height, std::max(target_of(ui), kHigh));
    notice_strip(ui, {rect.x, rect.centre_y() - height / 2, rect.width, height}, view.notice);
    return;
  }
  const float words = ui.paint.paragraph_height(rect.width, view.words, kBody, Weight::Regular);
  const float both = line_of(kTitle) + kUnit + words;
  const bool has_words = both <= rect.height;
  const float y = rect.centre_y() - (has_words ? both : line_of(kTitle)) / 2;
  ui.paint.fitted({rect.x + kUnit, y, rect.width - 2 * kUnit, line_of(kTitle)},
                  view.title,
                  {kTitle, ui.theme.ink, Weight::Bold},
                  kSmall);
  if (!has_words) return;
  ui.paint.paragraph(
      {rect.x + kUnit, y + line_of(kTitle) + kUnit, rect.width - 2 * kUnit, words + 1},
      view.words,
      {kBody, ui.theme.muted});
}

Rect joined(const Rect& a, const Rect& b) {
  const float left = std::min(a.x, b.x);
  return {left, a.y, std::max(a.right(), b.right()) - left, a.height};
}

}  // namespace

void typing_screen(Ui& ui, const TypingView& view) {
  constexpr float kConfirm = 240;
  const float target = target_of(ui);
  const bool is_wide = ui.area().width() >= kWide && !ui.canvas().is_compact();
  const TypingFrame frame = typing_frame(ui, is_wide ? kConfirm : target);
  back_key(ui, "typing.back", frame.back);
  text_field(ui, frame.field, {view.text, view.keyboard.letters, view.hint, true});
  keyboard(ui, "typing", frame.keys, view.keyboard, WithDigits::No);
  const bool has_candidates = !view.keyboard.candidates.empty();
  if (frame.is_cramped && has_candidates) {  // nobody goes on with half a word
    candidate_bar(ui, "typing", joined(frame.middle, frame.aside), view.keyboard);
    return;
  }
  confirm_button(ui, frame.aside, view, is_wide);
  Area middle{frame.middle, target_gap_of(ui), ui.appearance.hand};
  if (has_candidates || middle.height() >= 2 * target + target_gap_of(ui)) {
    candidate_bar(ui, "typing", middle.bottom(target), view.keyboard);
  }
  if (middle.height() >= std::min(target, line_of(kTitle))) heading(ui, middle.rest(), view);
}

}  // namespace regulars::ui
