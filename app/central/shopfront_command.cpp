// `regulars-central shopfront set FILE | show`: what customers see of the store.

#include <filesystem>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/base/base64.h"
#include "app/base/system_clock.h"
#include "app/central/central_folder.h"
#include "app/central/commands.h"
#include "app/central/office.h"
#include "app/loyalty/shopfront_document.h"
#include "app/storage/central_sqlite/central_sqlite.h"

namespace regulars::central {

namespace {
using nlohmann::json;

struct ShopfrontOptions {
  std::filesystem::path folder;
  std::filesystem::path file;
};

// The document with the bytes of its logo's file in the place of the name. What is no JSON comes
// back as it is: whoever reads it says so.
Result<std::string> with_logo(const std::filesystem::path& file, const std::string& text) {
  json document = json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!document.is_object() || !document.contains("logo")) return text;
  const json name = document["logo"];
  document.erase("logo");
  std::string mistake = "logo: wants the name of a PNG beside the document, like \"logo.png\"";
  if (name.is_string() && !name.get_ref<const std::string&>().empty()) {
    const auto logo = file.parent_path() / name.get<std::string>();
    std::error_code problem;
    const auto bytes = std::filesystem::file_size(logo, problem);
    const bool is_small = !problem && bytes <= model::Shopfront::kMostLogoBytes;
    const auto png = is_small ? sync::read_file(logo) : Result<std::string>(std::string{});
    if (is_small && png) {
      document["logo_png"] = to_base64(*png);
      return document.dump();
    }
    mistake = "logo: " + logo.string() +
              (problem ? " cannot be read" : " is over 64 KiB or cannot be read");
  }
  const auto others = loyalty::parse_shopfront(document.dump());
  return fail(ErrorKind::refused,
              file.string() + ": " + mistake + (others ? "" : "; " + others.error().words));
}

Result<Outcome> shopfront_set(const ShopfrontOptions& options) {
  REGULARS_TRY(const auto text, sync::read_file(options.file));
  REGULARS_TRY(const auto document, with_logo(options.file, text));
  const auto shopfront = loyalty::parse_shopfront(document);
  if (!shopfront) {
    return fail(ErrorKind::refused, options.file.string() + ": " + shopfront.error().words);
  }
  const SystemClock clock;
  Log log("central", {}, LogLevel::warning);
  const json work{{"do", "shopfront-set"}, {"document", document}};
  REGULARS_TRY([[maybe_unused]] const auto answer,
               ask_office(options.folder, work.dump(), clock, log));
  std::cout << "the shopfront is set: " << (shopfront->logo.empty() ? "no logo, " : "a logo, ")
            << shopfront->board.size()
            << " entries on the board; terminals learn it with their next exchange\n";
  return Outcome{};
}

Result<Outcome> shopfront_show(const ShopfrontOptions& options) {
  REGULARS_TRY(const auto reader, storage::open_central_reader(options.folder / kDatabaseFile));
  REGULARS_TRY(const auto document, reader->shopfront());
  if (!document) return fail(ErrorKind::not_found, "no shopfront was set yet");
  std::cout << json::parse(*document, nullptr, /*allow_exceptions=*/false).dump(2) << "\n";
  return Outcome{};
}
}  // namespace

void add_shopfront(CLI::App& program, Action& chosen) {
  CLI::App* shopfront =
      program.add_subcommand("shopfront", "What customers see: accent colour, logo and board");
  shopfront->require_subcommand(1);
  const char* example =
      "The board says what customers said and what came of it. The document:\n"
      "  {\"format\":1,\"accent\":\"#0E6B63\",\"logo\":\"logo.png\",\n"
      "   \"board\":[{\"said\":{\"en\":\"The queue is long\"},\"did\":{\"en\":\"A second "
      "till\"}}]}\n"
      "Example:\n  regulars-central shopfront set shopfront.json --data /var/lib/regulars\n"
      "  regulars-central shopfront show --data /var/lib/regulars";
  shopfront->footer(example);
  const auto options = std::make_shared<ShopfrontOptions>();
  CLI::App* show = shopfront->add_subcommand("show", "Print it, with the logo as base64");
  add_data_option(*show, options->folder);
  show->callback([options, &chosen] { chosen = [=] { return shopfront_show(*options); }; });
  show->footer(example);
  CLI::App* set = shopfront->add_subcommand("set", "Show this from now on");
  add_data_option(*set, options->folder);
  set->add_option("FILE", options->file, "The document, JSON")->required();
  set->callback([options, &chosen] { chosen = [=] { return shopfront_set(*options); }; });
  set->footer(example);
}

}  // namespace regulars::central
