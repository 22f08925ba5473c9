#include "app/ui/screens/live_picture.h"

#include <algorithm>
#include <cmath>
#include <variant>

#include "app/ui/screens/screens.h"

namespace regulars::ui {
namespace {

struct DrawCustomer {
  Ui& ui;
  void operator()(const AttractView& view) const { attract_screen(ui, view); }
  void operator()(const GreetingView& view) const { greeting_screen(ui, view); }
  void operator()(const EarnedView& view) const { earned_screen(ui, view); }
  void operator()(const RatingView& view) const { rating_screen(ui, view); }
  void operator()(const ThanksView& view) const { thanks_screen(ui, view); }
};

Rect framed(const Rect& rect) {
  constexpr float kRatio = Canvas::kLong / Canvas::kShort;
  const float width = std::min(rect.width, rect.height * kRatio);
  const float height = width / kRatio;
  return {rect.centre_x() - width / 2, rect.centre_y() - height / 2, width, height};
}

Canvas small_canvas(const Canvas& around, const Rect& frame) {
  Canvas canvas;
  canvas.scale = around.scale * frame.width / canvas.width;
  canvas.left = std::round(around.left + frame.x * around.scale);
  canvas.top = std::round(around.top + frame.y * around.scale);
  return canvas;
}

}  // namespace

Script script_of(i18n::Language language) {
  return language == i18n::Language::TraditionalChinese ? Script::Traditional : Script::Simplified;
}

void customer_screen(Ui& ui, const CustomerBody& body) {
  std::visit(DrawCustomer{ui}, body);
}

void live_picture(Ui& ui, const Rect& rect) {
  if (ui.live == nullptr) return;
  const LivePicture& live = *ui.live;
  const Rect frame = framed(rect);
  const Theme theme = theme_of(live.view.appearance);
  Touch deaf = Touch::deaf(small_canvas(ui.canvas(), frame));
  std::vector<std::string> cut;  // what is cut here is whole in the customer's window
  live.glyphs.read_in(script_of(live.view.language));
  Painter paint{live.glyphs, deaf.canvas(), cut};
  Ui small{paint, deaf, theme, live.catalogues.in(live.view.language), live.view.appearance};
  ui.paint.rect(frame, theme.customer_ground);
  customer_screen(small, live.view.body);
  live.glyphs.read_in(live.around);
  ui.paint.outline(frame, ui.theme.line, 0, 2);
}

}  // namespace regulars::ui
