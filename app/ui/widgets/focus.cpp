#include "app/ui/widgets/focus.h"

#include <algorithm>

namespace regulars::ui {
namespace {

// The same rectangle with the direction turned to the right.
Rect turned(const Rect& rect, FocusMove direction) {
  switch (direction) {
    case FocusMove::Left:
      return {-rect.right(), rect.y, rect.width, rect.height};
    case FocusMove::Down:
      return {rect.y, rect.x, rect.height, rect.width};
    case FocusMove::Up:
      return {-rect.bottom(), rect.x, rect.height, rect.width};
    case FocusMove::Right:
    case FocusMove::None:
    case FocusMove::Next:
    case FocusMove::Previous:
    case FocusMove::Activate:
      break;
  }
  return rect;
}

}  // namespace

std::optional<std::size_t> nearest(const Rect& from,
                                   const std::vector<Rect>& others,
                                   FocusMove direction) {
  constexpr float kAside = 3;  // a unit aside counts as three ahead
  const Rect start = turned(from, direction);
  std::optional<std::size_t> best;
  float least = 0;
  for (std::size_t i = 0; i < others.size(); ++i) {
    const Rect other = turned(others.at(i), direction);
    if (other.centre_x() <= start.centre_x() || other.right() <= start.right()) continue;
    const float ahead = std::max(0.0F, other.x - start.right());
    const float aside = std::max({0.0F, other.y - start.bottom(), start.y - other.bottom()});
    const float off =
        std::max(other.centre_y(), start.centre_y()) - std::min(other.centre_y(), start.centre_y());
    const float cost = ahead + kAside * aside + off / 16;
    if (best && cost >= least) continue;
    best = i;
    least = cost;
  }
  return best;
}

}  // namespace regulars::ui
