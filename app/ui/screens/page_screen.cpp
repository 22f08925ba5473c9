#include <algorithm>
#include <cstddef>
#include <string>

#include "app/ui/screens/page_places.h"
#include "app/ui/screens/screens.h"
#include "app/ui/widgets/icons.h"

namespace regulars::ui {
namespace {

struct Frame {
  std::string name;
  float target;
  float least;  // of a target
  float gap;
  bool is_compact;
};

Frame frame_of(const Ui& ui, const PageView& view) {
  return {page_name(view.kind),
          std::max(ui.canvas().is_compact() ? kTarget : kTarget + kUnit, ui.canvas().mm(kTargetMm)),
          std::max(kTarget, ui.canvas().mm(kTargetMm)),
          std::max(2 * kUnit, ui.canvas().mm(kTargetGapMm)),
          ui.canvas().is_compact()};
}

Icon icon_of(PageSign sign) {
  switch (sign) {
    case PageSign::History:
      return Icon::Waiting;
    case PageSign::Refund:
      return Icon::Undo;
    case PageSign::Claim:
      return Icon::Earn;
    case PageSign::Coupon:
      return Icon::Coupon;
    case PageSign::TopUp:
      return Icon::Wallet;
    case PageSign::GiftCard:
      return Icon::Gift;
    case PageSign::Adjust:
      return Icon::Settings;
    case PageSign::Person:
      return Icon::Person;
    case PageSign::Consent:
      return Icon::Hand;
    case PageSign::Card:
      return Icon::Card;
    case PageSign::Phone:
      return Icon::Phone;
    case PageSign::Household:
      return Icon::Household;
    case PageSign::Merge:
      return Icon::Merge;
    case PageSign::Pin:
      return Icon::Keyboard;
    case PageSign::Role:
      return Icon::Hand;
    case PageSign::Leave:
    case PageSign::Erase:
      return Icon::Close;
    case PageSign::None:
      break;
  }
  return Icon::None;
}

Colour figure_colour(const Theme& theme, const PageRow& row) {
  if (row.tone == Tone::Good) return theme.good;
  return row.tone == Tone::Caution ? theme.gold : theme.ink;
}

// ---- the list --------------------------------------------------------------------------------

void switch_of(Ui& ui, Area& area, bool is_on) {
  constexpr Rect kTrack{0, 0, 72, 40};
  constexpr float kHalf = kTrack.height / 2;
  const Rect place = area.right(kTrack.width);
  const Rect track{place.x, place.centre_y() - kHalf, kTrack.width, kTrack.height};
  ui.paint.rect(track, is_on ? ui.theme.primary : ui.theme.muted, kHalf);
  const Point knob{is_on ? track.right() - kHalf : track.x + kHalf, track.centre_y()};
  ui.paint.disc(knob, kHalf - 5, is_on ? ui.theme.on_primary : ui.theme.surface);
}

std::string id_of(const Frame& frame, const PageRow& row, std::size_t index) {
  return frame.name + "." + (row.id.empty() ? "row_" + std::to_string(index) : row.id);
}

// "-", how many, "+": at the end of a row that is no target itself.
void steps_of(Ui& ui, Area& area, const Frame& frame, const PageRow& row, std::size_t index) {
  const std::string id = id_of(frame, row, index);
  const ButtonLook look{Look::Soft, kTitle};
  constexpr float kCount = 64;
  button(ui,
         id + "_more",
         area.right(frame.target),
         "+",
         look,
         enabled_if(row.can_more),
         PageStepTapped{index, 1});
  ui.paint.text(area.right(kCount), row.count, {kBody, ui.theme.ink, Weight::Bold, Align::Centre});
  button(ui,
         id + "_less",
         area.right(frame.target),
         "−",
         look,
         enabled_if(row.can_less),
         PageStepTapped{index, -1});
}

void row_words(Ui& ui, const Rect& rect, const PageRow& row) {
  const Colour ink = row.can_tap ? ui.theme.ink : ui.theme.muted;
  const float words = line_of(kBody);
  const bool is_long = ui.paint.measure(row.words, kSmall, Weight::Bold) > rect.width;
  const float detail = ui.paint.paragraph_height(rect.width, row.detail, kSmall, Weight::Regular);
  if (row.detail.empty() || is_long || words + detail > rect.height + 1) {
    label(ui, rect, row.words, {kBody, ink, Weight::Bold}, kSmall);
    return;
  }
  const float top = rect.centre_y() - (words + detail) / 2;
  ui.paint.fitted({rect.x, top, rect.width, words}, row.words, {kBody, ink, Weight::Bold}, kSmall);
  ui.paint.paragraph(
      {rect.x, top + words, rect.width, detail + 1}, row.detail, {kSmall, ui.theme.muted});
}

void row_of(Ui& ui, const Rect& rect, const Frame& frame, const PageRow& row, std::size_t index) {
  card(ui, rect);
  Area inside{
      {rect.x + 3 * kUnit, rect.y, rect.width - 6 * kUnit, rect.height}, 2 * kUnit, Hand::Right};
  if (!row.count.empty()) {
    inside = {{rect.x + 3 * kUnit, rect.y, rect.width - 3 * kUnit, rect.height},
              frame.gap / 2,
              Hand::Right};
    steps_of(ui, inside, frame, row, index);
  } else {
    touchable(
        ui, id_of(frame, row, index), rect, kRadius, enabled_if(row.can_tap), PageRowTapped{index});
    if (row.is_chosen) ui.paint.outline(rect, ui.theme.primary, kRadius, 4);
  }
  if (row.sign != PageSign::None) {
    const Rect place = inside.left(kIcon);
    draw_icon(ui.paint,
              icon_of(row.sign),
              {place.centre_x(), place.centre_y()},
              kIcon,
              row.can_tap ? ui.theme.primary : ui.theme.faint);
  }
  if (row.is_on) switch_of(ui, inside, *row.is_on);
  if (!row.figure.empty()) {
    const float width = ui.paint.measure(row.figure, kBody, Weight::Bold) + 1;
    ui.paint.text(
        inside.right(width), row.figure, {kBody, figure_colour(ui.theme, row), Weight::Bold});
  }
  row_words(ui, inside.rest(), row);
}

// Answers how many rows there was room for.
std::size_t list_of(Ui& ui, const Rect& rect, const Frame& frame, const PageView& view) {
  if (view.rows.empty()) {
    sentence(ui, rect, view.words, {kBody, ui.theme.muted});
    return 0;
  }
  const auto places = places_of(rect, view, {frame.target, frame.least, frame.gap});
  const std::size_t shown = places.size();
  for (std::size_t i = 0; i < shown; ++i) {
    const PageRow& row = view.rows.at(i);
    const Rect& place = places.at(i);
    if (!row.is_heading) {
      row_of(ui, place, frame, row, i);
    } else if (place.height > 0) {
      ui.paint.text({place.x + kUnit, place.y, place.width, place.height},
                    row.words,
                    {kSmall, ui.theme.muted});
    }
  }
  const float y = places.empty() ? rect.y : places.back().bottom() + frame.gap;
  const float left = rect.bottom() - y;
  if (shown == view.rows.size() && left >= line_of(kSmall) && !view.words.empty()) {
    ui.paint.paragraph(
        {rect.x + kUnit, y, rect.width - 2 * kUnit, left}, view.words, {kSmall, ui.theme.muted});
  }
  return shown;
}

// ---- what a row is made of -------------------------------------------------------------------

// Two figures side by side; without words, the heads of their columns.
void compared_fact(Ui& ui, const Rect& rect, const PageFact& fact) {
  const bool is_head = fact.words.empty();
  const float column = rect.width * 0.37F;
  const Colour ink = is_head ? ui.theme.muted : ui.theme.ink;
  const float size = is_head ? kSmall : kBody;
  const float room = column - kUnit;
  ui.paint.fitted({rect.right() - room, rect.y, room, rect.height},
                  fact.other,
                  {size, ink, Weight::Regular, Align::Right},
                  kSmall);
  ui.paint.fitted({rect.right() - column - room, rect.y, room, rect.height},
                  fact.figure,
                  {size, ink, is_head ? Weight::Regular : Weight::Bold, Align::Right},
                  kSmall);
  label(ui,
        {rect.x, rect.y, rect.width - 2 * column, rect.height},
        fact.words,
        {kSmall, ui.theme.muted},
        kSmall);
}

void fact_of(Ui& ui, const Rect& rect, const PageFact& fact) {
  if (!fact.other.empty()) {
    compared_fact(ui, rect, fact);
    return;
  }
  const float figure =
      ui.paint.text(rect, fact.figure, {kBody, ui.theme.ink, Weight::Regular, Align::Right});
  const float room = rect.width - figure - 2 * kUnit;
  const float both = line_of(kBody) + line_of(kSmall);
  if (fact.detail.empty() || rect.height < both) {
    label(ui, {rect.x, rect.y, room, rect.height}, fact.words, {kBody, ui.theme.ink}, kSmall);
    return;
  }
  const float top = rect.centre_y() - both / 2;
  label(ui, {rect.x, top, room, line_of(kBody)}, fact.words, {kBody, ui.theme.ink}, kSmall);
  if (ui.paint.measure(fact.detail, kSmall) > room) return;
  ui.paint.text(
      {rect.x, top + line_of(kBody), room, line_of(kSmall)}, fact.detail, {kSmall, ui.theme.muted});
}

void panel_of(Ui& ui, const Rect& rect, const PagePanel& panel) {
  card(ui, rect);
  ui.touch.mark("page.panel", rect);
  const bool is_low = rect.height < 320;
  Area inside = ui.whole().part(rect, is_low ? 2 * kUnit : kPadding, is_low ? 0 : kUnit);
  ui.paint.fitted(
      inside.top(line_of(kTitle)), panel.title, {kTitle, ui.theme.ink, Weight::Bold}, kSmall);
  if (!panel.sentence.empty()) {
    const float needed =
        ui.paint.paragraph_height(inside.width(), panel.sentence, kSmall, Weight::Regular) + 1;
    if (panel.facts.empty() && panel.total.empty()) {  // it is all there is to read
      ui.paint.paragraph(inside.rest(), panel.sentence, {kSmall, ui.theme.muted});
    } else if (needed + 2 * line_of(kBody) <= inside.height() || panel.facts.empty()) {
      sentence(ui,
               inside.bottom(std::min(needed, inside.height())),
               panel.sentence,
               {kSmall, ui.theme.muted});
    }
  }
  if (!panel.total.empty() && inside.height() >= line_of(kTitle)) {
    const Rect total = inside.bottom(line_of(kTitle));
    const float figure = ui.paint.measure(panel.total_figure, kTitle, Weight::Bold) + 1;
    ui.paint.text({total.right() - figure, total.y, figure, total.height},
                  panel.total_figure,
                  {kTitle, ui.theme.primary, Weight::Bold});
    ui.paint.fitted({total.x, total.y, total.width - figure - 2 * kUnit, total.height},
                    panel.total,
                    {kBody, ui.theme.muted},
                    kSmall);
  }
  if (panel.facts.empty()) return;
  constexpr float kHigh = 80;
  const auto count = static_cast<float>(panel.facts.size());
  const Rect rows = inside.rest();
  const float height = std::min(kHigh, rows.height / count);
  const float each = std::max(height, line_of(kBody));
  for (std::size_t i = 0; i < panel.facts.size(); ++i) {
    const Rect place{rows.x, rows.y + static_cast<float>(i) * each, rows.width, each};
    if (place.bottom() > rows.bottom() + 1) break;
    fact_of(ui, place, panel.facts.at(i));
  }
}

// The panel in one line: its figures, else its sentence.
void figures_of(Ui& ui, const Rect& rect, const PagePanel& panel) {
  std::string words;
  for (const PageFact& fact : panel.facts) {
    if (!words.empty()) words += "   ";
    words += fact.figure;
  }
  if (words.empty()) words = panel.sentence;
  ui.paint.fitted({rect.x + kUnit, rect.y, rect.width - 2 * kUnit, rect.height},
                  words,
                  {kBody, ui.theme.muted, Weight::Regular, Align::Right},
                  kSmall);
}

// ---- what to do ------------------------------------------------------------------------------

void acts_of(
    Ui& ui, const Rect& rect, const Frame& frame, const PageView& view, std::size_t shown) {
  Area area{rect, frame.is_compact ? frame.gap : kGap, ui.appearance.hand};
  const bool has_turn = view.has_earlier || shown < view.rows.size();
  const bool is_narrow = rect.width < 760;
  const bool is_alone = view.confirm.empty() && view.act.empty();
  const float square = std::max(rect.height, frame.target);
  const float side = is_narrow ? square : std::min(26 * kUnit, rect.width * 0.2F);
  const bool hides_list = frame.is_compact && view.panel && !view.panel->yields;
  button(ui,
         frame.name + ".back",
         area.leading(is_alone && is_narrow && !has_turn ? rect.width : side),
         is_narrow && !(is_alone && !has_turn) ? std::string{} : ui.tr("common.back"),
         {Look::Surface, kBody, Weight::Bold, Icon::Back},
         Enabled::Yes,
         hides_list ? Action{PagePanelClosed{}} : Action{BackTapped{}});
  if (has_turn && !hides_list) {
    const auto by = static_cast<int>(shown);
    button(ui,
           frame.name + ".earlier",
           area.leading(square),
           {},
           {.icon = Icon::Up},
           enabled_if(view.has_earlier),
           RowsTurned{-1});
    button(ui,
           frame.name + ".later",
           area.leading(square),
           {},
           {.icon = Icon::Down},
           enabled_if(shown < view.rows.size()),
           RowsTurned{by});
  }
  if (!view.confirm.empty()) {
    const float room = view.act.empty() ? area.width() : area.width() * 0.62F;
    button(ui,
           frame.name + ".confirm",
           area.trailing(room),
           view.confirm,
           {Look::Primary, kTitle},
           enabled_if(view.can_confirm),
           ConfirmTapped{});
  }
  if (view.act.empty()) return;
  button(ui,
         frame.name + ".act",
         area.rest(),
         view.act,
         {Look::Surface, kBody},
         Enabled::Yes,
         PageActTapped{});
}

void head_of(Ui& ui, const Rect& rect, const PageView& view) {
  Area area{{rect.x + kUnit, rect.y, rect.width - 2 * kUnit, rect.height}, kGap, Hand::Right};
  const float title =
      std::min(area.width(), ui.paint.measure(view.title, kTitle, Weight::Bold) + 1);
  ui.paint.fitted(area.left(title), view.title, {kTitle, ui.theme.ink, Weight::Bold}, kSmall);
  if (area.width() < 8 * kUnit) return;
  ui.paint.fitted(
      area.rest(), view.aside, {kBody, ui.theme.muted, Weight::Regular, Align::Right}, kSmall);
}

}  // namespace

void page_screen(Ui& ui, const PageView& view) {
  const Frame frame = frame_of(ui, view);
  Area area{ui.area().rest(), frame.is_compact ? frame.gap : kGap, ui.appearance.hand};
  const bool is_low = frame.is_compact || view.are_tiles;
  const Rect below = area.bottom(is_low ? frame.least : 104);
  const bool has_panel = view.panel.has_value();
  if (!frame.is_compact) head_of(ui, area.top(line_of(kTitle)), view);
  if (!view.notice.words.empty()) {
    constexpr float kBeside = 14 * kUnit;  // its sign and its edges
    const float needed = ui.paint.paragraph_height(
                             area.width() - kBeside, view.notice.words, kSmall, Weight::Regular) +
                         kUnit;
    notice_strip(ui, area.bottom(std::max(frame.is_compact ? 88.0F : 80.0F, needed)), view.notice);
  }
  std::size_t shown = view.rows.size();
  if (frame.is_compact) {
    if (has_panel && view.panel->yields) figures_of(ui, area.bottom(line_of(kBody)), *view.panel);
    if (has_panel && !view.panel->yields) {
      panel_of(ui, area.rest(), *view.panel);
    } else {
      shown = list_of(ui, area.rest(), frame, view);
    }
  } else {
    Rect panel{};
    if (has_panel) {
      panel = ui.canvas().is_tall() ? area.bottom(area.height() * 0.46F)
                                    : area.trailing(area.width() * 0.46F);
    }
    shown = list_of(ui, area.rest(), frame, view);
    if (has_panel) panel_of(ui, panel, *view.panel);
  }
  acts_of(ui, below, frame, view, shown);
}

}  // namespace regulars::ui
