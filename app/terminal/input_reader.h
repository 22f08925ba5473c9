#pragma once
// InputReader: SDL's events become what a frame is told and what a wedge scanner has scanned.
// Fingers, mouse and keyboard; SDL's own touch emulation is off. Main thread.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/base/clock.h"
#include "app/terminal/pointer_queue.h"
#include "app/ui/widgets/frame_input.h"
#include "drivers/scanner/wedge_codec.h"

union SDL_Event;

namespace regulars::terminal {

class InputReader {
 public:
  explicit InputReader(std::string scanner_prefix) : wedge_(std::move(scanner_prefix)) {}

  // False when the event is none of ours.
  bool take(const SDL_Event& event, SteadyInstant now);
  // What the next frame is told; `width` and `height` in pixels.
  [[nodiscard]] ui::FrameInput next(SteadyInstant now, float width, float height);
  [[nodiscard]] bool has_more(SteadyInstant now);
  // Whole scans, oldest first.
  [[nodiscard]] std::vector<drivers::WedgeFrame> take_scans();
  // When held characters turn out to be typing.
  [[nodiscard]] std::optional<SteadyInstant> deadline() const { return wedge_.deadline(); }

  // A tap by a script, at fractions of the window.
  void tap(float x, float y);

 private:
  bool take_mouse(const SDL_Event& event);
  bool take_key(const SDL_Event& event, SteadyInstant now);
  bool take_end_key(SteadyInstant now);
  void settle_typing(SteadyInstant now);

  PointerQueue pointer_;
  drivers::WedgeCodec wedge_;
  std::vector<drivers::WedgeFrame> scans_;
  std::vector<ui::Action> keys_;
  ui::FocusMove focus_ = ui::FocusMove::None;
};

}  // namespace regulars::terminal
