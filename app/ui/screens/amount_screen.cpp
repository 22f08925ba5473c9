#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "app/ui/screens/screens.h"
#include "app/ui/widgets/keyboard.h"

namespace regulars::ui {
namespace {

std::string id_of(const AmountView& view, const char* what) {
  return std::string{amount_name(view.kind)} + '.' + what;
}

struct Places {
  Rect amount, keys, why, acts;
  Rect choices, purses;  // empty where there are none
};

// A row of them: higher where two lines have room.
float choice_height(const Ui& ui, const std::vector<AmountChoice>& choices) {
  constexpr float kTwoLines = 88;
  const bool has_detail = std::any_of(
      choices.begin(), choices.end(), [](const auto& each) { return !each.detail.empty(); });
  const bool is_high = has_detail && !ui.canvas().is_compact();
  return std::max(target_of(ui), is_high ? kTwoLines : 2 * line_of(kSmall) + kUnit / 2);
}

float choices_height(const Ui& ui, const std::vector<AmountChoice>& choices, std::size_t columns) {
  const auto rows = static_cast<float>((choices.size() + columns - 1) / columns);
  return rows * choice_height(ui, choices) + (rows - 1) * target_gap_of(ui);
}

// Two of four beside each other where all of them have no room.
std::size_t columns_for(std::size_t count, float width) {
  constexpr float kRoomForFour = 640;
  return count == 4 && width < kRoomForFour ? 2 : std::max<std::size_t>(count, 1);
}

void cut_choices(Ui& ui, Area& area, const AmountView& view, Places& places) {
  const auto cut = [&](const std::vector<AmountChoice>& choices, Rect& place) {
    if (choices.empty()) return;
    const std::size_t columns = columns_for(choices.size(), area.width());
    place = area.top(choices_height(ui, choices, columns));
  };
  cut(view.purses, places.purses);
  cut(view.choices, places.choices);
}

Places lying(Ui& ui, const AmountView& view) {
  const bool is_compact = ui.canvas().is_compact();
  Places places;
  Area area = ui.area();
  Area side = area.part(area.leading(area.width() * 0.48F));
  const float keys = keypad_height(ui, target_of(ui));
  places.amount = side.top(std::clamp(side.height() - keys - kGap, 56.0F, 120.0F));
  places.keys = side.rest();
  const bool is_full = !view.choices.empty() || !view.purses.empty();
  places.acts = area.bottom(is_compact ? 80 : is_full ? 104 : 136);
  cut_choices(ui, area, view, places);
  places.why = area.rest();
  return places;
}

Places upright(Ui& ui, const AmountView& view) {
  const bool is_compact = ui.canvas().is_compact();
  Places places;
  Area area = ui.area();
  const float key = is_compact ? target_of(ui) : std::max(96.0F, target_of(ui));
  places.acts = area.bottom(is_compact ? 80 : 112);
  places.keys = area.bottom(keypad_height(ui, key));
  places.amount = area.bottom(is_compact ? 72 : 104);
  cut_choices(ui, area, view, places);
  places.why = area.rest();
  return places;
}

void amount(Ui& ui, const Rect& rect, const AmountView& view) {
  card(ui, rect);
  const float pad = ui.canvas().is_compact() ? 2 * kUnit : kPadding;
  const Rect inside{rect.x + pad, rect.y, rect.width - 2 * pad, rect.height};
  const float used = ui.paint.fitted({inside.x, inside.y, inside.width * 0.4F, inside.height},
                                     view.amount_words,
                                     {kBody, ui.theme.muted},
                                     kSmall);
  const float size = rect.height >= line_of(kDisplay) ? kDisplay : kTitle;
  ui.paint.fitted({inside.x + used + kUnit, inside.y, inside.width - used - kUnit, inside.height},
                  view.amount,
                  {size, view.is_empty ? ui.theme.faint : ui.theme.ink, Weight::Bold, Align::Right},
                  kBody);
}

// ---- one tap instead of digits ---------------------------------------------------------------

void choice(
    Ui& ui, const std::string& id, const Rect& rect, const AmountChoice& choice, Action action) {
  card(ui, rect);
  touchable(ui, id, rect, kRadius, Enabled::Yes, std::move(action));
  if (choice.is_chosen) ui.paint.outline(rect, ui.theme.primary, kRadius, 4);
  const Rect inside{rect.x + kUnit, rect.y, rect.width - 2 * kUnit, rect.height};
  const float both = line_of(kBody) + line_of(kSmall);
  const TextStyle style{kBody, ui.theme.ink, Weight::Bold, Align::Centre};
  const bool has_detail = !choice.detail.empty() && rect.height >= both &&
                          ui.paint.measure(choice.detail, kSmall) <= inside.width;
  if (!has_detail) {
    label(ui, inside, choice.words, style, kSmall);
    return;
  }
  const float top = inside.centre_y() - both / 2;
  ui.paint.fitted({inside.x, top, inside.width, line_of(kBody)}, choice.words, style, kSmall);
  ui.paint.text({inside.x, top + line_of(kBody), inside.width, line_of(kSmall)},
                choice.detail,
                {kSmall, ui.theme.good, Weight::Regular, Align::Centre});
}

template <typename Tapped>
void choices(Ui& ui,
             const std::string& id,
             const Rect& rect,
             const std::vector<AmountChoice>& all,
             Tapped tapped) {
  if (all.empty() || rect.height <= 0) return;
  const Area grid{rect, target_gap_of(ui), Hand::Right};
  const std::size_t columns = columns_for(all.size(), rect.width);
  const std::size_t rows = (all.size() + columns - 1) / columns;
  for (std::size_t i = 0; i < all.size(); ++i) {
    tapped.index = i;
    choice(ui,
           id + std::to_string(i),
           grid.cell(i % columns, i / columns, columns, rows),
           all.at(i),
           tapped);
  }
}

Corner left_corner(const AmountView& view) {
  if (view.has_sign) return Corner::Sign;
  return view.has_double_zero ? Corner::DoubleZero : Corner::WideZero;
}

// ---- how many, and why -----------------------------------------------------------------------

float height_of(const WhyRow& row) {
  return row.detail.empty() ? line_of(kBody) + kUnit : line_of(kBody) + line_of(kSmall) + kUnit;
}

void why_row(Ui& ui, const Rect& rect, const WhyRow& row) {
  const float points =
      ui.paint.text(rect, row.points, {kBody, ui.theme.ink, Weight::Regular, Align::Right});
  const float room = rect.width - points - 2 * kUnit;
  const float lines = height_of(row) - kUnit;
  const float top = rect.centre_y() - lines / 2;
  ui.paint.fitted({rect.x, top, room, line_of(kBody)}, row.words, {kBody, ui.theme.ink}, kSmall);
  if (row.detail.empty()) return;
  ui.paint.fitted({rect.x, top + line_of(kBody), room, line_of(kSmall)},
                  row.detail,
                  {kSmall, ui.theme.muted},
                  kSmall);
}

void who(Ui& ui, const Rect& row, const AmountView& view) {
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

// The words take a second line rather than the figure's room.
void total(Ui& ui, const Rect& row, const AmountView& view) {
  const float most = row.width - ui.paint.measure(view.total, kBody, Weight::Bold) - 2 * kUnit;
  const float wanted = ui.paint.measure(view.total_words, kBody) + 1;
  const float words = std::min(wanted, std::max(most, row.width * 0.3F));
  label(ui, {row.x, row.y, words, row.height}, view.total_words, {kBody, ui.theme.muted}, kSmall);
  const float used = words + 2 * kUnit;
  ui.paint.fitted(
      {row.x + used, row.y, row.width - used, row.height},
      view.total,
      {kDisplay, view.is_empty ? ui.theme.faint : ui.theme.primary, Weight::Bold, Align::Right},
      kSmall);
}

void why(Ui& ui, const Rect& rect, const AmountView& view) {
  ui.touch.mark(id_of(view, "why"), rect);
  card(ui, rect);
  const bool is_low = rect.height < 240;
  const float pad = is_low ? 2 * kUnit : kEdge;
  Area inside{{rect.x + kEdge, rect.y + pad, rect.width - 2 * kEdge, rect.height - 2 * pad},
              is_low ? 0 : kUnit,
              ui.appearance.hand};
  who(ui, inside.top(is_low ? line_of(kBody) : line_of(kTitle)), view);
  constexpr float kLeast = 136;  // for a name, a total and what there is then
  if (!view.after.empty() && inside.height() + line_of(kBody) >= kLeast) {
    const Rect after = inside.bottom(line_of(kSmall));
    ui.paint.text(after, view.after_words, {kSmall, ui.theme.muted});
    ui.paint.text(after, view.after, {kSmall, ui.theme.muted, Weight::Regular, Align::Right});
  }
  total(ui, inside.bottom(is_low ? 64 : 80), view);
  const Rect rows = inside.rest();
  if (view.why.empty()) {
    if (ui.paint.paragraph_height(rows.width, view.hint, kSmall, Weight::Regular) > rows.height) {
      return;
    }
    sentence(ui, rows, view.hint, {kBody, ui.theme.muted});
    return;
  }
  float needed = 0;
  for (const WhyRow& row : view.why) needed += height_of(row);
  if (rows.height < needed) return;
  float y = rows.y;
  for (const WhyRow& row : view.why) {
    why_row(ui, {rows.x, y, rows.width, height_of(row)}, row);
    y += height_of(row);
  }
}

void acts(Ui& ui, const Rect& rect, const AmountView& view) {
  Area area = ui.whole().part(rect);
  back_button(ui, id_of(view, "back"), area.leading(rect.width * 0.34F));
  button(ui,
         id_of(view, "confirm"),
         area.rest(),
         view.confirm,
         {Look::Primary, kTitle},
         enabled_if(view.can_confirm),
         ConfirmTapped{});
}

// The sentence stands where the finger is about to go; where that is too low for it, in the place
// of the purses until it is read, and of the choices if it is long.
Rect place_of_notice(Ui& ui, Places& places, const AmountView& view) {
  constexpr float kBeside = 14 * kUnit;  // its sign and its edges
  const auto fits = [&](const Rect& place) {
    const float width = place.width - kBeside;
    return ui.paint.paragraph_height(width, view.notice.words, kSmall, Weight::Regular) <=
           place.height - kUnit;
  };
  if (view.purses.empty() || fits(places.why)) return std::exchange(places.why, Rect{});
  Rect place = std::exchange(places.purses, Rect{});
  if (fits(place)) return place;
  const Rect below = std::exchange(places.choices, Rect{});
  if (below.height > 0) place.height = below.bottom() - place.y;
  return place;
}

}  // namespace

void amount_screen(Ui& ui, const AmountView& view) {
  Places places = ui.canvas().is_tall() ? upright(ui, view) : lying(ui, view);
  amount(ui, places.amount, view);
  if (!view.notice.words.empty()) {
    constexpr float kHigh = 104;
    const bool has_room = places.why.height >= kHigh + kGap + 112;
    Area side = ui.whole().part(places.why);
    notice_strip(
        ui, has_room ? side.bottom(kHigh) : place_of_notice(ui, places, view), view.notice);
    if (has_room) places.why = side.rest();
  }
  choices(ui, id_of(view, "purse_"), places.purses, view.purses, AmountPurseTapped{});
  choices(ui, id_of(view, "choice_"), places.choices, view.choices, AmountChoiceTapped{});
  keypad(ui,
         amount_name(view.kind),
         places.keys,
         {left_corner(view), Corner::Backspace, enabled_if(!view.is_saving), Enabled::Yes});
  constexpr float kLeastWhy = 104;  // for a name and a total
  if (places.why.height >= kLeastWhy) why(ui, places.why, view);
  acts(ui, places.acts, view);
}

}  // namespace regulars::ui
