#pragma once
// Window: the one wrapper of SDL's windows, each with an OpenGL context of its own or with pixels
// that the processor draws. There may be two, the cashier's and the customer's; they share nothing,
// so that either may come and go. Main thread; goes before its Desktop.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "app/base/result.h"
#include "app/terminal/desktop.h"
#include "app/terminal/graphics_card.h"
#include "app/ui/widgets/software_canvas.h"

namespace regulars::terminal {

struct WindowOptions {
  std::string title = "Regulars";
  bool is_fullscreen = true;
  int width = 1280;  // of a window that is not full screen
  int height = 800;
  int display = 0;  // which monitor, as the system numbers them
  // present() waits for the monitor's next picture. One window at a time should: the till must not
  // wait for the customer's monitor.
  bool waits_for_monitor = true;
  Drawing drawing = Drawing::Automatic;
};

struct Picture {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgb;  // top row first
};

class Window {
 public:
  // device: the display can neither do OpenGL 3.3 nor show pixels; one sentence says what to do.
  [[nodiscard]] static Result<std::unique_ptr<Window>> open(Desktop& desktop,
                                                            const WindowOptions& options);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  // In pixels.
  [[nodiscard]] int width() const;
  [[nodiscard]] int height() const;
  // What SDL's events call it.
  [[nodiscard]] std::uint32_t id() const;

  // OpenGl or Software, as it was opened.
  [[nodiscard]] Drawing drawing() const;

  // Before anything of OpenGL is called for it, its deletion included.
  void make_current();
  // Of OpenGl. `background` is 0xAABBGGRR, as the theme's colours are.
  void begin_picture(std::uint32_t background);
  // Of Software: what is drawn into, good until the window's size changes; and what was.
  [[nodiscard]] ui::Pixels pixels();
  void changed(std::span<const ui::PixelArea> areas);
  void present();
  // What present() would show.
  [[nodiscard]] Picture picture() const;

 private:
  struct Handles;
  [[nodiscard]] static Result<std::unique_ptr<Window>> open_gl(const WindowOptions& options);
  [[nodiscard]] static Result<std::unique_ptr<Window>> open_software(const WindowOptions& options);
  [[nodiscard]] Picture picture_by_gl() const;
  explicit Window(std::unique_ptr<Handles> handles);
  std::unique_ptr<Handles> handles_;
};

[[nodiscard]] Status save_png(const Picture& picture, const std::string& file);

}  // namespace regulars::terminal
