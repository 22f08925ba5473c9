#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "app/ui/screens/live_picture.h"
#include "app/ui/screens/screens.h"

namespace regulars::ui {
namespace {

struct Places {
  Rect scan, search, recent, today;
  Rect new_member, cashier, manager, more;
  bool has_words = true;  // on the smaller buttons; else their icons must do
};

float width_of(Ui& ui, std::string_view key, const ButtonLook& look) {
  return std::max(kTarget, button_width(ui, ui.tr(key), look));
}

constexpr ButtonLook kNewMember{Look::Surface, kBody, Weight::Bold, Icon::NewMember};
constexpr ButtonLook kCashier{Look::Plain, kSmall, Weight::Regular, Icon::Person};
constexpr ButtonLook kManager{Look::Plain, kSmall, Weight::Regular, Icon::Chart};
constexpr ButtonLook kMore{Look::Plain, kSmall, Weight::Regular, Icon::Coupon};

// The rarer buttons, at the tapping hand's side of the lowest row; what is left of it is told.
Area cut_foot(Ui& ui, Area foot, Places& places) {
  places.manager =
      foot.trailing(places.has_words ? width_of(ui, "home.manager", kManager) : kTarget);
  places.cashier =
      foot.trailing(places.has_words ? width_of(ui, "home.change_cashier", kCashier) : kTarget);
  if (places.has_words) places.more = foot.trailing(width_of(ui, "member.more", kMore));
  return foot;
}

Places lying(Ui& ui) {
  Places places;
  Area area = ui.area();
  Area foot = cut_foot(ui, area.part(area.bottom(kTarget)), places);
  places.today = foot.rest();
  places.recent = area.trailing(std::max(440.0F, area.width() * 0.36F));
  Area row = area.part(area.bottom(96));
  places.new_member = row.trailing(width_of(ui, "home.new_member", kNewMember));
  places.search = row.rest();
  places.scan = area.rest();
  return places;
}

Places lying_compact(Ui& ui) {
  Places places;
  places.has_words = false;
  Area area = ui.area();
  Area foot = cut_foot(ui, area.part(area.bottom(kTarget)), places);
  places.new_member = foot.trailing(std::min(240.0F, width_of(ui, "home.new_member", kNewMember)));
  places.search = foot.rest();
  places.recent = area.trailing(area.width() * 0.42F);
  places.scan = area.rest();
  return places;
}

Places upright(Ui& ui, bool is_compact) {
  Places places;
  places.has_words = !is_compact;
  Area area = ui.area();
  Area foot = cut_foot(ui, area.part(area.bottom(kTarget)), places);
  if (is_compact) {
    places.new_member = foot.rest();
    places.search = area.bottom(kTarget);
  } else {
    places.today = foot.rest();
    Area row = area.part(area.bottom(96));
    places.new_member = row.trailing(width_of(ui, "home.new_member", kNewMember));
    places.search = row.rest();
  }
  places.scan = area.top(area.height() * 0.44F);
  places.recent = area.rest();
  return places;
}

Places places_on(Ui& ui) {
  const bool is_compact = ui.canvas().is_compact();
  if (ui.canvas().is_tall()) return upright(ui, is_compact);
  return is_compact ? lying_compact(ui) : lying(ui);
}

// ---- what to do ------------------------------------------------------------------------------

void invitation(Ui& ui, const Rect& rect, const std::string& title, const std::string& hint) {
  constexpr float kPicture = 144;
  const bool has_hint = !hint.empty();
  const bool is_narrow = ui.paint.measure(hint, kBody) > rect.width;
  const float below = is_narrow ? 2 * line_of(kSmall) : line_of(kBody);
  const float words = line_of(kTitle) + (has_hint ? kUnit + below : 0);
  const bool has_picture = rect.height >= kPicture + kGap + words;
  float y = rect.centre_y() - (words + (has_picture ? kPicture + kGap : 0)) / 2;
  if (has_picture) {
    draw_member_card(ui.paint, ui.theme, {rect.centre_x() - 112, y, 224, kPicture});
    y += kPicture + kGap;
  }
  ui.paint.fitted({rect.x, y, rect.width, line_of(kTitle)},
                  title,
                  {kTitle, ui.theme.ink, Weight::Bold, Align::Centre},
                  kSmall);
  if (!has_hint) return;
  sentence(ui,
           {rect.x, y + line_of(kTitle) + kUnit, rect.width, below},
           hint,
           {kBody, ui.theme.muted, Weight::Regular, Align::Centre});
}

bool has_undo(const HomeView& view) {
  return !view.undo.words.empty();
}

// One line below the invitation: what went wrong, or what can be taken back, or neither.
void line_below(Ui& ui, const Rect& rect, const HomeView& view, bool has_sale) {
  if (!view.notice.words.empty()) {
    notice_strip(ui, rect, view.notice);
  } else if (has_sale) {
    const ButtonLook look{Look::Soft, kBody, Weight::Bold, Icon::Close};
    const float width = std::min(rect.width, button_width(ui, ui.tr("home.sale_dismiss"), look));
    button(ui,
           "home.no_card",
           {rect.centre_x() - width / 2, rect.y, width, rect.height},
           ui.tr("home.sale_dismiss"),
           look,
           Enabled::Yes,
           SaleDismissTapped{});
  } else if (has_undo(view)) {
    const std::string words = view.undo.is_waiting ? ui.tr("undo.working") : view.undo.words;
    offer_strip(ui,
                "home.undo",
                rect,
                {words, ui.tr("common.undo"), Icon::Done},
                enabled_if(!view.undo.is_waiting),
                UndoTapped{});
  }
}

void scan_card(Ui& ui, const Rect& rect, const HomeView& view) {
  card(ui, rect);
  const bool has_sale = !view.sale_waiting.empty() && !view.is_looking;
  Area inside = ui.whole().part(rect, kEdge, kGap);
  if (!view.notice.words.empty() || has_sale || has_undo(view)) {
    constexpr float kThreeLines = 104;
    const bool is_compact = ui.canvas().is_compact();
    line_below(ui, inside.bottom(is_compact ? kThreeLines : kTarget), view, has_sale);
  }
  const Rect rest = inside.rest();
  if (has_sale) {
    invitation(ui, rest, view.sale_waiting, ui.tr("home.sale_hint"));
  } else {
    invitation(ui,
               rest,
               ui.tr(view.is_looking ? "home.looking" : "home.scan"),
               view.is_looking ? std::string{} : ui.tr("home.scan_hint"));
  }
}

void what_the_customer_sees(Ui& ui, const Rect& scan) {
  constexpr float kWidth = 26 * kUnit;
  Area inside = ui.whole().part(scan, kEdge, kGap);
  Area row = inside.part(inside.top(kWidth * Canvas::kShort / Canvas::kLong));
  live_picture(ui, row.trailing(kWidth));
}

// ---- what has just happened ------------------------------------------------------------------

void recent_row(Ui& ui, const Rect& rect, const RecentRow& row, std::size_t index) {
  const std::string number = std::to_string(index);
  Area area{rect, kTargetGap, ui.appearance.hand};
  constexpr float kRoomForUndo = 360;
  if (row.can_undo && rect.width >= kRoomForUndo) {
    button(ui,
           "home.undo_" + number,
           area.trailing(kTarget),
           {},
           {Look::Soft, kSmall, Weight::Regular, Icon::Undo},
           Enabled::Yes,
           UndoEntryTapped{index});
  }
  const Rect place = area.rest();
  touchable(ui, "home.recent_" + number, place, kRadius, Enabled::Yes, RecentTapped{index});
  const Rect inside{place.x + 2 * kUnit, place.y, place.width - 4 * kUnit, place.height};
  const float top = inside.centre_y() - (line_of(kBody) + line_of(kSmall)) / 2;
  const Rect line{inside.x, top, inside.width, line_of(kBody)};
  const float points = ui.paint.text(
      line,
      row.points,
      {kBody, row.is_gain ? ui.theme.good : ui.theme.gold, Weight::Regular, Align::Right});
  ui.paint.fitted({line.x, line.y, line.width - points - 2 * kUnit, line.height},
                  row.name,
                  {kBody, ui.theme.ink, Weight::Bold},
                  kSmall);
  ui.paint.text(
      {line.x, line.bottom(), line.width, line_of(kSmall)}, row.detail, {kSmall, ui.theme.muted});
}

void recent_card(Ui& ui, const Rect& rect, const HomeView& view) {
  ui.touch.mark("home.recent", rect);
  card(ui, rect);
  constexpr float kMostRow = 96;
  Area area = ui.whole().part(rect, 2 * kUnit, 0);
  const Rect head = area.top(line_of(kSmall) + 2 * kUnit);
  ui.paint.text({head.x + 2 * kUnit, head.y + kUnit, head.width - 4 * kUnit, line_of(kSmall)},
                ui.tr("home.just_now"),
                {kSmall, ui.theme.muted});
  if (view.recent.empty()) {
    const Rect rest = area.rest();
    ui.paint.paragraph({rest.x + 2 * kUnit, rest.y + kUnit, rest.width - 4 * kUnit, rest.height},
                       ui.tr("home.nobody_yet"),
                       {kBody, ui.theme.muted});
    return;
  }
  const Rect rows = area.rest();
  const auto fitting =
      static_cast<std::size_t>((rows.height + kTargetGap) / (kTarget + kTargetGap));
  const std::size_t count = std::clamp<std::size_t>(fitting, 1, 5);
  const float height =
      std::min(kMostRow, (rows.height + kTargetGap) / static_cast<float>(count) - kTargetGap);
  for (std::size_t i = 0; i < std::min(count, view.recent.size()); ++i) {
    const float y = rows.y + static_cast<float>(i) * (height + kTargetGap);
    recent_row(ui, {rows.x, y, rows.width, height}, view.recent.at(i), i);
  }
}

// The day's figures, as many as there is room for.
void today(Ui& ui, const Rect& row, const HomeView& view) {
  float x = row.x + kUnit;
  const float top = row.centre_y() - (line_of(kBody) + line_of(kSmall)) / 2;
  for (const Figure& figure : view.today) {
    const float width = std::max(ui.paint.measure(figure.value, kBody, Weight::Bold),
                                 ui.paint.measure(figure.words, kSmall)) +
                        1;
    if (x + width > row.right()) return;
    ui.paint.text(
        {x, top, width, line_of(kBody)}, figure.value, {kBody, ui.theme.ink, Weight::Bold});
    ui.paint.text(
        {x, top + line_of(kBody), width, line_of(kSmall)}, figure.words, {kSmall, ui.theme.muted});
    x += width + 5 * kUnit;
  }
}

void search_field(Ui& ui, const Rect& rect) {
  card(ui, rect);
  touchable(ui, "home.search", rect, kRadius, Enabled::Yes, SearchTapped{});
  draw_icon(
      ui.paint, Icon::Search, {rect.x + 24 + kIcon / 2, rect.centre_y()}, kIcon, ui.theme.faint);
  const float x = rect.x + 24 + kIcon + 2 * kUnit;
  label(ui,
        {x, rect.y, rect.right() - x - 2 * kUnit, rect.height},
        ui.tr("home.search"),
        {kBody, ui.theme.faint},
        kSmall);
}

}  // namespace

void home_screen(Ui& ui, const HomeView& view) {
  const Places places = places_on(ui);
  const auto words = [&](const char* key) { return places.has_words ? ui.tr(key) : std::string{}; };
  scan_card(ui, places.scan, view);
  if (!ui.canvas().is_compact()) what_the_customer_sees(ui, places.scan);
  search_field(ui, places.search);
  button(ui,
         "home.new_member",
         places.new_member,
         ui.tr("home.new_member"),
         kNewMember,
         Enabled::Yes,
         NewMemberTapped{});
  recent_card(ui, places.recent, view);
  today(ui, places.today, view);
  button(ui,
         "home.change_cashier",
         places.cashier,
         words("home.change_cashier"),
         kCashier,
         Enabled::Yes,
         ChangeCashierTapped{});
  if (places.more.width > 0) {
    button(ui, "home.more", places.more, ui.tr("member.more"), kMore, Enabled::Yes, MoreTapped{});
  }
  button(ui,
         "home.manager",
         places.manager,
         words("home.manager"),
         kManager,
         Enabled::Yes,
         ManagerTapped{});
}

}  // namespace regulars::ui
