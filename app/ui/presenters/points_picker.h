#pragma once
// PointsPicker: how many points become money, by slider, by one, or typed. A state machine; the
// figure is always one that can be had.

#include <cstdint>
#include <string>

#include "app/model/points.h"
#include "app/ui/actions.h"

namespace regulars::ui {

class PointsPicker {
 public:
  // 1 <= least <= most. Begins with the most. "-" and "+" go by `step`.
  PointsPicker(model::Points least, model::Points most, std::int64_t step = 1);

  // True when the action was about the figure.
  bool take(const Action& action);

  [[nodiscard]] model::Points points() const { return model::Points{points_}; }
  [[nodiscard]] model::Points least() const { return model::Points{least_}; }
  [[nodiscard]] model::Points most() const { return model::Points{most_}; }
  // Typed so far, and fewer than the least: cannot be confirmed yet.
  [[nodiscard]] bool is_too_few() const { return points_ < least_; }
  [[nodiscard]] int permille() const;

 private:
  void slide(int permille);
  void type(const std::string& digits);

  std::int64_t least_;
  std::int64_t most_;
  std::int64_t points_;
  std::int64_t step_;
  bool is_typing_ = false;  // the next digit goes on
};

}  // namespace regulars::ui
