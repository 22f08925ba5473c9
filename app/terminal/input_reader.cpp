#include "app/terminal/input_reader.h"

#include <utility>

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

bool InputReader::take(const SDL_Event& event, SteadyInstant now) {
  switch (event.type) {
    case SDL_FINGERDOWN:
      pointer_.down(event.tfinger.fingerId, event.tfinger.x, event.tfinger.y);
      return true;
    case SDL_FINGERMOTION:
      pointer_.move(event.tfinger.fingerId, event.tfinger.x, event.tfinger.y);
      return true;
    case SDL_FINGERUP:
      pointer_.up(event.tfinger.fingerId, event.tfinger.x, event.tfinger.y);
      return true;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
    case SDL_MOUSEMOTION:
      return take_mouse(event);
    case SDL_TEXTINPUT:
      wedge_.text(static_cast<const char*>(event.text.text), now);
      return true;
    case SDL_KEYDOWN:
      return take_key(event, now);
    case SDL_WINDOWEVENT:
      if (event.window.event == SDL_WINDOWEVENT_FOCUS_LOST) pointer_.cancel();
      return true;
    default:
      return false;
  }
}

bool InputReader::take_mouse(const SDL_Event& event) {
  if (event.type == SDL_MOUSEMOTION) {
    if ((event.motion.state & SDL_BUTTON_LMASK) == 0) return false;
    const auto [x, y] = place_of(event.motion.windowID, event.motion.x, event.motion.y);
    pointer_.move(kMouse, x, y);
    return true;
  }
  if (event.button.button != SDL_BUTTON_LEFT) return false;
  const auto [x, y] = place_of(event.button.windowID, event.button.x, event.button.y);
  if (event.type == SDL_MOUSEBUTTONDOWN) {
    pointer_.down(kMouse, x, y);
  } else {
    pointer_.up(kMouse, x, y);
  }
  return true;
}

bool InputReader::take_key(const SDL_Event& event, SteadyInstant now) {
  const SDL_Keysym& key = event.key.keysym;
  switch (key.sym) {
    case SDLK_RETURN:
    case SDLK_KP_ENTER:
      if (!take_end_key(now)) keys_.emplace_back(ui::EnterPressed{});
      return true;
    case SDLK_TAB:
      if (!take_end_key(now)) {
        focus_ = (key.mod & KMOD_SHIFT) != 0 ? ui::FocusMove::Previous : ui::FocusMove::Next;
      }
      return true;
    case SDLK_SPACE:
      // The letter itself comes as text; within a scan it is nobody's wish.
      if (!wedge_.deadline()) focus_ = ui::FocusMove::Activate;
      return true;
    case SDLK_BACKSPACE:
      settle_typing(now);
      keys_.emplace_back(ui::BackspacePressed{});
      return true;
    case SDLK_ESCAPE:
      keys_.emplace_back(ui::EscapePressed{});
      return true;
    case SDLK_RIGHTBRACKET:
      if ((key.mod & KMOD_CTRL) == 0) return false;
      wedge_.group_separator(now);
      return true;
    default:
      return false;
  }
}

// True when the key was the end of a scan; else what came before it was typed first.
bool InputReader::take_end_key(SteadyInstant now) {
  if (auto scan = wedge_.end_key(now)) {
    scans_.push_back(std::move(*scan));
    return true;
  }
  settle_typing(now);
  return false;
}

void InputReader::settle_typing(SteadyInstant now) {
  std::string typed = wedge_.take_typed(now);
  if (!typed.empty()) keys_.emplace_back(ui::TextTyped{std::move(typed)});
}

ui::FrameInput InputReader::next(SteadyInstant now, float width, float height) {
  settle_typing(now);
  ui::FrameInput frame;
  frame.width = width;
  frame.height = height;
  frame.now = now;
  pointer_.next(frame);
  frame.focus = std::exchange(focus_, ui::FocusMove::None);
  frame.keys = std::exchange(keys_, {});
  return frame;
}

bool InputReader::has_more(SteadyInstant now) {
  settle_typing(now);
  return pointer_.has_more() || !keys_.empty() || focus_ != ui::FocusMove::None;
}

std::vector<drivers::WedgeFrame> InputReader::take_scans() {
  return std::exchange(scans_, {});
}

void InputReader::tap(float x, float y) {
  pointer_.down(kScript, x, y);
  pointer_.up(kScript, x, y);
}

}  // namespace regulars::terminal
