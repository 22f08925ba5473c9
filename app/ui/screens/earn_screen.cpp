#include <cstddef>

#include "app/ui/screens/screens.h"

namespace regulars::ui {
namespace {

constexpr Rect kAmount{kEdge, 72, 600, 144};
constexpr Rect kWhy{648, 72, 608, 520};

void amount(Ui& ui, const EarnView& view) {
  card(ui, kAmount);
  const std::string label = view.amount_aside.empty() ? ui.tr("earn.amount") : view.amount_aside;
  const float width = ui.paint.text(
      {kAmount.x + 32, kAmount.y, 200, kAmount.height}, label, {kBody, ui.theme.muted});
  ui.paint.fitted(
      {kAmount.x + 48 + width, kAmount.y, kAmount.width - 80 - width, kAmount.height},
      view.amount,
      {kDisplay, view.is_empty ? ui.theme.faint : ui.theme.ink, Weight::Bold, Align::Right},
      kTitle);
}

void why_row(Ui& ui, const Rect& rect, const WhyRow& row) {
  const float points = ui.paint.measure(row.points, kLarge, Weight::Regular);
  const float room = rect.width - points - 24;
  ui.paint.text({rect.x, rect.y + 10, room, 36}, row.words, {kBody, ui.theme.ink});
  ui.paint.text({rect.x, rect.y + 46, room, 28}, row.detail, {kSmall, ui.theme.muted});
  ui.paint.text(rect, row.points, {kLarge, ui.theme.ink, Weight::Regular, Align::Right});
  ui.paint.line({rect.x, rect.bottom()}, {rect.right(), rect.bottom()}, ui.theme.line, 1);
}

void why(Ui& ui, const EarnView& view) {
  card(ui, kWhy);
  const float x = kWhy.x + 32;
  const float width = kWhy.width - 64;
  const float tier = ui.paint.measure(view.tier, kSmall, Weight::Regular);
  const float name = ui.paint.text(
      {x, kWhy.y + 24, width - tier - 16, 72}, view.name, {kTitle, ui.theme.ink, Weight::Bold});
  ui.paint.text({x + name + 16, kWhy.y + 26, tier + 1, 72},
                view.tier,
                {kSmall, view.is_gold ? ui.theme.gold : ui.theme.muted});
  constexpr float kRow = 84;
  for (std::size_t i = 0; i < view.why.size(); ++i) {
    why_row(ui, {x, kWhy.y + 104 + static_cast<float>(i) * kRow, width, kRow}, view.why.at(i));
  }
  if (view.why.empty()) {
    ui.paint.paragraph({x, kWhy.y + 116, width, 110}, view.hint, {kBody, ui.theme.muted});
  }
  const Rect total{x, kWhy.bottom() - 160, width, 88};
  const float label = ui.paint.text(total, ui.tr("earn.this_time"), {kBody, ui.theme.muted}) + 16;
  ui.paint.fitted(
      {total.x + label, total.y, total.width - label, total.height},
      view.points,
      {kDisplay, view.is_empty ? ui.theme.faint : ui.theme.primary, Weight::Bold, Align::Right},
      kTitle);
  const Rect after{x, kWhy.bottom() - 68, width, 44};
  ui.paint.text(after, ui.tr("earn.balance_after"), {kSmall, ui.theme.muted});
  ui.paint.text(after, view.balance_after, {kSmall, ui.theme.muted, Weight::Regular, Align::Right});
}

}  // namespace

void earn_screen(Ui& ui, const EarnView& view) {
  amount(ui, view);
  keypad(ui,
         "earn",
         {kEdge, 232, 600, 544},
         {view.has_minor_digits ? Corner::DoubleZero : Corner::WideZero,
          Corner::Backspace,
          enabled_if(!view.is_saving),
          Enabled::Yes});
  why(ui, view);
  // The sentence stands where the finger is about to go.
  const bool has_notice = !view.notice.words.empty();
  if (has_notice) notice_strip(ui, {kWhy.x, 616, kWhy.width, 64}, view.notice);
  const float top = has_notice ? 696 : 616;
  const float height = 776 - top;
  back_button(ui, "earn.back", {kWhy.x, top, 192, height});
  button(ui,
         "earn.confirm",
         {kWhy.x + 208, top, kWhy.width - 208, height},
         ui.tr(view.is_saving ? "earn.saving" : "earn.confirm"),
         {Look::Primary, kTitle},
         enabled_if(view.can_confirm),
         ConfirmTapped{});
}

}  // namespace regulars::ui
