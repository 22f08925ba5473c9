#pragma once
// Window: the one wrapper of SDL's window and its OpenGL context. Main thread, but for wake().
// Opened with SDL_INIT_VIDEO alone and without SDL's touch and mouse emulation.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/base/clock.h"
#include "app/base/result.h"

union SDL_Event;

namespace regulars::terminal {

struct WindowOptions {
  std::string title = "Regulars";
  bool is_fullscreen = true;
  int width = 1280;  // of a window that is not full screen
  int height = 800;
};

struct Picture {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgb;  // top row first
};

class Window {
 public:
  // device: there is no display, or it cannot do OpenGL 3.3; one sentence says what to do.
  [[nodiscard]] static Result<std::unique_ptr<Window>> open(const WindowOptions& options);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  // In pixels.
  [[nodiscard]] int width() const;
  [[nodiscard]] int height() const;

  // False when nothing happened within `most`; zero does not wait.
  [[nodiscard]] bool wait_event(SDL_Event& event, Milliseconds most);
  // From any thread: ends a wait. Several calls before the loop has run are one.
  void wake();
  // Of the events that wake() sends; wait_event's caller need not look at them.
  [[nodiscard]] bool is_wake(const SDL_Event& event);

  // `background` is 0xAABBGGRR, as the theme's colours are.
  void begin_picture(std::uint32_t background);
  void present();
  // What present() would show.
  [[nodiscard]] Picture picture() const;

 private:
  struct Handles;
  explicit Window(std::unique_ptr<Handles> handles);
  std::unique_ptr<Handles> handles_;
};

[[nodiscard]] Status save_png(const Picture& picture, const std::string& file);

}  // namespace regulars::terminal
