#include "app/config/terminal_config.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include <toml++/toml.h>

#include "app/config/toml_reader.h"
#include "app/model/region.h"

namespace regulars::config {
namespace {

constexpr std::array kLanguages{
    std::string_view("en"), std::string_view("zh_CN"), std::string_view("zh_TW")};

bool is_language(std::string_view text) {
  return std::find(kLanguages.begin(), kLanguages.end(), text) != kLanguages.end();
}

// One of the file's words; another one is a mistake that names them all.
template <typename Value, std::size_t count>
void read_word(TomlTable& table,
               std::string_view key,
               const std::array<std::pair<std::string_view, Value>, count>& words,
               Value& value) {
  const auto text = table.text(key);
  if (!text) return;
  std::string wanted = "must be";
  for (std::size_t i = 0; i < count; ++i) {
    if (words[i].first == *text) {
      value = words[i].second;
      return;
    }
    wanted += i == 0 ? " \"" : i + 1 == count ? "\" or \"" : "\", \"";
    wanted += words[i].first;
  }
  table.mistake(key, wanted + "\"");
}

void read_diagonal(TomlTable& table, float& inches) {
  constexpr double kLeast = 5;
  constexpr double kMost = 65;
  const auto given = table.decimal("diagonal_inches");
  if (!given) return;
  if ((*given < kLeast && !(*given >= 0 && *given <= 0)) || *given > kMost) {
    table.mistake("diagonal_inches", "must be 5 to 65, or 0 when it is not known");
    return;
  }
  inches = static_cast<float>(*given);
}

void read_central(TomlTable& root, TerminalConfig::Central& central) {
  TomlTable table = root.table("central");
  if (const auto url = table.text("url")) {
    central.url = *url;
    while (central.url.ends_with('/')) central.url.pop_back();
    if (!central.url.empty() && !central.url.starts_with("https://")) {
      table.mistake("url", "must begin with https://");
    }
  }
  if (const auto digest = table.text("ca_sha256")) {
    for (const char c : *digest) {
      if (c == ':' || c == ' ') continue;
      central.ca_sha256.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
    }
    const bool is_hex = std::all_of(central.ca_sha256.begin(), central.ca_sha256.end(), [](char c) {
      return std::isxdigit(static_cast<unsigned char>(c)) != 0;
    });
    if (!central.ca_sha256.empty() && (central.ca_sha256.size() != 64 || !is_hex)) {
      table.mistake("ca_sha256", "must be the 64 hexadecimal digits that central prints");
    }
  }
  if (!central.url.empty() && central.ca_sha256.empty()) {
    table.mistake("url",
                  "needs ca_sha256 beside it, the 64 hexadecimal digits that central prints");
  }
  if (const auto seconds = table.number("sync_seconds", 1, 3'600)) {
    central.sync_every = Milliseconds{*seconds * 1'000};
  }
  table.refuse_others();
}

void read_pos(TomlTable& root, TerminalConfig::Pos& pos) {
  TomlTable table = root.table("pos");
  if (const auto enabled = table.truth("enabled")) pos.is_enabled = *enabled;
  if (const auto port = table.number("port", 0, 65'535)) {
    pos.port = static_cast<std::uint16_t>(*port);
  }
  table.refuse_others();
}

void read_scanner(TomlTable& root, TerminalConfig::Scanner& scanner) {
  constexpr std::size_t kLongest = 8;
  TomlTable table = root.table("scanner");
  if (const auto prefix = table.text("prefix")) {
    scanner.prefix = *prefix;
    const bool is_printable =
        std::all_of(prefix->begin(), prefix->end(), [](char c) { return c >= ' ' && c <= '~'; });
    if (prefix->size() > kLongest || !is_printable) {
      table.mistake("prefix", "must be at most 8 printable characters");
    }
  }
  table.refuse_others();
}

void read_screen(TomlTable& root, TerminalConfig::Screen& screen) {
  TomlTable table = root.table("screen");
  if (const auto seconds = table.number("idle_seconds", 10, 3'600)) {
    screen.idle_return = Milliseconds{*seconds * 1'000};
  }
  read_word(table,
            "theme",
            std::to_array<std::pair<std::string_view, Theme>>({{"day", Theme::Day},
                                                               {"night", Theme::Night},
                                                               {"contrast", Theme::Contrast},
                                                               {"auto", Theme::Auto}}),
            screen.theme);
  read_word(table,
            "text",
            std::to_array<std::pair<std::string_view, TextSize>>(
                {{"regular", TextSize::Regular}, {"big", TextSize::Big}}),
            screen.text);
  read_word(table,
            "hand",
            std::to_array<std::pair<std::string_view, Hand>>(
                {{"right", Hand::Right}, {"left", Hand::Left}}),
            screen.hand);
  if (const auto motion = table.truth("motion")) screen.has_motion = *motion;
  read_diagonal(table, screen.diagonal_inches);
  table.refuse_others();
}

void read_sound(TomlTable& root, TerminalConfig::Sound& sound) {
  TomlTable table = root.table("sound");
  if (const auto cues = table.truth("cues")) sound.has_cues = *cues;
  table.refuse_others();
}

void read_customer_display(TomlTable& root, TerminalConfig::CustomerDisplay& display) {
  constexpr std::int64_t kLastDisplay = 7;
  TomlTable table = root.table("customer_display");
  if (const auto enabled = table.truth("enabled")) display.is_enabled = *enabled;
  if (const auto number = table.number("display", 0, kLastDisplay)) {
    display.display = static_cast<int>(*number);
  }
  if (const auto language = table.text("language")) {
    display.language = *language;
    if (!language->empty() && !is_language(*language)) {
      table.mistake("language", "must be \"en\", \"zh_CN\" or \"zh_TW\", or empty");
    }
  }
  read_diagonal(table, display.diagonal_inches);
  if (const auto seconds = table.number("board_seconds", 5, 600)) {
    display.board_every = Milliseconds{*seconds * 1'000};
  }
  if (const auto speech = table.truth("speech")) display.has_speech = *speech;
  table.refuse_others();
}

void read_region(TomlTable& root, TerminalConfig& config) {
  const auto code = root.text("region");
  if (!code) return;
  config.region = *code;
  if (const model::Region* const region = model::region_of(*code)) {
    config.language = region->language;
    return;
  }
  std::string known;
  for (const model::Region& region : model::regions()) known += " " + std::string(region.code);
  root.mistake("region", "must be one of" + known);
}

void read_root(TomlTable& root, TerminalConfig& config) {
  read_region(root, config);
  if (const auto language = root.text("language")) {
    config.language = *language;
    if (!is_language(*language)) {
      root.mistake("language", "must be \"en\", \"zh_CN\" or \"zh_TW\"");
    }
  }
  if (const auto name = root.text("name")) {
    config.name = *name;
    if (name->empty() || name->size() > 60) root.mistake("name", "must be 1 to 60 bytes long");
  }
  read_central(root, config.central);
  read_pos(root, config.pos);
  read_scanner(root, config.scanner);
  read_screen(root, config.screen);
  read_sound(root, config.sound);
  read_customer_display(root, config.customer_display);
  root.refuse_others();
}

std::string sentence(const std::filesystem::path& file, const std::vector<Mistake>& mistakes) {
  std::string words = "the configuration " + file.string() + " has " +
                      std::to_string(mistakes.size()) +
                      (mistakes.size() == 1 ? " mistake: " : " mistakes: ");
  for (const Mistake& mistake : mistakes) {
    if (&mistake != &mistakes.front()) words += "; ";
    if (mistake.line != 0) words += "line " + std::to_string(mistake.line) + ": ";
    words += mistake.words;
  }
  return words;
}

}  // namespace

const model::Region& TerminalConfig::place() const {
  const model::Region* const found = model::region_of(region);
  return found != nullptr ? *found : model::regions().front();
}

TerminalConfigReading parse_terminal_config(std::string_view toml) {
  TerminalConfigReading reading;
  try {
    const toml::table document = toml::parse(toml);
    TomlTable root(&document, "", reading.mistakes);
    read_root(root, reading.config);
  } catch (const toml::parse_error& error) {
    reading.mistakes.push_back({error.source().begin.line, std::string(error.description())});
  }
  std::stable_sort(
      reading.mistakes.begin(),
      reading.mistakes.end(),
      [](const Mistake& left, const Mistake& right) { return left.line < right.line; });
  if (!reading.mistakes.empty()) reading.config = {};
  return reading;
}

Result<TerminalConfig> load_terminal_config(const std::filesystem::path& file) {
  constexpr std::uintmax_t kMostBytes = 64 * 1024;
  std::error_code problem;
  if (!std::filesystem::exists(file, problem)) return TerminalConfig{};
  const std::uintmax_t bytes = std::filesystem::file_size(file, problem);
  if (problem || bytes > kMostBytes) {
    return fail(ErrorKind::invalid,
                "the configuration " + file.string() +
                    (problem ? " cannot be read: " + problem.message() : " is over 64 KiB"));
  }
  std::ifstream stream(file, std::ios::binary);
  std::string text(static_cast<std::size_t>(bytes), '\0');
  if (!stream.read(text.data(), static_cast<std::streamsize>(bytes))) {
    return fail(
        ErrorKind::invalid,
        "the configuration " + file.string() + " cannot be read: check that this user may read it");
  }
  TerminalConfigReading reading = parse_terminal_config(text);
  if (!reading.mistakes.empty()) {
    return fail(ErrorKind::invalid, sentence(file, reading.mistakes));
  }
  return std::move(reading.config);
}

}  // namespace regulars::config
