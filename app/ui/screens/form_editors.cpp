#include "app/ui/screens/form_editors.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "app/ui/widgets/fields.h"
#include "app/ui/widgets/keyboard.h"

namespace regulars::ui {
namespace {

constexpr std::size_t kWeek = 7;
constexpr std::size_t kMonthColumns = 4;

std::size_t fitting(float length, float target, float gap) {
  return std::max<std::size_t>(1, static_cast<std::size_t>((length + gap) / (target + gap)));
}

// As many columns as make all of them fit; days stand in weeks where there is room.
std::size_t columns_for(std::size_t count, const Rect& rect, float target, float gap) {
  const std::size_t most = fitting(rect.width, target, gap);
  const std::size_t rows = fitting(rect.height, target, gap);
  const std::size_t needed = (count + rows - 1) / rows;
  const std::size_t wished = count > 12 ? kWeek : kMonthColumns;
  return std::min(std::max(needed, wished), most);
}

float words_height(Ui& ui, float width, const std::string& words) {
  return ui.paint.paragraph_height(width, words, kSmall, Weight::Regular) + 1;
}

// Of all parts with their titles, without gaps.
float height_of(Ui& ui, float width, const EraseEditor& view) {
  float height = 0;
  for (const EraseEditor::Part& part : view.parts) {
    height += line_of(kBody) + words_height(ui, width, part.words);
  }
  return height;
}

}  // namespace

float width_of_days(const Ui& ui) {
  return static_cast<float>(kWeek) * (target_of(ui) + target_gap_of(ui)) - target_gap_of(ui);
}

// Back to the months, or away with it; and by which calendar.
void day_head(Ui& ui, const std::string& form, const Rect& rect, const DayEditor& view) {
  Area head{rect, target_gap_of(ui), ui.appearance.hand};
  button(ui,
         form + ".calendar",
         head.trailing(head.width() * 0.56F),
         ui.tr(view.is_lunar ? "birthday.to_solar" : "birthday.to_lunar"),
         {Look::Surface, kBody, Weight::Regular},
         Enabled::Yes,
         CalendarTapped{});
  if (!view.month.empty()) {
    button(ui,
           form + ".months",
           head.rest(),
           view.month,
           {Look::Surface, kBody, Weight::Bold, Icon::Up},
           Enabled::Yes,
           MonthsTapped{});
  } else if (view.can_clear) {
    button(ui,
           form + ".clear",
           head.rest(),
           ui.tr("birthday.clear"),
           {Look::Surface, kBody},
           Enabled::Yes,
           ClearTapped{});
  } else {
    label(ui, head.rest(), ui.tr("birthday.month"), {kTitle, ui.theme.ink, Weight::Bold}, kSmall);
  }
}

void day_tiles(Ui& ui, const std::string& form, const Rect& rect, const DayEditor& view) {
  constexpr float kHighest = 104;
  const float target = target_of(ui);
  const float gap = target_gap_of(ui);
  const std::size_t count = view.tiles.size();
  const std::size_t columns = columns_for(count, rect, target, gap);
  const std::size_t rows = (count + columns - 1) / columns;
  const auto lines = static_cast<float>(rows);
  const float height = std::min(rect.height, lines * kHighest + (lines - 1) * gap);
  const Area grid{{rect.x, rect.y, rect.width, height}, gap, Hand::Right};
  for (std::size_t i = 0; i < count; ++i) {
    const bool is_chosen = view.chosen == i;
    button(ui,
           form + ".tile_" + std::to_string(i),
           grid.cell(i % columns, i / columns, columns, rows),
           view.tiles.at(i),
           {is_chosen ? Look::Primary : Look::Surface, kBody},
           Enabled::Yes,
           TileTapped{i});
  }
}

void day_editor(Ui& ui, const std::string& form, const Rect& rect, const DayEditor& view) {
  const float gap = target_gap_of(ui);
  Area area{rect, gap, ui.appearance.hand};
  day_head(ui, form, area.top(target_of(ui)), view);
  const float words =
      ui.paint.paragraph_height(rect.width, view.words, kSmall, Weight::Regular) + 1;
  const float rows = view.month.empty() ? 3 : 5;
  if (rows * (target_of(ui) + gap) + words <= area.height()) {
    ui.paint.paragraph(area.bottom(words), view.words, {kSmall, ui.theme.muted});
  }
  day_tiles(ui, form, area.rest(), view);
}

void consent_editor(Ui& ui, const std::string& form, const Rect& rect, const ConsentEditor& view) {
  constexpr float kHighest = 104;
  const float gap = target_gap_of(ui);
  const auto count = static_cast<float>(view.rows.size());
  const float each = std::clamp((rect.height - (count - 1) * gap) / count, target_of(ui), kHighest);
  Area area{rect, gap, ui.appearance.hand};
  for (std::size_t i = 0; i < view.rows.size(); ++i) {
    const ConsentRow& row = view.rows.at(i);
    toggle(ui,
           form + ".consent_" + std::to_string(i),
           area.top(each),
           {row.words, row.detail, row.is_on},
           SwitchTapped{i});
  }
  const float words =
      ui.paint.paragraph_height(rect.width, view.words, kSmall, Weight::Regular) + 1;
  if (words <= area.height()) {
    ui.paint.paragraph(area.top(words), view.words, {kSmall, ui.theme.muted});
  }
}

void erase_editor(Ui& ui, const Rect& rect, const EraseEditor& view) {
  card(ui, rect);
  const bool is_roomy = height_of(ui, rect.width - 2 * kPadding, view) + 2 * kPadding +
                            static_cast<float>(view.parts.size()) * 2 * kUnit <=
                        rect.height;
  const float padding = is_roomy ? kPadding : 2 * kUnit;
  const bool has_titles =
      is_roomy || height_of(ui, rect.width - 2 * padding, view) + 2 * padding <= rect.height;
  Area inside = ui.whole().part(rect, padding, is_roomy ? kUnit : 0);
  for (const EraseEditor::Part& part : view.parts) {
    const std::string& words = part.words;
    if (has_titles) {
      ui.paint.fitted(
          inside.top(line_of(kBody)), part.title, {kBody, ui.theme.ink, Weight::Bold}, kSmall);
    }
    const float height = words_height(ui, inside.width(), words) + (is_roomy ? kUnit : 0);
    ui.paint.paragraph(inside.top(height), words, {kSmall, ui.theme.muted});
  }
}

}  // namespace regulars::ui
