#include "app/terminal/finger_reader.h"

#include <SDL.h>

namespace regulars::terminal {
namespace {

constexpr std::int64_t kMouse = -1;  // told apart from every finger
constexpr std::int64_t kScript = -2;

// A mouse's place as fractions of its window; SDL tells it in window units, not in pixels.
ui::TouchPoint place_of(std::uint32_t window, int x, int y) {
  int width = 1;
  int height = 1;
  if (SDL_Window* const found = SDL_GetWindowFromID(window)) {
    SDL_GetWindowSize(found, &width, &height);
  }
  return {static_cast<float>(x) / static_cast<float>(width),
          static_cast<float>(y) / static_cast<float>(height)};
}

}  // namespace

bool FingerReader::take(const SDL_Event& event) {
  switch (event.type) {
    case SDL_FINGERDOWN:
      if (!is_mine(event.tfinger.windowID)) return false;
      pointer_.down(event.tfinger.fingerId, event.tfinger.x, event.tfinger.y);
      return true;
    case SDL_FINGERMOTION:
      if (!is_mine(event.tfinger.windowID)) return false;
      pointer_.move(event.tfinger.fingerId, event.tfinger.x, event.tfinger.y);
      return true;
    case SDL_FINGERUP:
      if (!is_mine(event.tfinger.windowID)) return false;
      pointer_.up(event.tfinger.fingerId, event.tfinger.x, event.tfinger.y);
      return true;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
    case SDL_MOUSEMOTION:
      return take_mouse(event);
    case SDL_WINDOWEVENT:
      if (event.window.windowID != window_) return false;
      if (event.window.event == SDL_WINDOWEVENT_FOCUS_LOST) pointer_.cancel();
      return true;
    default:
      return false;
  }
}

bool FingerReader::take_mouse(const SDL_Event& event) {
  if (event.type == SDL_MOUSEMOTION) {
    if (!is_mine(event.motion.windowID)) return false;
    if ((event.motion.state & SDL_BUTTON_LMASK) == 0) return false;
    const auto [x, y] = place_of(window_, event.motion.x, event.motion.y);
    pointer_.move(kMouse, x, y);
    return true;
  }
  if (!is_mine(event.button.windowID) || event.button.button != SDL_BUTTON_LEFT) return false;
  const auto [x, y] = place_of(window_, event.button.x, event.button.y);
  if (event.type == SDL_MOUSEBUTTONDOWN) {
    pointer_.down(kMouse, x, y);
  } else {
    pointer_.up(kMouse, x, y);
  }
  return true;
}

void FingerReader::tap(float x, float y) {
  pointer_.down(kScript, x, y);
  pointer_.up(kScript, x, y);
}

}  // namespace regulars::terminal
