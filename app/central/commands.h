#pragma once
// The subcommands of `regulars-central`, one file for each group. An adder declares its options on
// the program and, when its command is chosen, sets what is to be done. Single-threaded.

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "app/base/clock.h"
#include "app/base/result.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace regulars::central {

// What a command did. `is_good` false: it ran, and what it found is wrong (exit 1).
struct Outcome {
  bool is_good = true;
};
using Action = std::function<Result<Outcome>()>;

void add_serve(CLI::App& program, Action& chosen);
void add_enrol_code(CLI::App& program, Action& chosen);
void add_show(CLI::App& program, Action& chosen);
void add_staff(CLI::App& program, Action& chosen);
void add_programme(CLI::App& program, Action& chosen);
void add_shopfront(CLI::App& program, Action& chosen);
void add_member(CLI::App& program, Action& chosen);
void add_tier(CLI::App& program, Action& chosen);
void add_report(CLI::App& program, Action& chosen);
void add_revoke(CLI::App& program, Action& chosen);
void add_verify(CLI::App& program, Action& chosen);

// --data DIR, which every command wants.
CLI::Option* add_data_option(CLI::App& command, std::filesystem::path& folder);
// "2026-11-22T06:32:00Z".
[[nodiscard]] std::string iso_text(Instant instant);

}  // namespace regulars::central
