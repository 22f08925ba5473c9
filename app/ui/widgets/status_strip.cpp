#include "app/ui/widgets/status_strip.h"

#include <algorithm>
#include <array>
#include <string>

namespace regulars::ui {
namespace {

constexpr float kBetween = 24;
constexpr float kDot = 6;
constexpr float kBar = 6;

struct Words {
  const std::string& text;
  TextStyle style;
};

constexpr float kPillPad = 16;

float around(const StatusView& status) {
  return 2 * (status.has_list ? kPillPad : 0.0F) + 4 * kDot;
}

// What the connection's sentence alone must have.
float least_for_faults(Ui& ui, const StatusView& status) {
  if (status.connection.empty()) return 0;
  const float words = ui.paint.measure(status.connection, kSmall) + around(status) + 1;
  return std::max(words, status.has_list ? ui.canvas().mm(kTargetMm) : 0.0F);
}

// From the left as far as there is room, at most half of it; the rest is for what is wrong.
void who_and_where(Ui& ui, Area& row, const StatusView& status) {
  const std::array<Words, 3> words{{
      {status.store, {kSmall, ui.theme.ink, Weight::Bold}},
      {status.till, {kSmall, ui.theme.muted}},
      {status.cashier, {kSmall, ui.theme.muted}},
  }};
  float room = std::min(row.width() / 2, row.width() - least_for_faults(ui, status) - kBetween);
  for (const Words& each : words) {
    const float width = ui.paint.measure(each.text, each.style.size, each.style.weight) + 1;
    if (each.text.empty() || width > room) continue;
    ui.paint.text(row.leading(width), each.text, each.style);
    room -= width + kBetween;
  }
}

void help_button(Ui& ui, Area& row) {
  const Rect rect = row.trailing(ui.canvas().mm(kTargetMm));
  touchable(ui, "strip.help", rect, kRadius, Enabled::Yes, HelpTapped{});
  ui.paint.ring({rect.centre_x(), rect.centre_y()}, 20, ui.theme.muted, 2);
  ui.paint.text(rect, "?", {kSmall, ui.theme.muted, Weight::Bold, Align::Centre});
}

void settings_button(Ui& ui, Area& row) {
  const Rect rect = row.trailing(ui.canvas().mm(kTargetMm));
  touchable(ui, "strip.settings", rect, kRadius, Enabled::Yes, SettingsTapped{});
  draw_icon(ui.paint, Icon::Settings, {rect.centre_x(), rect.centre_y()}, kIcon, ui.theme.muted);
}

void time_of_day(Ui& ui, Area& row, const StatusView& status) {
  const float width = ui.paint.measure(status.time, kSmall, Weight::Bold) + 1;
  ui.paint.text(row.trailing(width), status.time, {kSmall, ui.theme.ink, Weight::Bold});
}

std::string with(const std::string& words, const std::string& more, const char* between) {
  return more.empty() ? words : words + between + more;
}

// The longest of: with the remedy, with how many more, alone.
std::string longest_that_fits(Ui& ui, const StatusView& status, float room) {
  const std::string with_more = with(status.connection, status.more, "  ·  ");
  const std::string whole =
      with(with(status.connection, status.remedy, ".  "), status.more, "  ·  ");
  if (ui.paint.measure(whole, kSmall) <= room) return whole;
  return ui.paint.measure(with_more, kSmall) <= room ? with_more : status.connection;
}

// At the far end of the row; touchable where a list is behind it.
void fault_sentence(Ui& ui, Area& row, const StatusView& status) {
  if (status.connection.empty()) return;
  const float pad = status.has_list ? kPillPad : 0.0F;
  const float extra = around(status);
  const std::string words = longest_that_fits(ui, status, row.width() - extra);
  const float least = status.has_list ? ui.canvas().mm(kTargetMm) : 0;
  const float width = std::clamp(
      ui.paint.measure(words, kSmall) + extra + 1, std::min(least, row.width()), row.width());
  const Rect rect = row.trailing(width);
  const Colour colour = colour_of(ui.theme, status.tone);
  if (status.has_list) {
    const Rect pill{rect.x, rect.y + kUnit, rect.width, rect.height - 2 * kUnit};
    ui.paint.rect(pill, soft_of(ui.theme, status.tone), pill.height / 2);
    touchable(ui, "strip.faults", rect, kRadius, Enabled::Yes, FaultsTapped{});
  }
  ui.touch.mark("strip.connection", rect);
  ui.paint.disc({rect.x + pad + kDot, rect.centre_y() + 1}, kDot, colour);
  ui.paint.text({rect.x + pad + 4 * kDot, rect.y, rect.width - extra + 1, rect.height},
                words,
                {kSmall, status.has_list ? ui.theme.ink : ui.theme.muted});
}

// The words where nothing is wrong and there is room, the bar in any case.
void long_work(Ui& ui, Area& row, const StatusView& status) {
  const WorkView& work = *status.work;
  const std::string words = with(work.words, work.time_left, ", ");
  const float width = ui.paint.measure(words, kSmall) + 1;
  const float button = std::max(ui.canvas().mm(kTargetMm), 128.0F);
  if (row.width() < width + button + 2 * kBetween + least_for_faults(ui, status)) return;
  pause_button(ui, "strip.pause", row.trailing(button), work);
  ui.paint.text(row.trailing(width), words, {kSmall, ui.theme.ink});
}

}  // namespace

void pause_button(Ui& ui, std::string_view id, const Rect& rect, const WorkView& work) {
  button(ui,
         id,
         rect,
         ui.tr(work.is_paused ? "work.resume" : "work.pause"),
         {Look::Plain, kSmall},
         enabled_if(work.can_pause),
         WorkPauseTapped{});
}

void status_strip(Ui& ui, const StatusView& status) {
  const Rect strip = ui.strip();
  if (status.work) {
    progress(ui, {strip.x, strip.bottom() - kBar, strip.width, kBar}, status.work->percent);
  }
  Area row{{kEdge, strip.y, strip.width - 2 * kEdge, strip.height}, kBetween, ui.appearance.hand};
  if (status.has_help) {
    settings_button(ui, row);
    help_button(ui, row);
  }
  time_of_day(ui, row, status);
  if (status.work && status.remedy.empty()) {
    long_work(ui, row, status);
  } else {
    who_and_where(ui, row, status);
  }
  fault_sentence(ui, row, status);
}

}  // namespace regulars::ui
