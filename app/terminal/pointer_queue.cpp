#include "app/terminal/pointer_queue.h"

namespace regulars::terminal {

void PointerQueue::down(std::int64_t pointer, float x, float y) {
  if (active_) return;
  active_ = pointer;
  add({ui::TouchPoint{x, y}, /*is_down=*/true, /*is_move=*/false});
}

void PointerQueue::move(std::int64_t pointer, float x, float y) {
  if (active_ != pointer) return;
  const Step step{ui::TouchPoint{x, y}, /*is_down=*/true, /*is_move=*/true};
  if (!steps_.empty() && steps_.back().is_move) {
    steps_.back() = step;
  } else {
    add(step);
  }
}

void PointerQueue::up(std::int64_t pointer, float x, float y) {
  if (active_ != pointer) return;
  active_.reset();
  add({ui::TouchPoint{x, y}, /*is_down=*/false, /*is_move=*/false});
  add({});
}

void PointerQueue::cancel() {
  active_.reset();
  steps_.clear();
  // Away from every button first, so that lifting there taps nothing.
  add({ui::TouchPoint{-1, -1}, /*is_down=*/true, /*is_move=*/true});
  add({ui::TouchPoint{-1, -1}, /*is_down=*/false, /*is_move=*/false});
  add({});
}

void PointerQueue::next(ui::FrameInput& frame) {
  if (!steps_.empty()) {
    now_ = steps_.front();
    steps_.pop_front();
  }
  frame.is_down = now_.is_down;
  frame.finger.reset();
  if (now_.place) {
    frame.finger = ui::TouchPoint{now_.place->x * frame.width, now_.place->y * frame.height};
  }
}

void PointerQueue::add(Step step) {
  if (steps_.size() < kMost) steps_.push_back(step);
}

}  // namespace regulars::terminal
