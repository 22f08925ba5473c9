#include <cstddef>

#include "app/ui/screens/screens.h"
#include "app/ui/widgets/icons.h"

namespace regulars::ui {
namespace {

constexpr Rect kScan{kEdge, 72, 792, 480};

void waiting_sale(Ui& ui, const HomeView& view) {
  ui.paint.text({kScan.x, kScan.y + 88, kScan.width, 72},
                view.sale_waiting,
                {kHeadline, ui.theme.ink, Weight::Bold, Align::Centre});
  ui.paint.text({kScan.x, kScan.y + 172, kScan.width, 40},
                ui.tr("home.sale_hint"),
                {kBody, ui.theme.muted, Weight::Regular, Align::Centre});
  draw_member_card(ui.paint, ui.theme, {kScan.centre_x() - 67, kScan.y + 240, 134, 86});
  if (view.notice.words.empty()) {
    button(ui,
           "home.no_card",
           {kScan.centre_x() - 140, kScan.bottom() - 112, 280, 88},
           ui.tr("home.sale_dismiss"),
           {Look::Soft, kBody, Weight::Bold},
           Enabled::Yes,
           SaleDismissTapped{});
  }
}

void invitation(Ui& ui, const HomeView& view) {
  const bool has_notice = !view.notice.words.empty();
  const float lift = has_notice ? 24 : 0;
  draw_member_card(ui.paint, ui.theme, {kScan.centre_x() - 112, kScan.y + 104 - lift, 224, 143});
  ui.paint.text({kScan.x, kScan.y + 284 - lift, kScan.width, 60},
                ui.tr(view.is_looking ? "home.looking" : "home.scan"),
                {kTitle, ui.theme.ink, Weight::Bold, Align::Centre});
  if (has_notice) return;
  ui.paint.text({kScan.x, kScan.y + 348, kScan.width, 36},
                ui.tr("home.scan_hint"),
                {kBody, ui.theme.muted, Weight::Regular, Align::Centre});
}

void recent_row(
    Ui& ui, const std::string& id, const Rect& rect, const RecentRow& row, std::size_t index) {
  touchable(ui, id, rect, 0, Enabled::Yes, RecentTapped{index});
  const float x = rect.x + 28;
  const float right = rect.right() - 28;
  const float points = ui.paint.measure(row.points, kLarge, Weight::Regular);
  ui.paint.text({x, rect.y + 16, right - x - points - 16, 36},
                row.name,
                {kLarge, ui.theme.ink, Weight::Bold});
  ui.paint.text(
      {x, rect.y + 54, right - x - points - 16, 28}, row.detail, {kSmall, ui.theme.muted});
  ui.paint.text(
      {right - points, rect.y, points, rect.height},
      row.points,
      {kLarge, row.is_gain ? ui.theme.good : ui.theme.gold, Weight::Regular, Align::Right});
}

void recent_card(Ui& ui, const HomeView& view) {
  const Rect rect{840, 72, 416, 600};
  card(ui, rect);
  ui.paint.text({rect.x + 28, rect.y + 20, rect.width - 56, 48},
                ui.tr("home.just_now"),
                {kSmall, ui.theme.muted});
  if (view.recent.empty()) {
    ui.paint.paragraph({rect.x + 28, rect.y + 80, rect.width - 56, 120},
                       ui.tr("home.nobody_yet"),
                       {kBody, ui.theme.muted});
  }
  constexpr float kRow = 100;
  for (std::size_t i = 0; i < view.recent.size(); ++i) {
    const Rect row{rect.x, rect.y + 72 + static_cast<float>(i) * kRow, rect.width, kRow};
    recent_row(ui, "home.recent_" + std::to_string(i), row, view.recent.at(i), i);
    if (i + 1 < view.recent.size()) {
      ui.paint.line({row.x + 28, row.bottom()}, {row.right() - 28, row.bottom()}, ui.theme.line, 1);
    }
  }
}

void today_row(Ui& ui, const HomeView& view) {
  const Rect row{kEdge + 8, 688, 860, 88};
  float x = row.x;
  x += ui.paint.text({x, row.y, 120, row.height}, ui.tr("home.today"), {kSmall, ui.theme.muted});
  for (const Figure& figure : view.today) {
    x += 32;
    x += ui.paint.text(
        {x, row.y, 200, row.height - 4}, figure.value, {kLarge, ui.theme.ink, Weight::Bold});
    x += 8;
    x += ui.paint.text(
        {x, row.y, row.right() - x, row.height}, figure.words, {kSmall, ui.theme.muted});
  }
}

}  // namespace

void home_screen(Ui& ui, const HomeView& view) {
  card(ui, kScan);
  if (view.sale_waiting.empty() || view.is_looking) {
    invitation(ui, view);
  } else {
    waiting_sale(ui, view);
  }
  notice_strip(ui, {kScan.x + 24, kScan.bottom() - 120, kScan.width - 48, 96}, view.notice);

  const Rect search{kEdge, 576, 568, 96};
  card(ui, search);
  touchable(ui, "home.search", search, kRadius, Enabled::Yes, SearchTapped{});
  draw_search(ui.paint, {search.x + 46, search.centre_y()}, 36, ui.theme.faint);
  ui.paint.text({search.x + 80, search.y, search.width - 104, search.height},
                ui.tr("home.search"),
                {kLarge, ui.theme.faint});
  button(ui,
         "home.new_member",
         {616, 576, 200, 96},
         ui.tr("home.new_member"),
         {Look::Surface, kBody},
         Enabled::Yes,
         NewMemberTapped{});
  recent_card(ui, view);
  today_row(ui, view);
  button(ui,
         "home.change_cashier",
         {908, 688, 204, 88},
         ui.tr("home.change_cashier"),
         {Look::Plain, kSmall, Weight::Regular},
         Enabled::Yes,
         ChangeCashierTapped{});
  button(ui,
         "home.manager",
         {1124, 688, 132, 88},
         ui.tr("home.manager"),
         {Look::Plain, kSmall, Weight::Regular},
         Enabled::Yes,
         ManagerTapped{});
}

}  // namespace regulars::ui
