#pragma once
// TerminalConfig: what an installer may decide about one terminal, read once at start from
// terminal.toml in its data folder. No file: the defaults. Every mistake is reported at once, each
// with its line; a key we do not know is a mistake, since it is mostly a known one mistyped.
//
//   language = "zh_CN"                     # en or zh_CN
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

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "app/base/clock.h"
#include "app/base/result.h"

namespace regulars::config {

struct TerminalConfig {
  std::string language = "en";
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
    bool operator==(const Screen&) const = default;
  } screen;
  bool operator==(const TerminalConfig&) const = default;
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
