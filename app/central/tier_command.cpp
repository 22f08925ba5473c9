// `regulars-central tier --member ID --floor TIER`: a tier that a person gave.

#include <filesystem>
#include <iostream>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/base/system_clock.h"
#include "app/central/commands.h"
#include "app/central/office.h"

namespace regulars::central {

namespace {
struct TierOptions {
  std::filesystem::path folder;
  std::string member;
  std::string floor;
};

Result<Outcome> set_floor(const TierOptions& options) {
  const SystemClock clock;
  Log log("central", {}, LogLevel::warning);
  const nlohmann::json work{
      {"do", "tier-floor"}, {"member", options.member}, {"tier", options.floor}};
  REGULARS_TRY([[maybe_unused]] const std::string answer,
               ask_office(options.folder, work.dump(), clock, log));
  std::cout << "the member's tier is never below " << options.floor
            << " from now on; terminals learn it with their next exchange\n";
  return Outcome{};
}
}  // namespace

void add_tier(CLI::App& program, Action& chosen) {
  CLI::App* command = program.add_subcommand("tier", "Give a member a tier that no figure takes");
  const auto options = std::make_shared<TierOptions>();
  add_data_option(*command, options->folder);
  command->add_option("--member", options->member, "The member's id")
      ->type_name("UUID")
      ->required();
  command
      ->add_option(
          "--floor", options->floor, "The tier's id in the programme; the lowest: no floor")
      ->type_name("TIER")
      ->required();
  command->callback([options, &chosen] { chosen = [=] { return set_floor(*options); }; });
  command->footer(
      "Booked with its time, and never a change of points.\nExample:\n"
      "  regulars-central tier --data /var/lib/regulars --member 0190... --floor gold");
}

}  // namespace regulars::central
