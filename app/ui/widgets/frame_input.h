#pragma once
// FrameInput: what the main loop knows at the begin of a frame; the only way input reaches ImGui.
// feed() is called between the renderer's NewFrame and ImGui::NewFrame.
//
// Fingers, not SDL's emulated mouse (both hints off): on finger down set is_down and the place; on
// finger up keep the place for one frame with is_down = false, then leave the place empty, or the
// last button stays lit. A press and release within one frame must be given as two frames.

#include <optional>
#include <vector>

#include "app/base/clock.h"
#include "app/ui/actions.h"

namespace regulars::ui {

struct TouchPoint {
  float x = 0;  // pixels of the window
  float y = 0;
};

// Tab, Shift+Tab, the arrow keys, Space.
enum class FocusMove { None, Next, Previous, Up, Down, Left, Right, Activate };

struct FrameInput {
  float width = 1280;  // of the window, pixels
  float height = 800;
  SteadyInstant now{};
  std::optional<TouchPoint> finger;  // none: no finger on the glass
  bool is_down = false;
  FocusMove focus = FocusMove::None;
  std::vector<Action> keys;  // hardware keys since the last frame, in order
};

// Context, style and fonts of ImGui that this interface needs, once after CreateContext. ImGui's
// own font is never drawn.
void set_up_imgui();
void feed(const FrameInput& input);

}  // namespace regulars::ui
