// `regulars`: what an integrator or an installer does from the shell. Exit 0 done, 1 refused or
// failed (one sentence on standard error), 2 wrong usage.

#include <exception>
#include <iostream>

#include <CLI/CLI.hpp>

#include "app/tool/commands.h"

namespace {

constexpr int kDone = 0;
constexpr int kRefused = 1;
constexpr int kWrongUsage = 2;

int run(int count, char** words) {
  CLI::App program{"Regulars on the shell: scans, rules, sales, and what lies in a folder",
                   "regulars"};
  program.require_subcommand(1);
  regulars::tool::Action chosen;
  regulars::tool::add_identify(program, chosen);
  regulars::tool::add_evaluate(program, chosen);
  regulars::tool::add_generate(program, chosen);
  regulars::tool::add_replay(program, chosen);
  regulars::tool::add_redeem(program, chosen);
  regulars::tool::add_rate(program, chosen);
  regulars::tool::add_simulate(program, chosen);
  regulars::tool::add_sync(program, chosen);
  regulars::tool::add_doctor(program, chosen);
  try {
    program.parse(count, words);
  } catch (const CLI::ParseError& error) {
    return program.exit(error) == 0 ? kDone : kWrongUsage;
  }
  const auto outcome = chosen();
  if (!outcome) {
    std::cerr << "regulars: " << outcome.error().words << '\n';
    return kRefused;
  }
  return outcome->is_good ? kDone : kRefused;
}

}  // namespace

int main(int count, char** words) {
  try {
    return run(count, words);
  } catch (const std::exception& error) {
    std::cerr << "regulars: a mistake in the program: " << error.what() << '\n';
    return kRefused;
  }
}
