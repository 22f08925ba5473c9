#include <cstddef>

#include "app/ui/screens/screens.h"
#include "app/ui/widgets/icons.h"

namespace regulars::ui {
namespace {

constexpr float kLeft = 560;                   // the width of the card's column
constexpr float kRightX = kEdge + kLeft + 24;  // where the other column begins
constexpr float kRight = 1256 - kRightX;

void member_card(Ui& ui, const MemberView& view) {
  const Theme& theme = ui.theme;
  const Rect rect{kEdge, 72, kLeft, 336};
  ui.paint.gradient(
      rect, theme.card_from, view.is_gold ? theme.card_gold_to : theme.card_to, kCardRadius);
  const Colour accent = view.is_gold ? theme.on_card_gold : theme.on_card_muted;
  const float x = rect.x + 36;
  const float width = rect.width - 72;
  ui.paint.text({x, rect.y + 32, 300, 44}, view.tier, {kBody, accent});
  ui.paint.text({x, rect.y + 32, width, 44},
                view.since,
                {kSmall, theme.on_card_muted, Weight::Regular, Align::Right});
  // A long name takes a smaller size before it is ellipsised.
  ui.paint.fitted(
      {x, rect.y + 88, width, 84}, view.name, {kHeadline, theme.on_card, Weight::Bold}, kLarge);
  ui.paint.text({x, rect.y + 176, width, 36}, view.identifiers, {kSmall, theme.on_card_muted});
  const Rect figures{x, rect.y + 236, width, 76};
  const float points = ui.paint.text(figures, view.points, {kDisplay, theme.on_card, Weight::Bold});
  const float after = figures.x + points + 16;
  const std::string aside =
      view.worth.empty() ? view.points_unit : view.points_unit + " " + view.worth;
  ui.paint.fitted({after, figures.y + 14, figures.right() - after, figures.height - 14},
                  aside,
                  {kBody, accent},
                  kSmall);
}

void cue(Ui& ui, const MemberView& view) {
  const Rect rect{kRightX, 72, kRight, 104};
  if (!view.notice.words.empty()) {
    notice_strip(ui, rect, view.notice);
    return;
  }
  ui.paint.rect(rect, ui.theme.gold_ground, kRadius);
  ui.paint.outline(rect, ui.theme.gold_line, kRadius);
  draw_smile(ui.paint, {rect.x + 52, rect.centre_y()}, 20, ui.theme.gold, 3.5F);
  const Rect box{rect.x + 92, rect.y, rect.width - 120, rect.height};
  const bool is_long = ui.paint.measure(view.cue, kLarge, Weight::Regular) > box.width;
  const float size = is_long ? kBody : kLarge;
  const float height = ui.paint.paragraph_height(box.width, view.cue, size, Weight::Regular);
  ui.paint.paragraph(
      {box.x, box.centre_y() - height / 2, box.width, height + 1}, view.cue, {size, ui.theme.ink});
}

void fact(Ui& ui, const Rect& rect, const std::string& words, const std::string& aside) {
  card(ui, rect);
  const float width = ui.paint.measure(aside, kSmall, Weight::Regular);
  const float room = rect.width - 64;
  ui.paint.text({rect.right() - 32 - width, rect.y, width + 1, rect.height},
                aside,
                {kSmall, ui.theme.muted, Weight::Regular});
  ui.paint.text({rect.x + 32, rect.y, room - width - (width > 0 ? 16 : 0), rect.height},
                words,
                {kBody, ui.theme.ink});
}

void actions(Ui& ui, const MemberView& view) {
  const Rect earn{kEdge, 432, kLeft, 160};
  const Enabled can_earn = enabled_if(view.can_earn);
  if (view.earn_from.empty()) {
    button(ui, "member.earn", earn, view.earn, {Look::Primary, kTitle}, can_earn, EarnTapped{});
  } else {
    ui.paint.rect(earn, view.can_earn ? ui.theme.primary : ui.theme.track, kRadius);
    touchable(ui, "member.earn", earn, kRadius, can_earn, EarnTapped{});
    const Colour ink = view.can_earn ? ui.theme.on_primary : ui.theme.faint;
    ui.paint.text({earn.x + 16, earn.y + 30, earn.width - 32, 56},
                  view.earn,
                  {kTitle, ink, Weight::Bold, Align::Centre});
    ui.paint.text({earn.x + 16, earn.y + 94, earn.width - 32, 36},
                  view.earn_from,
                  {kBody, ink, Weight::Regular, Align::Centre});
  }
  button(ui,
         "member.redeem",
         {kRightX, 432, 408, 160},
         ui.tr("member.redeem"),
         {Look::Surface, kTitle},
         enabled_if(view.can_redeem),
         RedeemTapped{});
  button(ui,
         "member.back",
         {kRightX + 424, 432, kRight - 424, 160},
         ui.tr("common.home"),
         {Look::Surface, kLarge},
         Enabled::Yes,
         BackTapped{});
}

void next_reward(Ui& ui, const MemberView& view) {
  const Rect rect{kEdge, 616, kLeft, 160};
  card(ui, rect);
  const Rect line{rect.x + 32, rect.y + 20, rect.width - 64, 40};
  if (view.reward.empty()) {
    ui.paint.paragraph(
        {line.x, rect.y + 48, line.width, 80}, view.reward_missing, {kBody, ui.theme.muted});
    return;
  }
  const float cost = ui.paint.measure(view.reward_cost, kSmall, Weight::Regular);
  const float label =
      ui.paint.text(line, ui.tr("member.next_reward"), {kSmall, ui.theme.muted}) + 20;
  ui.paint.text({line.x + label, line.y, line.width - label - cost - 16, line.height},
                view.reward,
                {kSmall, ui.theme.ink});
  ui.paint.text(line, view.reward_cost, {kSmall, ui.theme.muted, Weight::Regular, Align::Right});
  progress(ui, {line.x, rect.y + 74, line.width, 16}, view.reward_percent);
  ui.paint.text(
      {line.x, rect.y + 104, line.width, 36}, view.reward_missing, {kSmall, ui.theme.muted});
}

void recent(Ui& ui, const MemberView& view) {
  const Rect rect{kRightX, 616, kRight, 160};
  card(ui, rect);
  ui.paint.text(
      {rect.x + 32, rect.y + 20, 160, 40}, ui.tr("member.recent"), {kSmall, ui.theme.muted});
  if (view.recent.empty()) {
    ui.paint.text({rect.x + 32, rect.y + 68, rect.width - 64, 40},
                  ui.tr("member.no_recent"),
                  {kBody, ui.theme.muted});
    return;
  }
  for (std::size_t i = 0; i < view.recent.size(); ++i) {
    const LedgerRow& row = view.recent.at(i);
    const Rect line{rect.x + 200, rect.y + 20 + static_cast<float>(i) * 42, rect.width - 232, 40};
    ui.paint.text(line, row.when, {kSmall, ui.theme.ink});
    ui.paint.text(
        line,
        row.points,
        {kSmall, row.is_gain ? ui.theme.good : ui.theme.gold, Weight::Regular, Align::Right});
  }
}

}  // namespace

void member_screen(Ui& ui, const MemberView& view) {
  member_card(ui, view);
  cue(ui, view);
  fact(ui, {kRightX, 192, kRight, 104}, view.visits, view.last_visit);
  fact(ui, {kRightX, 312, kRight, 96}, view.redeem_line, view.redeem_aside);
  actions(ui, view);
  next_reward(ui, view);
  recent(ui, view);
}

}  // namespace regulars::ui
