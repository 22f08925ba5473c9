// regulars sync: one exchange with central from the shell, by the same courier as a terminal's.

#include <iostream>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/tool/commands.h"
#include "app/tool/terminal_folder.h"

namespace regulars::tool {

namespace {

constexpr const char* kFooter =
    "Prints one JSON object:\n"
    "  sent       events that central acknowledged now\n"
    "  waiting    events still to be sent: 0 when all went well\n"
    "  cursor     the change of central up to which this terminal knows\n"
    "  members    members that this terminal holds now";

Result<Outcome> synchronise(const std::string& path) {
  REGULARS_TRY(const auto folder, TerminalFolder::open(path));
  REGULARS_TRY(const auto road, Road::open(*folder));
  storage::TerminalStorage& storage = folder->storage();
  REGULARS_TRY(const std::uint64_t waiting_before, storage.outbox().waiting());
  REGULARS_TRY_VOID(road->courier().run_once());
  REGULARS_TRY(const std::uint64_t waiting, storage.outbox().waiting());
  REGULARS_TRY(const std::uint64_t cursor, storage.inbox().cursor(road->stream()));
  REGULARS_TRY(const std::int64_t members, storage.members().count());
  nlohmann::ordered_json json;
  json["sent"] = waiting_before - waiting;
  json["waiting"] = waiting;
  json["cursor"] = cursor;
  json["members"] = members;
  std::cout << json.dump() << '\n';
  return Outcome{};
}

}  // namespace

void add_sync(CLI::App& program, Action& chosen) {
  CLI::App* command = program.add_subcommand("sync", "send what waits and fetch what is new, once");
  command->footer(kFooter);
  auto path = std::make_shared<std::string>();
  command->add_option("--data", *path, "the data folder of a terminal that is not running")
      ->required();
  command->callback([&chosen, path] { chosen = [path] { return synchronise(*path); }; });
}

}  // namespace regulars::tool
