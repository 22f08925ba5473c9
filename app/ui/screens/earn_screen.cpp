#include <algorithm>
#include <cstddef>

#include "app/ui/screens/screens.h"

namespace regulars::ui {
namespace {

struct Places {
  Rect amount, keys, why, acts;
};

Places lying(Ui& ui) {
  const bool is_compact = ui.canvas().is_compact();
  Places places;
  Area area = ui.area();
  Area side = area.part(area.leading(area.width() * 0.48F));
  const float keys = 4 * kTarget + 3 * ui.canvas().mm(kTargetGapMm);
  places.amount = side.top(std::clamp(side.height() - keys - kGap, 56.0F, 120.0F));
  places.keys = side.rest();
  places.acts = area.bottom(is_compact ? 80 : 136);
  places.why = area.rest();
  return places;
}

Places upright(Ui& ui) {
  const bool is_compact = ui.canvas().is_compact();
  Places places;
  Area area = ui.area();
  const float key = is_compact ? kTarget : 96;
  places.acts = area.bottom(is_compact ? 80 : 112);
  places.keys = area.bottom(4 * key + 3 * ui.canvas().mm(kTargetGapMm));
  places.amount = area.bottom(is_compact ? 72 : 104);
  places.why = area.rest();
  return places;
}

void amount(Ui& ui, const Rect& rect, const EarnView& view) {
  card(ui, rect);
  const float pad = ui.canvas().is_compact() ? 2 * kUnit : kPadding;
  const Rect inside{rect.x + pad, rect.y, rect.width - 2 * pad, rect.height};
  const std::string words = view.amount_aside.empty() ? ui.tr("earn.amount") : view.amount_aside;
  const float used = ui.paint.fitted({inside.x, inside.y, inside.width * 0.4F, inside.height},
                                     words,
                                     {kBody, ui.theme.muted},
                                     kSmall);
  const float size = rect.height >= line_of(kDisplay) ? kDisplay : kTitle;
  ui.paint.fitted({inside.x + used + kUnit, inside.y, inside.width - used - kUnit, inside.height},
                  view.amount,
                  {size, view.is_empty ? ui.theme.faint : ui.theme.ink, Weight::Bold, Align::Right},
                  kBody);
}

// ---- how many, and why -----------------------------------------------------------------------

void why_row(Ui& ui, const Rect& rect, const WhyRow& row) {
  const float points =
      ui.paint.text(rect, row.points, {kBody, ui.theme.ink, Weight::Regular, Align::Right});
  const float room = rect.width - points - 2 * kUnit;
  const float top = rect.centre_y() - (line_of(kBody) + line_of(kSmall)) / 2;
  ui.paint.fitted({rect.x, top, room, line_of(kBody)}, row.words, {kBody, ui.theme.ink}, kSmall);
  ui.paint.fitted({rect.x, top + line_of(kBody), room, line_of(kSmall)},
                  row.detail,
                  {kSmall, ui.theme.muted},
                  kSmall);
}

void who(Ui& ui, const Rect& row, const EarnView& view) {
  const float tag =
      view.tier.empty() ? 0 : kIconSmall + kUnit + ui.paint.measure(view.tier, kSmall) + 1;
  const float name = ui.paint.fitted({row.x, row.y, row.width - tag - 2 * kUnit, row.height},
                                     view.name,
                                     {kTitle, ui.theme.ink, Weight::Bold},
                                     kBody);
  tier_tag(ui,
           {row.x + name + 2 * kUnit, row.y, tag, row.height},
           view.badge,
           view.tier,
           {kSmall, view.is_gold ? ui.theme.gold : ui.theme.muted});
}

void total(Ui& ui, const Rect& row, const EarnView& view) {
  const float used = ui.paint.text(row, ui.tr("earn.this_time"), {kBody, ui.theme.muted}) + kUnit;
  ui.paint.fitted(
      {row.x + used, row.y, row.width - used, row.height},
      view.points,
      {kDisplay, view.is_empty ? ui.theme.faint : ui.theme.primary, Weight::Bold, Align::Right},
      kSmall);
}

void why(Ui& ui, const Rect& rect, const EarnView& view) {
  ui.touch.mark("earn.why", rect);
  card(ui, rect);
  const bool is_low = rect.height < 240;
  const float pad = is_low ? 2 * kUnit : kEdge;
  Area inside{{rect.x + kEdge, rect.y + pad, rect.width - 2 * kEdge, rect.height - 2 * pad},
              is_low ? 0 : kUnit,
              ui.appearance.hand};
  who(ui, inside.top(is_low ? line_of(kBody) : line_of(kTitle)), view);
  const Rect after = inside.bottom(line_of(kSmall));
  ui.paint.text(after, ui.tr("earn.balance_after"), {kSmall, ui.theme.muted});
  ui.paint.text(after, view.balance_after, {kSmall, ui.theme.muted, Weight::Regular, Align::Right});
  total(ui, inside.bottom(is_low ? 64 : 80), view);
  constexpr float kRow = 80;
  const Rect rows = inside.rest();
  if (view.why.empty()) {
    if (ui.paint.paragraph_height(rows.width, view.hint, kSmall, Weight::Regular) > rows.height) {
      return;
    }
    sentence(ui, rows, view.hint, {kBody, ui.theme.muted});
    return;
  }
  if (rows.height < kRow * static_cast<float>(view.why.size())) return;
  for (std::size_t i = 0; i < view.why.size(); ++i) {
    why_row(ui, {rows.x, rows.y + static_cast<float>(i) * kRow, rows.width, kRow}, view.why.at(i));
  }
}

void acts(Ui& ui, const Rect& rect, const EarnView& view) {
  Area area = ui.whole().part(rect);
  back_button(ui, "earn.back", area.leading(rect.width * 0.34F));
  button(ui,
         "earn.confirm",
         area.rest(),
         ui.tr(view.is_saving ? "earn.saving" : "earn.confirm"),
         {Look::Primary, kTitle},
         enabled_if(view.can_confirm),
         ConfirmTapped{});
}

}  // namespace

void earn_screen(Ui& ui, const EarnView& view) {
  const Places places = ui.canvas().is_tall() ? upright(ui) : lying(ui);
  amount(ui, places.amount, view);
  keypad(ui,
         "earn",
         places.keys,
         {view.has_minor_digits ? Corner::DoubleZero : Corner::WideZero,
          Corner::Backspace,
          enabled_if(!view.is_saving),
          Enabled::Yes});
  Area side = ui.whole().part(places.why);
  // The sentence stands where the finger is about to go.
  if (!view.notice.words.empty()) {
    const bool is_low = places.why.height < 240;
    notice_strip(ui, is_low ? places.why : side.bottom(104), view.notice);
    if (is_low) side = {{}, 0, Hand::Right};
  }
  if (side.height() > 0) why(ui, side.rest(), view);
  acts(ui, places.acts, view);
}

}  // namespace regulars::ui
