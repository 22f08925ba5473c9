// regulars enrol: makes a folder the terminal that head office's one-time code stands for, as the
// terminal's own first start does.

#include <iostream>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/tool/commands.h"
#include "app/tool/terminal_folder.h"
#include "sync/client/enroller.h"
#include "sync/wire/identity.h"

namespace regulars::tool {

namespace {

constexpr const char* kFooter =
    "Reads [central] of terminal.toml in the folder, or writes it there when --central and --ca\n"
    "are given and the file is not there yet. Prints one JSON object:\n"
    "  terminal   the id that central gave\n"
    "  store      the store's name\n"
    "  name       the terminal's name\n"
    "The same code again, after a lost answer, gives the same terminal.";

struct Options {
  std::string folder;
  std::string code;
  std::string central;
  std::string ca_sha256;
  std::string name = "Till 1";
};

// A text in TOML's quotes.
std::string quoted(const std::string& text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) quoted += c;
  }
  return quoted + "\"";
}

Status write_config(const Options& options) {
  const std::filesystem::path file = std::filesystem::path(options.folder) / "terminal.toml";
  if (options.central.empty()) return {};
  std::error_code error;
  std::filesystem::create_directories(options.folder, error);
  if (error) {
    return fail(ErrorKind::storage,
                "the folder " + options.folder + " cannot be made: " + error.message());
  }
  if (std::filesystem::exists(file, error)) return {};
  return sync::write_file(file,
                          "name = " + quoted(options.name) +
                              "\n[central]\nurl = " + quoted(options.central) +
                              "\nca_sha256 = " + quoted(options.ca_sha256) + "\n",
                          0644);
}

Result<sync::EnrolReply> ask_central(TerminalFolder& folder, const std::string& code) {
  const config::TerminalConfig& config = folder.config();
  if (config.central.url.empty()) {
    return fail(ErrorKind::invalid,
                "terminal.toml names no central; give --central and --ca, which regulars-central "
                "printed at its first start");
  }
  sync::EnrolOrder order;
  order.base_url = config.central.url;
  order.ca_sha256 = config.central.ca_sha256;
  order.code = code;
  order.terminal_name = config.name;
  order.epoch = folder.storage().identity().epoch();
  order.folder = folder.path();
  return sync::enrol(order, folder.log());
}

Result<Outcome> enrol(const Options& options) {
  REGULARS_TRY_VOID(write_config(options));
  REGULARS_TRY(const auto folder, TerminalFolder::open(options.folder));
  REGULARS_TRY(const sync::EnrolReply reply, ask_central(*folder, options.code));
  storage::TerminalIdentity identity;
  identity.terminal = model::TerminalId{reply.terminal};
  identity.chain_start = reply.chain_start;
  identity.store = model::StoreId{reply.store};
  identity.stream = reply.stream;
  identity.store_name = reply.store_name;
  identity.terminal_name = reply.terminal_name;
  REGULARS_TRY_VOID(folder->storage().identity().enrolled(identity));
  nlohmann::ordered_json json;
  json["terminal"] = reply.terminal.text();
  json["store"] = reply.store_name;
  json["name"] = reply.terminal_name;
  std::cout << json.dump() << '\n';
  return Outcome{};
}

}  // namespace

void add_enrol(CLI::App& program, Action& chosen) {
  CLI::App* command =
      program.add_subcommand("enrol", "make a folder a terminal of central, by a one-time code");
  command->footer(kFooter);
  auto options = std::make_shared<Options>();
  command->add_option("--data", options->folder, "the data folder of the terminal")->required();
  command->add_option("--code", options->code, "the eight digits of head office")->required();
  CLI::Option* central =
      command->add_option("--central", options->central, "such as https://central.shop:8443");
  command->add_option("--ca", options->ca_sha256, "SHA-256 of central's authority, 64 hex digits")
      ->needs(central);
  command->add_option("--name", options->name, "what head office calls the terminal")
      ->capture_default_str();
  command->callback([&chosen, options] { chosen = [options] { return enrol(*options); }; });
}

}  // namespace regulars::tool
