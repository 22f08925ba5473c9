// What is wrong, worst first, with what to do; and the long work. Laid over the screen that is
// open, which waits as it was left.

#include <algorithm>

#include "app/ui/screens/screens.h"
#include "app/ui/widgets/icons.h"
#include "app/ui/widgets/status_strip.h"

namespace regulars::ui {
namespace {

constexpr float kRow = 112;

float inset_of(const Ui& ui) {
  return ui.canvas().is_compact() ? 9 * kUnit : 13 * kUnit;
}

// What a row needs to say all of it.
float height_of(Ui& ui, float width, const FaultRow& row) {
  const float room = width - inset_of(ui) - 3 * kUnit;
  const float words = ui.paint.paragraph_height(room, row.words, kBody, Weight::Bold) +
                      ui.paint.paragraph_height(room, row.remedy, kSmall, Weight::Regular);
  return std::max(kRow, words + 4 * kUnit);
}

void fault_row(Ui& ui, const Rect& rect, const FaultRow& row) {
  card(ui, rect);
  const Colour colour = colour_of(ui.theme, row.tone);
  const float inset = inset_of(ui);
  draw_icon(ui.paint, Icon::Alert, {rect.x + inset / 2, rect.centre_y()}, kIcon, colour);
  const Rect words{rect.x + inset, rect.y, rect.width - inset - 3 * kUnit, rect.height};
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
  const float pause = ui.canvas().is_compact() ? 14 * kUnit : 25 * kUnit;
  card(ui, rect);
  Area area{rect.inset(2 * kUnit), 2 * kUnit, ui.appearance.hand};
  pause_button(ui, "faults.pause", area.trailing(pause), work);
  Area words{area.rest().inset(kUnit), kUnit, Hand::Right};
  const float line = (words.height() - 3 * kUnit) / 2;
  ui.paint.fitted(words.top(line), work.words, {kBody, ui.theme.ink}, kSmall);
  progress(ui, words.top(kUnit), work.percent);
  ui.paint.fitted(words.rest(), work.time_left, {kSmall, ui.theme.muted}, kSmall);
}

}  // namespace

void faults_screen(Ui& ui, const FaultsView& view) {
  Area area = ui.area();
  const float target = std::max(kTarget, ui.canvas().mm(kTargetMm));
  Area head = area.part(area.top(target));
  back_button(ui, "faults.back", head.leading(192));
  const Rect title = head.rest();
  ui.paint.fitted({title.x + kUnit, title.y, title.width - kUnit, title.height},
                  ui.tr("fault.title"),
                  {kTitle, ui.theme.ink, Weight::Bold},
                  kBody);
  if (view.work) work_row(ui, area.bottom(std::max(kRow, target + 4 * kUnit)), *view.work);
  if (view.rows.empty()) {
    ui.paint.paragraph(area.rest(), view.all_well, {kBody, ui.theme.muted});
  }
  for (const FaultRow& row : view.rows) {
    const float height = height_of(ui, area.width(), row);
    if (area.height() < height) break;
    fault_row(ui, area.top(height), row);
  }
}

}  // namespace regulars::ui
