#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "app/ui/screens/customer_parts.h"
#include "app/ui/screens/screens.h"

namespace regulars::ui {
namespace {

constexpr float kFaceMm = 25;
constexpr float kFaceGapMm = 5;
constexpr std::size_t kFaces = 5;
constexpr float kTallest = 1.4F;  // of a tile's width

// Where the five stand, always in this order: in one row, or three above two where that is too
// wide.
std::array<Rect, kFaces> face_places(const Ui& ui, const Rect& room) {
  const float least = ui.canvas().mm(kFaceMm);
  const float gap = ui.canvas().mm(kFaceGapMm);
  constexpr auto kAll = static_cast<float>(kFaces);
  const bool is_one_row = room.width >= kAll * least + (kAll - 1) * gap;
  const std::size_t columns = is_one_row ? kFaces : 3;
  const std::size_t rows = is_one_row ? 1 : 2;
  const auto count = static_cast<float>(columns);
  const float between = is_one_row ? std::max(gap, std::min(40.0F, room.width / 32)) : gap;
  const float width = (room.width - (count - 1) * between) / count;
  const auto lines = static_cast<float>(rows);
  const float height =
      std::max(least, std::min(width * kTallest, (room.height - (lines - 1) * gap) / lines));
  const float top = room.y + std::max(0.0F, (room.height - lines * height - (lines - 1) * gap) / 2);
  std::array<Rect, kFaces> places;
  for (std::size_t i = 0; i < kFaces; ++i) {
    const std::size_t row = i / columns;
    const std::size_t in_row = row == 0 ? columns : kFaces - columns;
    const auto empty = static_cast<float>(columns - in_row);
    const float left = room.x + empty * (width + between) / 2;
    places.at(i) = {left + static_cast<float>(i % columns) * (width + between),
                    top + static_cast<float>(row) * (height + gap),
                    width,
                    height};
  }
  return places;
}

void face_tile(Ui& ui, const Rect& rect, int face, const std::string& words) {
  card(ui, rect, kCardRadius);
  touchable(
      ui, "rating.face_" + std::to_string(face), rect, kCardRadius, Enabled::Yes, FaceTapped{face});
  const float line = line_of(kBody);
  const float room = rect.height - line - 3 * kUnit;
  const float radius = std::min({rect.width / 2 - 2 * kUnit, room / 2 - kUnit, 72.0F});
  const float height = 2 * radius + 2 * kUnit + line;  // of the face and its words together
  const float top = rect.centre_y() - height / 2;
  draw_face(ui.paint, ui.theme, {rect.centre_x(), top + radius}, radius, face);
  ui.paint.fitted({rect.x + kUnit, top + height - line, rect.width - 2 * kUnit, line},
                  words,
                  {kBody, ui.theme.ink, Weight::Regular, Align::Centre},
                  kSmall);
}

void faces(Ui& ui, const Rect& room) {
  const auto places = face_places(ui, room);
  face_tile(ui, places[0], 1, ui.tr("rating.face_1"));
  face_tile(ui, places[1], 2, ui.tr("rating.face_2"));
  face_tile(ui, places[2], 3, ui.tr("rating.face_3"));
  face_tile(ui, places[3], 4, ui.tr("rating.face_4"));
  face_tile(ui, places[4], 5, ui.tr("rating.face_5"));
}

// Why nobody need be afraid to answer; or that the question is about to close.
void reassurance(Ui& ui, const RatingView& view, Rect room) {
  if (view.time_is_up.empty()) {
    sentence(
        ui, room, ui.tr("rating.fair"), {kSmall, ui.theme.muted, Weight::Regular, Align::Centre});
    return;
  }
  Area area{room, kGap, ui.appearance.hand};
  const Rect more = room.height >= 2 * customer_target(ui) ? area.bottom(customer_target(ui))
                                                           : area.right(customer_button(ui));
  button(ui,
         "rating.more_time",
         more,
         ui.tr("rating.more_time"),
         {Look::Primary, kBody, Weight::Bold},
         Enabled::Yes,
         MoreTimeTapped{});
  sentence(ui, area.rest(), view.time_is_up, {kBody, ui.theme.ink, Weight::Regular, Align::Centre});
}

// Skipping is as easy as answering: the same side, the same size as the language.
void foot(Ui& ui, const RatingView& view, Area& area) {
  const float target = customer_target(ui);
  Area row = area.part(area.bottom(target), 0, kGap);
  const Rect skip = row.left(customer_button(ui));
  const Rect language = row.right(customer_button(ui));
  quiet_button(ui, "rating.skip", skip, ui.tr("rating.skip"), SkipTapped{});
  quiet_button(ui, "rating.language", language, next_language(ui), LanguageTapped{});
  constexpr float kReadable = 440;
  constexpr float kReadableWarning = 320;
  const float needed =
      view.time_is_up.empty() ? kReadable : kReadableWarning + kGap + customer_button(ui);
  if (row.width() >= needed) {
    reassurance(ui, view, row.rest());
  } else if (!view.time_is_up.empty()) {
    reassurance(ui, view, area.bottom(target));
  } else if (!ui.canvas().is_compact()) {
    reassurance(ui, view, area.bottom(3 * line_of(kSmall)));
  }
}

// "Thank you, 张伟   +449 points", in one line.
void thanks_line(Ui& ui, const Rect& line, const RatingView& view) {
  const float points = ui.paint.measure(view.points, kBody, Weight::Bold);
  const float between = 3 * kUnit;
  const float words = std::min(ui.paint.measure(view.thanks, kBody, Weight::Regular),
                               line.width - points - between);
  const float left = line.centre_x() - (words + between + points) / 2;
  ui.paint.text({left, line.y, words, line.height}, view.thanks, {kBody, ui.theme.muted});
  ui.paint.text({left + words + between, line.y, points, line.height},
                view.points,
                {kBody, ui.theme.primary, Weight::Bold});
}

void question(Ui& ui, Area& area) {
  const std::string words = ui.tr("rating.question");
  const bool is_large = !ui.canvas().is_compact() && !ui.canvas().is_tall();
  const float size = is_large ? kDisplay : kTitle;
  const float needed = ui.paint.paragraph_height(area.width(), words, size, Weight::Bold);
  ui.paint.paragraph(area.top(std::max(needed, line_of(size))),
                     words,
                     {size, ui.theme.ink, Weight::Bold, Align::Centre});
}

}  // namespace

void rating_screen(Ui& ui, const RatingView& view) {
  Area area = customer_area(ui);
  const bool is_compact = ui.canvas().is_compact();
  if (!is_compact) thanks_line(ui, area.top(line_of(kBody)), view);
  question(ui, area);
  foot(ui, view, area);
  faces(ui, area.rest());
}

void thanks_screen(Ui& ui, const ThanksView& view) {
  const bool is_compact = ui.canvas().is_compact();
  const float radius = is_compact ? 72 : 104;
  const float height = 2 * radius + 3 * kGap + line_of(kDisplay) + line_of(kTitle) + line_of(kBody);
  Area area = centred_block(ui, height);
  const Rect smile = area.top(2 * radius);
  draw_smile(ui.paint, {smile.centre_x(), smile.centre_y()}, radius, ui.theme.primary, 7);
  const Rect title = area.top(line_of(kDisplay));
  ui.paint.text(
      title, ui.tr("thanks.title"), {kDisplay, ui.theme.ink, Weight::Bold, Align::Centre});
  ui.paint.text(area.top(line_of(kTitle)),
                view.points,
                {kTitle, ui.theme.primary, Weight::Bold, Align::Centre});
  ui.paint.fitted(area.top(line_of(kBody)),
                  ui.tr("thanks.hint") + "  " + ui.tr("thanks.see_you"),
                  {kBody, ui.theme.muted, Weight::Regular, Align::Centre},
                  kSmall);
}

}  // namespace regulars::ui
