#include <algorithm>
#include <cstddef>

#include "app/ui/screens/customer_parts.h"
#include "app/ui/screens/outcome_parts.h"
#include "app/ui/screens/screens.h"
#include "app/ui/widgets/logo_painter.h"

namespace regulars::ui {
namespace {

// ---- attract: a dark sheet in the store's colour ----------------------------------------------

struct Sheet {
  Colour from, to;
};

Sheet sheet_of(const Ui& ui) {
  const Theme& theme = ui.theme;
  if (!ui.appearance.accent || ui.appearance.theme == ThemeName::Contrast) {
    return {theme.card_from, theme.card_to};
  }
  const Colour accent = rgb(*ui.appearance.accent);
  const Colour black = rgb(0x000000);
  float share = 1;  // as much of the accent as words on it allow
  while (share > 0 && (contrast_of(theme.on_card_muted, mixed(black, accent, share)) < 4.5F ||
                       contrast_of(theme.on_card_gold, mixed(black, accent, share)) < 4.5F)) {
    share -= 0.05F;
  }
  return {mixed(black, accent, share * 0.7F), mixed(black, accent, share)};
}

Colour faded(Colour colour, float share) {
  const auto alpha = static_cast<Colour>(std::clamp(share, 0.0F, 1.0F) * 255.0F);
  return (colour & 0x00ffffffU) | alpha << 24U;
}

void dark_button(
    Ui& ui, std::string_view id, const Rect& rect, std::string_view words, Action action) {
  touchable(ui, id, rect, kRadius, Enabled::Yes, std::move(action));
  ui.paint.outline(rect, ui.theme.on_card_muted, kRadius, 2);
  ui.paint.fitted(
      rect.inset(kUnit), words, {kBody, ui.theme.on_card, Weight::Regular, Align::Centre}, kSmall);
}

// Which entry of how many; a form of its own for the one that is shown.
void dots(Ui& ui, const Rect& room, const AttractView& view) {
  constexpr float kDot = 6;
  constexpr float kStep = 3 * kUnit;
  float x = room.x + kDot;
  for (std::size_t i = 0; i < view.entries; ++i, x += kStep) {
    const bool is_shown = i == view.position;
    if (is_shown) {
      ui.paint.rect({x - kDot, room.centre_y() - kDot, kStep, 2 * kDot}, ui.theme.on_card, kDot);
      x += kStep - 2 * kDot;
    } else {
      ui.paint.disc({x, room.centre_y()}, kDot - 1, ui.theme.on_card_muted);
    }
  }
}

constexpr float kHead = line_of(kBody);  // of what was said, and of what was done
constexpr float kBetween = 3 * kGap;     // the two

struct BoardHeights {
  float size, said, did;
  [[nodiscard]] float all() const { return 2 * kHead + said + kBetween + did; }
};

// The largest size in which both fit: what was done is said as loudly as what was asked for.
BoardHeights heights_of(Ui& ui, const Rect& room, const BoardText& text) {
  BoardHeights heights{};
  for (const float size : {kDisplay, kTitle, kBody}) {
    heights = {size,
               ui.paint.paragraph_height(room.width, text.said, size, Weight::Bold),
               ui.paint.paragraph_height(room.width, text.did, size, Weight::Bold)};
    if (heights.all() <= room.height) break;
  }
  return heights;
}

void board(Ui& ui, const Rect& room, const AttractView& view) {
  // One text goes, then the other comes: never two over each other.
  const float along = static_cast<float>(view.shown_percent) / 100;
  const bool is_leaving = view.shown_percent < 50;
  const BoardText& text = is_leaving ? view.leaving : view.entry;
  const float shown = is_leaving ? 1 - 2 * along : 2 * along - 1;
  const Colour muted = faded(ui.theme.on_card_muted, shown);
  const BoardHeights heights = heights_of(ui, room, text);
  const float spare = std::max(0.0F, room.height - heights.all());
  float y = room.y + spare / 2;
  const auto line =
      [&](const std::string& words, Colour colour, const TextStyle& style, float height) {
        TextStyle faint = style;
        faint.colour = faded(colour, shown);
        ui.paint.paragraph({room.x, y, room.width, height + 1}, words, faint);
        y += height;
      };
  const TextStyle small{kBody, muted};
  const TextStyle large{heights.size, muted, Weight::Bold};
  line(ui.tr("attract.you_said"), ui.theme.on_card_muted, small, kHead);
  line(text.said, ui.theme.on_card, large, heights.said);
  y += kBetween;
  line(ui.tr("attract.we_did"), ui.theme.on_card_muted, small, kHead);
  line(text.did, ui.theme.on_card_gold, large, std::min(heights.did, room.bottom() - y));
}

void welcome(Ui& ui, const Rect& room) {
  label(ui,
        room,
        ui.tr("attract.welcome"),
        {kDisplay, ui.theme.on_card, Weight::Bold, Align::Left},
        kTitle);
}

// The logo on a white plate, whatever its own colours are; else the name.
void shop_sign(Ui& ui, Area& area, const AttractView& view) {
  const bool is_compact = ui.canvas().is_compact();
  if (!view.logo) {
    ui.paint.fitted(
        area.top(line_of(kTitle)), view.store, {kTitle, ui.theme.on_card, Weight::Bold}, kBody);
    if (!is_compact) area.top(kUnit);
    return;
  }
  constexpr float kPlatePadding = 2 * kUnit;
  constexpr float kWidest = 360;
  const Rect row = area.top(is_compact ? 9 * kUnit : 14 * kUnit);
  Rect room = row.inset(kPlatePadding);
  room.width = std::min(room.width, kWidest);
  const Rect place = logo_place(*view.logo, room);
  ui.paint.rect(place.inset(-kPlatePadding), rgb(0xFFFFFF), kRadius);
  draw_logo(ui.paint, ui.canvas(), *view.logo, place);
}

void attract_foot(Ui& ui, Area& area, const AttractView& view) {
  Area row = area.part(area.bottom(customer_target(ui)), 0, kGap);
  dark_button(ui,
              "attract.language",
              row.trailing(customer_button(ui)),
              next_language(ui),
              LanguageTapped{});
  if (!view.can_pause) return;
  dark_button(ui,
              "attract.pause",
              row.trailing(customer_button(ui)),
              ui.tr(view.is_paused ? "attract.resume" : "attract.pause"),
              PauseTapped{});
  if (view.entries > 1) dots(ui, row.rest(), view);
}

}  // namespace

void attract_screen(Ui& ui, const AttractView& view) {
  const Sheet sheet = sheet_of(ui);
  ui.paint.gradient(ui.canvas().rect(), sheet.from, sheet.to, 0);
  Area area = customer_area(ui);
  attract_foot(ui, area, view);
  shop_sign(ui, area, view);
  const bool has_room = !ui.canvas().is_tall() && !ui.canvas().is_compact();
  if (has_room) {
    const Rect side = area.trailing(320);
    draw_smile(ui.paint, {side.centre_x(), side.centre_y()}, 112, ui.theme.on_card_gold, 6);
  }
  if (view.entries == 0) {
    welcome(ui, area.rest());
  } else {
    board(ui, area.rest(), view);
  }
}

// ---- greeting ---------------------------------------------------------------------------------

namespace {

void tier_pill(Ui& ui, const Rect& row, const GreetingView& view) {
  const Colour ink = view.is_gold ? ui.theme.gold : ui.theme.primary;
  const float words = ui.paint.measure(view.tier, kBody, Weight::Bold);
  const float width = words + 6 * kUnit;
  const Rect pill{row.centre_x() - width / 2, row.y, width, row.height};
  ui.paint.rect(pill, view.is_gold ? ui.theme.gold_ground : ui.theme.primary_soft, pill.height / 2);
  ui.paint.outline(pill, view.is_gold ? ui.theme.gold_line : ui.theme.line, pill.height / 2);
  ui.paint.text(pill, view.tier, {kBody, ink, Weight::Bold, Align::Centre});
}

void reward_row(Ui& ui, const Rect& row, const RewardInReach& reward) {
  const float line = line_of(kBody);
  const float words = ui.paint.measure(reward.words, kBody, Weight::Regular);
  const Rect top{row.x, row.y, row.width, line};
  ui.paint.text({top.x, top.y, top.width - words - kGap, line},
                reward.name,
                {kBody, ui.theme.ink, Weight::Bold});
  ui.paint.text(
      top,
      reward.words,
      {kBody, reward.is_enough ? ui.theme.good : ui.theme.muted, Weight::Regular, Align::Right});
  progress(ui, {row.x, top.bottom() + kUnit, row.width, 2 * kUnit}, reward.percent);
}

void rewards(Ui& ui, Area& area, const EarnedView& view) {
  constexpr float kWidest = 720;
  const float row_height = line_of(kBody) + 3 * kUnit;
  for (const RewardInReach& reward : view.rewards) {
    const Rect row = area.top(row_height);
    const float width = std::min(kWidest, row.width);
    reward_row(ui, {row.centre_x() - width / 2, row.y, width, row.height}, reward);
  }
}

}  // namespace

void greeting_screen(Ui& ui, const GreetingView& view) {
  const float radius = ui.canvas().is_compact() ? 72 : 104;
  const float pill = 7 * kUnit;
  const bool is_one_line =
      ui.paint.measure(view.greeting, kDisplay, Weight::Bold) <= customer_area(ui).width();
  const float words = is_one_line ? line_of(kDisplay) : 2 * line_of(kTitle);
  const float below = view.words.empty() ? 0 : line_of(kTitle) + kGap;
  Area area = centred_block(ui, 2 * radius + words + pill + below + 2 * kGap);
  const Rect smile = area.top(2 * radius);
  draw_smile(ui.paint, {smile.centre_x(), smile.centre_y()}, radius, ui.theme.primary, 7);
  label(ui,
        area.top(words),
        view.greeting,
        {is_one_line ? kDisplay : kTitle, ui.theme.ink, Weight::Bold, Align::Centre},
        kTitle);
  if (!view.tier.empty()) tier_pill(ui, area.top(pill), view);
  if (view.words.empty()) return;
  label(ui,
        area.top(line_of(kTitle)),
        view.words,
        {kTitle, ui.theme.ink, Weight::Regular, Align::Centre},
        kSmall);
}

void earned_screen(Ui& ui, const EarnedView& view) {
  const Theme& theme = ui.theme;
  const float row = line_of(kBody) + 3 * kUnit + kGap;
  const float value = view.value.empty() ? 0 : line_of(kTitle) + kGap;
  const float above = line_of(kTitle) + line_of(kDisplay) + line_of(kBody) + 2 * kGap + value;
  const float room = std::max(0.0F, customer_area(ui).height() - above);
  const float facts = std::min(room, height_of(view.facts));
  const float rewards_below = kGap + static_cast<float>(view.rewards.size()) * row;
  const bool has_rewards = !ui.canvas().is_compact() && facts + rewards_below <= room;
  Area area = centred_block(ui, above + facts + (has_rewards ? rewards_below : 0));
  label(ui,
        area.top(line_of(kTitle)),
        view.title,
        {kTitle, theme.muted, Weight::Regular, Align::Centre},
        kBody);
  ui.paint.fitted(
      area.top(line_of(kDisplay)),
      view.points + " " + view.points_unit,
      {kDisplay, view.is_gain ? theme.primary : theme.gold, Weight::Bold, Align::Centre},
      kTitle);
  if (!view.value.empty()) {
    label(ui,
          area.top(line_of(kTitle)),
          view.value,
          {kTitle, theme.ink, Weight::Bold, Align::Centre},
          kBody);
  }
  ui.paint.text(area.top(line_of(kBody)),
                ui.tr("earned.balance") + " " + view.balance,
                {kBody, theme.ink, Weight::Regular, Align::Centre});
  outcome_facts(ui, {area.rest().x, area.rest().y - kGap, area.width(), facts}, view.facts);
  if (!has_rewards) return;
  area.top(std::max(0.0F, facts - kGap));
  rewards(ui, area, view);
}

}  // namespace regulars::ui
