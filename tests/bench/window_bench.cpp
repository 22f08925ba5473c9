// From an event to the presented frame: the terminal's own loop, windows and worker over a folder
// of a million members, fed with SDL's events as fingers and scanners make them.

#include <chrono>
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>

#include <SDL.h>

#include "app/base/system_clock.h"
#include "app/i18n/catalogue.h"
#include "app/terminal/arrivals.h"
#include "app/terminal/customer_display.h"
#include "app/terminal/desktop.h"
#include "app/terminal/device_hub.h"
#include "app/terminal/gui.h"
#include "app/terminal/main_loop.h"
#include "app/terminal/request_runner.h"
#include "app/terminal/sync_runner.h"
#include "app/terminal/window.h"
#include "app/terminal/worker.h"
#include "tests/bench/measures.h"

namespace regulars::bench {
namespace {

using Steady = std::chrono::steady_clock;

constexpr double kMostScan = 0.050;  // seconds
constexpr double kMostTap = 0.034;
constexpr int kScans = 120;
constexpr int kTaps = 120;
constexpr Milliseconds kPatience{20'000};

double since(Steady::time_point begun) {
  return std::chrono::duration<double>(Steady::now() - begun).count();
}

// The counter in two windows, as Terminal builds it.
class Till {
 public:
  Till(const std::filesystem::path& folder, int width, int height)
      : log_("bench", {}, LogLevel::error),
        worker_(must(storage::TerminalStorage::open(folder, clock_, log_)), log_),
        sync_({worker_, arrivals_, clock_, log_, local_utc_offset, folder, {}}),
        requests_({worker_, sync_, arrivals_, clock_, local_utc_offset, model::regions().front()}),
        hub_(arrivals_, log_, model::regions().front()),
        desktop_(must(terminal::Desktop::open())),
        window_(must(terminal::Window::open(*desktop_, options_of(width, height)))),
        gui_(must(terminal::Gui::open(*window_, catalogues_))),
        customer_(*desktop_, catalogues_, log_, {false, 0, width, height}),
        presenter_(requests_, clock_, catalogues_, {}) {
    customer_.settle();
    loop_ = std::make_unique<terminal::MainLoop>(
        terminal::MainLoop::Parts{
            *desktop_, *window_, *gui_, &customer_, presenter_, arrivals_, hub_, clock_, log_},
        "");
  }

  void sign_in() {
    reach("signin");
    tap_by_script("signin.staff_0");
    for (const auto* key : {"signin.key_1", "signin.key_2", "signin.key_3", "signin.key_4"}) {
      tap_by_script(key);
    }
    tap_by_script("signin.confirm");
    reach("home");
  }

  // The member's name and masked identifiers; empty on another screen.
  std::string who_is_shown() {
    const ui::View view = presenter_.view();
    const auto* const member = std::get_if<ui::MemberView>(&view.body);
    return member == nullptr ? std::string() : member->name + member->identifiers;
  }

  // Seconds from the scanner's Enter until the member is on the screen.
  double scan(const std::string& code) {
    const std::string before = who_is_shown();
    for (const char letter : code) {
      SDL_Event event{};
      event.type = SDL_TEXTINPUT;
      event.text.text[0] = letter;
      SDL_PushEvent(&event);
    }
    turn();
    SDL_Event enter{};
    enter.type = SDL_KEYDOWN;
    enter.key.keysym.sym = SDLK_RETURN;
    const auto begun = Steady::now();
    SDL_PushEvent(&enter);
    while (who_is_shown().empty() || who_is_shown() == before) {
      expect(since(begun) < 20, "a scan found nobody");
      turn();
    }
    const auto presented = loop_->figures().presented;
    if (!is_shown()) wait_for_picture(presented);
    const double seconds = since(begun);
    rest(Milliseconds{280});  // the card has come to rest
    return seconds;
  }

  // Seconds from the finger's lifting until the next screen is there; from its touch until the
  // press is seen goes into `press`.
  double tap(std::string_view target, double& press) {
    press = finger(SDL_FINGERDOWN, target);
    rest(Milliseconds{60});
    const auto begun = Steady::now();
    const std::size_t screen = presenter_.view().body.index();
    static_cast<void>(finger(SDL_FINGERUP, target));
    while (shown_.body.index() == screen) turn();  // a frame without the press may come first
    const double lift = since(begun);
    rest(Milliseconds{200});
    return lift;
  }

  void rest(Milliseconds time) {
    const auto until = clock_.steady() + time;
    while (clock_.steady() < until) turn(until - clock_.steady());
  }

 private:
  static terminal::WindowOptions options_of(int width, int height) {
    terminal::WindowOptions options;
    options.is_fullscreen = false;
    options.width = width;
    options.height = height;
    return options;
  }

  static void expect(bool claim, const char* words) {
    if (!claim) give_up(Error{ErrorKind::bug, words});
  }
  void turn(Milliseconds most = Milliseconds{20}) {
    const auto presented = loop_->figures().presented;
    expect(loop_->turn(most), "the window was closed");
    if (loop_->figures().presented != presented) shown_ = presenter_.view();
  }
  [[nodiscard]] bool is_shown() const { return shown_ == presenter_.view(); }
  void wait_for_picture(std::uint64_t before) {
    const auto until = clock_.steady() + kPatience;
    while (loop_->figures().presented == before) {
      expect(clock_.steady() < until, "an event changed no picture");
      turn();
    }
  }
  void reach(std::string_view screen) {
    const auto until = clock_.steady() + kPatience;
    while (ui::screen_name(presenter_.view()) != screen) {
      expect(clock_.steady() < until, "a screen did not come");
      turn();
    }
    rest(Milliseconds{500});
  }
  void tap_by_script(std::string_view target) {
    const auto until = clock_.steady() + kPatience;
    while (!loop_->tap(target)) {
      expect(clock_.steady() < until, "a button did not come");
      turn();
    }
    rest(Milliseconds{200});
  }
  double finger(std::uint32_t type, std::string_view target) {
    if (const auto place = gui_->touch().middle_of(target)) place_ = *place;
    SDL_Event event{};
    event.type = type;
    event.tfinger.windowID = window_->id();
    event.tfinger.x = place_.x / static_cast<float>(window_->width());
    event.tfinger.y = place_.y / static_cast<float>(window_->height());
    const auto presented = loop_->figures().presented;
    const auto begun = Steady::now();
    SDL_PushEvent(&event);
    wait_for_picture(presented);
    return since(begun);
  }

  SystemClock clock_;
  Log log_;
  i18n::Catalogues catalogues_ = i18n::Catalogues::built_in();
  terminal::Arrivals arrivals_;
  terminal::Worker worker_;
  terminal::SyncRunner sync_;
  terminal::RequestRunner requests_;
  terminal::DeviceHub hub_;
  std::unique_ptr<terminal::Desktop> desktop_;
  std::unique_ptr<terminal::Window> window_;
  std::unique_ptr<terminal::Gui> gui_;
  terminal::CustomerDisplay customer_;
  ui::CounterPresenter presenter_;
  std::unique_ptr<terminal::MainLoop> loop_;
  ui::View shown_;
  ui::TouchPoint place_;
};

std::vector<std::string> cards_of(const std::vector<model::Member>& members) {
  std::vector<std::string> cards;
  const std::size_t step = members.size() / (kScans + 20) + 1;
  for (std::size_t i = 0; i < members.size(); i += step) {
    for (const model::Identifier& identifier : members[i].identifiers) {
      if (identifier.kind != model::IdentifierKind::Card) continue;
      cards.push_back(identifier.value);
      break;
    }
  }
  return cards;
}

Row row(std::string measure, std::vector<double>& seconds, double most) {
  const double p99 = percentile(seconds, 0.99);
  return {std::move(measure),
          duration(p99),
          duration(percentile(seconds, 0.5)) + ": the median",
          "",
          "<= " + duration(most),
          p99 <= most};
}

std::vector<Row> measure_at(const std::filesystem::path& folder,
                            const std::vector<std::string>& cards,
                            int width,
                            int height) {
  Till till(folder, width, height);
  till.sign_in();
  std::vector<double> presses;
  std::vector<double> taps;
  for (int i = 0; i < kTaps; ++i) {
    double press = 0;
    taps.push_back(till.tap(i % 2 == 0 ? "home.search" : "search.back", press));
    presses.push_back(press);
  }
  std::vector<double> scans;
  for (const std::string& card : cards) scans.push_back(till.scan(card));
  const std::string size =
      ", p99, two windows of " + std::to_string(width) + "x" + std::to_string(height);
  return {row("scan to pixels" + size, scans, kMostScan),
          row("tap to pixels" + size, taps, kMostTap),
          row("press to pixels" + size, presses, kMostTap)};
}

}  // namespace

std::vector<Row> measure_windows(const std::filesystem::path& folder,
                                 const std::vector<model::Member>& members) {
  if (std::getenv("DISPLAY") == nullptr) {
    return {{"scan to pixels", "not measured: no display", "", "", "", true}};
  }
  const std::vector<std::string> cards = cards_of(members);
  std::vector<Row> rows = measure_at(folder, cards, 1'280, 800);
  for (Row& more : measure_at(folder, cards, 3'840, 2'160)) rows.push_back(std::move(more));
  return rows;
}

}  // namespace regulars::bench
