// regulars-terminal: the terminal at a shop's counter. Arguments, then Terminal.

#include <cstdio>
#include <exception>
#include <map>
#include <string>

#include <CLI/CLI.hpp>

#include "app/base/system_clock.h"
#include "app/terminal/stop_signals.h"
#include "app/terminal/terminal.h"

namespace {

using regulars::Status;
using regulars::terminal::Drawing;
using regulars::terminal::parse_window_size;
using regulars::terminal::StopSignals;
using regulars::terminal::Terminal;
using regulars::terminal::TerminalOptions;

constexpr int kWrongUsage = 2;

struct Arguments {
  TerminalOptions options;
  std::string windowed;
  std::string code;
  std::string pictures;
  bool is_headless = false;
};

void describe(CLI::App& program, Arguments& arguments) {
  program.add_option("--data", arguments.options.data, "the terminal's data folder")->required();
  program.add_option("--windowed", arguments.windowed, "a window of WIDTHxHEIGHT, not full screen")
      ->check([](const std::string& text) {
        return parse_window_size(text) ? "" : std::string("expected a size such as 1280x800");
      });
  program.add_option("--drawing", arguments.options.drawing, "automatic, opengl or software")
      ->transform(
          CLI::CheckedTransformer(std::map<std::string, Drawing>{{"automatic", Drawing::Automatic},
                                                                 {"opengl", Drawing::OpenGl},
                                                                 {"software", Drawing::Software}}));
  program.add_flag("--customer-display",
                   arguments.options.has_customer_display,
                   "a second window for the customer's side");
  program.add_option("--language", arguments.options.language, "en, zh_CN or zh_TW")
      ->check(CLI::IsMember({"en", "zh_CN", "zh_TW"}));
  program.add_option("--enrol", arguments.code, "connect with this one-time code, print the store");
  program.add_flag("--headless", arguments.is_headless, "no window: POS interface and sync only");
  program.add_option("--pictures", arguments.pictures, "save a picture of every screen here");
  program.add_flag("--demo", arguments.options.is_demo, "say which PIN to use at sign-in");
}

Status run(Arguments& arguments) {
  const StopSignals signals;
  regulars::SystemClock clock;
  if (!arguments.code.empty()) {
    REGULARS_TRY(const std::string store, enrol_once(arguments.options, arguments.code, clock));
    std::printf("%s\n", store.c_str());
    return {};
  }
  REGULARS_TRY(const auto terminal, Terminal::open(arguments.options, clock));
  if (!arguments.pictures.empty()) return terminal->save_pictures(arguments.pictures);
  return arguments.is_headless ? terminal->run_headless(signals.token())
                               : terminal->run(signals.token());
}

}  // namespace

int main(int argc, char** argv) {
  try {
    CLI::App program("The terminal at a shop's counter.", "regulars-terminal");
    Arguments arguments;
    describe(program, arguments);
    try {
      program.parse(argc, argv);
    } catch (const CLI::ParseError& wrong) {
      return program.exit(wrong) == 0 ? 0 : kWrongUsage;
    }
    arguments.options.windowed = parse_window_size(arguments.windowed);
    const Status done = run(arguments);
    if (done) return 0;
    std::fprintf(stderr, "regulars-terminal: %s\n", done.error().words.c_str());
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "regulars-terminal: stopped by a fault of its own: %s\n", problem.what());
  }
  return 1;
}
