#include "app/terminal/main_loop.h"

#include <algorithm>
#include <utility>

#include <SDL.h>

namespace regulars::terminal {

MainLoop::MainLoop(Parts parts, std::string scanner_prefix)
    : parts_(parts), input_(parts.window.id(), std::move(scanner_prefix)) {
  parts_.arrivals.on_delivery([&desktop = parts_.desktop] { desktop.wake(); });
}

MainLoop::~MainLoop() {
  parts_.arrivals.on_delivery({});
}

void MainLoop::run(std::stop_token stop) {
  const std::stop_callback wake(stop, [this] { parts_.desktop.wake(); });
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
  Milliseconds sleep = pacer_.sleep(now, parts_.counter.next_deadline(), input_.deadline());
  if (parts_.customer != nullptr && parts_.customer->wants_frame()) sleep = Milliseconds{0};
  if (!take_events(std::min(sleep, most))) return false;
  take_arrivals();
  tick();
  if (const auto copied = parts_.counter.take_copied()) parts_.desktop.copy(*copied);
  if (pacer_.wants_frame()) draw();
  sound();
  if (parts_.customer != nullptr) draw_customer();
  if (parts_.speaker != nullptr) speak();
  return true;
}

bool MainLoop::tap(std::string_view target) {
  const std::optional<ui::TouchPoint> place = parts_.gui.touch().middle_of(target);
  if (!place) return false;
  input_.tap(place->x / static_cast<float>(parts_.window.width()),
             place->y / static_cast<float>(parts_.window.height()));
  pacer_.something_happened();
  return true;
}

// False when the window is to be closed.
bool MainLoop::take_events(Milliseconds most) {
  constexpr int kMostEvents = 256;  // of one turn: a stuck device must not stop the drawing
  SDL_Event event;
  bool has_event = parts_.desktop.wait_event(event, most);
  for (int count = 0; has_event && count < kMostEvents; ++count) {
    if (!parts_.desktop.is_wake(event)) take(event);
    has_event = parts_.desktop.wait_event(event, Milliseconds{0});
  }
  for (drivers::WedgeFrame& scan : input_.take_scans()) {
    parts_.scans.happened(
        drivers::Scan{"keyboard", parts_.clock.steady(), std::move(scan.raw), std::move(scan.aim)});
  }
  return !is_closed_;
}

void MainLoop::take(const SDL_Event& event) {
  if (event.type == SDL_QUIT) is_closed_ = true;
  const bool is_of_window =
      event.type == SDL_WINDOWEVENT && event.window.windowID == parts_.window.id();
  if (is_of_window && event.window.event == SDL_WINDOWEVENT_CLOSE) is_closed_ = true;
  if (is_of_window || event.type == SDL_DISPLAYEVENT) parts_.gui.forget_picture();
  if (input_.take(event, parts_.clock.steady())) {
    pacer_.something_happened();
  } else if (parts_.customer != nullptr) {
    parts_.customer->take(event);
  }
}

void MainLoop::take_arrivals() {
  for (const ui::Arrival& arrival : parts_.arrivals.take()) {
    parts_.counter.handle(arrival);
    pacer_.something_happened();
  }
}

void MainLoop::tick() {
  if (parts_.customer != nullptr && has_customer_ != parts_.customer->is_there()) {
    has_customer_ = parts_.customer->is_there();
    parts_.counter.handle(ui::Arrival{ui::CustomerDisplayChanged{*has_customer_}});
  }
  const SteadyInstant now = parts_.clock.steady();
  if (now >= parts_.counter.next_deadline()) parts_.counter.tick();
  if (input_.has_more(now)) pacer_.something_happened();
  if (!pacer_.wants_frame() && view_ != parts_.counter.view()) pacer_.something_happened();
}

void MainLoop::sound() {
  if (parts_.sounds == nullptr) return;
  parts_.sounds->turn(parts_.counter.sound());
  if (const std::optional<ui::Cue> cue = parts_.counter.take_cue()) parts_.sounds->play(*cue);
}

void MainLoop::draw_customer() {
  for (const ui::Action& action :
       parts_.customer->draw(parts_.counter.customer_view(), parts_.clock.steady())) {
    parts_.counter.handle_customer(action);
    pacer_.something_happened();
  }
}

void MainLoop::speak() {
  ui::Spoken spoken = parts_.counter.spoken();
  if (spoken == spoken_) return;
  spoken_ = std::move(spoken);
  std::string language{i18n::code(spoken_.language)};
  std::replace(language.begin(), language.end(), '_', '-');
  parts_.speaker->say({spoken_.text, std::move(language)});
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
