#include "app/terminal/main_loop.h"

#include <algorithm>
#include <utility>

#include <SDL.h>

namespace regulars::terminal {

MainLoop::MainLoop(Parts parts, std::string scanner_prefix)
    : parts_(parts), input_(std::move(scanner_prefix)) {
  parts_.arrivals.on_delivery([&window = parts_.window] { window.wake(); });
}

MainLoop::~MainLoop() {
  parts_.arrivals.on_delivery({});
}

void MainLoop::run(std::stop_token stop) {
  const std::stop_callback wake(stop, [this] { parts_.window.wake(); });
  while (!stop.stop_requested() && turn(FramePacer::kLongestSleep)) {
  }
  parts_.log.info("loop",
                  "ended",
                  {{"turns", std::to_string(figures_.turns)},
                   {"drawn", std::to_string(figures_.drawn)},
                   {"presented", std::to_string(figures_.presented)},
                   {"slow", std::to_string(figures_.slow)}});
}

bool MainLoop::turn(Milliseconds most) {
  ++figures_.turns;
  const SteadyInstant now = parts_.clock.steady();
  const Milliseconds sleep = pacer_.sleep(now, parts_.counter.next_deadline(), input_.deadline());
  if (!take_events(std::min(sleep, most))) return false;
  take_arrivals();
  tick();
  if (pacer_.wants_frame()) draw();
  return true;
}

bool MainLoop::tap(std::string_view target) {
  const ui::Touch& touch = parts_.gui.touch();
  const auto found = touch.targets().find(target);
  if (found == touch.targets().end() || !found->second.is_enabled) return false;
  const ui::Canvas& canvas = touch.canvas();
  const ui::Rect& rect = found->second.rect;
  const float x = canvas.left + rect.centre_x() * canvas.scale;
  const float y = canvas.top + rect.centre_y() * canvas.scale;
  input_.tap(x / static_cast<float>(parts_.window.width()),
             y / static_cast<float>(parts_.window.height()));
  pacer_.something_happened();
  return true;
}

// False when the window is to be closed.
bool MainLoop::take_events(Milliseconds most) {
  constexpr int kMostEvents = 256;  // of one turn: a stuck device must not stop the drawing
  SDL_Event event;
  bool has_event = parts_.window.wait_event(event, most);
  for (int count = 0; has_event && count < kMostEvents; ++count) {
    if (event.type == SDL_QUIT) is_closed_ = true;
    if (event.type == SDL_WINDOWEVENT) parts_.gui.forget_picture();
    const SteadyInstant now = parts_.clock.steady();
    if (!parts_.window.is_wake(event) && input_.take(event, now)) {
      pacer_.something_happened();
    }
    has_event = parts_.window.wait_event(event, Milliseconds{0});
  }
  for (drivers::WedgeFrame& scan : input_.take_scans()) {
    parts_.scans.happened(
        drivers::Scan{"keyboard", parts_.clock.steady(), std::move(scan.raw), std::move(scan.aim)});
  }
  return !is_closed_;
}

void MainLoop::take_arrivals() {
  for (const ui::Arrival& arrival : parts_.arrivals.take()) {
    parts_.counter.handle(arrival);
    pacer_.something_happened();
  }
}

void MainLoop::tick() {
  const SteadyInstant now = parts_.clock.steady();
  if (now >= parts_.counter.next_deadline()) parts_.counter.tick();
  if (input_.has_more(now)) pacer_.something_happened();
  if (!pacer_.wants_frame() && view_ != parts_.counter.view()) pacer_.something_happened();
}

void MainLoop::draw() {
  const SteadyInstant from = parts_.clock.steady();
  const ui::FrameInput frame = input_.next(
      from, static_cast<float>(parts_.window.width()), static_cast<float>(parts_.window.height()));
  view_ = parts_.counter.view();
  const Gui::Drawn drawn = parts_.gui.draw(*view_, frame);
  pacer_.drew();
  ++figures_.drawn;
  for (const ui::Action& action : parts_.gui.take_actions()) {
    parts_.counter.handle(action);
    pacer_.something_happened();
  }
  const Milliseconds took = parts_.clock.steady() - from;
  if (took > kSlowFrame) {
    ++figures_.slow;
    parts_.log.warning(
        "frame",
        "slow",
        {{"screen", std::string(ui::screen_name(*view_))}, {"ms", std::to_string(took.count())}});
  }
  if (drawn == Gui::Drawn::Presented) {
    if (figures_.presented++ == 0) parts_.log.info("loop", "first picture");
    parts_.window.present();
  }
}

}  // namespace regulars::terminal
