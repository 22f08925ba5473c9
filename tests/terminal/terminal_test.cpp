#include "app/terminal/terminal.h"

#include <fstream>
#include <stop_token>
#include <thread>

#include "app/base/system_clock.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace regulars;
using terminal::Terminal;

namespace {

terminal::TerminalOptions options_of(const tests::TempDir& folder) {
  terminal::TerminalOptions options;
  options.data = folder.path();
  return options;
}

std::string words_of(const terminal::TerminalOptions& options, Clock& clock) {
  const auto opened = Terminal::open(options, clock);
  REQUIRE_FALSE(opened.has_value());
  return opened.error().words;
}

bool has(const std::string& words, std::string_view part) {
  INFO(words);
  CHECK(words.find(part) != std::string::npos);
  return words.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a terminal without a window starts and stops, again and again", "[terminal]") {
  const tests::TempDir folder;
  SystemClock clock;
  for (int start = 0; start < 3; ++start) {
    const auto opened = Terminal::open(options_of(folder), clock);
    REQUIRE(opened.has_value());
    CHECK((*opened)->pos_port() != 0);
    std::stop_source source;
    std::jthread stopper([&source] { source.request_stop(); });
    CHECK((*opened)->run_headless(source.get_token()).has_value());
  }
}

TEST_CASE("what keeps a terminal from starting is one sentence", "[terminal]") {
  const tests::TempDir folder;
  SystemClock clock;
  SECTION("another one runs on the same folder") {
    const auto first = Terminal::open(options_of(folder), clock);
    REQUIRE(first.has_value());
    has(words_of(options_of(folder), clock), "in use by another program");
  }
  SECTION("a broken configuration") {
    std::ofstream(folder / "terminal.toml") << "languag = \"en\"\n[pos]\nport = 99999\n";
    const std::string words = words_of(options_of(folder), clock);
    has(words, "line 1: languag: there is no such setting");
    has(words, "line 3: pos.port: must be 0 to 65535, is 99999");
  }
  SECTION("a database that is none") {
    std::ofstream(folder / "store.db") << "this is not a database, but it is long enough to look";
    has(words_of(options_of(folder), clock), "store.db");
  }
  SECTION("a port that is taken") {
    const tests::TempDir other;
    const auto first = Terminal::open(options_of(other), clock);
    REQUIRE(first.has_value());
    std::ofstream(folder / "terminal.toml") << "[pos]\nport = " << (*first)->pos_port() << "\n";
    has(words_of(options_of(folder), clock), std::to_string((*first)->pos_port()));
  }
}

TEST_CASE("a window's size is two numbers", "[terminal]") {
  const auto size = terminal::parse_window_size("1280x800");
  REQUIRE(size);
  CHECK(size->width == 1280);
  CHECK(size->height == 800);
  for (const auto* wrong :
       {"", "x", "1280", "1280x", "1280x800x", "-640x480", "12800x800", "1x1"}) {
    CHECK_FALSE(terminal::parse_window_size(wrong));
  }
}
