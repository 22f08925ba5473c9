#include <algorithm>
#include <string>

#include "app/ui/screens/screens.h"
#include "app/ui/screens/typing_frame.h"
#include "app/ui/widgets/fields.h"
#include "app/ui/widgets/keyboard.h"

namespace regulars::ui {
namespace {

void field(Ui& ui, const Rect& rect, const FieldView& view) {
  text_field(ui, rect, {view.text, view.keyboard.letters, view.hint, true, kPadding});
}

void head(Ui& ui, const Rect& rect, const FieldView& view) {
  Area area{{rect.x + kUnit, rect.y, rect.width - 2 * kUnit, rect.height}, kGap, Hand::Right};
  const float title =
      std::min(area.width(), ui.paint.measure(view.title, kTitle, Weight::Bold) + 1);
  ui.paint.fitted(area.left(title), view.title, {kTitle, ui.theme.ink, Weight::Bold}, kSmall);
  if (ui.paint.measure(view.aside, kSmall) > area.width()) return;
  ui.paint.fitted(
      area.rest(), view.aside, {kBody, ui.theme.muted, Weight::Regular, Align::Right}, kSmall);
}

// What to do, or what was wrong: in the same place.
void saying(Ui& ui, Area& area, const FieldView& view) {
  const float line = std::max(target_of(ui), 2 * line_of(kBody));
  if (!view.notice.words.empty()) {
    if (area.height() >= target_of(ui)) {
      notice_strip(ui, area.top(std::min(line, area.height())), view.notice);
    }
    return;
  }
  const Rect rest = area.rest();
  const float needed =
      ui.paint.paragraph_height(rest.width - 2 * kUnit, view.words, kBody, Weight::Regular);
  const float size = needed <= rest.height ? kBody : kSmall;
  if (rest.height < line_of(size)) return;
  ui.paint.paragraph({rest.x + kUnit, rest.y + kUnit, rest.width - 2 * kUnit, rest.height},
                     view.words,
                     {size, ui.theme.muted});
}

// By keyboard: the field above, the sentence in the middle.
void by_letters(Ui& ui, const FieldView& view) {
  const std::string name = field_name(view.kind);
  const TypingFrame frame = typing_frame(ui, 0);
  back_key(ui, name + ".back", frame.back);
  field(ui, frame.field, view);
  keyboard(ui, name, frame.keys, view.keyboard, WithDigits::Yes);
  Area middle{frame.middle, target_gap_of(ui), ui.appearance.hand};
  if (!view.keyboard.candidates.empty()) {
    candidate_bar(ui, name, middle.bottom(target_of(ui)), view.keyboard);
  } else if (middle.height() >= target_of(ui)) {
    button(ui,
           name + ".confirm",
           middle.bottom(target_of(ui)),
           ui.tr("field.go_on"),
           {Look::Primary, kBody},
           enabled_if(view.can_confirm),
           ConfirmTapped{});
  }
  if (middle.height() >= line_of(kSmall)) saying(ui, middle, view);
}

void ways_out(Ui& ui, const Rect& rect, const FieldView& view) {
  const std::string name = field_name(view.kind);
  if (view.is_number) {
    back_button(ui, name + ".back", rect);
    return;
  }
  Area row{rect, target_gap_of(ui), ui.appearance.hand};
  const Rect back = row.leading(row.width() * 0.5F);
  back_button(ui, name + ".back", back);
  button(ui,
         name + ".letters",
         row.rest(),
         "ABC",
         {Look::Surface, kBody},
         Enabled::Yes,
         KeyboardTapped{});
}

// By number: the pad beside the field, or below it on a canvas that is taller than wide.
void by_number(Ui& ui, const FieldView& view) {
  constexpr float kPadShare = 0.42F;
  constexpr float kMostPad = 520;
  constexpr float kPadRow = 96;
  constexpr float kPadShareTall = 0.44F;
  const float target = target_of(ui);
  const float gap = target_gap_of(ui);
  Rect whole = ui.area().rest();
  whole.height += kUnit;  // four rows of a finger's height on the smallest glass
  Area area{whole, gap, ui.appearance.hand};
  const float line = ui.canvas().is_compact() ? target : std::max(target, 80.0F);
  const bool has_act = view.is_number;  // both lower corners of the pad are taken
  const float keys = std::clamp(
      area.height() * kPadShareTall, keypad_height(ui, target), keypad_height(ui, kPadRow));
  const float pad_height = keys + (has_act ? line + gap : 0);
  const float pad_width = std::clamp(area.width() * kPadShare, 3 * target + 2 * gap, kMostPad);
  Area pad{ui.canvas().is_tall() ? area.bottom(pad_height) : area.trailing(pad_width),
           gap,
           ui.appearance.hand};
  if (has_act) {
    button(ui,
           std::string{field_name(view.kind)} + ".confirm",
           pad.bottom(line),
           ui.tr("field.go_on"),
           {Look::Primary, kTitle},
           enabled_if(view.can_confirm),
           ConfirmTapped{});
  }
  keypad(ui,
         field_name(view.kind),
         pad.rest(),
         {has_act ? Corner::DoubleZero : Corner::Backspace,
          has_act ? Corner::Backspace : Corner::Confirm,
          enabled_if(!view.is_looking),
          enabled_if(view.can_confirm)});
  if (area.height() >= 2 * line + line_of(kTitle) + 3 * gap) {
    head(ui, area.top(line_of(kTitle)), view);
  }
  field(ui, area.top(line), view);
  ways_out(ui, area.bottom(line), view);
  if (area.height() >= line_of(kSmall)) saying(ui, area, view);
}

}  // namespace

void field_screen(Ui& ui, const FieldView& view) {
  if (view.has_letters) {
    by_letters(ui, view);
  } else {
    by_number(ui, view);
  }
}

}  // namespace regulars::ui
