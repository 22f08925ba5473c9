// What is wrong, worst first, with what to do; and the long work. Laid over the screen that is
// open, which waits as it was left.

#include <algorithm>

#include "app/ui/screens/screens.h"
#include "app/ui/widgets/icons.h"
#include "app/ui/widgets/status_strip.h"

namespace regulars::ui {
namespace {

constexpr float kRow = 112;

void fault_row(Ui& ui, const Rect& rect, const FaultRow& row) {
  card(ui, rect);
  const Colour colour = colour_of(ui.theme, row.tone);
  draw_icon(ui.paint, Icon::Alert, {rect.x + 56, rect.centre_y()}, kIcon, colour);
  const Rect words{rect.x + 104, rect.y, rect.width - 128, rect.height};
  const float title = ui.paint.paragraph_height(words.width, row.words, kBody, Weight::Bold);
  const float remedy = ui.paint.paragraph_height(words.width, row.remedy, kSmall, Weight::Regular);
  float y = words.y + std::max(kUnit, (words.height - title - remedy) / 2);
  y += ui.paint.paragraph({words.x, y, words.width, words.bottom() - y},
                          row.words,
                          {kBody, ui.theme.ink, Weight::Bold});
  ui.paint.paragraph(
      {words.x, y, words.width, words.bottom() - y}, row.remedy, {kSmall, ui.theme.muted});
}

void work_row(Ui& ui, const Rect& rect, const WorkView& work) {
  card(ui, rect);
  Area area = ui.whole().part(rect, kGap, kGap);
  const Rect side = area.trailing(200);
  pause_button(ui, "faults.pause", {side.x, side.y, side.width, side.height}, work);
  const Rect words = area.top(40);
  ui.paint.fitted(words,
                  work.time_left.empty() ? work.words : work.words + ", " + work.time_left,
                  {kBody, ui.theme.ink},
                  kSmall);
  const Rect bar = area.rest();
  progress(ui, {bar.x, bar.centre_y() - kUnit / 2, bar.width, kUnit}, work.percent);
}

}  // namespace

void faults_screen(Ui& ui, const FaultsView& view) {
  Area area = ui.area();
  Area head = area.part(area.top(std::max(kTarget, ui.canvas().mm(kTargetMm))));
  back_button(ui, "faults.back", head.leading(192));
  const Rect title = head.rest();
  ui.paint.fitted({title.x + kUnit, title.y, title.width - kUnit, title.height},
                  ui.tr("fault.title"),
                  {kTitle, ui.theme.ink, Weight::Bold},
                  kBody);
  if (view.work) work_row(ui, area.bottom(kRow), *view.work);
  if (view.rows.empty()) {
    ui.paint.paragraph(area.rest(), view.all_well, {kBody, ui.theme.muted});
  }
  for (const FaultRow& row : view.rows) {
    if (area.height() < kRow) break;
    fault_row(ui, area.top(kRow), row);
  }
}

}  // namespace regulars::ui
