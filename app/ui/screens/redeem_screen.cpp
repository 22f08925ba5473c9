#include <cstddef>

#include "app/ui/screens/screens.h"
#include "app/ui/widgets/icons.h"

namespace regulars::ui {
namespace {

constexpr float kTileHeight = 160;

void head(Ui& ui, const RedeemView& view) {
  const Rect rect{kEdge, 72, 1232, 104};
  card(ui, rect);
  const float name = ui.paint.text(
      {rect.x + 32, rect.y, 560, rect.height}, view.name, {kTitle, ui.theme.ink, Weight::Bold});
  ui.paint.text({rect.x + 48 + name, rect.y + 2, 240, rect.height},
                view.tier,
                {kSmall, view.is_gold ? ui.theme.gold : ui.theme.muted});
  const float unit = ui.paint.measure(view.points_unit, kBody, Weight::Regular);
  const float right = rect.right() - 32;
  ui.paint.text({right - unit, rect.y + 6, unit + 1, rect.height - 6},
                view.points_unit,
                {kBody, ui.theme.muted});
  ui.paint.text({right - unit - 412, rect.y, 400, rect.height},
                view.points,
                {kTitle, ui.theme.ink, Weight::Bold, Align::Right});
}

void tile(
    Ui& ui, const std::string& id, const Rect& rect, const RewardTile& reward, std::size_t index) {
  const Theme& theme = ui.theme;
  card(ui, rect);
  touchable(ui, id, rect, kRadius, enabled_if(reward.can_choose), RewardTapped{index});
  if (reward.is_chosen) {
    ui.paint.outline(rect, theme.primary, kRadius, 3);
    ui.paint.disc({rect.right() - 40, rect.y + 40}, 18, theme.primary);
    draw_check(ui.paint, {rect.right() - 40, rect.y + 40}, 20, theme.on_primary, 3.5F);
  }
  const float x = rect.x + 28;
  const float width = rect.width - 56;
  const Colour ink = reward.can_choose ? theme.ink : theme.muted;
  const bool is_tall = rect.height > kTileHeight;
  const float top = rect.y + (is_tall ? 40.0F : 18.0F);
  ui.paint.fitted({x, top, width - 44, is_tall ? 60.0F : 40.0F},
                  reward.name,
                  {is_tall ? kLarge : kBody, ink, Weight::Bold},
                  kSmall);
  ui.paint.text({x, top + (is_tall ? 68.0F : 38.0F), width, is_tall ? 36.0F : 28.0F},
                reward.value,
                {is_tall ? kBody : kSmall, theme.muted});
  const float base = rect.bottom() - (is_tall ? 68.0F : 48.0F);
  ui.paint.text({x, base, width, 36}, reward.cost, {kSmall, ink});
  ui.paint.text(
      {x, base, width, 36},
      reward.words,
      {kSmall, reward.can_choose ? theme.good : theme.muted, Weight::Regular, Align::Right});
  const float bar = base - (is_tall ? 28.0F : 16.0F);
  if (reward.percent < 100) progress(ui, {x, bar, width, 8}, reward.percent);
}

}  // namespace

void redeem_screen(Ui& ui, const RedeemView& view) {
  head(ui, view);
  const Rect line{kEdge, 192, 1232, 64};
  const Notice said = view.notice.words.empty() ? Notice{view.why_not, Tone::Caution} : view.notice;
  if (said.words.empty()) {
    ui.paint.text(
        {line.x + 8, line.y, 600, line.height}, ui.tr("redeem.title"), {kBody, ui.theme.muted});
  } else {
    notice_strip(ui, line, said);
  }
  // One row of rewards takes the room of both.
  const float height = view.tiles.size() > 3 ? kTileHeight : 2 * kTileHeight + 16;
  for (std::size_t i = 0; i < view.tiles.size(); ++i) {
    const Rect rect{kEdge + static_cast<float>(i % 3) * 416,
                    272 + static_cast<float>(i / 3) * (kTileHeight + 16),
                    400,
                    height};
    tile(ui, "redeem.reward_" + std::to_string(i), rect, view.tiles.at(i), i);
  }
  // The buttons stand under the columns of the tiles.
  back_button(ui, "redeem.back", {kEdge, 632, view.has_more ? 192.0F : 400.0F, 144});
  if (view.has_more) {
    button(ui,
           "redeem.more",
           {232, 632, 192, 144},
           ui.tr("redeem.more"),
           {Look::Surface, kLarge},
           Enabled::Yes,
           PageTapped{1});
  }
  button(ui,
         "redeem.confirm",
         {440, 632, 816, 144},
         view.is_redeeming ? ui.tr("redeem.redeeming") : view.confirm,
         {Look::Primary, kTitle},
         enabled_if(view.can_confirm),
         ConfirmTapped{});
}

}  // namespace regulars::ui
