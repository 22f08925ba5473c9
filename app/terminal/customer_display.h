#pragma once
// CustomerDisplay: the customer's window, on a monitor of its own or beside the cashier's. It comes
// when its monitor is plugged in and goes when it is pulled out; the till goes on either way. It
// hears fingers on itself and nothing else, and draws when its own picture has changed. Main
// thread.

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "app/base/clock.h"
#include "app/base/log.h"
#include "app/i18n/catalogue.h"
#include "app/terminal/desktop.h"
#include "app/terminal/finger_reader.h"
#include "app/terminal/frame_pacer.h"
#include "app/terminal/gui.h"
#include "app/terminal/window.h"
#include "app/ui/views/view.h"

namespace regulars::terminal {

struct CustomerDisplayOptions {
  bool is_fullscreen = true;  // on a monitor of its own; else an ordinary window
  int display = 1;            // the monitor, as the system numbers them
  int width = 1280;           // of an ordinary window
  int height = 800;
  Drawing drawing = Drawing::Automatic;
};

class CustomerDisplay {
 public:
  // All borrowed for its life.
  CustomerDisplay(Desktop& desktop,
                  const i18n::Catalogues& catalogues,
                  Log& log,
                  CustomerDisplayOptions options);

  // Opens or closes the window as monitors allow; at the begin, and when they changed. What cannot
  // be opened is said in the log and is not there.
  void settle();
  [[nodiscard]] bool is_there() const { return gui_ != nullptr; }

  // Events of its window and of monitors; others are none of its business.
  void take(const SDL_Event& event);
  // Draws if the view or an event asks for it; answers what was asked for by finger.
  [[nodiscard]] std::vector<ui::Action> draw(const ui::CustomerView& view, SteadyInstant now);
  // A frame is owed: the loop does not sleep.
  [[nodiscard]] bool wants_frame() const { return is_there() && pacer_.wants_frame(); }

  // For scripted walks, of a window that is there.
  [[nodiscard]] bool tap(std::string_view target);
  [[nodiscard]] Picture picture_of(const ui::CustomerView& view);
  // The whole screen: what a person in front of it may touch.
  [[nodiscard]] const ui::Touch& touch() const { return gui_->touch(); }
  [[nodiscard]] std::uint32_t window_id() const { return window_->id(); }

  struct Figures {
    std::uint64_t drawn = 0;
    std::uint64_t presented = 0;
  };
  [[nodiscard]] const Figures& figures() const { return figures_; }

 private:
  [[nodiscard]] Status open();
  void close();

  Desktop& desktop_;
  const i18n::Catalogues& catalogues_;
  Log& log_;
  const CustomerDisplayOptions options_;
  std::unique_ptr<Window> window_;  // null while there is none
  std::unique_ptr<Gui> gui_;        // goes before its window
  std::optional<FingerReader> fingers_;
  FramePacer pacer_;
  Figures figures_;
  std::optional<ui::CustomerView> view_;  // as last drawn
  bool is_shut_ = false;                  // somebody closed the window: not opened again
};

}  // namespace regulars::terminal
