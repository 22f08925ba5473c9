#include "app/ui/widgets/training_band.h"

#include <algorithm>
#include <string>

namespace regulars::ui {
namespace {

constexpr float kStripe = 24;
constexpr float kFrame = 8;
constexpr float kPlatePad = 20;

void stripes(Ui& ui, const Rect& rect) {
  ui.paint.rect(rect, ui.theme.caution_soft);
  ui.paint.stripes(rect, ui.theme.caution, kStripe);
}

// The word, and as much after it as there is room for.
void plate(Ui& ui, const Rect& room, const std::string& word, const std::string& words) {
  const float name = ui.paint.measure(word, kBody, Weight::Bold) + 1;
  const float rest = words.empty() ? 0 : ui.paint.measure(words, kSmall) + kPlatePad + 1;
  const float wanted = name + rest + 2 * kPlatePad;
  const bool is_whole = wanted <= room.width;
  const float width = std::min(room.width, is_whole ? wanted : name + 2 * kPlatePad);
  const Rect rect{room.x, room.y, width, room.height};
  ui.paint.rect(rect, ui.theme.surface, kUnit);
  ui.paint.text({rect.x + kPlatePad, rect.y, name, rect.height},
                word,
                {kBody, ui.theme.caution, Weight::Bold});
  if (!is_whole || words.empty()) return;
  ui.paint.text(
      {rect.x + 2 * kPlatePad + name, rect.y, rest, rect.height}, words, {kSmall, ui.theme.ink});
}

}  // namespace

void training_strip(Ui& ui, const StatusView& status, const TrainingView& training) {
  const Rect strip = ui.strip();
  stripes(ui, strip);
  Area row{{kEdge, strip.y, strip.width - 2 * kEdge, strip.height}, kGap, ui.appearance.hand};
  const float width = ui.paint.measure(training.leave, kSmall, Weight::Bold) + 2 * kPlatePad;
  const Rect leave = row.trailing(std::max(width, ui.canvas().mm(kTargetMm)));
  ui.paint.rect(leave.inset(kUnit / 2), ui.theme.surface, kRadius);
  button(ui,
         "strip.training",
         leave,
         training.leave,
         {.look = Look::Plain, .size = kSmall},
         Enabled::Yes,
         TrainingTapped{});
  const Rect room = row.rest();
  const std::string& words = training.sale.empty() ? training.words : training.sale;
  plate(
      ui,
      {room.x, room.y + kUnit, room.width, room.height - 2 * kUnit},
      training.word,
      status.cashier.empty() || !training.sale.empty() ? words : words + "  ·  " + status.cashier);
}

void training_edge(Ui& ui, const TrainingView& training) {
  const Rect edge{0, 0, ui.canvas().width, kTrainingEdge};
  stripes(ui, edge);
  plate(ui,
        {kEdge, edge.y + kFrame, edge.width - 2 * kEdge, edge.height - kFrame},
        training.word,
        training.words);
}

void training_frame(Ui& ui) {
  ui.paint.outline(ui.canvas().rect().inset(kFrame / 2), ui.theme.caution, 0, kFrame);
}

}  // namespace regulars::ui
