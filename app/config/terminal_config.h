#pragma once
// TerminalConfig: what an installer may decide about one terminal, read once at start from
// terminal.toml in its data folder. No file: the defaults. Every mistake is reported at once, each
// with its line; a key we do not know is a mistake, since it is mostly a known one mistyped.
//
//   region = "CN"                          # mobile numbers and law: CN TW HK MO SG GB DE FR US
//   language = "zh_CN"                     # of the staff: en, zh_CN or zh_TW; else the region's
//   name = "Till 1"                        # what head office sees
//   [central]
//   url = "https://central.shop:8443"      # empty: this terminal is not enrolled anywhere
//   ca_sha256 = "5f…"                      # 64 hex digits that central printed at its first start
//   sync_seconds = 15                      # 1 to 3600
//   [pos]
//   enabled = true                         # the local interface for the shop's POS
//   port = 0                               # 0: any free one, written to pos.port
//   [scanner]
//   prefix = ""                            # what a wedge scanner is set to send first
//   [screen]
//   idle_seconds = 120                     # back to the home screen; 10 to 3600
//   theme = "day"                          # day, night, contrast; auto: night from 19:00 to 7:00
//   text = "regular"                       # regular; big: half as large again
//   hand = "right"                         # which hand taps: right or left
//   motion = true                          # false: nothing moves
//   diagonal_inches = 0                    # of the glass, 5 to 65, also 10.1; 0: not stated
//   [sound]
//   cues = false                           # a short tone when a card was read, and the like
//   [customer_display]
//   enabled = false                        # a window of its own for the customer's side
//   display = 1                            # on which screen: 0 is the cashier's; 0 to 7
//   language = ""                          # en, zh_CN or zh_TW; empty: as the staff's
//   diagonal_inches = 0                    # as for the cashier's
//   board_seconds = 10                     # how long each entry of the board stays; 5 to 600
//   speech = false                         # reads the customer's screen aloud where it can
//
// What a member of staff chose at this terminal (theme, text, hand, motion, cues) comes before what
// stands here.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/model/region.h"

namespace regulars::config {

// Of [screen], by the words of the file.
enum class Theme : std::uint8_t { Day, Night, Contrast, Auto };
enum class TextSize : std::uint8_t { Regular, Big };
enum class Hand : std::uint8_t { Right, Left };

struct TerminalConfig {
  std::string region = "CN";    // one of model::regions()
  std::string language = "en";  // en, zh_CN or zh_TW
  std::string name = "Till 1";
  struct Central {
    std::string url;
    std::string ca_sha256;  // lower case, 64 digits; empty only while url is
    Milliseconds sync_every{15'000};
    bool operator==(const Central&) const = default;
  } central;
  struct Pos {
    bool is_enabled = true;
    std::uint16_t port = 0;
    bool operator==(const Pos&) const = default;
  } pos;
  struct Scanner {
    std::string prefix;  // at most 8 printable characters
    bool operator==(const Scanner&) const = default;
  } scanner;
  struct Screen {
    Milliseconds idle_return{120'000};
    Theme theme = Theme::Day;
    TextSize text = TextSize::Regular;
    Hand hand = Hand::Right;
    bool has_motion = true;
    float diagonal_inches = 0;  // 0: not stated
    bool operator==(const Screen&) const = default;
  } screen;
  struct Sound {
    bool has_cues = false;
    bool operator==(const Sound&) const = default;
  } sound;
  struct CustomerDisplay {
    bool is_enabled = false;
    int display = 1;            // as the system numbers them
    std::string language;       // empty: `language` of the terminal
    float diagonal_inches = 0;  // 0: not stated
    Milliseconds board_every{10'000};
    bool has_speech = false;
    bool operator==(const CustomerDisplay&) const = default;
  } customer_display;
  bool operator==(const TerminalConfig&) const = default;

  [[nodiscard]] const model::Region& place() const;  // of `region`
};

struct Mistake {
  std::uint32_t line = 0;  // from 1; 0: of the whole file
  std::string words;       // "central.url: expected text, found a number"
  bool operator==(const Mistake&) const = default;
};

struct TerminalConfigReading {
  TerminalConfig config;          // defaults where something is wrong
  std::vector<Mistake> mistakes;  // by line; the config may be used only when empty
};

[[nodiscard]] TerminalConfigReading parse_terminal_config(std::string_view toml);

// The words of a failure name the file and all its mistakes with their lines.
[[nodiscard]] Result<TerminalConfig> load_terminal_config(const std::filesystem::path& file);

}  // namespace regulars::config
