#include "app/terminal/input_reader.h"

#include <optional>
#include <utility>

#include <SDL.h>

namespace regulars::terminal {

bool InputReader::take(const SDL_Event& event, SteadyInstant now) {
  if (finger_.take(event)) return true;
  switch (event.type) {
    case SDL_TEXTINPUT:
      wedge_.text(static_cast<const char*>(event.text.text), now);
      return true;
    case SDL_KEYDOWN:
      return take_key(event, now);
    default:
      return false;
  }
}

namespace {

// What a key that types nothing asks for on every screen.
std::optional<ui::Action> shortcut_of(SDL_Keycode key) {
  switch (key) {
    case SDLK_F1:
      return ui::HelpTapped{};
    case SDLK_F2:
      return ui::SettingsTapped{};
    case SDLK_F3:
      return ui::SearchTapped{};
    case SDLK_F9:
      return ui::LanguageTapped{};
    case SDLK_ESCAPE:
      return ui::EscapePressed{};
    default:
      return std::nullopt;
  }
}

ui::FocusMove arrow_of(SDL_Keycode key) {
  switch (key) {
    case SDLK_UP:
      return ui::FocusMove::Up;
    case SDLK_DOWN:
      return ui::FocusMove::Down;
    case SDLK_LEFT:
      return ui::FocusMove::Left;
    case SDLK_RIGHT:
      return ui::FocusMove::Right;
    default:
      return ui::FocusMove::None;
  }
}

}  // namespace

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
    case SDLK_F1:
      settle_typing(now);
      keys_.emplace_back(ui::HelpTapped{});
      return true;
    case SDLK_RIGHTBRACKET:
      if ((key.mod & KMOD_CTRL) == 0) return false;
      wedge_.group_separator(now);
      return true;
    default:
      break;
  }
  if (auto action = shortcut_of(key.sym)) {
    keys_.push_back(*std::move(action));
    return true;
  }
  const ui::FocusMove arrow = arrow_of(key.sym);
  if (arrow == ui::FocusMove::None) return false;
  focus_ = arrow;
  return true;
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
  finger_.next(frame);
  frame.focus = std::exchange(focus_, ui::FocusMove::None);
  frame.keys = std::exchange(keys_, {});
  return frame;
}

bool InputReader::has_more(SteadyInstant now) {
  settle_typing(now);
  return finger_.has_more() || !keys_.empty() || focus_ != ui::FocusMove::None;
}

std::vector<drivers::WedgeFrame> InputReader::take_scans() {
  return std::exchange(scans_, {});
}

}  // namespace regulars::terminal
