#pragma once
// Gui: ImGui's context and its surface, the glyphs and the painter, for one window. Draws the
// cashier's view or the customer's, unless it would look like the last one. There may be two: each
// call makes its own contexts current. Main thread; goes before its window.

#include <cstdint>
#include <memory>
#include <vector>

#include "app/base/result.h"
#include "app/i18n/catalogue.h"
#include "app/terminal/window.h"
#include "app/ui/actions.h"
#include "app/ui/views/view.h"
#include "app/ui/widgets/frame_input.h"
#include "app/ui/widgets/touch.h"

namespace regulars::terminal {

class Gui {
 public:
  // not_found: no font is installed; the words say which package to install. Both are borrowed.
  [[nodiscard]] static Result<std::unique_ptr<Gui>> open(Window& window,
                                                         const i18n::Catalogues& catalogues);
  ~Gui();
  Gui(const Gui&) = delete;
  Gui& operator=(const Gui&) = delete;

  enum class Drawn { Presented, Skipped };
  Drawn draw(const ui::View& view, const ui::FrameInput& input);
  Drawn draw(const ui::CustomerView& view, const ui::FrameInput& input);
  // The view drawn anew into a picture instead of onto the screen. Nothing is tapped by it.
  [[nodiscard]] Picture picture_of(const ui::View& view);
  [[nodiscard]] Picture picture_of(const ui::CustomerView& view);
  // What was asked for in the frame just drawn.
  [[nodiscard]] std::vector<ui::Action> take_actions();
  // The window's content was lost: the next frame is presented, equal or not.
  void forget_picture();

  [[nodiscard]] const ui::Touch& touch() const;

 private:
  struct Parts;
  explicit Gui(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace regulars::terminal
