#pragma once
// Desktop: SDL's connection to the displays of this computer, and its one queue of events. Opened
// with SDL_INIT_VIDEO alone and without SDL's touch and mouse emulation. Main thread, but for
// wake(). Outlives every window.

#include <cstdint>
#include <memory>
#include <string>

#include "app/base/clock.h"
#include "app/base/result.h"

union SDL_Event;

namespace regulars::terminal {

class Desktop {
 public:
  // device: there is no display; one sentence says what to do.
  [[nodiscard]] static Result<std::unique_ptr<Desktop>> open();
  ~Desktop();
  Desktop(const Desktop&) = delete;
  Desktop& operator=(const Desktop&) = delete;

  // Puts text on the clipboard; a desktop without one keeps nothing.
  void copy(const std::string& text);
  // How many monitors are plugged in.
  [[nodiscard]] int displays() const;

  // False when nothing happened within `most`; zero does not wait.
  [[nodiscard]] bool wait_event(SDL_Event& event, Milliseconds most);
  // From any thread: ends a wait. Several calls before the loop has run are one.
  void wake();
  // Of the events that wake() sends; wait_event's caller need not look at them.
  [[nodiscard]] bool is_wake(const SDL_Event& event);

 private:
  struct State;
  explicit Desktop(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace regulars::terminal
