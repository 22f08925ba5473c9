#include <algorithm>
#include <cstddef>
#include <string>

#include "app/ui/screens/form_editors.h"
#include "app/ui/screens/screens.h"
#include "app/ui/screens/typing_frame.h"
#include "app/ui/widgets/fields.h"
#include "app/ui/widgets/icons.h"
#include "app/ui/widgets/keyboard.h"

namespace regulars::ui {
namespace {

constexpr float kWide = 760;  // units from which words have room beside each other

struct Frame {
  std::string name;
  float target;
  float gap;
  bool is_compact;
};

Frame frame_of(const Ui& ui, const FormView& view) {
  return {form_name(view.kind), target_of(ui), target_gap_of(ui), ui.canvas().is_compact()};
}

Icon icon_of(FormLine line) {
  switch (line) {
    case FormLine::Number:
      return Icon::Phone;
    case FormLine::Name:
      return Icon::Person;
    case FormLine::Birthday:
      return Icon::Gift;
    case FormLine::Referrer:
      return Icon::Hand;
    case FormLine::Consents:
      return Icon::Check;
    case FormLine::Erase:
      break;
  }
  return Icon::Close;
}

// ---- the number -----------------------------------------------------------------------------

void number_field(Ui& ui, const Rect& rect, const FormNumber& number) {
  constexpr float kBeside = 84;
  text_field(ui, rect, {number.text, {}, ui.tr("enrol.number"), number.is_live, kBeside});
  draw_icon(
      ui.paint, Icon::Phone, {rect.x + kBeside / 2, rect.centre_y()}, kIcon, ui.theme.primary);
}

// What is known of it, with the sign of its tone.
void number_words(Ui& ui, const Rect& rect, const FormNumber& number) {
  if (number.words.empty()) return;
  Area line{{rect.x + kUnit, rect.y, rect.width - kUnit, rect.height}, kUnit, Hand::Right};
  const bool is_calm = number.tone == Tone::Calm;
  const Colour colour = is_calm ? ui.theme.muted : colour_of(ui.theme, number.tone);
  if (!is_calm) {
    const Rect sign = line.left(kIconSmall);
    draw_icon(ui.paint,
              number.tone == Tone::Good ? Icon::Done : Icon::Alert,
              {sign.centre_x(), sign.centre_y()},
              kIconSmall,
              colour);
  }
  label(ui, line.rest(), number.words, {kBody, colour, Weight::Bold}, kSmall);
}

// ---- the lines ------------------------------------------------------------------------------

void row_value(Ui& ui, const Rect& rect, const FormRow& row) {
  if (!row.value.empty()) {
    ui.paint.fitted(rect, row.value, {kBody, ui.theme.ink, Weight::Bold, Align::Right}, kSmall);
  } else if (row.line != FormLine::Erase) {  // nothing is filled in there
    draw_icon(ui.paint,
              Icon::Plus,
              {rect.right() - kIconSmall / 2, rect.centre_y()},
              kIconSmall,
              ui.theme.faint);
  }
}

// Words, and under them a detail or, where the row is narrow, what was filled in.
void row_words(Ui& ui, const Rect& rect, const FormRow& row, const std::string& second) {
  const float both = line_of(kBody) + line_of(kSmall);
  if (second.empty() || rect.height < both) {
    label(ui, rect, second.empty() ? row.words : second, {kBody, ui.theme.ink}, kSmall);
    return;
  }
  const bool is_wrong = row.tone == Tone::Caution && second == row.detail;
  if (is_wrong && ui.paint.measure(second, kSmall) > rect.width) {  // a sentence takes both lines
    label(ui, rect, second, {kSmall, ui.theme.caution}, kSmall);
    return;
  }
  const float top = rect.centre_y() - both / 2;
  ui.paint.fitted(
      {rect.x, top, rect.width, line_of(kBody)}, row.words, {kBody, ui.theme.ink}, kSmall);
  const bool is_value = second == row.value;
  const Colour colour = is_value                    ? ui.theme.primary
                        : row.tone == Tone::Caution ? ui.theme.caution
                                                    : ui.theme.muted;
  ui.paint.fitted({rect.x, top + line_of(kBody), rect.width, line_of(kSmall)},
                  second,
                  {kSmall, colour, is_value ? Weight::Bold : Weight::Regular},
                  kSmall);
}

void row_of(Ui& ui, const Rect& rect, const Frame& frame, const FormRow& row, std::size_t index) {
  constexpr float kRoomForValue = 420;
  card(ui, rect);
  touchable(ui,
            frame.name + ".line_" + std::to_string(index),
            rect,
            kRadius,
            Enabled::Yes,
            LineTapped{index});
  if (row.is_live) ui.paint.outline(rect, ui.theme.primary, kRadius, 3);
  const bool is_narrow = rect.width < kRoomForValue;
  Area inside{
      {rect.x + 2 * kUnit, rect.y, rect.width - 4 * kUnit, rect.height}, 2 * kUnit, Hand::Right};
  const std::string& second = is_narrow && row.detail.empty() ? row.value : row.detail;
  const bool has_sign = !is_narrow || ui.paint.measure(second, kSmall, Weight::Bold) <=
                                          inside.width() - kIcon - 2 * kUnit;
  if (has_sign) {
    const Rect sign = inside.left(kIcon);
    draw_icon(
        ui.paint, icon_of(row.line), {sign.centre_x(), sign.centre_y()}, kIcon, ui.theme.primary);
  }
  if (is_narrow) {
    row_words(ui, inside.rest(), row, second);
    return;
  }
  const float wanted =
      row.value.empty() ? kIconSmall : ui.paint.measure(row.value, kBody, Weight::Bold) + 1;
  row_value(ui, inside.right(std::min(wanted, inside.width() / 2)), row);
  row_words(ui, inside.rest(), row, row.detail);
}

// One below the other, or two and two where they are too many for that.
void rows_of(Ui& ui, const Rect& rect, const Frame& frame, const FormView& view) {
  constexpr float kHighest = 88;
  const std::size_t count = view.rows.size();
  const auto lines = static_cast<float>(count);
  const bool is_list = lines * (frame.target + frame.gap) - frame.gap <= rect.height;
  const std::size_t columns = is_list ? 1 : 2;
  const std::size_t rows = (count + columns - 1) / columns;
  const float gaps = static_cast<float>(rows - 1) * frame.gap;
  const float words =
      ui.paint.paragraph_height(rect.width - 2 * kUnit, view.words, kSmall, Weight::Regular) + 1;
  const float with_words = (rect.height - gaps - words - 2 * kUnit) / static_cast<float>(rows);
  const bool has_words = !view.words.empty() && with_words >= frame.target;
  const float each =
      std::min(kHighest, has_words ? with_words : (rect.height - gaps) / static_cast<float>(rows));
  const float height = static_cast<float>(rows) * each + gaps;
  const Area grid{{rect.x, rect.y, rect.width, height}, frame.gap, Hand::Right};
  for (std::size_t i = 0; i < count; ++i) {
    row_of(ui, grid.cell(i % columns, i / columns, columns, rows), frame, view.rows.at(i), i);
  }
  if (!has_words) return;
  ui.paint.paragraph({rect.x + kUnit, rect.y + height + 2 * kUnit, rect.width - 2 * kUnit, words},
                     view.words,
                     {kSmall, ui.theme.muted});
}

// ---- arrangements ---------------------------------------------------------------------------

void confirm_button(Ui& ui, const Rect& rect, const FormView& view) {
  button(ui,
         std::string{form_name(view.kind)} + ".confirm",
         rect,
         view.confirm,
         {Look::Primary, kTitle},
         enabled_if(view.can_confirm),
         ConfirmTapped{});
}

void editor_of(Ui& ui, const Rect& rect, const Frame& frame, const FormView& view) {
  if (const auto* const days = std::get_if<DayEditor>(&view.editor)) {
    day_editor(ui, frame.name, rect, *days);
  } else if (const auto* const consents = std::get_if<ConsentEditor>(&view.editor)) {
    consent_editor(ui, frame.name, rect, *consents);
  } else if (const auto* const erase = std::get_if<EraseEditor>(&view.editor)) {
    erase_editor(ui, rect, *erase);
  } else if (std::holds_alternative<NumberPad>(view.editor)) {
    const bool has_act_below = !frame.is_compact;
    keypad(ui,
           frame.name,
           rect,
           {has_act_below ? Corner::WideZero : Corner::Backspace,
            has_act_below ? Corner::Backspace : Corner::Confirm,
            Enabled::Yes,
            enabled_if(view.can_confirm)});
  }
}

// As high as its words need, as long as two lines have room beside it.
float notice_height(Ui& ui, const Area& area, const Frame& frame, const std::string& words) {
  constexpr float kBeside = 14 * kUnit;  // its sign and its edges
  const float width = std::max(1.0F, area.width() - kBeside);
  const float needed = ui.paint.paragraph_height(width, words, kSmall, Weight::Regular) + kUnit;
  const float most = area.height() - 2 * frame.target - 2 * frame.gap;
  return std::max(frame.target, std::min(std::max(needed, 88.0F), most));
}

// The number with what is known of it, then the lines.
void lines_of(Ui& ui, Area area, const Frame& frame, const FormView& view) {
  constexpr float kField = 88;
  constexpr float kWords = 40;
  if (!view.notice.words.empty()) {
    notice_strip(ui, area.bottom(notice_height(ui, area, frame, view.notice.words)), view.notice);
  }
  const auto count = static_cast<float>(view.rows.size());
  const float two_lines = 2 * frame.target + frame.gap;
  if (view.number) {
    if (!frame.is_compact) number_field(ui, area.top(kField), *view.number);
    const float least = frame.is_compact ? two_lines : count * (frame.target + frame.gap);
    if (area.height() - kWords - kUnit >= least) {
      const bool is_long =
          ui.paint.measure(view.number->words, kSmall, Weight::Bold) > area.width() - 2 * kIcon;
      const float words = is_long ? 2 * line_of(kSmall) : kWords;
      const bool has_room = area.height() - words - kUnit >= least;
      number_words(ui, area.top((has_room ? words : kWords) - frame.gap + kUnit), *view.number);
    }
  }
  rows_of(ui, area.rest(), frame, view);
}

void acts_of(Ui& ui, const Rect& rect, const Frame& frame, const FormView& view) {
  Area area{rect, kGap, ui.appearance.hand};
  const float side = view.confirm.empty() ? 0.4F : 0.28F;
  back_button(ui, frame.name + ".back", area.leading(area.width() * side));
  if (!view.confirm.empty()) confirm_button(ui, area.rest(), view);
}

void roomy(Ui& ui, const Frame& frame, const FormView& view) {
  constexpr float kActs = 104;
  constexpr float kMostPad = 520;
  Area area{ui.area().rest(), kGap, ui.appearance.hand};
  acts_of(ui, area.bottom(kActs), frame, view);
  if (view.kind == FormKind::Profile) {
    Area head{area.top(line_of(kTitle)), kGap, Hand::Right};
    const float title = ui.paint.measure(view.title, kTitle, Weight::Bold) + 1;
    ui.paint.fitted(head.left(title), view.title, {kTitle, ui.theme.ink, Weight::Bold}, kSmall);
    ui.paint.fitted(
        head.rest(), view.aside, {kBody, ui.theme.muted, Weight::Regular, Align::Right}, kSmall);
  }
  if (!std::holds_alternative<std::monostate>(view.editor)) {
    const bool is_pad = std::holds_alternative<NumberPad>(view.editor);
    const float wide = is_pad ? std::min(area.width() * 0.42F, kMostPad) : width_of_days(ui);
    const float high = is_pad ? keypad_height(ui, 96) : 6 * (frame.target + frame.gap);
    const Rect editor = ui.canvas().is_tall() ? area.bottom(high) : area.trailing(wide);
    editor_of(ui, editor, frame, view);
  }
  lines_of(ui, {area.rest(), frame.gap, ui.appearance.hand}, frame, view);
}

// The pad beside the lines; everything else instead of them.
void compact(Ui& ui, const Frame& frame, const FormView& view) {
  Rect whole = ui.area().rest();
  whole.height += kUnit;  // four rows of a finger's height on the smallest glass
  Area area{whole, frame.gap, ui.appearance.hand};
  Area head{area.top(frame.target), frame.gap, ui.appearance.hand};
  back_key(ui, frame.name + ".back", head.leading(frame.target));
  if (const auto* const days = std::get_if<DayEditor>(&view.editor)) {
    day_head(ui, frame.name, head.rest(), *days);
    day_tiles(ui, frame.name, area.rest(), *days);
    return;
  }
  const bool is_pad = std::holds_alternative<NumberPad>(view.editor);
  const bool has_lines = is_pad || std::holds_alternative<std::monostate>(view.editor);
  if (!is_pad && !view.confirm.empty()) {
    confirm_button(ui, head.trailing(head.width() * 0.4F), view);
  }
  if (view.number && has_lines) {
    number_field(ui, head.rest(), *view.number);
  } else {
    label(ui, head.rest(), view.title, {kTitle, ui.theme.ink, Weight::Bold}, kSmall);
  }
  if (!has_lines) {
    if (view.notice.words.empty()) {
      editor_of(ui, area.rest(), frame, view);
    } else {  // until it is read
      notice_strip(ui, area.rest(), view.notice);
    }
    return;
  }
  if (is_pad) {
    const float high = keypad_height(ui, frame.target);
    const float wide = std::max(area.width() * 0.4F, 3 * frame.target + 2 * frame.gap);
    editor_of(ui, ui.canvas().is_tall() ? area.bottom(high) : area.trailing(wide), frame, view);
  }
  lines_of(ui, area, frame, view);
}

// ---- typing a name --------------------------------------------------------------------------

// The same where there is no room for words.
void confirm_key(Ui& ui, const Rect& rect, const Frame& frame, const FormView& view) {
  button(ui,
         frame.name + ".confirm",
         rect,
         "",
         {Look::Primary, kBody, Weight::Bold, Icon::Check},
         enabled_if(view.can_confirm),
         ConfirmTapped{});
}

Rect joined(const Rect& a, const Rect& b) {
  const float left = std::min(a.x, b.x);
  return {left, a.y, std::max(a.right(), b.right()) - left, a.height};
}

void typing(Ui& ui, const Frame& frame, const FormView& view, const NameEditor& name) {
  constexpr float kConfirm = 240;
  constexpr float kKey = 80;
  const bool is_wide = ui.area().width() >= kWide && !frame.is_compact;
  const TypingFrame place = typing_frame(ui, is_wide ? kConfirm : kKey);
  back_key(ui, frame.name + ".back", place.back);
  text_field(ui, place.field, {name.text, name.keyboard.letters, ui.tr("enrol.name_hint"), true});
  keyboard(ui, frame.name, place.keys, name.keyboard, WithDigits::No);
  if (place.is_cramped && !name.keyboard.candidates.empty()) {  // nobody confirms half a name
    candidate_bar(ui, frame.name, joined(place.middle, place.aside), name.keyboard);
    return;
  }
  if (is_wide) {
    confirm_button(ui, place.aside, view);
  } else {
    confirm_key(ui, place.aside, frame, view);
  }
  Area middle{place.middle, frame.gap, ui.appearance.hand};
  if (!name.keyboard.candidates.empty()) {
    candidate_bar(ui, frame.name, middle.bottom(frame.target), name.keyboard);
  }
  const bool has_room = !place.is_cramped && middle.height() >= line_of(kBody);
  if (has_room && view.number) {
    const Rect line = middle.top(line_of(kBody));
    const float number = ui.paint.measure(view.number->text, kBody, Weight::Bold) + 2 * kUnit;
    ui.paint.text({line.x + kUnit, line.y, number, line.height},
                  view.number->text,
                  {kBody, ui.theme.ink, Weight::Bold});
    number_words(ui,
                 {line.x + number + kUnit, line.y, line.width - number - kUnit, line.height},
                 *view.number);
  }
}

}  // namespace

void form_screen(Ui& ui, const FormView& view) {
  const Frame frame = frame_of(ui, view);
  if (const auto* const name = std::get_if<NameEditor>(&view.editor)) {
    typing(ui, frame, view, *name);
  } else if (frame.is_compact) {
    compact(ui, frame, view);
  } else {
    roomy(ui, frame, view);
  }
}

}  // namespace regulars::ui
