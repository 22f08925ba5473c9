#include <cstddef>

#include "app/ui/screens/screens.h"
#include "app/ui/widgets/icons.h"

namespace regulars::ui {
namespace {

constexpr Rect kField{kEdge, 72, 688, 96};
constexpr Rect kList{kEdge, 184, 688, 488};

void field(Ui& ui, const SearchView& view) {
  card(ui, kField);
  ui.paint.outline(kField, ui.theme.primary, kRadius, 3);
  draw_search(ui.paint, {kField.x + 46, kField.centre_y()}, 36, ui.theme.primary);
  const Rect box{kField.x + 84, kField.y, kField.width - 120, kField.height};
  if (view.text.empty()) {
    ui.paint.text(box,
                  ui.tr(view.is_for_enrolment ? "search.enrol_hint" : "search.hint"),
                  {kLarge, ui.theme.faint});
    return;
  }
  const float width = ui.paint.text(box, view.text, {kTitle, ui.theme.ink, Weight::Bold});
  ui.paint.rect({box.x + width + 6, box.centre_y() - 22, 3, 44}, ui.theme.primary);
}

void found_row(
    Ui& ui, const std::string& id, const Rect& rect, const FoundRow& row, std::size_t index) {
  touchable(ui, id, rect, kRadius, Enabled::Yes, FoundTapped{index});
  const float x = rect.x + 32;
  const float right = rect.right() - 64;
  const float tier = ui.paint.measure(row.tier, kSmall, Weight::Regular);
  ui.paint.text(
      {x, rect.y + 12, right - x - tier - 16, 38}, row.name, {kLarge, ui.theme.ink, Weight::Bold});
  ui.paint.text({x, rect.y + 52, right - x - tier - 16, 28}, row.detail, {kSmall, ui.theme.muted});
  ui.paint.text({right - tier - 8, rect.y, tier + 1, rect.height},
                row.tier,
                {kSmall, row.is_gold ? ui.theme.gold : ui.theme.muted});
  const Point tip{rect.right() - 36, rect.centre_y()};
  ui.paint.stroke(
      {{tip.x - 6, tip.y - 11}, {tip.x + 5, tip.y}, {tip.x - 6, tip.y + 11}}, ui.theme.faint, 3);
}

void results(Ui& ui, const SearchView& view) {
  card(ui, kList);
  constexpr float kRow = 88;
  for (std::size_t i = 0; i < view.rows.size(); ++i) {
    const Rect row{kList.x, kList.y + 4 + static_cast<float>(i) * kRow, kList.width, kRow};
    found_row(ui, "search.found_" + std::to_string(i), row, view.rows.at(i), i);
    if (i + 1 < view.rows.size()) {
      ui.paint.line({row.x + 32, row.bottom()}, {row.right() - 32, row.bottom()}, ui.theme.line, 1);
    }
  }
  if (view.rows.empty()) {
    ui.paint.paragraph(
        {kList.x + 32, kList.y + 28, kList.width - 64, 160}, view.words, {kBody, ui.theme.muted});
  } else {
    ui.paint.text({kList.x + 32, kList.bottom() - 44, kList.width - 64, 36},
                  view.words,
                  {kSmall, ui.theme.muted});
  }
}

}  // namespace

void search_screen(Ui& ui, const SearchView& view) {
  field(ui, view);
  results(ui, view);
  back_button(ui, "search.back", {kEdge, 688, 192, 88});
  notice_strip(ui, {232, 688, 480, 88}, view.notice);
  keypad(ui,
         "search",
         {736, 72, 520, 704},
         {Corner::Backspace, Corner::Confirm, Enabled::Yes, enabled_if(view.can_find)});
}

void unknown_screen(Ui& ui, const UnknownView& view) {
  const Rect rect{kEdge, 72, 1232, 520};
  card(ui, rect);
  draw_member_card(ui.paint, ui.theme, {rect.x + 64, rect.y + 72, 224, 143});
  const float x = rect.x + 352;
  const float width = rect.right() - x - 48;
  ui.paint.text({x, rect.y + 64, width, 60},
                ui.tr(view.is_phone ? "unknown.phone" : "unknown.card"),
                {kTitle, ui.theme.ink, Weight::Bold});
  ui.paint.text({x, rect.y + 132, width, 44}, view.identifier, {kLarge, ui.theme.muted});
  ui.paint.paragraph({x, rect.y + 192, width, 72}, ui.tr("unknown.hint"), {kBody, ui.theme.muted});

  const Rect name{x, rect.y + 288, width, 96};
  ui.paint.rect(name, ui.theme.ground, kRadius);
  ui.paint.text(
      {name.x + 28, name.y, 140, name.height}, ui.tr("unknown.name"), {kBody, ui.theme.muted});
  const Rect box{name.x + 140, name.y, name.width - 168, name.height};
  if (view.name.empty()) {
    ui.paint.text(box, ui.tr("unknown.name_hint"), {kBody, ui.theme.faint});
  } else {
    const float used = ui.paint.text(box, view.name, {kTitle, ui.theme.ink, Weight::Bold});
    ui.paint.rect({box.x + used + 6, box.centre_y() - 22, 3, 44}, ui.theme.primary);
  }
  notice_strip(ui, {x, rect.bottom() - 112, width, 80}, view.notice);

  back_button(ui, "unknown.back", {kEdge, 616, 312, 160});
  const char* const label = view.is_registering ? "unknown.registering"
                            : view.is_phone     ? "unknown.register_phone"
                                                : "unknown.register_card";
  button(ui,
         "unknown.confirm",
         {376 - kEdge, 616, 880 + kEdge, 160},
         ui.tr(label),
         {Look::Primary, kTitle},
         enabled_if(!view.is_registering),
         ConfirmTapped{});
}

}  // namespace regulars::ui
