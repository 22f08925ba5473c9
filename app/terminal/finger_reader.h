#pragma once
// FingerReader: SDL's fingers and the mouse's left button on one window become what a frame of that
// window is told. All that is ever heard from the customer's window. Main thread.

#include <cstdint>

#include "app/terminal/pointer_queue.h"
#include "app/ui/widgets/frame_input.h"

union SDL_Event;

namespace regulars::terminal {

class FingerReader {
 public:
  // `window` as SDL's events call it. Some touch drivers name none (0): theirs are everybody's, so
  // that of several readers only the first asked hears them.
  explicit FingerReader(std::uint32_t window) : window_(window) {}

  // False when the event is none of a finger on this window.
  bool take(const SDL_Event& event);
  // Fills finger and is_down; the frame's width and height are known by then.
  void next(ui::FrameInput& frame) { pointer_.next(frame); }
  [[nodiscard]] bool has_more() const { return pointer_.has_more(); }

  // A tap by a script, at fractions of the window.
  void tap(float x, float y);

 private:
  [[nodiscard]] bool is_mine(std::uint32_t window) const {
    return window == window_ || window == 0;
  }
  bool take_mouse(const SDL_Event& event);

  std::uint32_t window_;
  PointerQueue pointer_;
};

}  // namespace regulars::terminal
