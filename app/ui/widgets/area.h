#pragma once
// Area: a piece of the canvas that a screen cuts up from its edges, each cut with a gap behind it.
// Nobody computes coordinates, and a left-handed screen is the same cuts from the other side.
//
//   Area area = ui.area();                       // the canvas below the status strip, inside its
//   edge const Rect buttons = area.bottom(96);        // a row of buttons, and the gap above it
//   Area side = area.part(area.trailing(416));   // a column on the right (left for the
//   left-handed) const Rect list = area.rest();
//
// A cut larger than what is left takes all that is left. Values; any thread.

#include <algorithm>
#include <cstddef>
#include <vector>

#include "app/ui/appearance.h"
#include "app/ui/widgets/touch.h"

namespace regulars::ui {

class Area {
 public:
  Area(const Rect& rect, float gap, Hand hand) : rect_(rect), gap_(gap), hand_(hand) {}

  [[nodiscard]] const Rect& rest() const { return rect_; }
  [[nodiscard]] float width() const { return rect_.width; }
  [[nodiscard]] float height() const { return rect_.height; }
  [[nodiscard]] Hand hand() const { return hand_; }

  Rect top(float height) {
    height = std::min(height, rect_.height);
    const Rect cut{rect_.x, rect_.y, rect_.width, height};
    const float taken = std::min(height + gap_, rect_.height);
    rect_.y += taken;
    rect_.height -= taken;
    return cut;
  }
  Rect bottom(float height) {
    height = std::min(height, rect_.height);
    const Rect cut{rect_.x, rect_.bottom() - height, rect_.width, height};
    rect_.height -= std::min(height + gap_, rect_.height);
    return cut;
  }
  // Where reading begins for the right-handed: the left side.
  Rect leading(float width) { return hand_ == Hand::Right ? left(width) : right(width); }
  // Where the tapping hand is.
  Rect trailing(float width) { return hand_ == Hand::Right ? right(width) : left(width); }
  // The same whatever the hand: for text and what must keep its order.
  Rect left(float width) {
    width = std::min(width, rect_.width);
    const Rect cut{rect_.x, rect_.y, width, rect_.height};
    const float taken = std::min(width + gap_, rect_.width);
    rect_.x += taken;
    rect_.width -= taken;
    return cut;
  }
  Rect right(float width) {
    width = std::min(width, rect_.width);
    const Rect cut{rect_.right() - width, rect_.y, width, rect_.height};
    rect_.width -= std::min(width + gap_, rect_.width);
    return cut;
  }

  // What is left, in equal parts; `index` counts in reading order, whatever the hand.
  [[nodiscard]] Rect column(std::size_t index, std::size_t count) const {
    return cell(index, 0, count, 1);
  }
  [[nodiscard]] Rect row(std::size_t index, std::size_t count) const {
    return cell(0, index, 1, count);
  }
  [[nodiscard]] Rect cell(std::size_t column,
                          std::size_t row,
                          std::size_t columns,
                          std::size_t rows) const {
    const float width = share(rect_.width, columns);
    const float height = share(rect_.height, rows);
    return {rect_.x + static_cast<float>(column) * (width + gap_),
            rect_.y + static_cast<float>(row) * (height + gap_),
            width,
            height};
  }

  // A piece of this area to be cut further: the same hand, its own gap and padding.
  [[nodiscard]] Area part(const Rect& rect) const { return {rect, gap_, hand_}; }
  [[nodiscard]] Area part(const Rect& rect, float padding, float gap) const {
    return {rect.inset(std::min(padding, std::min(rect.width, rect.height) / 2)), gap, hand_};
  }

 private:
  [[nodiscard]] float share(float length, std::size_t parts) const {
    const auto count = static_cast<float>(std::max<std::size_t>(parts, 1));
    return std::max(0.0F, (length - gap_ * (count - 1)) / count);
  }

  Rect rect_;
  float gap_;
  Hand hand_;
};

}  // namespace regulars::ui
