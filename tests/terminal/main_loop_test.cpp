#include "app/terminal/main_loop.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include <SDL.h>

#include "app/base/system_clock.h"
#include "app/loyalty/pin.h"
#include "app/terminal/desktop.h"
#include "app/terminal/device_hub.h"
#include "app/ui/views/view.h"
#include "tests/support/catch.h"
#include "tests/terminal/running_terminal.h"

using namespace regulars;
using namespace regulars::tests;

namespace {

enum class Windows { One, Two };

// The counter of a signed-out till in a window that SDL draws into memory, or in two.
struct Counter {
  TestTerminal made;
  MemberBuilder gold = a_member("王小明");
  SystemClock clock;
  i18n::Catalogues catalogues = i18n::Catalogues::built_in();
  std::unique_ptr<RunningTerminal> till;
  std::unique_ptr<terminal::DeviceHub> hub;
  std::unique_ptr<terminal::Desktop> desktop;
  std::unique_ptr<terminal::Window> window;
  std::unique_ptr<terminal::Gui> gui;
  std::unique_ptr<terminal::CustomerDisplay> customer;  // null with one window
  std::unique_ptr<ui::CounterPresenter> presenter;
  std::unique_ptr<terminal::MainLoop> loop;

  // False where this machine cannot draw at all.
  bool open(Windows windows = Windows::One) {
    gold.gold().with_card("2012345678903").with_points(1'000);
    storage::StaffChange cashier;
    cashier.staff = {model::StaffId{Uuid::v7(clock.wall())}, "Lin", model::Role::Cashier};
    cashier.pin_hash = value_of(loyalty::hash_pin("1234"));
    made.hold({storage::ProgrammeChange{loyalty::to_document(a_programme())}, gold, cashier});
    ::setenv("SDL_VIDEODRIVER", "offscreen", 1);
    auto found = terminal::Desktop::open();
    if (!found) return false;
    desktop = *std::move(found);
    terminal::WindowOptions wanted;
    wanted.is_fullscreen = false;
    auto opened = terminal::Window::open(*desktop, wanted);
    if (!opened) return false;
    window = *std::move(opened);
    auto drawn = terminal::Gui::open(*window, catalogues);
    if (!drawn) return false;
    gui = *std::move(drawn);
    if (windows == Windows::Two) {
      terminal::CustomerDisplayOptions beside;
      beside.is_fullscreen = false;
      customer =
          std::make_unique<terminal::CustomerDisplay>(*desktop, catalogues, made.log, beside);
      customer->settle();
    }
    till = std::make_unique<RunningTerminal>(made);
    hub = std::make_unique<terminal::DeviceHub>(till->arrivals, made.log, model::regions().front());
    presenter = std::make_unique<ui::CounterPresenter>(
        *till->requests, clock, catalogues, ui::CounterSettings{});
    loop = std::make_unique<terminal::MainLoop>(terminal::MainLoop::Parts{*desktop,
                                                                          *window,
                                                                          *gui,
                                                                          customer.get(),
                                                                          *presenter,
                                                                          till->arrivals,
                                                                          *hub,
                                                                          clock,
                                                                          made.log},
                                                "");
    return true;
  }

  void sign_in() {
    tap("signin.staff_0");
    for (const auto* key : {"signin.key_1", "signin.key_2", "signin.key_3", "signin.key_4"}) {
      tap(key);
    }
    tap("signin.confirm");
    reach("home");
  }
  void rest(Milliseconds time) {
    const auto until = clock.steady() + time;
    while (clock.steady() < until) REQUIRE(loop->turn(until - clock.steady()));
  }
  void reach(std::string_view screen) {
    const auto until = clock.steady() + Milliseconds{20'000};
    while (ui::screen_name(presenter->view()) != screen && clock.steady() < until) {
      REQUIRE(loop->turn(Milliseconds{20}));
    }
    REQUIRE(ui::screen_name(presenter->view()) == screen);
    rest(Milliseconds{400});
  }
  void tap(std::string_view target) {
    INFO(target);
    const auto until = clock.steady() + Milliseconds{5'000};
    while (!loop->tap(target)) {
      REQUIRE(clock.steady() < until);
      rest(Milliseconds{20});
    }
    rest(Milliseconds{100});
  }
};

void push_text(std::string_view text) {
  for (const char c : text) {
    SDL_Event event{};
    event.type = SDL_TEXTINPUT;
    event.text.text[0] = c;
    SDL_PushEvent(&event);
  }
}

// By mouse, at pixels of that window.
void push_tap(std::uint32_t window, ui::TouchPoint place) {
  for (const std::uint32_t type : {SDL_MOUSEBUTTONDOWN, SDL_MOUSEBUTTONUP}) {
    SDL_Event event{};
    event.type = type;
    event.button.windowID = window;
    event.button.button = SDL_BUTTON_LEFT;
    event.button.x = static_cast<int>(place.x);
    event.button.y = static_cast<int>(place.y);
    SDL_PushEvent(&event);
  }
}

void push_enter() {
  SDL_Event event{};
  event.type = SDL_KEYDOWN;
  event.key.keysym.sym = SDLK_RETURN;
  SDL_PushEvent(&event);
}

}  // namespace

TEST_CASE("from the beam to the member on the screen, and nothing drawn at rest", "[terminal]") {
  Counter counter;
  if (!counter.open()) {
    WARN("this machine cannot draw off screen: the main loop was not tested");
    return;
  }
  counter.reach("signin");
  counter.sign_in();

  counter.rest(Milliseconds{500});
  const auto before = counter.loop->figures();
  counter.rest(Milliseconds{2'000});
  const auto after = counter.loop->figures();
  CHECK(after.drawn - before.drawn <= 2);  // a minute of the clock may pass
  CHECK(after.presented - before.presented <= 1);

  push_text("2012345678903");
  push_enter();
  counter.reach("member");
  CHECK(std::get<ui::MemberView>(counter.presenter->view().body).name == "王小明");
}

TEST_CASE("a finger on the customer's window is the customer's, a key is the cashier's",
          "[terminal]") {
  Counter counter;
  if (!counter.open(Windows::Two)) {
    WARN("this machine cannot draw off screen: the second window was not tested");
    return;
  }
  counter.reach("signin");
  counter.sign_in();
  push_text("2012345678903");
  push_enter();
  counter.reach("member");
  const auto customer = [&] {
    return std::string(ui::screen_name(counter.presenter->customer_view()));
  };
  CHECK(customer() == "greeting");
  CHECK(counter.presenter->view().customer.has_value());
  counter.tap("member.earn");
  counter.reach("earn");
  for (const auto* key : {"earn.key_1", "earn.key_0", "earn.key_0"}) counter.tap(key);
  counter.tap("earn.confirm");
  counter.reach("home");  // without waiting for anybody
  while (customer() != "rating") counter.rest(Milliseconds{50});
  counter.rest(Milliseconds{600});

  const auto face = counter.customer->touch().middle_of("rating.face_4");
  REQUIRE(face.has_value());
  push_tap(counter.window->id(), *face);  // the same place of the cashier's window
  push_enter();
  counter.rest(Milliseconds{300});
  CHECK(customer() == "rating");
  push_tap(counter.customer->window_id(), *face);
  counter.rest(Milliseconds{300});
  CHECK(customer() == "thanks");
  CHECK(ui::screen_name(counter.presenter->view()) != "rating");
}

TEST_CASE("the till goes on when the customer's window is closed", "[terminal]") {
  Counter counter;
  if (!counter.open(Windows::Two)) return;
  counter.reach("signin");
  REQUIRE(counter.customer->is_there());
  SDL_Event event{};
  event.type = SDL_WINDOWEVENT;
  event.window.event = SDL_WINDOWEVENT_CLOSE;
  event.window.windowID = counter.customer->window_id();
  SDL_PushEvent(&event);
  counter.rest(Milliseconds{300});
  CHECK_FALSE(counter.customer->is_there());
  CHECK_FALSE(counter.presenter->view().customer.has_value());
  counter.sign_in();
  counter.tap("strip.faults");
  const ui::View shown = counter.presenter->view();
  const auto* const faults = std::get_if<ui::FaultsView>(&shown.body);
  REQUIRE(faults != nullptr);
  CHECK(std::any_of(faults->rows.begin(), faults->rows.end(), [](const ui::FaultRow& row) {
    return row.words.find("customer's screen") != std::string::npos;
  }));
}

TEST_CASE("two windows at rest draw nothing", "[terminal]") {
  Counter counter;
  if (!counter.open(Windows::Two)) return;
  counter.reach("signin");
  counter.rest(Milliseconds{500});
  const auto before = counter.customer->figures();
  counter.rest(Milliseconds{2'000});
  CHECK(counter.customer->figures().drawn - before.drawn <= 2);
}
