#include "app/terminal/main_loop.h"

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

// The counter of a signed-out till in a window that SDL draws into memory.
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
  std::unique_ptr<ui::CounterPresenter> presenter;
  std::unique_ptr<terminal::MainLoop> loop;

  // False where this machine cannot draw at all.
  bool open() {
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
    till = std::make_unique<RunningTerminal>(made);
    hub = std::make_unique<terminal::DeviceHub>(till->arrivals, made.log, model::regions().front());
    presenter = std::make_unique<ui::CounterPresenter>(
        *till->requests, clock, catalogues, ui::CounterSettings{});
    loop = std::make_unique<terminal::MainLoop>(
        terminal::MainLoop::Parts{
            *desktop, *window, *gui, nullptr, *presenter, till->arrivals, *hub, clock, made.log},
        "");
    return true;
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
  counter.tap("signin.staff_0");
  for (const auto* key : {"signin.key_1", "signin.key_2", "signin.key_3", "signin.key_4"}) {
    counter.tap(key);
  }
  counter.tap("signin.confirm");
  counter.reach("home");

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
