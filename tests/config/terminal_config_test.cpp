#include "app/config/terminal_config.h"

#include <fstream>

#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace regulars;
using namespace regulars::config;

namespace {
const std::string kDigest = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
}

TEST_CASE("no file means the defaults", "[config]") {
  const tests::TempDir folder;
  const auto config = load_terminal_config(folder / "terminal.toml");
  REQUIRE(config);
  CHECK(*config == TerminalConfig{});
}

TEST_CASE("every setting is read", "[config]") {
  const auto reading = parse_terminal_config(
      "language = \"zh_CN\"\nname = \"收银台 2\"\n"
      "[central]\nurl = \"https://central.shop:8443/\"\nca_sha256 = \"" +
      kDigest +
      "\"\nsync_seconds = 5\n"
      "[pos]\nenabled = false\nport = 8377\n"
      "[scanner]\nprefix = \"~\"\n"
      "[screen]\nidle_seconds = 60\n");
  REQUIRE(reading.mistakes.empty());
  CHECK(reading.config.language == "zh_CN");
  CHECK(reading.config.name == "收银台 2");
  CHECK(reading.config.central.url == "https://central.shop:8443");
  CHECK(reading.config.central.ca_sha256 == kDigest);
  CHECK(reading.config.central.sync_every == Milliseconds{5'000});
  CHECK_FALSE(reading.config.pos.is_enabled);
  CHECK(reading.config.pos.port == 8377);
  CHECK(reading.config.scanner.prefix == "~");
  CHECK(reading.config.screen.idle_return == Milliseconds{60'000});
}

TEST_CASE("every mistake is named at once, with its line", "[config]") {
  const auto reading = parse_terminal_config(
      "language = \"fr\"\n"          // 1
      "nmae = \"Till 1\"\n"          // 2
      "pos = 5\n"                    // 3
      "[central]\n"                  // 4
      "url = \"http://a\"\n"         // 5
      "ca_sha256 = \"12\"\n"         // 6
      "sync_seconds = 0\n"           // 7
      "[scanner]\n"                  // 8
      "prefix = \"waytoolong\"\n"    // 9
      "[screen]\n"                   // 10
      "idle_seconds = \"soon\"\n");  // 11
  std::vector<std::uint32_t> lines;
  for (const Mistake& mistake : reading.mistakes) lines.push_back(mistake.line);
  CHECK(lines == std::vector<std::uint32_t>{1, 2, 3, 5, 6, 7, 9, 11});
  CHECK(reading.config == TerminalConfig{});
  CHECK(reading.mistakes[1].words ==
        "nmae: there is no such setting; known here: central language name pos scanner screen");
  CHECK(reading.mistakes[7].words == "screen.idle_seconds: expected a whole number, found text");
}

TEST_CASE("a central without its authority is a mistake", "[config]") {
  const auto reading = parse_terminal_config("[central]\nurl = \"https://central\"\n");
  REQUIRE(reading.mistakes.size() == 1);
  CHECK(reading.mistakes[0].line == 2);
}

TEST_CASE("what is not TOML names its line and the file", "[config]") {
  const tests::TempDir folder;
  std::ofstream(folder / "terminal.toml") << "language = \"en\"\nname =\n";
  const auto config = load_terminal_config(folder / "terminal.toml");
  REQUIRE_FALSE(config);
  CHECK(config.error().kind == ErrorKind::invalid);
  CHECK(config.error().words.find("terminal.toml has 1 mistake: line 2: ") != std::string::npos);
}
