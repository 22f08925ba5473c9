#pragma once
// PictureWalk: a scripted walk through every screen of an enrolled terminal, by real taps in the
// real window, or in both where the customer has one; each screen is saved as <folder>/NN-name.png
// once it has come to rest. It books one sale: use it on a demonstration store. Main thread.

#include <filesystem>
#include <string>
#include <string_view>

#include "app/base/clock.h"
#include "app/base/log.h"
#include "app/base/result.h"
#include "app/terminal/customer_display.h"
#include "app/terminal/gui.h"
#include "app/terminal/main_loop.h"
#include "app/terminal/window.h"
#include "app/terminal/worker.h"
#include "app/ui/presenters/counter_presenter.h"
#include "drivers/device.h"

namespace regulars::terminal {

// The PIN of everybody in a demonstration store.
inline constexpr std::string_view kDemoPin = "1234";

// The card of somebody with a phone 138... and the most points: the fullest screen. Asks the worker
// and waits. not_found in a store without such a member.
[[nodiscard]] Result<std::string> demo_card(Worker& worker);

class PictureWalk {
 public:
  // Borrowed for the walk.
  struct Parts {
    Window& window;
    Gui& gui;
    MainLoop& loop;
    CustomerDisplay* customer;  // null: the customer has no window
    ui::CounterPresenter& counter;
    Worker& worker;
    drivers::DeviceSink& scans;
    const Clock& clock;
    Log& log;
  };
  PictureWalk(Parts parts, std::filesystem::path folder);

  // device: a screen did not come, or a target was not there; the words name it.
  [[nodiscard]] Status run();

 private:
  [[nodiscard]] Status sign_in();
  [[nodiscard]] Status scan_and_earn();
  [[nodiscard]] Status rate();
  [[nodiscard]] Status rate_at_the_window();
  [[nodiscard]] Status look_around();
  [[nodiscard]] Status see_the_day();

  [[nodiscard]] Status reach(std::string_view screen);
  [[nodiscard]] Status reach_at_the_window(std::string_view screen);
  [[nodiscard]] bool has_customer_window() const;
  [[nodiscard]] Status tap(std::string_view target);
  [[nodiscard]] Status choose_staff();
  [[nodiscard]] Status type(std::string_view screen, std::string_view digits);
  [[nodiscard]] Status save(std::string_view name);
  [[nodiscard]] Status save_picture(std::string_view name, const Picture& picture);
  [[nodiscard]] Status rest(Milliseconds time);
  void scan(std::string code);

  Parts parts_;
  const std::filesystem::path folder_;
  int pictures_ = 0;
};

}  // namespace regulars::terminal
