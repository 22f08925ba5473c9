#pragma once
// MainLoop: the main thread of a terminal with a window or two. Sleeps until an event, an arrival
// or the presenter's next deadline; then lets the presenter handle what came, draws two frames in
// each window that has changed and skips presenting those that look like the last. Touches no file,
// no database, no network, no device.
//
//   MainLoop loop({*desktop, *window, *gui, customer_display.get(), counter, arrivals, hub, clock,
//                  log},
//                 config.scanner.prefix);
//   loop.run(stop);

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>

#include "app/base/clock.h"
#include "app/base/log.h"
#include "app/terminal/arrivals.h"
#include "app/terminal/customer_display.h"
#include "app/terminal/frame_pacer.h"
#include "app/terminal/gui.h"
#include "app/terminal/input_reader.h"
#include "app/terminal/sound_cues.h"
#include "app/terminal/window.h"
#include "app/ui/presenters/counter_presenter.h"
#include "drivers/device.h"
#include "drivers/speech/speaker.h"

namespace regulars::terminal {

class MainLoop {
 public:
  // Borrowed for the loop's life.
  struct Parts {
    Desktop& desktop;
    Window& window;
    Gui& gui;
    CustomerDisplay* customer;  // null: customers are asked in the one window
    ui::CounterPresenter& counter;
    Arrivals& arrivals;
    drivers::DeviceSink& scans;
    const Clock& clock;
    Log& log;
    SoundCues* sounds = nullptr;          // null: nothing is ever heard
    drivers::Speaker* speaker = nullptr;  // null: the customer's screen is not spoken
  };

  MainLoop(Parts parts, std::string scanner_prefix);
  ~MainLoop();
  MainLoop(const MainLoop&) = delete;
  MainLoop& operator=(const MainLoop&) = delete;

  // Until the window is closed or a stop is asked for.
  void run(std::stop_token stop);

  // One turn: waits at most `most`, handles what came, draws at most one frame a window. False once
  // the window was closed. For run() and for scripted walks.
  [[nodiscard]] bool turn(Milliseconds most);
  // Presses the target "screen.what" of the frame last drawn; false when it is not there.
  [[nodiscard]] bool tap(std::string_view target);

  struct Figures {
    std::uint64_t turns = 0;
    std::uint64_t drawn = 0;
    std::uint64_t presented = 0;
    std::uint64_t slow = 0;  // frames over kSlowFrame, logged with the screen's name
  };
  [[nodiscard]] const Figures& figures() const { return figures_; }

 private:
  static constexpr Milliseconds kSlowFrame{50};

  [[nodiscard]] bool take_events(Milliseconds most);
  void take(const SDL_Event& event);
  void take_arrivals();
  void tick();
  void sound();
  void draw();
  void draw_customer();
  void speak();

  Parts parts_;
  InputReader input_;
  FramePacer pacer_;
  Figures figures_;
  std::optional<ui::View> view_;  // as last drawn
  bool is_closed_ = false;
  ui::Spoken spoken_;                 // as last said
  std::optional<bool> has_customer_;  // as the presenter was last told
};

}  // namespace regulars::terminal
