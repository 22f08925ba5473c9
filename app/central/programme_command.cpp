// `regulars-central programme show | check FILE | set FILE`: the rules of points and rewards.

#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/base/system_clock.h"
#include "app/central/central_folder.h"
#include "app/central/commands.h"
#include "app/central/office.h"
#include "app/loyalty/programme_document.h"
#include "app/storage/central_sqlite/central_sqlite.h"

namespace regulars::central {

namespace {
using nlohmann::json;

constexpr const char* kExample =
    "Example:\n  regulars-central programme show --data /var/lib/regulars > programme.json\n"
    "  regulars-central programme check programme.json --data /var/lib/regulars\n"
    "  regulars-central programme set programme.json --data /var/lib/regulars";

struct ProgrammeOptions {
  std::filesystem::path folder;
  std::filesystem::path file;
};

// The newest programme of the store.
Result<model::Programme> in_force(const std::filesystem::path& folder) {
  REGULARS_TRY(const auto reader, storage::open_central_reader(folder / kDatabaseFile));
  REGULARS_TRY(const auto documents, reader->programmes());
  if (documents.empty()) return fail(ErrorKind::not_found, "there is no programme yet");
  return loyalty::parse_programme(documents.back());
}

Result<Outcome> show(const ProgrammeOptions& options) {
  REGULARS_TRY(const auto programme, in_force(options.folder));
  const auto document = nlohmann::ordered_json::parse(
      loyalty::to_document(programme), nullptr, /*allow_exceptions=*/false);
  std::cout << document.dump(2) << "\n";
  return Outcome{};
}

std::string count(std::size_t number, const std::string& what) {
  if (number == 0) return "no " + what + "s";
  return std::to_string(number) + " " + what + (number == 1 ? "" : "s");
}

// One line for each mistake and warning, then a summary.
Result<Outcome> check(const ProgrammeOptions& options) {
  REGULARS_TRY(const auto document, sync::read_file(options.file));
  std::optional<model::Programme> before;
  if (!options.folder.empty()) {
    REGULARS_TRY(before, in_force(options.folder));
  }
  const auto found = loyalty::examine_programme(document, before ? &*before : nullptr);
  for (const std::string& mistake : found.mistakes) std::cout << mistake << "\n";
  for (const std::string& warning : found.warnings) std::cout << "warning: " << warning << "\n";
  std::cout << options.file.string() << ": ";
  if (found.mistakes.empty()) {
    const model::Programme& programme = found.programme;
    std::cout << "programme version " << programme.version << " in " << programme.currency.code()
              << ", " << count(programme.purses.size(), "purse") << ", "
              << count(programme.earn.size(), "earn rule") << ", "
              << count(programme.tiers.size(), "tier") << ", "
              << count(programme.rewards.size(), "reward") << "; ";
  }
  std::cout << count(found.mistakes.size(), "mistake") << ", "
            << count(found.warnings.size(), "warning") << "\n";
  return Outcome{found.mistakes.empty()};
}

Result<Outcome> set(const ProgrammeOptions& options) {
  REGULARS_TRY(const auto document, sync::read_file(options.file));
  const auto programme = loyalty::parse_for_publishing(document, nullptr);
  if (!programme) {
    return fail(ErrorKind::refused, options.file.string() + ": " + programme.error().words);
  }
  const SystemClock clock;
  Log log("central", {}, LogLevel::warning);
  const json work = {{"do", "programme-set"}, {"document", loyalty::to_document(*programme)}};
  REGULARS_TRY(const std::string answer, ask_office(options.folder, work.dump(), clock, log));
  const json published = json::parse(answer, nullptr, /*allow_exceptions=*/false);
  std::cout << "programme version " << published.value("version", std::int64_t{0})
            << " is published; terminals learn it with their next exchange\n";
  return Outcome{};
}

using Run = Result<Outcome> (*)(const ProgrammeOptions&);

void when_chosen(CLI::App& command,
                 const std::shared_ptr<ProgrammeOptions>& options,
                 Action& chosen,
                 Run run) {
  command.footer(kExample);
  command.callback([options, run, &chosen] { chosen = [=] { return run(*options); }; });
}

}  // namespace

void add_programme(CLI::App& program, Action& chosen) {
  CLI::App* programme = program.add_subcommand("programme", "The rules of points and rewards");
  programme->require_subcommand(1);
  programme->footer(kExample);
  const auto options = std::make_shared<ProgrammeOptions>();
  CLI::App* shown = programme->add_subcommand("show", "Print the newest programme");
  add_data_option(*shown, options->folder);
  when_chosen(*shown, options, chosen, show);

  CLI::App* checked = programme->add_subcommand(
      "check", "Name every mistake of a programme, a line each; exit 1 where there are any");
  checked->add_option("FILE", options->file, "The programme, JSON")->required();
  checked->add_option("--data", options->folder, "Whose newest programme it is to follow")
      ->type_name("DIR");
  when_chosen(*checked, options, chosen, check);

  CLI::App* published =
      programme->add_subcommand("set", "Publish a programme; its version must be a new one");
  add_data_option(*published, options->folder);
  published->add_option("FILE", options->file, "The programme, JSON")->required();
  when_chosen(*published, options, chosen, set);
}

}  // namespace regulars::central
