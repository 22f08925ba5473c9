// regulars replay: a file of sales into a terminal.

#include <iostream>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/base/bytes.h"
#include "app/tool/commands.h"
#include "app/tool/progress.h"
#include "app/tool/replay.h"
#include "app/tool/terminal_folder.h"

namespace regulars::tool {

namespace {

constexpr const char* kFooter =
    "The file is CSV: time, identifier, amount, currency; a header line with these names may\n"
    "order them otherwise. Times are like 2026-11-22T14:03:05+08:00, 2026-11-22 14:03 or "
    "20261122.\n"
    "Every bad line is named on standard error and left out whole. Prints one JSON object:\n"
    "  file       the SHA-256 of the file: with the line it is a sale's identity, so that the\n"
    "             same file again adds nothing\n"
    "  lines, sales, existed, enrolled, unknown, bad, points\n"
    "Exit 0 when no line was bad, else 1.";

struct Options {
  std::string folder;
  std::string sales;
  bool is_enrolling = false;
};

void print(const SalesLog& log, const Replayed& replayed) {
  nlohmann::ordered_json json;
  json["file"] = to_hex(log.digest());
  json["lines"] = replayed.lines;
  json["sales"] = replayed.sales;
  json["existed"] = replayed.existed;
  json["enrolled"] = replayed.enrolled;
  json["unknown"] = replayed.unknown;
  json["bad"] = replayed.bad;
  json["points"] = replayed.points;
  std::cout << json.dump() << '\n';
}

Result<Outcome> replay_file(const Options& options) {
  REGULARS_TRY(SalesLog log, SalesLog::open(options.sales, local_utc_offset));
  REGULARS_TRY(const auto folder, TerminalFolder::open(options.folder));
  REGULARS_TRY(const auto identity, folder->identity());
  REGULARS_TRY(const model::Programme programme, folder->programme());
  Progress progress("replaying bytes", log.bytes(), folder->clock());
  ReplayEvents events;
  events.on_bad_line = [](const std::string& words) { std::cerr << words << '\n'; };
  events.on_progress = [&](std::int64_t bytes) { progress.at(bytes); };
  REGULARS_TRY(
      const Replayed replayed,
      replay(log,
             folder->storage(),
             programme,
             folder->config().place(),
             options.is_enrolling ? Strangers::BecomeMembers : Strangers::EarnOnTheirNumber,
             events));
  print(log, replayed);
  return Outcome{replayed.bad == 0};
}

}  // namespace

void add_replay(CLI::App& program, Action& chosen) {
  CLI::App* command = program.add_subcommand("replay", "book a file of sales at a terminal");
  command->footer(kFooter);
  auto options = std::make_shared<Options>();
  command->add_option("--sales", options->sales, "the CSV file")->required();
  command
      ->add_option("--data", options->folder, "the data folder of a terminal that is not running")
      ->required();
  command->add_flag("--enrol", options->is_enrolling, "strangers become members by their number");
  command->callback([&chosen, options] { chosen = [options] { return replay_file(*options); }; });
}

}  // namespace regulars::tool
