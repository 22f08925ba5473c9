#include <algorithm>
#include <cstddef>
#include <string>

#include "app/ui/screens/screens.h"
#include "app/ui/widgets/icons.h"
#include "app/ui/widgets/keyboard.h"

namespace regulars::ui {
namespace {

// The stub of a ticket: its sign, and the holes by which it would be torn off.
void stub(Ui& ui, const Rect& rect, VoucherKind kind, bool is_beside) {
  ui.paint.rect(rect, ui.theme.primary_soft, kCardRadius);
  const Rect square = is_beside ? Rect{rect.centre_x(), rect.y, rect.width / 2, rect.height}
                                : Rect{rect.x, rect.centre_y(), rect.width, rect.height / 2};
  ui.paint.rect(square, ui.theme.primary_soft, 0);
  constexpr float kHole = 6;
  constexpr float kEvery = 24;
  const float length = is_beside ? rect.height : rect.width;
  for (float at = kEvery; at <= length - kEvery + 1; at += kEvery) {
    const Point centre =
        is_beside ? Point{rect.right(), rect.y + at} : Point{rect.x + at, rect.bottom()};
    ui.paint.disc(centre, kHole, ui.theme.ground);
  }
  const float size = std::min({96.0F, rect.width * 0.6F, rect.height * 0.6F});
  draw_icon(ui.paint,
            kind == VoucherKind::GiftCard ? Icon::Card : Icon::Gift,
            {rect.centre_x(), rect.centre_y()},
            size,
            ui.theme.primary);
}

// The code in groups that are read aloud one after the other; a masked one as a line of words.
void code_groups(Ui& ui, const Rect& rect, const VoucherView& view, std::size_t columns) {
  const std::size_t rows = (view.code.size() + columns - 1) / columns;
  const Area grid{rect, 2 * kUnit, Hand::Right};
  const float room = grid.cell(0, 0, columns, rows).width - 2 * kUnit;
  const bool is_narrow = std::any_of(view.code.begin(), view.code.end(), [&](const auto& group) {
    return ui.paint.measure(group, kTitle, Weight::Bold) > room;
  });
  for (std::size_t i = 0; i < view.code.size(); ++i) {
    const Rect cell = grid.cell(i % columns, i / columns, columns, rows);
    ui.paint.rect(cell, ui.theme.primary_soft, 2 * kUnit);
    ui.paint.text(cell,
                  view.code.at(i),
                  {is_narrow ? kBody : kTitle, ui.theme.ink, Weight::Bold, Align::Centre});
  }
}

struct Heights {
  float headline = 0;
  float code = 0;
  float all = 0;
};

constexpr float kGroup = 80;

bool has_groups(const VoucherView& view) {
  return view.code.size() > 1;
}

std::size_t columns_in(float width) {
  constexpr float kRoomForFour = 720;
  return width >= kRoomForFour ? 4 : 2;
}

Heights heights_in(const Rect& rect, const VoucherView& view) {
  Heights heights;
  heights.headline = rect.height < 360 ? line_of(kTitle) : line_of(kDisplay);
  if (has_groups(view)) {
    const std::size_t columns = columns_in(rect.width);
    const auto rows = static_cast<float>((view.code.size() + columns - 1) / columns);
    heights.code = rows * kGroup + (rows - 1) * 2 * kUnit + 2 * kUnit;
  }
  heights.all = line_of(kBody) + heights.headline + heights.code + line_of(kBody);
  if (!view.detail.empty()) heights.all += line_of(kTitle);
  if (!has_groups(view)) heights.all += line_of(kBody);
  return heights;
}

void contents(Ui& ui, const Rect& rect, const VoucherView& view) {
  const Heights heights = heights_in(rect, view);
  float y = std::max(rect.y, rect.centre_y() - heights.all / 2);
  const auto line = [&](float height) {
    const Rect cut{rect.x, y, rect.width, height};
    y = cut.bottom();
    return cut;
  };
  ui.paint.fitted(line(line_of(kBody)), view.title, {kBody, ui.theme.muted}, kSmall);
  const bool is_large = heights.headline > line_of(kTitle);
  ui.paint.fitted(line(heights.headline),
                  view.headline,
                  {is_large ? kDisplay : kTitle, ui.theme.ink, Weight::Bold},
                  kBody);
  if (!view.detail.empty()) {
    ui.paint.fitted(
        line(line_of(kTitle)), view.detail, {kTitle, ui.theme.primary, Weight::Bold}, kSmall);
  }
  if (has_groups(view)) {
    const Rect place = line(heights.code);
    code_groups(ui,
                {place.x, place.y + kUnit, place.width, place.height - 2 * kUnit},
                view,
                columns_in(rect.width));
  }
  ui.paint.fitted(line(line_of(kBody)), view.until, {kBody, ui.theme.muted}, kSmall);
  if (has_groups(view) || view.code.empty() || y + line_of(kBody) > rect.bottom()) return;
  ui.paint.fitted(line(line_of(kBody)), view.code.front(), {kBody, ui.theme.muted}, kSmall);
}

void ticket(Ui& ui, const Rect& rect, const VoucherView& view) {
  ui.touch.mark("voucher.ticket", rect);
  card(ui, rect, kCardRadius);
  const bool is_compact = ui.canvas().is_compact();
  const bool is_beside = !ui.canvas().is_tall();
  Area area{rect, is_compact ? 2 * kUnit : kPadding, Hand::Right};
  if (is_beside) {
    stub(ui, area.left(is_compact ? 112 : 208), view.kind, true);
  } else {
    stub(ui, area.top(is_compact ? 88 : 176), view.kind, false);
  }
  const float pad = is_compact ? 2 * kUnit : kPadding;
  const Rect rest = area.rest();
  const Rect inside = is_beside
                          ? Rect{rest.x, rest.y + pad / 2, rest.width - pad, rest.height - pad}
                          : Rect{rest.x + pad, rest.y, rest.width - 2 * pad, rest.height - pad};
  contents(ui, inside, view);
}

void acts(Ui& ui, const Rect& rect, const VoucherView& view) {
  Area area{rect, ui.canvas().is_compact() ? target_gap_of(ui) : kGap, ui.appearance.hand};
  const bool is_narrow = rect.width < 760;
  const float side =
      is_narrow ? std::max(rect.height, target_of(ui)) : std::min(26 * kUnit, rect.width * 0.2F);
  if (!view.is_shown_once) {
    button(ui,
           "voucher.back",
           area.leading(side),
           is_narrow ? std::string{} : ui.tr("common.back"),
           {Look::Surface, kBody, Weight::Bold, Icon::Back},
           Enabled::Yes,
           BackTapped{});
  }
  const float room = view.act.empty() ? area.width() : area.width() * 0.6F;
  button(ui,
         "voucher.confirm",
         area.trailing(room),
         view.confirm,
         {Look::Primary, kTitle},
         enabled_if(view.can_confirm),
         ConfirmTapped{});
  if (view.act.empty()) return;
  button(ui,
         "voucher.act",
         area.rest(),
         view.act,
         {Look::Surface, kBody},
         enabled_if(view.can_act),
         PageActTapped{});
}

}  // namespace

void voucher_screen(Ui& ui, const VoucherView& view) {
  const bool is_compact = ui.canvas().is_compact();
  Area area{ui.area().rest(), is_compact ? target_gap_of(ui) : kGap, ui.appearance.hand};
  acts(ui, area.bottom(is_compact ? target_of(ui) : 112), view);
  const Tone tone = view.is_spendable ? Tone::Calm : Tone::Caution;
  const Notice said = view.notice.words.empty() ? Notice{view.words, tone} : view.notice;
  if (!said.words.empty()) notice_strip(ui, area.bottom(is_compact ? 104 : 80), said);
  ticket(ui, area.rest(), view);
}

}  // namespace regulars::ui
