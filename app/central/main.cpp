// `regulars-central`: the server, and what head office asks of it from the shell. Exit 0 done,
// 1 refused or failed (one sentence on standard error), 2 wrong usage.

#include <exception>
#include <iostream>

#include <CLI/CLI.hpp>

#include "app/central/commands.h"

namespace {

constexpr int kDone = 0;
constexpr int kRefused = 1;
constexpr int kWrongUsage = 2;

int run(int count, char** words) {
  CLI::App program{"Regulars central: gathers what the terminals of a shop have seen",
                   "regulars-central"};
  program.require_subcommand(1);
  program.footer(
      "First start:\n"
      "  regulars-central serve --data /var/lib/regulars --listen 0.0.0.0:8443 --name shop.lan\n"
      "  regulars-central staff add --data /var/lib/regulars --name Ana --role manager "
      "--pin-stdin\n"
      "  regulars-central enrol-code --data /var/lib/regulars --config");
  regulars::central::Action chosen;
  regulars::central::add_serve(program, chosen);
  regulars::central::add_enrol_code(program, chosen);
  regulars::central::add_show(program, chosen);
  regulars::central::add_staff(program, chosen);
  regulars::central::add_programme(program, chosen);
  regulars::central::add_shopfront(program, chosen);
  regulars::central::add_member(program, chosen);
  regulars::central::add_tier(program, chosen);
  regulars::central::add_report(program, chosen);
  regulars::central::add_revoke(program, chosen);
  regulars::central::add_verify(program, chosen);
  try {
    program.parse(count, words);
  } catch (const CLI::ParseError& error) {
    return program.exit(error) == 0 ? kDone : kWrongUsage;
  }
  const auto outcome = chosen();
  if (!outcome) {
    std::cerr << "regulars-central: " << outcome.error().words << '\n';
    return outcome.error().kind == regulars::ErrorKind::invalid ? kWrongUsage : kRefused;
  }
  return outcome->is_good ? kDone : kRefused;
}

}  // namespace

int main(int count, char** words) {
  try {
    return run(count, words);
  } catch (const std::exception& error) {
    std::cerr << "regulars-central: a mistake in the program: " << error.what() << '\n';
    return kRefused;
  }
}
