#include "app/ui/screens/screens.h"
#include "app/ui/widgets/icons.h"

namespace regulars::ui {

void done_screen(Ui& ui, const DoneView& view) {
  const Theme& theme = ui.theme;
  const Rect rect{kEdge, 72, 1232, 704};
  card(ui, rect);
  const float lift = view.has_next ? 56 : 0;
  const float x = rect.centre_x();
  ui.paint.disc({x, rect.y + 168 - lift}, 64, theme.good_soft);
  draw_check(ui.paint, {x, rect.y + 170 - lift}, 64, theme.good, 9);
  ui.paint.text({rect.x + 32, rect.y + 264 - lift, rect.width - 64, 40},
                view.title,
                {kLarge, theme.muted, Weight::Regular, Align::Centre});
  ui.paint.text({rect.x + 32, rect.y + 316 - lift, rect.width - 64, 128},
                view.points,
                {kFigure, view.is_gain ? theme.primary : theme.gold, Weight::Bold, Align::Centre});
  ui.paint.text({rect.x + 32, rect.y + 468 - lift, rect.width - 64, 52},
                view.value.empty() ? view.name : view.value,
                {kTitle, theme.ink, Weight::Bold, Align::Centre});
  ui.paint.text({rect.x + 32, rect.y + 536 - lift, rect.width - 64, 40},
                ui.tr("done.balance") + "  " + view.balance,
                {kBody, theme.muted, Weight::Regular, Align::Centre});
  if (view.has_next) {
    button(ui,
           "done.confirm",
           {x - 240, rect.bottom() - 136, 480, 104},
           ui.tr("done.next"),
           {Look::Primary, kLarge},
           Enabled::Yes,
           ConfirmTapped{});
  }
}

}  // namespace regulars::ui
