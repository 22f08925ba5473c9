#include <algorithm>
#include <cstddef>

#include "app/ui/screens/screens.h"

namespace regulars::ui {
namespace {

// What a finger of the staff is offered at least, and between two: units of this canvas.
float target_of(const Ui& ui) {
  return std::max(7 * kUnit, ui.canvas().mm(kTargetMm));
}
float gap_of(const Ui& ui) {
  return std::max(2 * kUnit, ui.canvas().mm(kTargetGapMm));
}
float keys_of(const Ui& ui) {
  return 4 * target_of(ui) + 3 * gap_of(ui);
}

void settings_button(Ui& ui, std::string_view id, const Rect& rect) {
  button(ui,
         id,
         rect,
         {},
         {Look::Plain, kBody, Weight::Bold, Icon::Settings},
         Enabled::Yes,
         SettingsTapped{});
}

// ---- set-up ---------------------------------------------------------------------------------

void draw_code(Ui& ui, const Rect& row, const std::string& code) {
  constexpr float kBetween = kUnit;
  constexpr float kMiddle = 2 * kUnit;  // more, between the two halves
  constexpr float kCount = SetupView::kDigits;
  const float width = std::min(9 * kUnit, (row.width - (kCount - 1) * kBetween - kMiddle) / kCount);
  for (int i = 0; i < SetupView::kDigits; ++i) {
    const float x = row.x + static_cast<float>(i) * (width + kBetween) +
                    (i >= SetupView::kDigits / 2 ? kMiddle : 0);
    const Rect box{x, row.y, width, row.height};
    const bool is_next = static_cast<int>(code.size()) == i;
    ui.paint.rect(box, ui.theme.ground, 2 * kUnit);
    ui.paint.outline(
        box, is_next ? ui.theme.primary : ui.theme.line, 2 * kUnit, is_next ? 3 : ui.theme.outline);
    if (static_cast<int>(code.size()) > i) {
      ui.paint.text(box,
                    code.substr(static_cast<std::size_t>(i), 1),
                    {kTitle, ui.theme.ink, Weight::Bold, Align::Centre});
    }
  }
}

// What to do, and where the code comes from; in its place what is wrong with it.
void setup_words(Ui& ui, const Rect& rect, const SetupView& view) {
  if (!view.notice.words.empty() && !view.is_connecting) {
    const float height = std::min(rect.height, 16 * kUnit);
    notice_strip(ui, {rect.x, rect.y, rect.width, height}, view.notice);
    return;
  }
  const std::string where = ui.tr("setup.where");
  const float size =
      ui.paint.paragraph_height(rect.width, where, kBody, Weight::Regular) <= rect.height ? kBody
                                                                                          : kSmall;
  const float y = rect.y + ui.paint.paragraph(rect, where, {size, ui.theme.ink}) + kUnit;
  const std::string how = ui.tr("setup.how");
  const float room = rect.bottom() - y;
  if (ui.paint.paragraph_height(rect.width, how, kSmall, Weight::Regular) > room) return;
  ui.paint.paragraph({rect.x, y, rect.width, room}, how, {kSmall, ui.theme.muted});
}

void setup_card(Ui& ui, const Rect& rect, const SetupView& view) {
  card(ui, rect);
  const bool is_roomy = !ui.canvas().is_compact() && rect.height > 55 * kUnit;
  Area area{rect.inset(is_roomy ? 5 * kUnit : 2 * kUnit), 2 * kUnit, ui.appearance.hand};
  const float target = target_of(ui);
  Area head{area.top(std::max(target, is_roomy ? 10 * kUnit : 0)), gap_of(ui), Hand::Right};
  settings_button(ui, "setup.settings", head.right(target));
  const TextStyle title{kTitle, ui.theme.ink, Weight::Bold};
  if (is_roomy) {
    draw_link(ui.paint, ui.theme, head.left(30 * kUnit));
    area.top(kUnit);
    ui.paint.text(area.top(line_of(kTitle)), ui.tr("setup.title"), title);
  } else {
    label(ui, head.rest(), ui.tr("setup.title"), {kTitle, ui.theme.ink, Weight::Bold}, kBody);
  }
  draw_code(ui, area.bottom(std::min(11 * kUnit, std::max(7 * kUnit, target))), view.code);
  setup_words(ui, area.rest(), view);
}

// ---- sign-in --------------------------------------------------------------------------------

void staff_tile(
    Ui& ui, const std::string& id, const Rect& rect, const StaffTile& tile, std::size_t index) {
  card(ui, rect);
  touchable(ui, id, rect, kRadius, Enabled::Yes, StaffTapped{index});
  if (tile.is_chosen) ui.paint.outline(rect, ui.theme.primary, kRadius, 4);
  const TextStyle name{kBody, ui.theme.ink, Weight::Bold};
  const float words = std::max(ui.paint.measure(tile.name, kSmall, Weight::Bold),
                               ui.paint.measure(tile.role, kSmall));
  const bool is_roomy = rect.height >= 12 * kUnit && words + 17 * kUnit < rect.width;
  const float radius = is_roomy ? 36 : 26;
  const float inset = is_roomy ? 3 * kUnit : 2 * kUnit;
  avatar(ui, {rect.x + inset + radius, rect.centre_y()}, radius, tile.initial, tile.is_chosen);
  const float x = rect.x + 2 * (inset + radius) - (is_roomy ? 0 : kUnit);
  const float width = rect.right() - x - 2 * kUnit;
  if (!is_roomy) {
    label(ui, {x, rect.y, width, rect.height}, tile.name, name, kSmall);
    return;
  }
  ui.paint.fitted({x, rect.centre_y() - 36, width, 40}, tile.name, name, kSmall);
  ui.paint.text({x, rect.centre_y() + 4, width, 32}, tile.role, {kSmall, ui.theme.muted});
}

void pin_dots(Ui& ui, const Rect& rect, const SignInView& view) {
  constexpr int kFewest = 4;
  const int shown = std::max(kFewest, view.digits);
  const float between = std::min(36.0F, rect.width / static_cast<float>(shown));
  float x = rect.right() - between / 2 - static_cast<float>(shown - 1) * between;
  for (int i = 0; i < shown; ++i) {
    const Point centre{x, rect.centre_y()};
    const float radius = std::min(11.0F, between * 0.4F);
    if (i < view.digits) {
      ui.paint.disc(centre, radius, ui.theme.ink);
    } else {
      ui.paint.ring(centre, radius, ui.theme.muted, 2);
    }
    x += between;
  }
}

void pin_head(Ui& ui, const Rect& rect, const SignInView& view) {
  card(ui, rect);
  if (!view.notice.words.empty()) {
    notice_strip(ui, rect, view.notice);
    return;
  }
  const std::string who = view.is_checking   ? ui.tr("signin.checking")
                          : view.is_entering ? view.chosen
                                             : ui.tr("signin.pin");
  const bool is_live = view.is_entering && !view.is_checking;
  Area area{rect.inset(2 * kUnit), 2 * kUnit, Hand::Right};
  area.left(kUnit);
  area.right(kUnit);
  pin_dots(ui, area.right(std::min(24 * kUnit, area.width() * 0.45F)), view);
  label(
      ui, area.rest(), who, {kBody, is_live ? ui.theme.ink : ui.theme.muted, Weight::Bold}, kSmall);
}

void pin_pad(Ui& ui, const Rect& rect, const SignInView& view) {
  const Enabled live = enabled_if(view.is_entering && !view.is_checking && !view.is_waiting);
  keypad(ui,
         "signin",
         rect,
         {Corner::Backspace,
          Corner::Confirm,
          live,
          enabled_if(live == Enabled::Yes && view.digits > 0)});
}

void staff_tiles(Ui& ui, const Rect& rect, const SignInView& view) {
  if (view.tiles.empty()) {
    ui.paint.paragraph(rect, view.empty, {kBody, ui.theme.muted});
    return;
  }
  constexpr std::size_t kColumns = 2;
  constexpr std::size_t kRows = 3;
  constexpr float kHighest = 17 * kUnit;
  const float gap = gap_of(ui);
  const float height =
      std::min(kHighest, (rect.height - (kRows - 1) * gap) / static_cast<float>(kRows));
  const Area area{
      {rect.x, rect.y, rect.width, kRows * height + (kRows - 1) * gap}, gap, ui.appearance.hand};
  for (std::size_t i = 0; i < view.tiles.size(); ++i) {
    staff_tile(ui,
               "signin.staff_" + std::to_string(i),
               area.cell(i % kColumns, i / kColumns, kColumns, kRows),
               view.tiles.at(i),
               i);
  }
}

std::string sign_in_title_of(const Ui& ui, const SignInView& view) {
  if (!view.title.empty()) return view.title;
  if (view.is_for_member) return ui.tr("proof.title");
  if (!view.allowing.empty()) return ui.tr("allow.title");
  return ui.tr(view.is_for_manager ? "day.pin_title" : "signin.title");
}

void sign_in_title(Ui& ui, const Rect& rect, const SignInView& view, bool has_hint) {
  Area area{rect, 0, Hand::Right};
  if (!view.allowing.empty() && !has_hint) {  // what for matters more than what it is called
    sentence(ui, rect, view.allowing, {kSmall, ui.theme.ink});
    return;
  }
  label(ui,
        area.top(line_of(kTitle)),
        sign_in_title_of(ui, view),
        {kTitle, ui.theme.ink, Weight::Bold},
        kBody);
  if (!view.allowing.empty()) {
    sentence(ui, area.rest(), view.allowing, {kSmall, ui.theme.ink});
    return;
  }
  if (!has_hint) return;
  ui.paint.text(area.rest(),
                ui.tr(view.is_for_manager ? "day.pin_hint" : "signin.hint"),
                {kSmall, ui.theme.muted});
}

// Who else, which language, how the screen looks; or back.
void sign_in_row(Ui& ui, const Rect& rect, const SignInView& view) {
  Area area{rect, gap_of(ui), ui.appearance.hand};
  if (view.is_for_manager || !view.allowing.empty()) {
    back_button(ui, "signin.back", area.leading(std::min(27 * kUnit, rect.width / 2)));
  } else {
    settings_button(ui, "signin.settings", area.leading(std::max(rect.height, target_of(ui))));
    button(ui,
           "signin.language",
           area.leading(std::min(22 * kUnit, area.width() / 2 - gap_of(ui) / 2)),
           next_language(ui),
           {Look::Plain, kBody, Weight::Regular},
           Enabled::Yes,
           LanguageTapped{});
  }
  if (!view.has_more) return;
  button(ui,
         "signin.more",
         area.trailing(std::min(24 * kUnit, area.width())),
         ui.tr("signin.more"),
         {},
         Enabled::Yes,
         PageTapped{1});
}

}  // namespace

void setup_screen(Ui& ui, const SetupView& view) {
  Area area = ui.area();
  const Rect pad = ui.canvas().is_tall() ? area.bottom(std::max(keys_of(ui), area.height() * 0.42F))
                                         : area.trailing(area.width() * 0.44F);
  const Rect confirm = area.bottom(ui.canvas().is_compact() ? target_of(ui) : 12 * kUnit);
  setup_card(ui, area.rest(), view);
  keypad(ui,
         "setup",
         pad,
         {Corner::WideZero, Corner::Backspace, enabled_if(!view.is_connecting), Enabled::Yes});
  button(ui,
         "setup.confirm",
         confirm,
         ui.tr(view.is_connecting ? "setup.connecting" : "setup.connect"),
         {Look::Primary, kBody},
         enabled_if(view.can_connect),
         ConfirmTapped{});
}

void sign_in_screen(Ui& ui, const SignInView& view) {
  const bool is_roomy = !ui.canvas().is_compact();
  const float gap = is_roomy ? kGap : gap_of(ui);
  const float target = target_of(ui);
  Area area{ui.area().rest(), gap, ui.appearance.hand};
  const float words = view.allowing.empty() ? 0 : 2 * line_of(kSmall);
  const float title = is_roomy ? line_of(kTitle) + std::max(line_of(kSmall), words)
                               : std::max(line_of(kTitle), words);
  const float row = is_roomy ? 11 * kUnit : target;
  const float head = is_roomy ? 12 * kUnit : std::max(8 * kUnit, target);
  if (ui.canvas().is_tall()) {
    sign_in_title(ui, area.top(title), view, is_roomy);
    const Rect below = area.bottom(row);
    const Rect pad = area.bottom(std::max(keys_of(ui), area.height() * 0.4F));
    const Rect who = area.bottom(head);
    staff_tiles(ui, area.rest(), view);
    pin_head(ui, who, view);
    pin_pad(ui, pad, view);
    sign_in_row(ui, below, view);
    return;
  }
  Area side{area.trailing(area.width() * 0.42F), gap, ui.appearance.hand};
  sign_in_title(ui, area.top(title), view, is_roomy);
  const Rect below = area.bottom(row);
  staff_tiles(ui, area.rest(), view);
  sign_in_row(ui, below, view);
  if (side.height() - head - gap >= keys_of(ui)) {
    pin_head(ui, side.top(head), view);
  } else {
    pin_head(ui, side.top(side.height() - keys_of(ui) - gap), view);
  }
  pin_pad(ui, side.rest(), view);
}

}  // namespace regulars::ui
