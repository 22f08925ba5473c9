#include "app/ui/widgets/status_strip.h"

#include <algorithm>
#include <array>

namespace regulars::ui {
namespace {

constexpr float kBetween = 24;
constexpr float kDot = 6;

struct Words {
  const std::string& text;
  TextStyle style;
};

// From the left as far as there is room; the connection keeps at least half of the row.
float who_and_where(Ui& ui, const Rect& row, const StatusView& status) {
  const std::array<Words, 3> words{{
      {status.store, {kSmall, ui.theme.ink, Weight::Bold}},
      {status.till, {kSmall, ui.theme.muted}},
      {status.cashier, {kSmall, ui.theme.muted}},
  }};
  const float end = row.x + row.width / 2;
  float x = row.x;
  for (const Words& each : words) {
    const float width = ui.paint.measure(each.text, each.style.size, each.style.weight);
    if (each.text.empty() || x + width > end) continue;
    x += ui.paint.text({x, row.y, width + 1, row.height}, each.text, each.style) + kBetween;
  }
  return x;
}

}  // namespace

void status_strip(Ui& ui, const StatusView& status) {
  const Theme& theme = ui.theme;
  const Rect strip = ui.strip();
  const Rect row{kEdge, strip.y, strip.width - 2 * kEdge, strip.height};
  const float x = who_and_where(ui, row, status);
  float right = row.right();
  right -= ui.paint.text({right - 120, row.y, 120, row.height},
                         status.time,
                         {kSmall, theme.ink, Weight::Bold, Align::Right}) +
           kBetween;
  if (status.connection.empty()) return;
  const float room = right - x - 4 * kDot;
  const float width = ui.paint.text({right - room, row.y, room, row.height},
                                    status.connection,
                                    {kSmall, theme.muted, Weight::Regular, Align::Right});
  ui.paint.disc(
      {right - width - 3 * kDot, row.centre_y() + 1}, kDot, colour_of(theme, status.tone));
}

}  // namespace regulars::ui
