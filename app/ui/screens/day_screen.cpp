#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "app/ui/screens/screens.h"
#include "app/ui/widgets/icons.h"

namespace regulars::ui {
namespace {

constexpr Rect kScore{kEdge, 72, 408, 240};
constexpr Rect kHours{448, 72, 808, 240};
constexpr Rect kLines{kEdge, 328, 1232, 344};

void score(Ui& ui, const DayView& view) {
  card(ui, kScore);
  const float x = kScore.x + 32;
  const float width = kScore.width - 64;
  ui.paint.text({x, kScore.y + 20, width, 40}, ui.tr("day.score"), {kSmall, ui.theme.muted});
  ui.paint.text({x, kScore.y + 68, width, 84}, view.score, {kDisplay, ui.theme.ink, Weight::Bold});
  ui.paint.text({x, kScore.y + 160, width, 32}, view.answered, {kSmall, ui.theme.ink});
  ui.paint.text({x, kScore.y + 194, width, 32}, view.not_answered, {kSmall, ui.theme.muted});
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

void hours(Ui& ui, const DayView& view) {
  card(ui, kHours);
  ui.paint.text(
      {kHours.x + 32, kHours.y + 20, 300, 40}, ui.tr("day.by_hour"), {kSmall, ui.theme.muted});
  ui.paint.text({kHours.x + 32, kHours.y + 20, kHours.width - 64, 40},
                view.date,
                {kSmall, ui.theme.muted, Weight::Regular, Align::Right});
  const Rect chart{kHours.x + 32, kHours.y + 68, kHours.width - 64, 124};
  if (view.hours.empty()) {
    ui.paint.text(chart,
                  view.is_loading ? ui.tr("day.loading") : ui.tr("day.no_answers"),
                  {kBody, ui.theme.muted, Weight::Regular, Align::Centre});
    return;
  }
  int most = 1;
  for (const HourBar& hour : view.hours) {
    int sum = 0;
    for (const int count : hour.faces) sum += count;
    most = std::max(most, sum);
  }
  const float unit = std::min(32.0F, chart.height / static_cast<float>(most));
  const float step = chart.width / static_cast<float>(std::max<std::size_t>(8, view.hours.size()));
  const float width = std::min(44.0F, step - 6);
  float x = chart.x + (step - width) / 2;
  for (const HourBar& hour : view.hours) {
    hour_bar(ui, {x, chart.y, width, chart.height}, hour, unit);
    ui.paint.text({x - 10, chart.bottom() + 4, width + 20, 32},
                  hour.hour,
                  {kSmall, ui.theme.muted, Weight::Regular, Align::Centre});
    x += step;
  }
  ui.paint.line({chart.x, chart.bottom()}, {chart.right(), chart.bottom()}, ui.theme.line, 1);
}

void rating_line(Ui& ui, const Rect& rect, const RatingLine& line) {
  ui.paint.text({rect.x, rect.y, 72, rect.height}, line.time, {kSmall, ui.theme.muted});
  const Point centre{rect.x + 108, rect.centre_y()};
  if (line.face > 0) {
    draw_face(ui.paint, ui.theme, centre, 20, line.face);
  } else {
    ui.paint.disc(centre, 5, ui.theme.track);
  }
  const Rect words{rect.x + 148, rect.y, 176, rect.height};
  ui.paint.text(words, line.words, {kSmall, line.face > 0 ? ui.theme.ink : ui.theme.muted});
  ui.paint.text({words.right() + 12, rect.y, rect.right() - words.right() - 12, rect.height},
                line.detail,
                {kSmall, ui.theme.muted, Weight::Regular, Align::Right});
}

void lines(Ui& ui, const DayView& view) {
  card(ui, kLines);
  ui.paint.text(
      {kLines.x + 32, kLines.y + 16, 400, 44}, ui.tr("day.ratings"), {kSmall, ui.theme.muted});
  ui.paint.text({kLines.x + 32, kLines.y + 16, kLines.width - 64, 44},
                view.sales,
                {kSmall, ui.theme.muted, Weight::Regular, Align::Right});
  if (view.lines.empty()) {
    ui.paint.text({kLines.x + 32, kLines.y + 72, kLines.width - 64, 48},
                  ui.tr(view.is_loading ? "day.loading" : "day.none"),
                  {kBody, ui.theme.muted});
  }
  constexpr float kRow = 66;
  const std::size_t half = DayView::kLines / 2;
  for (std::size_t i = 0; i < view.lines.size(); ++i) {
    const float x = kLines.x + 32 + (i < half ? 0.0F : 616.0F);
    const Rect row{x, kLines.y + 64 + static_cast<float>(i % half) * kRow, 552, kRow};
    rating_line(ui, row, view.lines.at(i));
    if (i % half + 1 < half && i + 1 < view.lines.size()) {
      ui.paint.line({row.x, row.bottom()}, {row.right(), row.bottom()}, ui.theme.line, 1);
    }
  }
}

}  // namespace

void day_screen(Ui& ui, const DayView& view) {
  score(ui, view);
  hours(ui, view);
  lines(ui, view);
  back_button(ui, "day.back", {kEdge, 688, 192, 88});
  notice_strip(ui, {232, 688, 480, 88}, view.notice);
  if (view.page.empty()) return;
  ui.paint.text(
      {680, 688, 160, 88}, view.page, {kSmall, ui.theme.muted, Weight::Regular, Align::Right});
  button(ui,
         "day.later",
         {864, 688, 188, 88},
         ui.tr("day.later"),
         {Look::Surface, kBody},
         enabled_if(view.has_later),
         PageTapped{-1});
  button(ui,
         "day.earlier",
         {1068, 688, 188, 88},
         ui.tr("day.earlier"),
         {Look::Surface, kBody},
         enabled_if(view.has_earlier),
         PageTapped{1});
}

}  // namespace regulars::ui
