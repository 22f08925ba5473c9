#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "app/ui/screens/screens.h"
#include "app/ui/screens/typing_frame.h"
#include "app/ui/widgets/fields.h"
#include "app/ui/widgets/icons.h"
#include "app/ui/widgets/keyboard.h"

namespace regulars::ui {
namespace {

constexpr float kRowHeight = 80;  // of somebody found: two lines of text

void field(Ui& ui, const Rect& rect, const SearchView& view) {
  constexpr float kBeside = 84;
  const std::string hint = ui.tr(view.is_for_code ? "search.code_hint" : "search.hint");
  text_field(ui, rect, {view.text, view.keyboard.letters, hint, true, kBeside});
  draw_icon(
      ui.paint, Icon::Search, {rect.x + kBeside / 2, rect.centre_y()}, kIcon, ui.theme.primary);
}

// The first of several identifiers where all of them have no room.
std::string_view detail_in(Ui& ui, const FoundRow& row, float room) {
  if (ui.paint.measure(row.detail, kSmall) <= room) return row.detail;
  return std::string_view{row.detail}.substr(0, row.detail.find("   "));
}

void found_row(
    Ui& ui, const std::string& id, const Rect& rect, const FoundRow& row, std::size_t index) {
  constexpr float kLine = 40;
  constexpr float kDetail = 30;
  constexpr float kRoomForTier = 440;
  card(ui, rect);
  touchable(ui, id, rect, kRadius, Enabled::Yes, FoundTapped{index});
  Rect box = rect.inset(3 * kUnit);
  if (rect.width >= kRoomForTier) {
    const float tier = ui.paint.measure(row.tier, kSmall, Weight::Regular) + 1;
    ui.paint.text({box.right() - tier, rect.y, tier, rect.height},
                  row.tier,
                  {kSmall, row.is_gold ? ui.theme.gold : ui.theme.muted});
    box.width -= tier + 2 * kUnit;
  }
  const bool has_detail = rect.height >= kLine + kDetail;
  const float top = rect.centre_y() - (has_detail ? kLine + kDetail : kLine) / 2;
  ui.paint.text({box.x, top, box.width, kLine}, row.name, {kBody, ui.theme.ink, Weight::Bold});
  if (!has_detail) return;
  ui.paint.text({box.x, top + kLine, box.width, kDetail},
                detail_in(ui, row, box.width),
                {kSmall, ui.theme.muted});
}

// As many of those found as have room, in one column or two; words where there is nobody.
void results(Ui& ui, const Rect& rect, const SearchView& view) {
  constexpr float kRoomForTwo = 720;
  constexpr float kRoomForThem = 400;  // beside each other in one line
  const float gap = target_gap_of(ui);
  const float height = std::max(kRowHeight, target_of(ui));
  if (view.rows.empty()) {
    const float room = ui.paint.paragraph_height(rect.width, view.words, kBody, Weight::Regular);
    const float size = room <= rect.height ? kBody : kSmall;
    ui.paint.paragraph({rect.x + kUnit, rect.y + kUnit, rect.width - 2 * kUnit, rect.height},
                       view.words,
                       {size, ui.theme.muted});
    return;
  }
  const bool is_line = rect.height < height;
  const std::size_t columns = rect.width >= (is_line ? kRoomForThem : kRoomForTwo) ? 2 : 1;
  const auto fit = static_cast<std::size_t>((rect.height + gap) / (height + gap));
  const std::size_t rows = std::max<std::size_t>(fit, 1);
  const float used = std::min(rect.height, static_cast<float>(rows) * (height + gap) - gap);
  const Area grid{{rect.x, rect.y, rect.width, used}, gap, Hand::Right};
  const std::size_t shown = std::min(view.rows.size(), rows * columns);
  for (std::size_t i = 0; i < shown; ++i) {
    const Rect place = grid.cell(i % columns, i / columns, columns, rows);
    found_row(ui, "search.found_" + std::to_string(i), place, view.rows.at(i), i);
  }
  const Rect below{
      rect.x + kUnit, rect.y + used, rect.width - 2 * kUnit, rect.bottom() - rect.y - used};
  if (below.height >= kBody + kUnit && shown == view.rows.size()) {
    ui.paint.text(below, view.words, {kSmall, ui.theme.muted});
  }
}

// By keyboard: the field above, whom it finds in the middle, candidates next to the keys.
void by_name(Ui& ui, const SearchView& view) {
  const TypingFrame frame = typing_frame(ui, 0);
  back_key(ui, "search.back", frame.back);
  field(ui, frame.field, view);
  keyboard(ui, "search", frame.keys, view.keyboard, WithDigits::Yes);
  Area middle{frame.middle, target_gap_of(ui), ui.appearance.hand};
  if (!view.keyboard.candidates.empty()) {
    candidate_bar(ui, "search", middle.bottom(target_of(ui)), view.keyboard);
  }
  if (middle.height() < target_of(ui)) return;
  if (!view.notice.words.empty()) {
    notice_strip(ui, middle.top(target_of(ui)), view.notice);
  } else {
    results(ui, middle.rest(), view);
  }
}

void ways_out(Ui& ui, const Rect& rect) {
  Area row{rect, target_gap_of(ui), ui.appearance.hand};
  const Rect back = row.cell(0, 0, 2, 1);
  const Rect name = row.cell(1, 0, 2, 1);
  const bool is_left = ui.appearance.hand == Hand::Left;
  back_button(ui, "search.back", is_left ? name : back);
  button(ui,
         "search.letters",
         is_left ? back : name,
         ui.tr("search.by_name"),
         {Look::Surface, kBody},
         Enabled::Yes,
         KeyboardTapped{});
}

// By number: the pad beside the list, or below it on a canvas that is taller than wide.
void by_number(Ui& ui, const SearchView& view) {
  constexpr float kPadShare = 0.42F;
  constexpr float kMostPad = 520;
  constexpr float kPadRow = 96;
  constexpr float kPadShareTall = 0.44F;
  const float target = target_of(ui);
  const float gap = target_gap_of(ui);
  Area area{ui.area().rest(), gap, ui.appearance.hand};
  const float line = std::max(target, kRowHeight);
  const float pad_height = std::min(4 * kPadRow + 3 * gap, area.height() * kPadShareTall);
  const float pad_width = std::clamp(area.width() * kPadShare, 3 * target + 2 * gap, kMostPad);
  const Rect pad = ui.canvas().is_tall() ? area.bottom(pad_height) : area.trailing(pad_width);
  field(ui, area.top(line), view);
  ways_out(ui, area.bottom(line));
  if (!view.notice.words.empty()) notice_strip(ui, area.bottom(target), view.notice);
  results(ui, area.rest(), view);
  keypad(ui,
         "search",
         pad,
         {Corner::Backspace, Corner::Confirm, Enabled::Yes, enabled_if(view.can_find)});
}

}  // namespace

void search_screen(Ui& ui, const SearchView& view) {
  if (view.has_letters) {
    by_name(ui, view);
  } else {
    by_number(ui, view);
  }
}

}  // namespace regulars::ui
