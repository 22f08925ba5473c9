#pragma once
// PointerQueue: what fingers (and a mouse's left button) do, dealt out to frames so that ImGui sees
// every tap: the press, then the lift at the same place, then no finger, each in a frame of its
// own, however fast they came. One pointer at a time; others are ignored while it is down. Pure.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>

#include "app/ui/widgets/frame_input.h"

namespace regulars::terminal {

class PointerQueue {
 public:
  static constexpr std::size_t kMost = 64;  // steps waiting; a palm on the glass makes no more

  // Places are fractions of the window, 0 to 1. `pointer` tells fingers apart.
  void down(std::int64_t pointer, float x, float y);
  void move(std::int64_t pointer, float x, float y);
  void up(std::int64_t pointer, float x, float y);
  // The window was left or lost its focus: no tap comes of it.
  void cancel();

  // Fills finger and is_down of the next frame.
  void next(ui::FrameInput& frame);
  // There is something that the next frame has not been told.
  [[nodiscard]] bool has_more() const { return !steps_.empty(); }

 private:
  struct Step {
    std::optional<ui::TouchPoint> place;  // none: no finger on the glass
    bool is_down = false;
    bool is_move = false;
  };
  void add(Step step);

  std::deque<Step> steps_;
  std::optional<std::int64_t> active_;
  Step now_;
};

}  // namespace regulars::terminal
