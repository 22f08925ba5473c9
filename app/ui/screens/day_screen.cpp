#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "app/ui/screens/screens.h"

namespace regulars::ui {
namespace {

bool is_compact(const Ui& ui) {
  return ui.canvas().is_compact();
}

Area inside(Ui& ui, const Rect& rect) {
  const float padding = is_compact(ui) ? 2 * kUnit : 3 * kUnit;
  return {rect.inset(padding), kUnit, ui.appearance.hand};
}

// The score never without its denominator.
void score(Ui& ui, const Rect& rect, const DayView& view) {
  card(ui, rect);
  Area area = inside(ui, rect);
  const TextStyle figure{kDisplay, ui.theme.ink, Weight::Bold};
  const TextStyle answered{kBody, ui.theme.ink};
  if (is_compact(ui)) {
    const float width = ui.paint.measure(view.score, kDisplay, Weight::Bold) + 2 * kUnit;
    ui.paint.text(area.left(width), view.score, figure);
    sentence(ui, area.rest(), view.answered, {kSmall, ui.theme.ink});
    return;
  }
  ui.paint.text(area.top(line_of(kSmall)), ui.tr("day.score"), {kSmall, ui.theme.muted});
  ui.paint.text(area.top(line_of(kDisplay)), view.score, figure);
  const float lines =
      std::min(area.height(),
               ui.paint.paragraph_height(area.width(), view.answered, kBody, Weight::Regular));
  sentence(ui, area.top(lines), view.answered, answered);
  if (area.height() < line_of(kSmall)) return;
  sentence(ui, area.rest(), view.not_answered, {kSmall, ui.theme.muted});
}

// The middle of the scale is lighter, so that both ends are seen first.
Colour bar_colour(const Theme& theme, std::size_t face) {
  constexpr std::array<std::uint32_t, 5> kAlpha{255, 255, 120, 175, 255};
  return (theme.faces.at(face) & 0x00ffffffU) | kAlpha.at(face) << 24U;
}

void hour_bar(Ui& ui, const Rect& rect, const HourBar& hour, float unit) {
  float y = rect.bottom();
  for (std::size_t i = 0; i < hour.faces.size(); ++i) {
    const float height = static_cast<float>(hour.faces.at(i)) * unit;
    if (height <= 0) continue;
    ui.paint.rect({rect.x, y - height, rect.width, std::max(2.0F, height - 2)},
                  bar_colour(ui.theme, i),
                  std::min(4.0F, height / 3));
    y -= height;
  }
}

int answers_of(const HourBar& hour) {
  int sum = 0;
  for (const int count : hour.faces) sum += count;
  return sum;
}

void bars(Ui& ui, const Rect& chart, const DayView& view) {
  int most = 1;
  for (const HourBar& hour : view.hours) most = std::max(most, answers_of(hour));
  const float unit = std::min(4 * kUnit, chart.height / static_cast<float>(most));
  const float top = chart.bottom() - unit * static_cast<float>(most);
  const float scale =
      ui.paint.text(
          {chart.x, top - 16, 6 * kUnit, 32}, std::to_string(most), {kSmall, ui.theme.muted}) +
      2 * kUnit;
  ui.paint.line({chart.x + scale, top}, {chart.right(), top}, ui.theme.line, 1);
  const float room = chart.width - scale;
  const float step = room / static_cast<float>(std::max<std::size_t>(8, view.hours.size()));
  const float width = std::min(6 * kUnit, step * 0.7F);
  float x = chart.x + scale + (step - width) / 2;
  for (const HourBar& hour : view.hours) {
    hour_bar(ui, {x, chart.y, width, chart.height}, hour, unit);
    ui.paint.text({x - 12, chart.bottom() + 4, width + 24, 32},
                  hour.hour,
                  {kSmall, ui.theme.muted, Weight::Regular, Align::Centre});
    x += step;
  }
  ui.paint.line(
      {chart.x + scale, chart.bottom()}, {chart.right(), chart.bottom()}, ui.theme.muted, 2);
}

// The faces in the order of the bars, from the ground up.
void legend(Ui& ui, const Rect& rect) {
  constexpr float kStep = 4 * kUnit;
  constexpr float kRadius = 11;
  float x = rect.centre_x() - 2 * kStep;
  if (rect.width < 6 * kStep) return;
  for (int face = 1; face <= 5; ++face, x += kStep) {
    draw_face(ui.paint, ui.theme, {x, rect.centre_y()}, kRadius, face);
  }
}

void hours(Ui& ui, const Rect& rect, const DayView& view) {
  card(ui, rect);
  Area area = inside(ui, rect);
  if (!is_compact(ui)) {
    const Rect head = area.top(line_of(kSmall));
    const float title = ui.paint.text(head, ui.tr("day.by_hour"), {kSmall, ui.theme.muted});
    const float date = ui.paint.measure(view.date, kSmall, Weight::Regular);
    legend(ui, {head.x + title, head.y, head.width - title - date, head.height});
    ui.paint.text(head, view.date, {kSmall, ui.theme.muted, Weight::Regular, Align::Right});
    area.top(kUnit);
  }
  if (view.hours.empty()) {
    ui.paint.text(area.rest(),
                  ui.tr(view.is_loading ? "day.loading" : "day.no_answers"),
                  {kBody, ui.theme.muted, Weight::Regular, Align::Centre});
    return;
  }
  area.bottom(line_of(kSmall) - kUnit);  // the hours stand there
  if (is_compact(ui)) area.top(kUnit);
  bars(ui, area.rest(), view);
}

void rating_line(Ui& ui, const Rect& rect, const RatingLine& line) {
  Area area{rect, 2 * kUnit, Hand::Right};
  ui.paint.text(area.left(8 * kUnit), line.time, {kSmall, ui.theme.muted});
  const Rect face = area.left(5 * kUnit);
  const Point centre{face.centre_x(), face.centre_y()};
  if (line.face > 0) {
    draw_face(ui.paint, ui.theme, centre, std::min(20.0F, rect.height / 2 - 4), line.face);
  } else {
    ui.paint.ring(centre, 6, ui.theme.muted, 2);
  }
  const TextStyle words{kSmall, line.face > 0 ? ui.theme.ink : ui.theme.muted};
  area.left(ui.paint.text(area.rest(), line.words, words));
  if (is_compact(ui)) return;
  ui.paint.text(area.rest(), line.detail, {kSmall, ui.theme.muted, Weight::Regular, Align::Right});
}

void lines(Ui& ui, const Rect& rect, const DayView& view) {
  card(ui, rect);
  Area area = inside(ui, rect);
  if (!is_compact(ui)) {
    const Rect head = area.top(line_of(kSmall));
    ui.paint.text(head, ui.tr("day.ratings"), {kSmall, ui.theme.muted});
    ui.paint.text(head, view.sales, {kSmall, ui.theme.muted, Weight::Regular, Align::Right});
  }
  if (view.lines.empty()) {
    if (!view.notice.words.empty()) return;
    sentence(ui,
             area.rest(),
             ui.tr(view.is_loading ? "day.loading" : "day.none"),
             {kBody, ui.theme.muted});
    return;
  }
  const std::size_t columns = ui.canvas().is_tall() ? 1 : 2;
  const std::size_t rows = DayView::kLines / columns;
  const Area grid{area.rest(), 0, Hand::Right};
  constexpr float kBetween = 3 * kUnit;  // and as much on the other side of the middle
  for (std::size_t i = 0; i < view.lines.size(); ++i) {
    Rect row = grid.cell(i / rows, i % rows, columns, rows);
    if (columns > 1) {
      row.width -= kBetween;
      if (i >= rows) row.x += kBetween;
    }
    rating_line(ui, row, view.lines.at(i));
    if (i % rows + 1 < rows && i + 1 < view.lines.size()) {
      ui.paint.line({row.x, row.bottom()}, {row.right(), row.bottom()}, ui.theme.line, 1);
    }
  }
}

void page_button(Ui& ui, const char* id, const Rect& rect, const char* key, bool can, int by) {
  button(ui, id, rect, ui.tr(key), {}, enabled_if(can), PageTapped{by});
}

void bar(Ui& ui, const Rect& rect, const DayView& view) {
  const float gap = std::max(2 * kUnit, ui.canvas().mm(kTargetGapMm));
  Area area{rect, gap, ui.appearance.hand};
  const bool is_narrow = rect.width < 75 * kUnit;
  const float square = std::max(rect.height, ui.canvas().mm(kTargetMm));
  const float width = is_narrow ? (rect.width - 4 * gap - 2 * square) / 3
                                : std::min(23 * kUnit, (rect.width - 5 * gap - square) / 5);
  if (is_narrow) {
    button(
        ui, "day.back", area.leading(width), ui.tr("common.back"), {}, Enabled::Yes, BackTapped{});
  } else {
    back_button(ui, "day.back", area.leading(width));
  }
  button(ui,
         "day.settings",
         area.leading(square),
         {},
         {Look::Plain, kBody, Weight::Bold, Icon::Settings},
         Enabled::Yes,
         SettingsTapped{});
  button(ui,
         "day.staff",
         area.leading(is_narrow ? square : width),
         is_narrow ? std::string{} : ui.tr("staff.title"),
         {Look::Surface, kBody, Weight::Bold, Icon::Person},
         Enabled::Yes,
         DirectoryTapped{});
  if (view.page.empty()) return;
  Area pages{area.trailing(2 * width + gap), gap, Hand::Right};
  page_button(ui, "day.later", pages.column(0, 2), "day.later", view.has_later, -1);
  page_button(ui, "day.earlier", pages.column(1, 2), "day.earlier", view.has_earlier, 1);
  if (is_narrow) return;
  ui.paint.text(area.rest(), view.page, {kSmall, ui.theme.muted, Weight::Regular, Align::Centre});
}

}  // namespace

void day_screen(Ui& ui, const DayView& view) {
  const bool is_roomy = !is_compact(ui);
  const float gap = std::max(2 * kUnit, ui.canvas().mm(kTargetGapMm));
  const float target = std::max(7 * kUnit, ui.canvas().mm(kTargetMm));
  Area area{ui.area().rest(), is_roomy ? kGap : gap, ui.appearance.hand};
  const Rect below = area.bottom(is_roomy ? 11 * kUnit : target);
  if (!view.notice.words.empty()) notice_strip(ui, area.bottom(9 * kUnit), view.notice);
  if (ui.canvas().is_tall()) {
    score(ui, area.top(area.height() * (is_roomy ? 0.28F : 0.2F)), view);
    hours(ui, area.top(area.height() * (is_roomy ? 0.36F : 0.32F)), view);
  } else {
    Area top{area.top(area.height() * (is_roomy ? 0.5F : 0.44F)), kGap, ui.appearance.hand};
    if (!is_roomy) top = Area{top.rest(), gap, ui.appearance.hand};
    score(ui, top.leading(top.width() * (is_roomy ? 0.4F : 0.42F)), view);
    hours(ui, top.rest(), view);
  }
  lines(ui, area.rest(), view);
  bar(ui, below, view);
}

}  // namespace regulars::ui
