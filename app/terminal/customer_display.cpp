#include "app/terminal/customer_display.h"

#include <string>
#include <utility>

#include <SDL.h>

namespace regulars::terminal {

CustomerDisplay::CustomerDisplay(Desktop& desktop,
                                 const i18n::Catalogues& catalogues,
                                 Log& log,
                                 CustomerDisplayOptions options)
    : desktop_(desktop), catalogues_(catalogues), log_(log), options_(options) {}

void CustomerDisplay::settle() {
  const bool has_monitor = !options_.is_fullscreen || desktop_.displays() > options_.display;
  if (is_there() && !has_monitor) {
    close();
    log_.warning("customer_display", "its monitor is gone: customers are asked on the cashier's");
  }
  if (is_there() || is_shut_) return;
  if (!has_monitor) {
    log_.warning("customer_display",
                 "there is no such monitor",
                 {{"display", std::to_string(options_.display)},
                  {"displays", std::to_string(desktop_.displays())}});
    return;
  }
  if (const Status opened = open(); !opened) {
    close();
    log_.warning("customer_display", opened.error().words);
  }
}

Status CustomerDisplay::open() {
  WindowOptions wanted;
  wanted.title = "Regulars: customer";
  wanted.is_fullscreen = options_.is_fullscreen;
  wanted.width = options_.width;
  wanted.height = options_.height;
  wanted.display =
      options_.is_fullscreen || desktop_.displays() > options_.display ? options_.display : 0;
  wanted.waits_for_monitor = false;
  wanted.drawing = options_.drawing;
  REGULARS_TRY(window_, Window::open(desktop_, wanted));
  REGULARS_TRY(gui_, Gui::open(*window_, catalogues_));
  fingers_.emplace(window_->id());
  pacer_ = {};
  view_.reset();
  log_.info("customer_display", "open", {{"display", std::to_string(wanted.display)}});
  return {};
}

void CustomerDisplay::close() {
  fingers_.reset();
  gui_.reset();
  window_.reset();
}

void CustomerDisplay::take(const SDL_Event& event) {
  if (event.type == SDL_DISPLAYEVENT) {
    settle();
    return;
  }
  if (!is_there()) return;
  const bool is_own_window =
      event.type == SDL_WINDOWEVENT && event.window.windowID == window_->id();
  if (is_own_window && event.window.event == SDL_WINDOWEVENT_CLOSE) {
    is_shut_ = true;
    close();
    log_.info("customer_display", "closed");
    return;
  }
  if (is_own_window) gui_->forget_picture();
  if (fingers_->take(event)) pacer_.something_happened();
}

std::vector<ui::Action> CustomerDisplay::draw(const ui::CustomerView& view, SteadyInstant now) {
  if (!is_there()) return {};
  if (view_ != view || fingers_->has_more()) pacer_.something_happened();
  if (!pacer_.wants_frame()) return {};
  ui::FrameInput frame;
  frame.width = static_cast<float>(window_->width());
  frame.height = static_cast<float>(window_->height());
  frame.now = now;
  fingers_->next(frame);
  view_ = view;
  const Gui::Drawn drawn = gui_->draw(view, frame);
  pacer_.drew();
  ++figures_.drawn;
  if (drawn == Gui::Drawn::Presented) {
    ++figures_.presented;
    window_->present();
  }
  std::vector<ui::Action> actions = gui_->take_actions();
  if (!actions.empty()) pacer_.something_happened();
  return actions;
}

bool CustomerDisplay::tap(std::string_view target) {
  const std::optional<ui::TouchPoint> place = gui_->touch().middle_of(target);
  if (!place) return false;
  fingers_->tap(place->x / static_cast<float>(window_->width()),
                place->y / static_cast<float>(window_->height()));
  pacer_.something_happened();
  return true;
}

Picture CustomerDisplay::picture_of(const ui::CustomerView& view) {
  return gui_->picture_of(view);
}

}  // namespace regulars::terminal
