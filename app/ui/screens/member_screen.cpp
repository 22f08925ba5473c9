#include <algorithm>
#include <cstddef>

#include "app/ui/screens/live_picture.h"
#include "app/ui/screens/screens.h"

namespace regulars::ui {
namespace {

struct Places {  // without width: left out
  Rect card, cue, facts, reward, recent;
  Rect earn, redeem, more, home;
};

// The primary act stands where the tapping hand is, the way home at the other side.
void place_acts(Area acts, Places& places) {
  places.earn = acts.trailing(acts.width() * 0.45F);
  places.home = acts.leading((acts.width() - 2 * kGap) / 3);
  places.redeem = acts.leading((acts.width() - kGap) / 2);
  places.more = acts.rest();
}

Places lying(Ui& ui) {
  Places places;
  Area area = ui.area();
  if (ui.canvas().is_compact()) {
    place_acts(area.part(area.bottom(96)), places);
    places.card = area.leading(area.width() * 0.55F);
    places.cue = area.rest();
    return places;
  }
  Area below = area.part(area.bottom(152));
  place_acts(area.part(area.bottom(std::max(136.0F, area.height() * 0.2F))), places);
  places.card = area.leading(area.width() * 0.46F);
  places.cue = area.top((area.height() - kGap) / 2);
  places.facts = area.rest();
  places.reward = below.leading(places.card.width);
  places.recent = below.rest();
  return places;
}

Places upright(Ui& ui) {
  Places places;
  const bool is_compact = ui.canvas().is_compact();
  Area area = ui.area();
  Area acts = area.part(area.bottom(is_compact ? 80 : 112));
  places.home = acts.leading((acts.width() - 2 * kGap) / 3);
  places.redeem = acts.leading((acts.width() - kGap) / 2);
  places.more = acts.rest();
  places.earn = area.bottom(is_compact ? 88 : 136);
  if (is_compact) {
    places.card = area.top(264);
    places.cue = area.top(120);
    if (area.height() >= 128) places.reward = area.top(128);
    return places;
  }
  constexpr float kLow = 128;
  constexpr float kHigh = 152;
  constexpr float kCard = 320;
  const bool has_recent = area.height() >= kCard + 2 * kLow + 2 * kHigh + 4 * kGap;
  if (has_recent) places.recent = area.bottom(kHigh);
  places.reward = area.bottom(kHigh);
  places.facts = area.bottom(kLow);
  places.cue = area.bottom(kLow);
  places.card = area.rest();  // what is left goes to who it is
  return places;
}

// ---- who it is -------------------------------------------------------------------------------

void points_line(Ui& ui, const Rect& row, const MemberView& view, Colour accent) {
  const float points =
      ui.paint.fitted(row, view.points, {kDisplay, ui.theme.on_card, Weight::Bold}, kTitle);
  constexpr float kToBaseline = 16;  // of the small beside the large
  const float x = row.x + points + 2 * kUnit;
  const Rect after{x, row.y + kToBaseline, row.right() - x, row.height};
  const std::string whole =
      view.worth.empty() ? view.points_unit : view.points_unit + "  " + view.worth;
  if (ui.paint.measure(whole, kSmall) <= after.width) {
    ui.paint.fitted(after, whole, {kBody, accent}, kSmall);
  } else if (ui.paint.measure(view.points_unit, kSmall) <= after.width) {
    ui.paint.fitted(after, view.points_unit, {kBody, accent}, kSmall);
  }
}

void visit_badge(Ui& ui, const Rect& row, const MemberView& view) {
  if (view.badge.empty()) return;
  const float width = ui.paint.measure(view.badge, kSmall, Weight::Bold) + 4 * kUnit;
  const Rect pill{row.right() - width, row.y, width, row.height};
  ui.paint.rect(pill, ui.theme.on_card, pill.height / 2);
  ui.paint.text(pill, view.badge, {kSmall, ui.theme.card_from, Weight::Bold, Align::Centre});
}

void member_card(Ui& ui, const Rect& place, const MemberView& view) {
  const Theme& theme = ui.theme;
  // It slides in when a member opens: from where the card was scanned, a hand's breadth below.
  constexpr float kSlide = 48;
  const float left = static_cast<float>(100 - view.entrance_percent) / 100;
  const Rect rect{place.x, place.y + kSlide * left * left, place.width, place.height};
  ui.touch.mark("member.card", rect);
  shadow(ui, rect, kCardRadius);
  ui.paint.gradient(
      rect, theme.card_from, view.is_gold ? theme.card_gold_to : theme.card_to, kCardRadius);
  const Colour accent = view.is_gold ? theme.on_card_gold : theme.on_card_muted;
  const bool is_low = rect.height < 320;
  Area inside = ui.whole().part(rect, is_low ? kEdge : kPadding, kUnit);
  const Rect top = inside.top(line_of(kBody));
  visit_badge(ui, top, view);
  tier_tag(ui, top, view.badge_of_tier, view.tier, {kBody, accent});
  points_line(ui, inside.bottom(is_low ? 72 : 80), view, accent);
  if (inside.height() >= line_of(kDisplay) + line_of(kSmall) + kUnit) {
    const Rect line = inside.bottom(line_of(kSmall) + kUnit);
    const float since = ui.paint.measure(view.since, kSmall) + 1;
    const bool has_both = ui.paint.measure(view.identifiers, kSmall) + since + kGap <= line.width;
    ui.paint.text({line.x, line.y, line.width, line_of(kSmall)},
                  view.identifiers,
                  {kSmall, theme.on_card_muted});
    if (has_both) {
      ui.paint.text({line.right() - since, line.y, since, line_of(kSmall)},
                    view.since,
                    {kSmall, theme.on_card_muted});
    }
  }
  // A long name takes a smaller size before it is ellipsised.
  ui.paint.fitted(inside.rest(), view.name, {kDisplay, theme.on_card, Weight::Bold}, kBody);
}

// The one thing to say now, or what went wrong.
void cue(Ui& ui, const Rect& rect, const MemberView& view) {
  if (!view.notice.words.empty()) {
    notice_strip(ui, rect, view.notice);
    return;
  }
  constexpr float kSmile = 56;
  ui.paint.rect(rect, ui.theme.gold_ground, kRadius);
  ui.paint.outline(rect, ui.theme.gold_line, kRadius, ui.theme.outline);
  const float x = rect.x + kEdge;
  draw_icon(ui.paint, Icon::Smile, {x + kSmile / 2, rect.centre_y()}, kSmile, ui.theme.gold);
  const float text = x + kSmile + kEdge;
  sentence(ui,
           {text, rect.y, rect.right() - kEdge - text, rect.height},
           view.cue,
           {kTitle, ui.theme.ink});
}

// ---- what is known ---------------------------------------------------------------------------

void fact(Ui& ui, const Rect& row, const std::string& words, const std::string& aside) {
  const float width = aside.empty() ? 0 : ui.paint.measure(aside, kSmall) + 1;
  ui.paint.text({row.right() - width, row.y, width, row.height}, aside, {kSmall, ui.theme.muted});
  label(ui,
        {row.x, row.y, row.width - width - (width > 0 ? 2 * kUnit : 0), row.height},
        words,
        {kBody, ui.theme.ink},
        kSmall);
}

struct Fact {
  std::string words, aside;
  Tone tone = Tone::Good;  // Calm and Caution have a sign before them
};

// As many as there is room for: what moves and what the purses hold before what is asked for
// anyway.
std::vector<Fact> facts_of(const MemberView& view, std::size_t most) {
  std::vector<Fact> found;
  for (const Notice& each : view.movements) found.push_back({each.words, {}, each.tone});
  if (!view.purses.empty()) found.push_back({view.purses, {}, Tone::Good});
  if (found.size() >= most) {
    found.resize(most);
    return found;
  }
  found.insert(found.begin(), {view.visits, view.last_visit, Tone::Good});
  if (found.size() < most) found.push_back({view.redeem_line, view.redeem_aside, Tone::Good});
  return found;
}

void fact_row(Ui& ui, const Rect& row, const Fact& each) {
  if (each.tone != Tone::Calm && each.tone != Tone::Caution) {
    fact(ui, row, each.words, each.aside);
    return;
  }
  const Icon icon = each.tone == Tone::Calm ? Icon::Waiting : Icon::Alert;
  const Point centre{row.x + kIconSmall / 2, row.centre_y()};
  draw_icon(ui.paint, icon, centre, kIconSmall, colour_of(ui.theme, each.tone));
  const float used = kIconSmall + 2 * kUnit;
  fact(ui, {row.x + used, row.y, row.width - used, row.height}, each.words, each.aside);
}

void facts(Ui& ui, const Rect& rect, const MemberView& view) {
  card(ui, rect);
  const Area inside{
      {rect.x + kPadding, rect.y + 2 * kUnit, rect.width - 2 * kPadding, rect.height - 4 * kUnit},
      0,
      ui.appearance.hand};
  const auto most = static_cast<std::size_t>(inside.height() / line_of(kBody));
  const std::vector<Fact> shown = facts_of(view, std::clamp<std::size_t>(most, 1, 4));
  for (std::size_t i = 0; i < shown.size(); ++i) {
    fact_row(ui, inside.row(i, shown.size()), shown.at(i));
  }
}

// Where somebody is on the way to something: its name, how far, what is missing.
void small_progress(
    Ui& ui, const Rect& rect, const std::string& words, const std::string& aside, int percent) {
  constexpr float kBar = 8;
  const float between = std::max(0.0F, (rect.height - line_of(kSmall) - kBar) / 3);
  const Rect line{rect.x, rect.y + between, rect.width, line_of(kSmall)};
  const float used =
      ui.paint.fitted(line, aside, {kSmall, ui.theme.muted, Weight::Regular, Align::Right}, kSmall);
  const float room = line.width - used - 2 * kUnit;
  const bool has_room = ui.paint.measure(words, kSmall) <= room;
  if (has_room) ui.paint.text({line.x, line.y, room, line.height}, words, {kSmall, ui.theme.ink});
  progress(ui, {rect.x, line.bottom() + between, rect.width, kBar}, percent);
}

void next_reward(Ui& ui, const Rect& rect, const MemberView& view) {
  card(ui, rect);
  const Rect inside{
      rect.x + kPadding, rect.y + 2 * kUnit, rect.width - 2 * kPadding, rect.height - 4 * kUnit};
  if (!view.tier_missing.empty()) {
    const Area rows{inside, kUnit, Hand::Right};
    if (view.reward.empty()) {
      sentence(ui, rows.row(0, 2), view.reward_missing, {kSmall, ui.theme.muted});
    } else {
      small_progress(ui, rows.row(0, 2), view.reward, view.reward_missing, view.reward_percent);
    }
    const std::string tier = ui.tr("member.next_tier");
    small_progress(ui, rows.row(1, 2), tier, view.tier_missing, view.tier_percent);
    return;
  }
  if (view.reward.empty()) {
    sentence(ui, inside, view.reward_missing, {kBody, ui.theme.muted});
    return;
  }
  constexpr float kBar = 12;
  const float between = (inside.height - line_of(kBody) - kBar - line_of(kSmall)) / 4;
  const Rect name{inside.x, inside.y + between, inside.width, line_of(kBody)};
  const float cost = ui.paint.text(
      name, view.reward_cost, {kSmall, ui.theme.muted, Weight::Regular, Align::Right});
  ui.paint.fitted({name.x, name.y, name.width - cost - 2 * kUnit, name.height},
                  view.reward,
                  {kBody, ui.theme.ink},
                  kSmall);
  const Rect bar{inside.x, name.bottom() + between, inside.width, kBar};
  progress(ui, bar, view.reward_percent);
  const Rect line{inside.x, bar.bottom() + between, inside.width, line_of(kSmall)};
  const float missing = ui.paint.text(
      line, view.reward_missing, {kSmall, ui.theme.muted, Weight::Regular, Align::Right});
  if (ui.paint.measure(ui.tr("member.next_reward"), kSmall) + missing + kGap > line.width) return;
  ui.paint.text(line, ui.tr("member.next_reward"), {kSmall, ui.theme.muted});
}

void recent(Ui& ui, const Rect& rect, const MemberView& view) {
  card(ui, rect);
  Area inside{
      {rect.x + kPadding, rect.y + 2 * kUnit, rect.width - 2 * kPadding, rect.height - 4 * kUnit},
      kEdge,
      Hand::Right};
  if (view.recent.empty()) {
    sentence(ui, inside.rest(), ui.tr("member.no_recent"), {kBody, ui.theme.muted});
    return;
  }
  const float width = ui.paint.measure(ui.tr("member.recent"), kSmall) + 1;
  const Rect head = inside.left(width);
  const Rect rows = inside.rest();
  const auto fitting = static_cast<std::size_t>(rows.height / line_of(kBody));
  const std::size_t count = std::min(fitting, view.recent.size());
  const float top = rows.centre_y() - static_cast<float>(count) * line_of(kBody) / 2;
  ui.paint.text(
      {head.x, top, width, line_of(kBody)}, ui.tr("member.recent"), {kSmall, ui.theme.muted});
  for (std::size_t i = 0; i < count; ++i) {
    const LedgerRow& row = view.recent.at(i);
    const Rect line{
        rows.x, top + static_cast<float>(i) * line_of(kBody), rows.width, line_of(kBody)};
    ui.paint.text(line, row.when, {kSmall, ui.theme.ink});
    ui.paint.text(
        line,
        row.points,
        {kSmall, row.is_gain ? ui.theme.good : ui.theme.gold, Weight::Regular, Align::Right});
  }
}

// ---- what to do ------------------------------------------------------------------------------

void earn_button(Ui& ui, const Rect& rect, const MemberView& view) {
  const Enabled can_earn = enabled_if(view.can_earn);
  if (view.earn_from.empty()) {
    button(ui,
           "member.earn",
           rect,
           view.earn,
           {Look::Primary, kTitle, Weight::Bold, Icon::Earn},
           can_earn,
           EarnTapped{});
    return;
  }
  ui.paint.rect(rect, view.can_earn ? ui.theme.primary : ui.theme.track, kRadius);
  touchable(ui, "member.earn", rect, kRadius, can_earn, EarnTapped{});
  const Colour ink = view.can_earn ? ui.theme.on_primary : ui.theme.faint;
  const float height = line_of(kTitle) + line_of(kSmall);
  const Rect words{
      rect.x + 2 * kUnit, rect.centre_y() - height / 2, rect.width - 4 * kUnit, line_of(kTitle)};
  ui.paint.fitted(words, view.earn, {kTitle, ink, Weight::Bold, Align::Centre}, kSmall);
  ui.paint.fitted({words.x, words.bottom(), words.width, line_of(kSmall)},
                  view.earn_from,
                  {kSmall, ink, Weight::Regular, Align::Centre},
                  kSmall);
}

void acts(Ui& ui, const Places& places, const MemberView& view) {
  button(ui,
         "member.back",
         places.home,
         ui.tr("common.home"),
         {Look::Surface, kBody, Weight::Bold, Icon::Home},
         Enabled::Yes,
         BackTapped{});
  button(ui,
         "member.more",
         places.more,
         ui.tr("member.more"),
         {Look::Surface, kBody},
         enabled_if(view.can_redeem),
         MoreTapped{});
  button(ui,
         "member.redeem",
         places.redeem,
         ui.tr("member.redeem"),
         {Look::Surface, kBody, Weight::Bold, Icon::Gift},
         enabled_if(view.can_redeem),
         RedeemTapped{});
  earn_button(ui, places.earn, view);
}

}  // namespace

void member_screen(Ui& ui, const MemberView& view) {
  const Places places = ui.canvas().is_tall() ? upright(ui) : lying(ui);
  cue(ui, places.cue, view);
  if (places.facts.width > 0) facts(ui, places.facts, view);
  if (places.reward.width > 0) next_reward(ui, places.reward, view);
  if (places.recent.width > 0) {
    // While the customer has a window, what it shows is worth more than the last three entries.
    if (ui.live == nullptr) {
      recent(ui, places.recent, view);
    } else {
      card(ui, places.recent);
      live_picture(ui, places.recent.inset(2 * kUnit));
    }
  }
  acts(ui, places, view);
  member_card(ui, places.card, view);  // last: it slides over its neighbours
}

}  // namespace regulars::ui
