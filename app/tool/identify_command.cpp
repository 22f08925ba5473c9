// regulars identify: one raw scan -> what it is, as JSON.

#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/base/bytes.h"
#include "app/loyalty/bearer_code.h"
#include "app/model/region.h"
#include "app/terminal/identification.h"
#include "app/tool/commands.h"
#include "drivers/scanner/symbology.h"

namespace regulars::tool {

namespace {

constexpr const char* kFooter =
    "Prints one JSON object:\n"
    "  symbology   text, ean13, upca, ean8, code128, gs1, qr, other, stripe\n"
    "  kind        card, phone, code, bank_card, payment_code, unreadable\n"
    "  value       the normalised number; empty unless kind is card or phone\n"
    "  valid       whether a member can be found or enrolled by it\n"
    "  why         one sentence when it is not valid, else empty\n"
    "A bank card or a payment code prints no digit. Exit 0 when valid, 1 when not.\n"
    "Give such secrets on standard input: arguments are seen by other users of the machine.";

struct Options {
  std::string raw;
  std::string aim;
  std::string region = "CN";
  bool has_raw = false;
};

std::string read_scan(std::istream& in) {
  constexpr std::size_t kMostBytes = 4'096;
  std::string raw;
  for (char c = 0; raw.size() < kMostBytes && in.get(c);) raw += c;
  return raw;
}

Outcome identify(Options& options) {
  if (!options.has_raw) options.raw = read_scan(std::cin);
  const drivers::Identified found = drivers::classify(
      options.raw, options.aim, terminal::mobile_numbers(*model::region_of(options.region)));
  wipe(options.raw);
  nlohmann::ordered_json json;
  json["symbology"] = drivers::name_of(found.symbology);
  // A coupon's or gift card's code is card text to the drivers.
  const auto code = loyalty::read_bearer_code(found.value);
  json["kind"] = code && *code ? std::string_view("code") : drivers::name_of(found.kind);
  const bool is_valid = found.is_valid() && code;
  json["value"] = code && *code ? **code : found.value;
  json["valid"] = is_valid;
  json["why"] = is_valid ? ""
                : code   ? std::string(drivers::words_of(found.why))
                         : code.error().words;
  std::cout << json.dump() << '\n';
  return Outcome{is_valid};
}

}  // namespace

void add_identify(CLI::App& program, Action& chosen) {
  CLI::App* command = program.add_subcommand("identify", "tell what one raw scan is, as JSON");
  command->footer(kFooter);
  auto options = std::make_shared<Options>();
  CLI::Option* raw = command->add_option(
      "raw",
      options->raw,
      "the scan as it came; without it, standard input (control characters kept)");
  command->add_option("--aim", options->aim, "AIM symbology identifier without ']', such as C0");
  command
      ->add_option("--region", options->region, "whose mobile numbers: CN TW HK MO SG GB DE FR US")
      ->check([](const std::string& code) {
        return model::region_of(code) != nullptr ? "" : std::string("is not a region we know");
      });
  // `options` is shared by the parser, which fills it, and the action, which runs after it.
  command->callback([&chosen, options, raw] {
    options->has_raw = raw->count() > 0;
    chosen = [options] { return Result<Outcome>(identify(*options)); };
  });
}

}  // namespace regulars::tool
