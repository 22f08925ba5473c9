#include "app/central/commands.h"

#include <CLI/CLI.hpp>
#include <date/date.h>

namespace regulars::central {

CLI::Option* add_data_option(CLI::App& command, std::filesystem::path& folder) {
  return command.add_option("--data", folder, "Central's data folder")
      ->required()
      ->type_name("DIR");
}

std::string iso_text(Instant instant) {
  return date::format("%FT%TZ", std::chrono::floor<std::chrono::seconds>(instant));
}

}  // namespace regulars::central
