#pragma once
// InputReader: SDL's events become what a frame of the cashier's window is told and what a wedge
// scanner has scanned. Fingers and mouse on that window, and the keyboard whichever window has the
// focus: a scan that is typed while the customer touches theirs is a scan. Main thread.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/base/clock.h"
#include "app/terminal/finger_reader.h"
#include "app/ui/widgets/frame_input.h"
#include "drivers/scanner/wedge_codec.h"

union SDL_Event;

namespace regulars::terminal {

class InputReader {
 public:
  // `window` as SDL's events call it.
  InputReader(std::uint32_t window, std::string scanner_prefix)
      : finger_(window), wedge_(std::move(scanner_prefix)) {}

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
  void tap(float x, float y) { finger_.tap(x, y); }

 private:
  bool take_key(const SDL_Event& event, SteadyInstant now);
  bool take_end_key(SteadyInstant now);
  void settle_typing(SteadyInstant now);

  FingerReader finger_;
  drivers::WedgeCodec wedge_;
  std::vector<drivers::WedgeFrame> scans_;
  std::vector<ui::Action> keys_;
  ui::FocusMove focus_ = ui::FocusMove::None;
};

}  // namespace regulars::terminal
