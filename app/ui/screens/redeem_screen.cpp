#include <algorithm>
#include <cstddef>

#include "app/ui/screens/screens.h"
#include "app/ui/widgets/slider.h"

namespace regulars::ui {
namespace {

void head(Ui& ui, const Rect& rect, const RedeemView& view) {
  card(ui, rect);
  Area row{{rect.x + kEdge, rect.y, rect.width - 2 * kEdge, rect.height}, kUnit, Hand::Right};
  const float unit = ui.paint.measure(view.points_unit, kBody) + 1;
  ui.paint.text(row.right(unit), view.points_unit, {kBody, ui.theme.muted});
  const float points = ui.paint.measure(view.points, kTitle, Weight::Bold) + 1;
  ui.paint.text(row.right(points), view.points, {kTitle, ui.theme.ink, Weight::Bold});
  const float purses = ui.paint.measure(view.purses, kSmall) + 1;
  if (!view.purses.empty() && row.width() > 2 * purses) {
    row.right(kUnit);
    ui.paint.text(row.right(purses), view.purses, {kSmall, ui.theme.muted});
  }
  const float tag = kIconSmall + kUnit + ui.paint.measure(view.tier, kSmall) + 1;
  const bool has_tag = row.width() > 2 * tag + kGap;
  const Rect rest = row.rest();
  const float name =
      ui.paint.fitted({rest.x, rest.y, rest.width - kGap - (has_tag ? tag : 0), rest.height},
                      view.name,
                      {kTitle, ui.theme.ink, Weight::Bold},
                      kSmall);
  if (!has_tag) return;
  tier_tag(ui,
           {rest.x + name + 2 * kUnit, rest.y, tag, rest.height},
           view.badge,
           view.tier,
           {kSmall, view.is_gold ? ui.theme.gold : ui.theme.muted});
}

void chosen_sign(Ui& ui, const Rect& rect) {
  constexpr float kRadiusOfSign = 20;
  ui.paint.outline(rect, ui.theme.primary, kRadius, 4);
  const Point centre{rect.right() - 2 * kRadiusOfSign, rect.y + 2 * kRadiusOfSign};
  ui.paint.disc(centre, kRadiusOfSign, ui.theme.primary);
  draw_icon(ui.paint, Icon::Check, centre, kRadiusOfSign * 1.4F, ui.theme.on_primary);
}

// The cost, and how it stands with it: side by side where there is room, else what matters more.
void cost_line(Ui& ui, const Rect& line, const RewardTile& reward) {
  const Theme& theme = ui.theme;
  const float words = ui.paint.measure(reward.words, kSmall) + 1;
  const float cost = ui.paint.measure(reward.cost, kSmall) + 1;
  const TextStyle style{kSmall, reward.can_choose ? theme.good : theme.muted};
  if (words + cost + 2 * kUnit <= line.width) {
    ui.paint.text(line, reward.cost, {kSmall, reward.can_choose ? theme.ink : theme.muted});
    ui.paint.text({line.right() - words, line.y, words, line.height}, reward.words, style);
  } else if (reward.can_choose || words > line.width) {
    ui.paint.text(line, reward.cost, {kSmall, theme.ink});
  } else {
    ui.paint.text(line, reward.words, style);
  }
}

void tile(Ui& ui, const Rect& rect, const RewardTile& reward, std::size_t index) {
  const Theme& theme = ui.theme;
  card(ui, rect);
  touchable(ui,
            "redeem.reward_" + std::to_string(index),
            rect,
            kRadius,
            enabled_if(reward.can_choose),
            RewardTapped{index});
  if (reward.is_chosen) chosen_sign(ui, rect);
  const Colour ink = reward.can_choose ? theme.ink : theme.muted;
  const bool is_low = rect.height < 136;
  const float pad = is_low ? kUnit : kEdge;
  const float side = std::max(pad, 2 * kUnit);
  Area inside{{rect.x + side, rect.y + pad, rect.width - 2 * side, rect.height - 2 * pad},
              is_low ? 0 : kUnit,
              ui.appearance.hand};
  cost_line(ui, inside.bottom(line_of(kSmall)), reward);
  constexpr float kBar = 8;
  if (reward.stamps.need > 0 && inside.height() >= 2 * line_of(kBody)) {
    stamp_card(ui, inside.bottom(kIconSmall), reward.stamps);
  } else if (reward.percent < 100 && inside.height() >= 2 * line_of(kBody)) {
    progress(ui, inside.bottom(kBar), reward.percent);
  }
  if (inside.height() >= line_of(kBody) + kUnit + line_of(kSmall)) {
    const float sign = reward.is_chosen ? 5 * kUnit : 0;
    const float room = inside.width() - sign;
    const bool is_long = ui.paint.measure(reward.name, kBody, Weight::Bold) > room;
    const bool has_two = inside.height() >= 2 * line_of(kBody) + kUnit + line_of(kSmall);
    const Rect name = inside.top(is_long && has_two ? 2 * line_of(kBody) : line_of(kBody));
    label(ui,
          {name.x, name.y, room, name.height},
          reward.name,
          {kBody, ink, Weight::Bold},
          is_long && has_two ? kBody : kSmall);
    const bool has_value = ui.paint.measure(reward.value, kSmall) <= room;
    if (has_value) ui.paint.text(inside.top(line_of(kSmall)), reward.value, {kSmall, theme.muted});
    return;
  }
  const Rect rest = inside.rest();
  label(ui, rest, reward.name, {kBody, ink, Weight::Bold}, kSmall);
}

void tiles(Ui& ui, const Area& area, const RedeemView& view) {
  const std::size_t columns = ui.canvas().is_tall() ? 2 : 3;
  const std::size_t most = RedeemView::kTiles / columns;
  const std::size_t rows =
      std::clamp<std::size_t>((view.tiles.size() + columns - 1) / columns, 1, most);
  for (std::size_t i = 0; i < view.tiles.size(); ++i) {
    tile(ui, area.cell(i % columns, i / columns, columns, rows), view.tiles.at(i), i);
  }
}

void acts(Ui& ui, const Rect& rect, const RedeemView& view) {
  const bool is_narrow = rect.width < (view.has_more ? 900.0F : 640.0F);
  Area area = ui.whole().part(rect);
  const float side = is_narrow ? 96 : area.width() * (view.has_more ? 0.17F : 0.3F);
  const Rect back = area.leading(side);
  button(ui,
         "redeem.back",
         back,
         is_narrow ? std::string{} : ui.tr("common.back"),
         {Look::Surface, kBody, Weight::Bold, Icon::Back},
         Enabled::Yes,
         BackTapped{});
  if (view.has_more) {
    button(ui,
           "redeem.more",
           area.leading(side),
           is_narrow ? std::string{} : ui.tr("redeem.more"),
           {Look::Surface, kBody, Weight::Bold, Icon::Forward},
           Enabled::Yes,
           PageTapped{1});
  }
  button(ui,
         "redeem.confirm",
         area.rest(),
         view.is_redeeming ? ui.tr("redeem.redeeming") : view.confirm,
         {Look::Primary, kTitle},
         enabled_if(view.can_confirm),
         ConfirmTapped{});
}

// ---- how many points -------------------------------------------------------------------------

// The figure and what it is worth, the two things that are said aloud.
void figures(Ui& ui, Area& inside, const PointsChoice& choice) {
  const bool is_low = inside.height() < line_of(kDisplay) + line_of(kTitle) + kUnit;
  const float size = is_low ? kTitle : kDisplay;
  const Rect row = inside.top(line_of(size));
  const float unit = ui.paint.measure(choice.unit, kBody) + 1;
  const Rect figure{row.x, row.y, row.width - unit - kUnit, row.height};
  const float used =
      ui.paint.fitted(figure, choice.points, {size, ui.theme.ink, Weight::Bold}, kSmall);
  const float baseline = is_low ? kUnit / 2 : 2 * kUnit;
  ui.paint.text({row.x + used + kUnit, row.y + baseline, unit, row.height},
                choice.unit,
                {kBody, ui.theme.muted});
  if (inside.height() < line_of(kSmall)) return;
  ui.paint.fitted(inside.top(std::min(inside.height(), line_of(kTitle))),
                  choice.value,
                  {is_low ? kBody : kTitle, ui.theme.primary, Weight::Bold},
                  kSmall);
}

void choice_card(Ui& ui, const Rect& rect, const RedeemView& view) {
  const PointsChoice& choice = *view.choice;
  card(ui, rect);
  const bool is_low = rect.height < 300;
  Area inside = ui.whole().part(rect, is_low ? 2 * kUnit : kPadding, is_low ? kUnit / 2 : kUnit);
  const float size = is_low ? kSmall : kBody;
  const Rect left = inside.bottom(line_of(size));
  ui.paint.text(left, ui.tr("redeem.remaining"), {size, ui.theme.muted});
  ui.paint.text(left, choice.remaining, {size, ui.theme.ink, Weight::Regular, Align::Right});
  const float thumb = std::max(ui.canvas().mm(kTargetMm), is_low ? 0 : kTarget);
  const float words = line_of(kDisplay) + line_of(kTitle) + kUnit;
  if (inside.height() >= thumb + line_of(kSmall) + words + 2 * kUnit) {
    const Rect row = inside.bottom(line_of(kSmall));
    const float before = 1.4F * thumb + kGap;  // where the way of the thumb begins
    const Rect between{row.x + before, row.y, row.width - 2 * before, row.height};
    ui.paint.text(between, choice.least, {kSmall, ui.theme.muted});
    ui.paint.text(between, choice.most, {kSmall, ui.theme.muted, Weight::Regular, Align::Right});
  }
  slider(ui,
         "redeem",
         inside.bottom(thumb),
         {choice.permille,
          enabled_if(!view.is_redeeming),
          enabled_if(choice.can_less),
          enabled_if(choice.can_more)});
  figures(ui, inside, choice);
}

void points_keys(Ui& ui, const Rect& rect, const RedeemView& view) {
  keypad(ui,
         "redeem",
         rect,
         {Corner::DoubleZero, Corner::Backspace, enabled_if(!view.is_redeeming), Enabled::Yes});
}

void choose_points(Ui& ui, const RedeemView& view, const Notice& said) {
  const bool is_compact = ui.canvas().is_compact();
  const float target = std::max(is_compact ? 0.0F : kTarget, ui.canvas().mm(kTargetMm));
  const float keys = 4 * target + 3 * std::max(2 * kUnit, ui.canvas().mm(kTargetGapMm));
  Area area = ui.area();
  if (ui.canvas().is_tall()) {
    acts(ui, area.bottom(is_compact ? kTarget : 120), view);
    points_keys(ui, area.bottom(is_compact ? keys : std::max(keys, area.height() * 0.4F)), view);
    if (!is_compact) head(ui, area.top(88), view);
  } else {
    Area side = area.part(area.leading(area.width() * 0.46F));
    if (side.height() >= keys + kGap + 88) head(ui, side.top(88), view);
    points_keys(ui, side.rest(), view);
    acts(ui, area.bottom(is_compact ? kTarget : 136), view);
  }
  constexpr float kLeastChoice = 200;
  const float high = is_compact ? 104 : 88;
  if (!said.words.empty() && area.height() >= high + kGap + kLeastChoice) {
    notice_strip(ui, area.top(high), said);
  }
  choice_card(ui, area.rest(), view);
}

}  // namespace

void redeem_screen(Ui& ui, const RedeemView& view) {
  const bool is_compact = ui.canvas().is_compact();
  const Notice said = view.notice.words.empty() ? Notice{view.why_not, Tone::Caution} : view.notice;
  if (view.choice) {
    choose_points(ui, view, said);
    return;
  }
  Area area = ui.area();
  acts(ui, area.bottom(is_compact ? kTarget : 120), view);
  if (said.words.empty() || !is_compact) head(ui, area.top(is_compact ? kTarget : 88), view);
  if (!said.words.empty()) {
    notice_strip(ui, area.top(is_compact ? kTarget : 64), said);
  } else if (!is_compact) {
    const Rect line = area.top(line_of(kBody));
    ui.paint.text({line.x + kUnit, line.y, line.width, line.height},
                  ui.tr("redeem.title"),
                  {kBody, ui.theme.muted});
  }
  tiles(ui, area, view);
}

}  // namespace regulars::ui
