#pragma once
// The subcommands of `regulars`, one file each. An adder declares its options on the program and,
// when its command is chosen, sets what is to be done. Single-threaded.

#include <functional>
#include <string>

#include "app/base/result.h"

namespace CLI {
class App;
}

namespace regulars::tool {

// What a command did. `is_good` false: it ran, and what it found or was given is wrong (exit 1).
struct Outcome {
  bool is_good = true;
};
using Action = std::function<Result<Outcome>()>;

void add_identify(CLI::App& program, Action& chosen);
void add_evaluate(CLI::App& program, Action& chosen);
void add_generate(CLI::App& program, Action& chosen);
void add_rate(CLI::App& program, Action& chosen);
void add_redeem(CLI::App& program, Action& chosen);
void add_replay(CLI::App& program, Action& chosen);
void add_simulate(CLI::App& program, Action& chosen);
void add_sync(CLI::App& program, Action& chosen);
void add_doctor(CLI::App& program, Action& chosen);

}  // namespace regulars::tool
