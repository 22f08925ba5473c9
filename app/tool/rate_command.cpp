// regulars rate: what a customer answered about a sale, or that nobody did.

#include <iostream>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/feedback/rate.h"
#include "app/tool/commands.h"
#include "app/tool/terminal_folder.h"

namespace regulars::tool {

namespace {

constexpr const char* kFooter =
    "Prints one JSON object:\n"
    "  sale       the number of the sale's event\n"
    "  existed    whether the sale had its outcome before: then nothing is changed";

struct Options {
  std::string folder;
  std::uint64_t sale = 0;
  int face = 0;
  bool is_last_sale = false;
};

Result<std::uint64_t> sale_of(TerminalFolder& folder, const Options& options) {
  if (!options.is_last_sale) return options.sale;
  REGULARS_TRY(const auto newest, folder.storage().ledger().recent(1));
  if (newest.empty()) return fail(ErrorKind::not_found, "no sale was booked here yet");
  return newest.front().seq;
}

Result<Outcome> rate(const Options& options) {
  REGULARS_TRY(const auto folder, TerminalFolder::open(options.folder));
  feedback::RateOrder order;
  REGULARS_TRY(order.sale_seq, sale_of(*folder, options));
  order.face = static_cast<std::uint8_t>(options.face);
  order.outcome = options.face > 0 ? model::RatingOutcome::Answered : model::RatingOutcome::Skipped;
  order.at = folder->clock().wall();
  order.utc_offset = local_utc_offset(order.at);
  REGULARS_TRY(const auto rated, feedback::rate(folder->storage(), order));
  nlohmann::ordered_json json;
  json["sale"] = order.sale_seq;
  json["existed"] = rated.existed;
  std::cout << json.dump() << '\n';
  return Outcome{};
}

}  // namespace

void add_rate(CLI::App& program, Action& chosen) {
  CLI::App* command = program.add_subcommand("rate", "book a customer's answer about a sale");
  command->footer(kFooter);
  auto options = std::make_shared<Options>();
  command
      ->add_option("--data", options->folder, "the data folder of a terminal that is not running")
      ->required();
  CLI::Option_group* sale = command->add_option_group("sale");
  sale->add_option("--sale", options->sale, "the number of the sale's event");
  sale->add_flag("--last-sale", options->is_last_sale, "the newest entry of the ledger");
  sale->require_option(1);
  command->add_option("--face", options->face, "1 very dissatisfied to 5; without it: skipped")
      ->check(CLI::Range(1, 5));
  command->callback([&chosen, options] { chosen = [options] { return rate(*options); }; });
}

}  // namespace regulars::tool
