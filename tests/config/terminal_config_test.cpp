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
      "[screen]\nidle_seconds = 60\ntheme = \"auto\"\ntext = \"big\"\nhand = \"left\"\n"
      "motion = false\ndiagonal_inches = 10.1\n"
      "[sound]\ncues = true\n"
      "[customer_display]\nenabled = true\ndisplay = 0\nlanguage = \"zh_TW\"\n"
      "diagonal_inches = 15\nboard_seconds = 8\nspeech = true\n");
  REQUIRE(reading.mistakes.empty());
  CHECK(reading.config.language == "zh_CN");
  CHECK(reading.config.name == "收银台 2");
  CHECK(reading.config.central.url == "https://central.shop:8443");
  CHECK(reading.config.central.ca_sha256 == kDigest);
  CHECK(reading.config.central.sync_every == Milliseconds{5'000});
  CHECK_FALSE(reading.config.pos.is_enabled);
  CHECK(reading.config.pos.port == 8377);
  CHECK(reading.config.scanner.prefix == "~");
  const auto& screen = reading.config.screen;
  CHECK(screen.idle_return == Milliseconds{60'000});
  CHECK(screen.theme == Theme::Auto);
  CHECK(screen.text == TextSize::Big);
  CHECK(screen.hand == Hand::Left);
  CHECK_FALSE(screen.has_motion);
  CHECK(screen.diagonal_inches == Approx(10.1F));
  CHECK(reading.config.sound.has_cues);
  const auto& display = reading.config.customer_display;
  CHECK(display.is_enabled);
  CHECK(display.display == 0);
  CHECK(display.language == "zh_TW");
  CHECK(display.diagonal_inches == Approx(15.0F));
  CHECK(display.board_every == Milliseconds{8'000});
  CHECK(display.has_speech);
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
        "nmae: there is no such setting; known here: central customer_display language name pos "
        "region scanner screen sound");
  CHECK(reading.mistakes[7].words == "screen.idle_seconds: expected a whole number, found text");
}

TEST_CASE("a word or a size that no screen has is a mistake with its line", "[config]") {
  const auto reading = parse_terminal_config(
      "[screen]\n"                    // 1
      "theme = \"dark\"\n"            // 2
      "text = 3\n"                    // 3
      "hand = \"both\"\n"             // 4
      "diagonal_inches = 2\n"         // 5
      "[customer_display]\n"          // 6
      "display = 9\n"                 // 7
      "language = \"de\"\n"           // 8
      "diagonal_inches = \"ten\"\n"   // 9
      "board_seconds = 1\n"           // 10
      "[sound]\ncues = \"loud\"\n");  // 12
  std::vector<std::uint32_t> lines;
  for (const Mistake& mistake : reading.mistakes) lines.push_back(mistake.line);
  CHECK(lines == std::vector<std::uint32_t>{2, 3, 4, 5, 7, 8, 9, 10, 12});
  CHECK(reading.mistakes[0].words ==
        "screen.theme: must be \"day\", \"night\", \"contrast\" or \"auto\"");
  CHECK(reading.mistakes[3].words ==
        "screen.diagonal_inches: must be 5 to 65, or 0 when it is not known");
  CHECK(reading.mistakes[6].words ==
        "customer_display.diagonal_inches: expected a number, found text");
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

TEST_CASE("a region brings its language, unless the file says another", "[config]") {
  const auto taiwan = config::parse_terminal_config("region = \"TW\"\n");
  REQUIRE(taiwan.mistakes.empty());
  CHECK(taiwan.config.language == "zh_TW");
  CHECK(taiwan.config.place().country_code == "886");
  const auto english = config::parse_terminal_config("language = \"en\"\nregion = \"TW\"\n");
  CHECK(english.config.language == "en");
  CHECK(config::parse_terminal_config("").config.place().code == "CN");
  const auto unknown = config::parse_terminal_config("region = \"Atlantis\"\n");
  REQUIRE(unknown.mistakes.size() == 1);
  CHECK(unknown.mistakes.front().words == "region: must be one of CN TW HK MO SG GB DE FR US");
}
