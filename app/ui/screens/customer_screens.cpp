#include "app/ui/screens/screens.h"

namespace regulars::ui {

void attract_screen(Ui& ui, const AttractView& view) {
  ui.paint.text(
      ui.whole().rest(), view.store, {kDisplay, ui.theme.ink, Weight::Bold, Align::Centre});
}

void greeting_screen(Ui& ui, const GreetingView& view) {
  ui.paint.text(
      ui.whole().rest(), view.greeting, {kDisplay, ui.theme.ink, Weight::Bold, Align::Centre});
}

void earned_screen(Ui& ui, const EarnedView& view) {
  ui.paint.text(
      ui.whole().rest(), view.points, {kDisplay, ui.theme.primary, Weight::Bold, Align::Centre});
}

}  // namespace regulars::ui
