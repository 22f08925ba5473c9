#include <algorithm>

#include "app/ui/screens/outcome_parts.h"
#include "app/ui/screens/screens.h"

namespace regulars::ui {
namespace {

// What to do next at the tapping hand's side, the way back at the other.
void acts(Ui& ui, const Rect& row, const DoneView& view) {
  constexpr float kMostWidth = 480;
  const bool has_undo = !view.undo.words.empty();
  const float count = has_undo && view.has_next ? 2 : 1;
  const float width = std::min(kMostWidth, (row.width - kGap * (count - 1)) / count);
  const float all = width * count + kGap * (count - 1);
  Area area{{row.centre_x() - all / 2, row.y, all, row.height}, kGap, ui.appearance.hand};
  if (has_undo) {
    button(ui,
           "done.undo",
           area.leading(width),
           view.undo.is_waiting ? ui.tr("undo.working") : view.undo.words,
           {Look::Soft, kBody, Weight::Bold, Icon::Undo},
           enabled_if(!view.undo.is_waiting),
           UndoTapped{});
  }
  if (view.has_next) {
    button(ui,
           "done.confirm",
           area.trailing(width),
           ui.tr("done.next"),
           {Look::Primary, kTitle},
           Enabled::Yes,
           ConfirmTapped{});
  }
}

float sign(Ui& ui, const Rect& rect, const DoneView& view) {
  const float radius = rect.height / 2;
  const Point centre{rect.centre_x(), rect.centre_y()};
  const Colour colour = view.is_undone ? ui.theme.primary : ui.theme.good;
  ui.paint.disc(centre, radius, view.is_undone ? ui.theme.primary_soft : ui.theme.good_soft);
  draw_icon(ui.paint, view.is_undone ? Icon::Undo : Icon::Check, centre, radius, colour);
  return rect.height;
}

void outcome(Ui& ui, const Rect& rect, const DoneView& view) {
  const Theme& theme = ui.theme;
  constexpr float kSign = 112;
  const float words = line_of(kBody) + line_of(kDisplay) + line_of(kTitle) + line_of(kBody);
  const float facts = std::min(height_of(view.facts), std::max(0.0F, rect.height - words));
  const bool has_sign = rect.height >= kSign + kGap + words + facts;
  float y = rect.centre_y() - (words + facts + (has_sign ? kSign + kGap : 0)) / 2;
  const auto line = [&](float size) {
    const Rect cut{rect.x, y, rect.width, line_of(size)};
    y = cut.bottom();
    return cut;
  };
  if (has_sign) y += sign(ui, {rect.x, y, rect.width, kSign}, view) + kGap;
  ui.paint.fitted(
      line(kBody), view.title, {kBody, theme.muted, Weight::Regular, Align::Centre}, kSmall);
  ui.paint.fitted(
      line(kDisplay),
      view.points,
      {kDisplay, view.is_gain ? theme.primary : theme.gold, Weight::Bold, Align::Centre},
      kTitle);
  ui.paint.fitted(line(kTitle),
                  view.value.empty() ? view.name : view.value,
                  {kTitle, theme.ink, Weight::Bold, Align::Centre},
                  kBody);
  ui.paint.fitted(line(kBody),
                  ui.tr("done.balance") + "  " + view.balance,
                  {kBody, theme.muted, Weight::Regular, Align::Centre},
                  kSmall);
  outcome_facts(ui, {rect.x, y, rect.width, rect.bottom() - y}, view.facts);
}

}  // namespace

void done_screen(Ui& ui, const DoneView& view) {
  const bool is_compact = ui.canvas().is_compact();
  Area area = ui.area();
  card(ui, area.rest(), kCardRadius);
  Area inside = area.part(area.rest(), is_compact ? kEdge : kPadding, kGap);
  if (view.has_next || !view.undo.words.empty()) {
    acts(ui, inside.bottom(is_compact ? kTarget : 104), view);
  }
  if (!view.notice.words.empty()) {
    notice_strip(ui, inside.bottom(is_compact ? 104 : kTarget), view.notice);
  }
  outcome(ui, inside.rest(), view);
}

}  // namespace regulars::ui
