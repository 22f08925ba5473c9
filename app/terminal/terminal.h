#pragma once
// Terminal: the composition root of regulars-terminal. Builds everything bottom-up, in the order of
// the levels, and takes it down in reverse; decides nothing else. Main thread.
//
//   auto terminal = Terminal::open(options, clock);
//   if (terminal) status = (*terminal)->run(signals.token());

#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/terminal/graphics_card.h"

namespace regulars::terminal {

struct WindowSize {
  int width = 1280;
  int height = 800;
};
// "1280x800"; none for anything else, and for less than 320x200 or more than 9,999.
[[nodiscard]] std::optional<WindowSize> parse_window_size(std::string_view text);

struct TerminalOptions {
  std::filesystem::path data;
  std::string language;                // "en", "zh_CN" or "zh_TW"; empty: the configuration's
  std::optional<WindowSize> windowed;  // none: full screen
  bool has_customer_display = false;   // a window for the customer, whatever the configuration says
  Drawing drawing = Drawing::Automatic;
  bool is_demo = false;  // says on the sign-in screen which PIN to use
};

class Terminal {
 public:
  // Everything that needs no display: lock, configuration, storage, worker, courier and the POS
  // interface. Each failure is one sentence for an installer.
  [[nodiscard]] static Result<std::unique_ptr<Terminal>> open(const TerminalOptions& options,
                                                              Clock& clock);
  ~Terminal();
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  // The counter in a window, until it is closed or a stop is asked for.
  [[nodiscard]] Status run(std::stop_token stop);
  // Without one, until a stop is asked for.
  [[nodiscard]] Status run_headless(std::stop_token stop);
  // A scripted walk through every screen; each is saved as a PNG in `folder`.
  [[nodiscard]] Status save_pictures(const std::filesystem::path& folder);

  // Of the POS interface; 0 when it is off.
  [[nodiscard]] std::uint16_t pos_port() const;

 private:
  struct Parts;
  struct Counter;
  explicit Terminal(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

// Enrols the terminal of options.data with a one-time code, without a window; answers the store and
// the terminal's name. The terminal must not be running.
[[nodiscard]] Result<std::string> enrol_once(const TerminalOptions& options,
                                             const std::string& code,
                                             Clock& clock);

}  // namespace regulars::terminal
