// regulars doctor: what is wrong with a terminal's folder, and what to do.

#include <algorithm>
#include <iostream>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/base/system_clock.h"
#include "app/tool/commands.h"
#include "app/tool/doctor.h"

namespace regulars::tool {

namespace {

constexpr const char* kFooter =
    "Looks at the configuration, the schema, the chain of events, the balances, the outbox, the\n"
    "clock, the key, the certificate and the disk; may run beside a running terminal. Prints one\n"
    "JSON object:\n"
    "  well       whether all is well\n"
    "  findings   a list of {check, well, words, remedy}\n"
    "Exit 0 when all is well, else 1.";

Outcome diagnose(const std::string& folder) {
  const SystemClock clock;
  const std::vector<Finding> findings = examine(folder, clock);
  const bool is_well = std::all_of(
      findings.begin(), findings.end(), [](const Finding& finding) { return finding.is_well; });
  nlohmann::ordered_json json;
  json["well"] = is_well;
  json["findings"] = nlohmann::ordered_json::array();
  for (const Finding& finding : findings) {
    nlohmann::ordered_json one;
    one["check"] = finding.check;
    one["well"] = finding.is_well;
    one["words"] = finding.words;
    one["remedy"] = finding.remedy;
    json["findings"].push_back(std::move(one));
  }
  std::cout << json.dump(2) << '\n';
  return Outcome{is_well};
}

}  // namespace

void add_doctor(CLI::App& program, Action& chosen) {
  CLI::App* command =
      program.add_subcommand("doctor", "look a terminal's folder over: what is wrong, what to do");
  command->footer(kFooter);
  auto folder = std::make_shared<std::string>();
  command->add_option("--data", *folder, "the data folder of a terminal")->required();
  command->callback(
      [&chosen, folder] { chosen = [folder] { return Result<Outcome>(diagnose(*folder)); }; });
}

}  // namespace regulars::tool
