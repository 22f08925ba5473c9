#include "app/ui/widgets/tour_bubble.h"

#include <algorithm>
#include <array>
#include <string>

namespace regulars::ui {
namespace {

constexpr float kPad = 24;
constexpr float kAway = 28;  // from the target: room for the pointer
constexpr float kRing = 8;
constexpr float kProgress = 32;

float covered(const Rect& one, const Rect& other) {
  const float width = std::min(one.right(), other.right()) - std::max(one.x, other.x);
  const float height = std::min(one.bottom(), other.bottom()) - std::max(one.y, other.y);
  return width > 0 && height > 0 ? width * height : 0;
}

bool is_within(const Rect& inner, const Rect& outer) {
  constexpr float kRounding = 0.1F;
  return inner.x >= outer.x - kRounding && inner.y >= outer.y - kRounding &&
         inner.right() <= outer.right() + kRounding && inner.bottom() <= outer.bottom() + kRounding;
}

float within(float at, float length, float from, float to) {
  return std::clamp(at, from, std::max(from, to - length));
}

// Beside the target: below, above, right of it, left of it; along its middle or either end.
std::vector<Rect> places_beside(const Rect& room, const Rect& target, BubbleSize size, float gap) {
  std::vector<Rect> places;
  const std::array<float, 3> columns{
      target.centre_x() - size.width / 2, target.x, target.right() - size.width};
  const std::array<float, 3> rows{
      target.centre_y() - size.height / 2, target.y, target.bottom() - size.height};
  for (const float column : columns) {
    const float x = within(column, size.width, room.x, room.right());
    places.push_back({x, target.bottom() + gap, size.width, size.height});
    places.push_back({x, target.y - gap - size.height, size.width, size.height});
  }
  for (const float row : rows) {
    const float y = within(row, size.height, room.y, room.bottom());
    places.push_back({target.right() + gap, y, size.width, size.height});
    places.push_back({target.x - gap - size.width, y, size.width, size.height});
  }
  return places;
}

// Anywhere: along the edges and in the middle.
std::vector<Rect> places_in(const Rect& room, BubbleSize size) {
  std::vector<Rect> places;
  for (const float down : {1.0F, 0.5F, 0.0F}) {
    for (const float across : {0.5F, 0.0F, 1.0F}) {
      places.push_back({room.x + across * (room.width - size.width),
                        room.y + down * (room.height - size.height),
                        size.width,
                        size.height});
    }
  }
  return places;
}

float cost(const Rect& place, const std::optional<Rect>& target, const std::vector<Rect>& others) {
  constexpr float kTargetWeight = 1'000;
  float sum = target ? covered(place, *target) * kTargetWeight : 0;
  for (const Rect& other : others) sum += covered(place, other);
  return sum;
}

// ---- drawing --------------------------------------------------------------------------------

struct Button {
  std::string_view id;
  const std::string& words;
  Look look;
  Action action;
};

std::vector<Button> buttons_of(const TourView& tour) {
  std::vector<Button> buttons;  // from the trailing side
  if (!tour.next.empty()) {
    buttons.push_back({"tour.next",
                       tour.next,
                       tour.act.empty() ? Look::Primary : Look::Surface,
                       TourNextTapped{}});
  }
  if (!tour.act.empty()) {
    buttons.push_back({"tour.act", tour.act, Look::Primary, TourActTapped{}});
  }
  if (!tour.skip.empty()) buttons.push_back({"tour.skip", tour.skip, Look::Soft, TourSkipTapped{}});
  return buttons;
}

float width_of(Ui& ui, const Button& button) {
  return std::max(ui.canvas().mm(kTargetMm),
                  ui.paint.measure(button.words, kSmall, Weight::Bold) + 2 * kPad + 1);
}

// What the buttons need beside each other.
float row_width(Ui& ui, const std::vector<Button>& buttons) {
  float width = 0;
  for (const Button& each : buttons) width += width_of(ui, each) + kTargetGap;
  return buttons.empty() ? 0 : width - kTargetGap;
}

std::vector<BubbleSize> sizes_of(Ui& ui, const TourView& tour, float row) {
  const float most = ui.canvas().width - 2 * kEdge;
  const float buttons = row > 0 ? ui.canvas().mm(kTargetMm) + 2 * kUnit : 0;
  std::vector<BubbleSize> sizes;
  for (const float wanted : {560.0F, 400.0F, 760.0F, most}) {
    const float width = std::min(std::max(wanted, row + 2 * kPad), most);
    const float words =
        ui.paint.paragraph_height(width - 2 * kPad, tour.sentence, kSmall, Weight::Regular);
    sizes.push_back({width, 2 * kPad + kProgress + words + buttons});
  }
  return sizes;
}

// From the bubble's edge to the target's.
void pointer(Ui& ui, const Rect& bubble, const Rect& target) {
  const auto nearest = [](float at, float from, float to) { return std::clamp(at, from, to); };
  const float inset = kRadius;
  const float x = nearest(target.centre_x(), bubble.x + inset, bubble.right() - inset);
  const float y = nearest(target.centre_y(), bubble.y + inset, bubble.bottom() - inset);
  const Point end{nearest(x, target.x, target.right()), nearest(y, target.y, target.bottom())};
  Point begin{x, y};
  if (target.y >= bubble.bottom()) begin.y = bubble.bottom();
  if (target.bottom() <= bubble.y) begin.y = bubble.y;
  if (target.x >= bubble.right()) begin.x = bubble.right();
  if (target.right() <= bubble.x) begin.x = bubble.x;
  ui.paint.line(begin, end, ui.theme.primary, 6);
  ui.paint.disc(end, 10, ui.theme.primary);
}

void content(Ui& ui, const Rect& bubble, const TourView& tour, const std::vector<Button>& buttons) {
  Area area = ui.whole().part(bubble, kPad, kTargetGap);
  if (!buttons.empty()) {
    Area row = area.part(area.bottom(ui.canvas().mm(kTargetMm)));
    for (const Button& each : buttons) {
      button(ui,
             each.id,
             row.trailing(width_of(ui, each)),
             each.words,
             {.look = each.look, .size = kSmall},
             Enabled::Yes,
             each.action);
    }
  }
  const Rect words = area.rest();
  ui.paint.text({words.x, words.y, words.width, kProgress - kUnit},
                tour.progress,
                {kSmall, ui.theme.primary, Weight::Bold});
  ui.paint.paragraph(
      {words.x, words.y + kProgress, words.width, bubble.bottom() - words.y - kProgress},
      tour.sentence,
      {kSmall, ui.theme.ink});
}

}  // namespace

Rect place_bubble(const Rect& room,
                  const std::optional<Rect>& target,
                  const std::vector<BubbleSize>& sizes,
                  const std::vector<Rect>& others,
                  float gap) {
  Rect best;
  float least = -1;
  const auto consider = [&](const std::vector<Rect>& places) {
    for (const Rect& place : places) {
      if (!is_within(place, room)) continue;
      const float costs = cost(place, target, others);
      if (least >= 0 && costs >= least) continue;
      least = costs;
      best = place;
    }
  };
  for (const BubbleSize& size : sizes) {
    if (target) consider(places_beside(room, *target, size, gap));
    if (!target && least < 0) consider(places_in(room, size));
  }
  for (const BubbleSize& size : sizes) {
    if (least < 0) consider(places_in(room, size));
  }
  return best;
}

void tour_bubble(Ui& ui, const TourView& tour) {
  const std::optional<Rect> target = ui.touch.place_of(tour.target);
  std::vector<Rect> others;
  for (const auto& [id, each] : ui.touch.targets()) others.push_back(each.rect);
  const std::vector<Button> buttons = buttons_of(tour);
  const Rect canvas = ui.canvas().rect();
  const Rect room{
      canvas.x + kEdge, canvas.y + kUnit, canvas.width - 2 * kEdge, canvas.height - kUnit - kEdge};
  const Rect bubble =
      place_bubble(room, target, sizes_of(ui, tour, row_width(ui, buttons)), others, kAway);
  ui.touch.cover(bubble.inset(-ui.canvas().mm(kTargetGapMm)));
  if (target) {
    ui.paint.outline(target->inset(-kRing / 2), ui.theme.primary, kRadius + kRing / 2, kRing / 2);
    pointer(ui, bubble, *target);
  }
  card(ui, bubble);
  ui.paint.outline(bubble, ui.theme.primary, kRadius, 3);
  content(ui, bubble, tour, buttons);
}

}  // namespace regulars::ui
