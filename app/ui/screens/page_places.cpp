#include "app/ui/screens/page_places.h"

#include <algorithm>
#include <cstddef>

#include "app/ui/theme.h"

namespace regulars::ui {
namespace {

constexpr float kTileWidth = 352;                 // at least: a sign and two words of kBody
constexpr float kAiryTile = kTarget + 5 * kUnit;  // its detail has two lines

struct Grid {
  std::size_t columns = 1;
  float height = 0;   // of a row
  float heading = 0;  // 0: none
  float gap = 0;
};

class Layout {
 public:
  Layout(const Rect& rect, const Grid& grid) : rect_(rect), grid_(grid), y_(rect.y) {}

  // False: there is no room for it.
  bool add(const PageRow& row) {
    if (row.is_heading) return add_heading();
    if (column_ == 0 && y_ + grid_.height > rect_.bottom()) return false;
    const auto columns = static_cast<float>(grid_.columns);
    const float width = (rect_.width - grid_.gap * (columns - 1)) / columns;
    const float x = rect_.x + static_cast<float>(column_) * (width + grid_.gap);
    places_.push_back({x, y_, width, grid_.height});
    if (++column_ == grid_.columns) end_line();
    return true;
  }
  [[nodiscard]] const std::vector<Rect>& places() const { return places_; }

 private:
  // It stands above something, or not at all.
  bool add_heading() {
    if (column_ > 0) end_line();
    if (y_ + grid_.heading + grid_.height > rect_.bottom()) return false;
    places_.push_back({rect_.x, y_, rect_.width, grid_.heading});
    if (grid_.heading > 0) y_ += grid_.heading + kUnit / 2;
    return true;
  }
  void end_line() {
    y_ += grid_.height + grid_.gap;
    column_ = 0;
  }

  Rect rect_;
  Grid grid_;
  std::vector<Rect> places_;
  float y_;
  std::size_t column_ = 0;
};

std::vector<Rect> laid_out(const Rect& rect, const std::vector<PageRow>& rows, const Grid& grid) {
  Layout layout{rect, grid};
  for (const PageRow& row : rows) {
    if (!layout.add(row)) break;
  }
  return layout.places();
}

}  // namespace

std::vector<Rect> places_of(const Rect& rect, const PageView& view, const RowSpacing& spacing) {
  Grid grid{1, spacing.target, line_of(kSmall), spacing.gap};
  if (!view.are_tiles) return laid_out(rect, view.rows, grid);
  constexpr std::size_t kMostColumns = 4;
  const float room = (rect.width + spacing.gap) / (kTileWidth + spacing.gap);
  grid.columns = std::clamp(static_cast<std::size_t>(room), std::size_t{1}, kMostColumns);
  for (const float heading : {grid.heading, 0.0F}) {
    grid.heading = heading;
    const float airy = std::max(kAiryTile, spacing.target);
    for (float height = airy; height >= spacing.least; height -= kUnit) {
      grid.height = height;
      auto places = laid_out(rect, view.rows, grid);
      if (places.size() == view.rows.size()) return places;
    }
  }
  grid.height = spacing.target;
  return laid_out(rect, view.rows, grid);
}

}  // namespace regulars::ui
