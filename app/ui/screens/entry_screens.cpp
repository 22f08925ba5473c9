#include <algorithm>
#include <cstddef>

#include "app/ui/screens/screens.h"
#include "app/ui/widgets/icons.h"

namespace regulars::ui {
namespace {

constexpr Rect kPad{736, 232, 520, 544};
constexpr Rect kPadHead{736, 72, 520, 144};

void draw_code(Ui& ui, const Rect& row, const std::string& code) {
  constexpr float kBox = 58;
  constexpr float kBetween = 10;
  constexpr float kMiddle = 28;
  for (int i = 0; i < SetupView::kDigits; ++i) {
    const float x = row.x + static_cast<float>(i) * (kBox + kBetween) +
                    (i >= SetupView::kDigits / 2 ? kMiddle : 0);
    const Rect box{x, row.y, kBox, row.height};
    const bool is_next = static_cast<int>(code.size()) == i;
    ui.paint.rect(box, ui.theme.ground, 14);
    if (is_next) ui.paint.outline(box, ui.theme.primary, 14, 3);
    if (static_cast<int>(code.size()) > i) {
      ui.paint.text(box,
                    code.substr(static_cast<std::size_t>(i), 1),
                    {kTitle, ui.theme.ink, Weight::Bold, Align::Centre});
    }
  }
}

void staff_tile(
    Ui& ui, const std::string& id, const Rect& rect, const StaffTile& tile, std::size_t index) {
  card(ui, rect);
  touchable(ui, id, rect, kRadius, Enabled::Yes, StaffTapped{index});
  if (tile.is_chosen) ui.paint.outline(rect, ui.theme.primary, kRadius, 3);
  avatar(ui, {rect.x + 72, rect.centre_y()}, 40, tile.initial, tile.is_chosen);
  const float x = rect.x + 132;
  const float width = rect.right() - x - 20;
  ui.paint.fitted(
      {x, rect.centre_y() - 36, width, 40}, tile.name, {kBody, ui.theme.ink, Weight::Bold}, kSmall);
  ui.paint.text({x, rect.centre_y() + 8, width, 28}, tile.role, {kSmall, ui.theme.muted});
}

void pin_dots(Ui& ui, const SignInView& view) {
  constexpr float kRoom = 200;
  const int shown = std::max(4, view.digits);
  const float between = std::min(36.0F, kRoom / static_cast<float>(shown - 1));
  const float width = static_cast<float>(shown - 1) * between;
  float x = kPadHead.right() - 40 - width;
  for (int i = 0; i < shown; ++i) {
    const bool is_filled = i < view.digits;
    ui.paint.disc({x, kPadHead.centre_y()},
                  std::min(11.0F, between * 0.4F),
                  is_filled ? ui.theme.ink : ui.theme.track);
    x += between;
  }
}

void pin_head(Ui& ui, const SignInView& view) {
  card(ui, kPadHead);
  if (!view.notice.words.empty()) {
    notice_strip(ui, kPadHead, view.notice);
    return;
  }
  const std::string who = view.is_checking   ? ui.tr("signin.checking")
                          : view.is_entering ? view.chosen
                                             : ui.tr("signin.pin");
  const bool is_live = view.is_entering && !view.is_checking;
  ui.paint.text({kPadHead.x + 36, kPadHead.y, 230, kPadHead.height},
                who,
                {kLarge, is_live ? ui.theme.ink : ui.theme.muted});
  pin_dots(ui, view);
}

}  // namespace

void setup_screen(Ui& ui, const SetupView& view) {
  const Rect left{kEdge, 72, 640, 544};
  card(ui, left);
  const float x = left.x + 40;
  const float width = left.width - 80;
  draw_link(ui.paint, ui.theme, {x, left.y + 40, 240, 80});
  ui.paint.text(
      {x, left.y + 152, width, 56}, ui.tr("setup.title"), {kTitle, ui.theme.ink, Weight::Bold});
  float y = left.y + 216;
  y += ui.paint.paragraph({x, y, width, 110}, ui.tr("setup.where"), {kBody, ui.theme.ink});
  ui.paint.paragraph({x, y + 8, width, 70}, ui.tr("setup.how"), {kSmall, ui.theme.muted});
  draw_code(ui, {x, left.bottom() - 128, width, 88}, view.code);

  const Rect below{kEdge, 632, 640, 144};
  if (!view.notice.words.empty() && !view.is_connecting) {
    notice_strip(ui, {below.x, below.y, 392, below.height}, view.notice);
    button(ui,
           "setup.confirm",
           {below.x + 408, below.y, 232, below.height},
           ui.tr("setup.connect"),
           {Look::Primary, kLarge},
           enabled_if(view.can_connect),
           ConfirmTapped{});
  } else {
    button(ui,
           "setup.confirm",
           below,
           ui.tr(view.is_connecting ? "setup.connecting" : "setup.connect"),
           {Look::Primary, kTitle},
           enabled_if(view.can_connect),
           ConfirmTapped{});
  }
  keypad(ui,
         "setup",
         {680, 72, 576, 704},
         {Corner::WideZero, Corner::Backspace, enabled_if(!view.is_connecting), Enabled::Yes});
}

void sign_in_screen(Ui& ui, const SignInView& view) {
  const bool is_manager = view.is_for_manager;
  ui.paint.text({kEdge + 8, 88, 672, 56},
                ui.tr(is_manager ? "day.pin_title" : "signin.title"),
                {kTitle, ui.theme.ink, Weight::Bold});
  ui.paint.text({kEdge + 8, 148, 672, 36},
                ui.tr(is_manager ? "day.pin_hint" : "signin.hint"),
                {kSmall, ui.theme.muted});
  for (std::size_t i = 0; i < view.tiles.size(); ++i) {
    const Rect tile{
        kEdge + static_cast<float>(i % 2) * 352, 216 + static_cast<float>(i / 2) * 152, 336, 136};
    staff_tile(ui, "signin.staff_" + std::to_string(i), tile, view.tiles.at(i), i);
  }
  if (view.tiles.empty()) {
    ui.paint.paragraph({kEdge + 8, 232, 640, 120}, view.empty, {kBody, ui.theme.muted});
  }
  const Rect row{kEdge, 688, 192, 88};
  if (is_manager) {
    back_button(ui, "signin.back", row);
  } else {
    button(ui,
           "signin.language",
           row,
           next_language(ui),
           {Look::Plain, kBody, Weight::Regular},
           Enabled::Yes,
           LanguageTapped{});
  }
  if (view.has_more) {
    button(ui,
           "signin.more",
           {520, row.y, 192, row.height},
           ui.tr("signin.more"),
           {Look::Surface, kLarge},
           Enabled::Yes,
           PageTapped{1});
  }
  pin_head(ui, view);
  const Enabled live = enabled_if(view.is_entering && !view.is_checking && !view.is_waiting);
  keypad(ui,
         "signin",
         kPad,
         {Corner::Backspace,
          Corner::Confirm,
          live,
          enabled_if(live == Enabled::Yes && view.digits > 0)});
}

}  // namespace regulars::ui
