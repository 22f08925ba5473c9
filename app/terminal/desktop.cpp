#include "app/terminal/desktop.h"

#include <atomic>
#include <string>
#include <string_view>
#include <utility>

#include <SDL.h>

namespace regulars::terminal {

struct Desktop::State {
  std::uint32_t wake_event = 0;
  std::atomic<bool> is_wake_pending = false;
  bool is_initialised = false;

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (is_initialised) SDL_Quit();
  }
};

namespace {

Error no_display(std::string_view why) {
  return {ErrorKind::device,
          "there is no display (" + std::string(why) +
              "): start the terminal from a desktop session or set DISPLAY, try it under "
              "\"xvfb-run -a\", or run it with --headless"};
}

// SDL falls back to drawing into memory; fine when asked for, a black shop otherwise.
bool draws_for_nobody() {
  const std::string_view driver = SDL_GetCurrentVideoDriver();
  return SDL_GetHint(SDL_HINT_VIDEODRIVER) == nullptr &&
         (driver == "offscreen" || driver == "dummy" || driver == "evdev");
}

void set_hints() {
  SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
  SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
  SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");         // StopSignals has them
  SDL_SetHint("SDL_VIDEO_WAYLAND_ALLOW_LIBDECOR", "0");  // black window under cage otherwise
  SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
  // The cashier's window stays where it is while the customer's monitor has the focus.
  SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
}

}  // namespace

Desktop::Desktop(std::unique_ptr<State> state) : state_(std::move(state)) {}

Desktop::~Desktop() = default;

Result<std::unique_ptr<Desktop>> Desktop::open() {
  auto state = std::make_unique<State>();
  set_hints();
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return fail(no_display(SDL_GetError()));
  state->is_initialised = true;
  if (draws_for_nobody())
    return fail(no_display("neither X11 nor Wayland nor a screen of its own"));
  SDL_DisableScreenSaver();
  state->wake_event = SDL_RegisterEvents(1);
  return std::unique_ptr<Desktop>(new Desktop(std::move(state)));
}

// A member, because there is a clipboard only while SDL is initialised.
void Desktop::copy(const std::string& text) {
  if (state_->is_initialised) SDL_SetClipboardText(text.c_str());
}

int Desktop::displays() const {
  return SDL_GetNumVideoDisplays();
}

bool Desktop::wait_event(SDL_Event& event, Milliseconds most) {
  if (most <= Milliseconds{0}) return SDL_PollEvent(&event) != 0;
  return SDL_WaitEventTimeout(&event, static_cast<int>(most.count())) != 0;
}

void Desktop::wake() {
  if (state_->is_wake_pending.exchange(true)) return;
  SDL_Event event{};
  event.type = state_->wake_event;
  if (SDL_PushEvent(&event) != 1) state_->is_wake_pending = false;
}

bool Desktop::is_wake(const SDL_Event& event) {
  if (event.type != state_->wake_event) return false;
  state_->is_wake_pending = false;
  return true;
}

}  // namespace regulars::terminal
