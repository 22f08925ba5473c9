#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/base/bytes.h"
#include "app/base/system_clock.h"
#include "app/central/central_folder.h"
#include "app/central/commands.h"
#include "app/central/office.h"
#include "app/loyalty/pin.h"
#include "app/storage/central_sqlite/central_sqlite.h"

namespace regulars::central {

namespace {
using nlohmann::json;

struct OfficeOptions {
  std::filesystem::path folder;
  std::string terminal;
  bool wants_config = false;
  std::string url;
  std::string name;
  std::string role = "cashier";
  bool has_pin_on_stdin = false;
};

constexpr std::string_view kRoles[] = {"cashier", "supervisor", "manager"};  // Role 1 to 3

Result<json> ask(const std::filesystem::path& folder, const json& work) {
  const SystemClock clock;
  Log log("central", {}, LogLevel::warning);
  REGULARS_TRY(const std::string answer, ask_office(folder, work.dump(), clock, log));
  return json::parse(answer, nullptr, /*allow_exceptions=*/false);
}

std::string without_line_end(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  return text;
}

Status print_config(const OfficeOptions& options, const std::string& terminal_name) {
  REGULARS_TRY(const auto ca_pem, sync::read_file(options.folder / kAuthorityFile));
  REGULARS_TRY(const auto ca_sha256, authority_fingerprint(ca_pem));
  std::string url = options.url;
  if (url.empty()) {
    const auto last = sync::read_file(options.folder / kUrlFile);
    if (!last) {
      return fail(ErrorKind::invalid,
                  "where terminals reach central is not known before its first start; give --url");
    }
    url = without_line_end(*last);
  }
  if (!terminal_name.empty()) std::cout << "name = " << json(terminal_name).dump() << "\n";
  std::cout << "[central]\nurl = \"" << url << "\"\nca_sha256 = \"" << ca_sha256 << "\"\n";
  return {};
}

Result<Outcome> enrol_code(const OfficeOptions& options) {
  REGULARS_TRY(const json made,
               ask(options.folder, {{"do", "enrol-code"}, {"terminal", options.terminal}}));
  const Instant expires{Milliseconds{made.value("expires_ms", std::int64_t{0})}};
  const std::string code = made.value("code", "");
  const std::string sentence = "code " + code + " enrols one terminal until " + iso_text(expires);
  if (!options.wants_config) {
    std::cout << sentence << "\n";
    return Outcome{};
  }
  std::cout << "# terminal.toml: " << sentence << "\n";
  REGULARS_TRY_VOID(print_config(options, options.terminal));
  return Outcome{};
}

Result<std::string> read_pin() {
  std::string pin;
  std::getline(std::cin, pin);
  auto hash = loyalty::hash_pin(without_line_end(pin));
  wipe(pin);
  return hash;
}

Result<Outcome> staff_add(const OfficeOptions& options) {
  const auto* role = std::find(std::begin(kRoles), std::end(kRoles), options.role);
  if (!options.has_pin_on_stdin) {
    return fail(ErrorKind::invalid, "give the PIN on standard input, with --pin-stdin");
  }
  REGULARS_TRY(const auto pin_hash, read_pin());
  REGULARS_TRY(const json added,
               ask(options.folder,
                   {{"do", "staff-add"},
                    {"name", options.name},
                    {"role", role - std::begin(kRoles) + 1},
                    {"pin_hash", pin_hash}}));
  std::cout << "staff " << added.value("staff", "") << " added as " << options.role
            << "; terminals learn it with their next exchange\n";
  return Outcome{};
}

Result<Outcome> change_staff(const OfficeOptions& options,
                             model::StaffAction action,
                             const std::string& pin_hash,
                             const std::string& done) {
  const auto* role = std::find(std::begin(kRoles), std::end(kRoles), options.role);
  REGULARS_TRY(const json changed,
               ask(options.folder,
                   {{"do", "staff-change"},
                    {"who", options.name},
                    {"action", static_cast<unsigned>(action)},
                    {"role", static_cast<unsigned>(role - std::begin(kRoles)) + 1U},
                    {"pin_hash", pin_hash}}));
  std::cout << "staff " << changed.value("staff", "") << " (" << changed.value("name", "") << ") "
            << done << "; terminals learn it with their next exchange\n";
  return Outcome{};
}

Result<Outcome> staff_reset_pin(const OfficeOptions& options) {
  if (!options.has_pin_on_stdin) {
    return fail(ErrorKind::invalid, "give the PIN on standard input, with --pin-stdin");
  }
  REGULARS_TRY(const auto pin_hash, read_pin());
  return change_staff(options, model::StaffAction::SetPin, pin_hash, "has a new PIN");
}

Result<Outcome> staff_role(const OfficeOptions& options) {
  return change_staff(options, model::StaffAction::SetRole, {}, "is a " + options.role + " now");
}

Result<Outcome> staff_leave(const OfficeOptions& options) {
  return change_staff(options, model::StaffAction::Leave, {}, "left");
}

Result<Outcome> staff_list(const OfficeOptions& options) {
  REGULARS_TRY(const auto reader, storage::open_central_reader(options.folder / kDatabaseFile));
  REGULARS_TRY(const auto staff, reader->staff());
  for (const auto& one : staff) {
    if (one.gone) continue;
    std::cout << one.staff.id.uuid().hex() << "  "
              << kRoles[static_cast<std::uint8_t>(one.staff.role) - 1] << "  " << one.staff.name
              << "\n";
  }
  return Outcome{};
}

Result<Outcome> revoke(const OfficeOptions& options) {
  REGULARS_TRY(const json revoked,
               ask(options.folder, {{"do", "revoke"}, {"terminal", options.terminal}}));
  std::cout << "terminal " << revoked.value("terminal", "")
            << " is revoked; what it has not sent yet stays on it\n";
  return Outcome{};
}

CLI::App* add_command(CLI::App& parent,
                      const char* name,
                      const char* what,
                      const std::shared_ptr<OfficeOptions>& options,
                      Action& chosen,
                      Result<Outcome> (*run)(const OfficeOptions&)) {
  CLI::App* command = parent.add_subcommand(name, what);
  add_data_option(*command, options->folder);
  command->callback([options, run, &chosen] { chosen = [=] { return run(*options); }; });
  return command;
}

void add_staff_changes(CLI::App& staff, Action& chosen) {
  const auto add_who = [](CLI::App& command, OfficeOptions& options) {
    command.add_option("--who", options.name, "The name, or the id of `staff list`")->required();
  };
  const auto pin = std::make_shared<OfficeOptions>();
  CLI::App* reset =
      add_command(staff, "reset-pin", "Give somebody a new PIN", pin, chosen, staff_reset_pin);
  add_who(*reset, *pin);
  reset->add_flag("--pin-stdin", pin->has_pin_on_stdin, "The PIN, 4 to 12 digits, on a line");
  reset->footer(
      "Example:\n  printf 4712 | regulars-central staff reset-pin --data /var/lib/regulars --who "
      "Ana --pin-stdin");
  const auto role = std::make_shared<OfficeOptions>();
  CLI::App* change =
      add_command(staff, "role", "Make somebody something else", role, chosen, staff_role);
  add_who(*change, *role);
  change->add_option("--role", role->role, "cashier, supervisor or manager")
      ->check(CLI::IsMember({"cashier", "supervisor", "manager"}))
      ->required();
  change->footer(
      "Example:\n  regulars-central staff role --data /var/lib/regulars --who Ana --role manager");
  const auto leaver = std::make_shared<OfficeOptions>();
  CLI::App* leave = add_command(staff,
                                "leave",
                                "Somebody leaves: no sign-in anywhere after the next exchange",
                                leaver,
                                chosen,
                                staff_leave);
  add_who(*leave, *leaver);
  leave->footer("Example:\n  regulars-central staff leave --data /var/lib/regulars --who Ana");
}

}  // namespace

void add_enrol_code(CLI::App& program, Action& chosen) {
  const auto options = std::make_shared<OfficeOptions>();
  CLI::App* command = add_command(program,
                                  "enrol-code",
                                  "Make a code that enrols one terminal within ten minutes",
                                  options,
                                  chosen,
                                  enrol_code);
  command->add_option("--terminal", options->terminal, "What the terminal will be called")
      ->type_name("NAME");
  command->add_flag("--config", options->wants_config, "Print a terminal.toml for it");
  command->add_option("--url", options->url, "Where terminals reach central, if not as last served")
      ->type_name("URL");
  command->footer(
      "Example:\n  regulars-central enrol-code --data /var/lib/regulars --terminal \"Till 1\" "
      "--config");
}

void add_staff(CLI::App& program, Action& chosen) {
  CLI::App* staff = program.add_subcommand("staff", "Who works at the counters");
  staff->require_subcommand(1);
  staff->footer(
      "Example:\n  printf 4711 | regulars-central staff add --data /var/lib/regulars --name Ana "
      "--role manager --pin-stdin");
  const auto options = std::make_shared<OfficeOptions>();
  CLI::App* add =
      add_command(*staff, "add", "Add a member of staff with a PIN", options, chosen, staff_add);
  add->add_option("--name", options->name, "As shown at the till")->required();
  add->add_option("--role", options->role, "cashier, supervisor or manager")
      ->check(CLI::IsMember({"cashier", "supervisor", "manager"}))
      ->capture_default_str();
  add->add_flag("--pin-stdin", options->has_pin_on_stdin, "The PIN, 4 to 12 digits, on a line");
  add->footer(
      "Example:\n  printf 4711 | regulars-central staff add --data /var/lib/regulars --name Ana "
      "--role manager --pin-stdin");
  CLI::App* list = add_command(*staff,
                               "list",
                               "Who there is",
                               std::make_shared<OfficeOptions>(*options),
                               chosen,
                               staff_list);
  list->footer("Example:\n  regulars-central staff list --data /var/lib/regulars");
  add_staff_changes(*staff, chosen);
}

void add_revoke(CLI::App& program, Action& chosen) {
  const auto options = std::make_shared<OfficeOptions>();
  CLI::App* command = add_command(program,
                                  "revoke",
                                  "Take no more from a terminal that is lost or stolen",
                                  options,
                                  chosen,
                                  revoke);
  command->add_option("--terminal", options->terminal, "Its name or id")->required();
  command->footer(
      "Example:\n  regulars-central revoke --data /var/lib/regulars --terminal \"Till 3\"");
}

}  // namespace regulars::central
