#include <cerrno>
#include <charconv>
#include <csignal>
#include <ctime>
#include <iostream>
#include <memory>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/base/system_clock.h"
#include "app/central/central.h"
#include "app/central/commands.h"

namespace regulars::central {

namespace {
struct ServeOptions {
  CentralOptions central;
  std::string listen = "127.0.0.1:8443";
};

Status read_listen(const std::string& text, CentralOptions& options) {
  const auto colon = text.rfind(':');
  const char* const end = text.data() + text.size();
  if (colon != std::string::npos && colon > 0) {
    const char* const digits = text.data() + colon + 1;
    const auto [stop, error] = std::from_chars(digits, end, options.port);
    options.address = text.substr(0, colon);
    if (options.address.front() == '[' && options.address.back() == ']') {
      options.address = options.address.substr(1, options.address.size() - 2);
    }
    if (error == std::errc{} && stop == end && digits != end) return {};
  }
  return fail(ErrorKind::invalid,
              "--listen: wants HOST:PORT, a numeric address and a port, not " + text);
}

void say_what_next(const Central& central, const std::string& folder) {
  std::cout << "central serves at " << central.url() << "\n"
            << "its certificate's SHA-256 is " << central.ca_sha256() << "\n";
  if (central.is_new()) {
    std::cout << "This is a new store with the default programme. What next:\n"
              << "  regulars-central staff add --data " << folder
              << " --name NAME --role cashier --pin-stdin\n"
              << "  regulars-central enrol-code --data " << folder
              << " --config   (once for each terminal)\n"
              << "  regulars-central programme show --data " << folder << "\n";
  }
  std::cout << "Ctrl-C ends it." << std::endl;
}

// Every thread that is started afterwards leaves these signals to the wait below.
sigset_t hold_signals() {
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGINT);
  sigaddset(&ends, SIGTERM);
  sigaddset(&ends, SIGHUP);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  return ends;
}

// What lapses or becomes available is booked within minutes of its date.
int wait_turning(Central& central, const sigset_t& ends) {
  constexpr timespec kBetweenTurns{.tv_sec = 300, .tv_nsec = 0};
  while (true) {
    const int signal = sigtimedwait(&ends, nullptr, &kBetweenTurns);
    if (signal > 0) return signal;
    if (errno == EAGAIN) central.turn();
  }
}

// The log comes before the folder is opened; what cannot be made here is told there.
void make_folders(const std::filesystem::path& folder) {
  std::error_code ignored;
  if (std::filesystem::create_directories(folder, ignored)) {
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, ignored);
  }
  std::filesystem::create_directory(folder / "log", ignored);
}

Result<Outcome> serve(ServeOptions options) {
  REGULARS_TRY_VOID(read_listen(options.listen, options.central));
  const sigset_t ends = hold_signals();
  const SystemClock clock;
  make_folders(options.central.folder);
  Log log("central", (options.central.folder / "log" / "central.log").string());
  REGULARS_TRY(auto central, Central::start(options.central, clock, log));
  log.info("central", "serving", {{"port", std::to_string(central->port())}});
  say_what_next(*central, options.central.folder.string());
  const int signal = wait_turning(*central, ends);
  log.info("central", "ending", {{"signal", std::to_string(signal)}});
  central.reset();
  return Outcome{};
}
}  // namespace

void add_serve(CLI::App& program, Action& chosen) {
  const auto options = std::make_shared<ServeOptions>();
  CLI::App* command = program.add_subcommand("serve", "Run the server until it is told to end");
  add_data_option(*command, options->central.folder);
  command->add_option("--listen", options->listen, "Numeric address and port")
      ->type_name("HOST:PORT")
      ->capture_default_str();
  command->add_option("--store", options->central.store_name, "The store's name, shown at the till")
      ->type_name("NAME");
  command
      ->add_option("--name",
                   options->central.names,
                   "A DNS name or address by which terminals reach this server; repeatable")
      ->type_name("DNS or IP");
  command->footer(
      "Example:\n"
      "  regulars-central serve --data /var/lib/regulars --listen 0.0.0.0:8443 --name shop.lan "
      "--store \"Corner Shop\"");
  command->callback([options, &chosen] { chosen = [options] { return serve(*options); }; });
}

}  // namespace regulars::central
