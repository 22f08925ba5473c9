// The terminal's program itself, with a million members in its folder.

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>

#include <fmt/format.h>

#include "sync/client/https_client.h"
#include "tests/bench/measures.h"
#include "tests/bench/raw_sqlite.h"
#include "tests/support/child_process.h"

namespace regulars::bench {

namespace {

using Clock = std::chrono::steady_clock;
using tests::ChildProcess;

constexpr int kStarts = 5;
constexpr double kMostStart = 1.0;   // seconds
constexpr double kMostMemory = 150;  // MB
constexpr double kMostIdle = 0.1;    // per cent
constexpr std::chrono::seconds kPatience{60};

double seconds_since(Clock::time_point begun) {
  return std::chrono::duration<double>(Clock::now() - begun).count();
}

bool answers(const std::filesystem::path& folder) {
  const std::string port = tests::text_of(folder / "pos.port");
  std::string token = tests::text_of(folder / "pos.token");
  if (port.empty() || token.empty()) return false;
  token.erase(token.find_last_not_of(" \n") + 1);
  sync::HttpsOptions options;
  options.base_url = "http://127.0.0.1:" + port.substr(0, port.find_first_not_of("0123456789"));
  const auto client = sync::HttpsClient::open(std::move(options));
  if (!client) return false;
  sync::HttpsRequest request;
  request.path = "/v1/health";
  request.headers = {{"Authorization", "Bearer " + token}};
  const auto reply = (*client)->send(request);
  return reply && reply->status == 200;
}

// Seconds until the terminal answers.
double wait_until_ready(const std::filesystem::path& folder, Clock::time_point begun) {
  while (!answers(folder)) {
    if (Clock::now() - begun > kPatience) {
      give_up(Error{ErrorKind::busy, "the terminal did not become ready"});
    }
    std::this_thread::sleep_for(std::chrono::milliseconds{1});
  }
  return seconds_since(begun);
}

// A process that does next to nothing, and both files opened and asked once.
double raw_start(const Plan& plan, const std::filesystem::path& folder) {
  const auto begun = Clock::now();
  static_cast<void>(tests::run(plan.programs / "regulars", {"identify", "VIP-00001-1"}));
  for (const char* name : {"store.db", "members.db"}) {
    RawSqlite raw(folder / name, RawSqlite::Mode::Read);
    raw.prepare("SELECT count(*) FROM sqlite_master").step();
  }
  return seconds_since(begun);
}

double resident_megabytes(int process) {
  std::ifstream in("/proc/" + std::to_string(process) + "/status");
  for (std::string word; in >> word;) {
    if (word != "VmRSS:") continue;
    double kilobytes = 0;
    in >> kilobytes;
    return kilobytes / 1'000;
  }
  return 0;
}

// Whose they are: "own 40 (heap and pixels), shared 20 (libraries, fonts)".
std::string split_of(int process) {
  std::ifstream in("/proc/" + std::to_string(process) + "/smaps_rollup");
  double own = 0;
  double all = 0;
  for (std::string word; in >> word;) {
    double kilobytes = 0;
    if (word == "Rss:" && in >> kilobytes) all = kilobytes;
    if (word == "Anonymous:" && in >> kilobytes) own = kilobytes;
  }
  return fmt::format(
      "own {:.0f} MB, libraries, fonts, pixels {:.0f} MB", own / 1'000, (all - own) / 1'000);
}

// User and system time of a process, in clock ticks: fields 14 and 15 of its stat.
double processor_seconds(int process) {
  std::string text = tests::text_of("/proc/" + std::to_string(process) + "/stat");
  std::istringstream in(text.substr(text.rfind(')') + 2));
  std::string skipped;
  for (int field = 3; field < 14; ++field) in >> skipped;
  double user = 0;
  double system = 0;
  in >> user >> system;
  return (user + system) / 100;
}

Row at_most(std::string measure, double value, double most, const char* format) {
  return {std::move(measure),
          fmt::format(fmt::runtime(format), value),
          "",
          "",
          "<= " + fmt::format(fmt::runtime(format), most),
          value <= most};
}

std::vector<Row> measure_start(const Plan& plan, const std::filesystem::path& folder) {
  std::vector<double> starts;
  std::vector<double> raws;
  double memory = 0;
  for (int i = 0; i < kStarts; ++i) {
    raws.push_back(raw_start(plan, folder));
    std::filesystem::remove(folder / "pos.port");
    const auto begun = Clock::now();
    ChildProcess terminal(plan.programs / "regulars-terminal",
                          {"--data", folder.string(), "--headless"});
    starts.push_back(wait_until_ready(folder, begun));
    memory = resident_megabytes(terminal.id());
    terminal.ask_to_end();
    static_cast<void>(terminal.wait());
  }
  const double ours = percentile(starts, 0.5);
  const double raw = percentile(raws, 0.5);
  return {{"start to ready, " + grouped(plan.members) + " members",
           duration(ours),
           duration(raw),
           times(ours / raw),
           "<= 1 s",
           ours <= kMostStart},
          at_most("memory without a window", memory, kMostMemory, "{:.0f} MB")};
}

}  // namespace

std::vector<Row> measure_program(const Plan& plan, const std::filesystem::path& folder) {
  return measure_start(plan, folder);
}

std::vector<Row> measure_both_windows(const Plan& plan, const std::filesystem::path& folder) {
  if (std::getenv("DISPLAY") == nullptr) {
    return {{"memory in both windows", "not measured: no display", "", "", "", true}};
  }
  std::filesystem::remove(folder / "pos.port");
  ChildProcess terminal(
      plan.programs / "regulars-terminal",
      {"--data", folder.string(), "--windowed", "1280x800", "--customer-display"});
  static_cast<void>(wait_until_ready(folder, Clock::now()));
  std::this_thread::sleep_for(std::chrono::seconds{10});
  const double memory = resident_megabytes(terminal.id());
  const std::string split = split_of(terminal.id());
  const double before = processor_seconds(terminal.id());
  std::this_thread::sleep_for(std::chrono::seconds{plan.idle_seconds});
  const double spent = processor_seconds(terminal.id()) - before;
  terminal.ask_to_end();
  static_cast<void>(terminal.wait());
  Row row =
      at_most("memory in both windows, " + grouped(plan.members) + " members, no graphics card",
              memory,
              kMostMemory,
              "{:.0f} MB");
  row.raw = split;
  return {
      std::move(row),
      at_most("idle processor time in both windows, " + std::to_string(plan.idle_seconds) + " s",
              100 * spent / plan.idle_seconds,
              kMostIdle,
              "{:.2f} %")};
}

std::vector<Row> measure_idle(const Plan& plan, const std::filesystem::path& folder) {
  if (std::getenv("DISPLAY") == nullptr) {
    return {{"idle processor time", "not measured: no display", "", "", "", true}};
  }
  std::filesystem::remove(folder / "pos.port");
  ChildProcess terminal(plan.programs / "regulars-terminal",
                        {"--data", folder.string(), "--windowed", "1280x800"});
  static_cast<void>(wait_until_ready(folder, Clock::now()));
  std::this_thread::sleep_for(std::chrono::seconds{10});
  const double memory = resident_megabytes(terminal.id());
  const double before = processor_seconds(terminal.id());
  std::this_thread::sleep_for(std::chrono::seconds{plan.idle_seconds});
  const double spent = processor_seconds(terminal.id()) - before;
  const bool is_alive = terminal.is_running();
  terminal.ask_to_end();
  static_cast<void>(terminal.wait());
  if (!is_alive) give_up(Error{ErrorKind::bug, "the terminal ended while it was idle"});
  const std::string name =
      "idle processor time in a window, " + std::to_string(plan.idle_seconds) + " s, online";
  return {at_most(name, 100 * spent / plan.idle_seconds, kMostIdle, "{:.2f} %"),
          at_most("memory in a window, " + grouped(plan.pulled) + " members, software drawing",
                  memory,
                  kMostMemory,
                  "{:.0f} MB")};
}

}  // namespace regulars::bench
