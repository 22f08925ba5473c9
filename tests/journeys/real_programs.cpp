#include "tests/journeys/real_programs.h"

#include <chrono>
#include <fstream>
#include <functional>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

#include "app/storage/central_sqlite/central_sqlite.h"
#include "tests/support/catch.h"

namespace regulars::tests {

namespace {

constexpr std::chrono::seconds kPatience{60};

bool comes_true(const std::function<bool()>& is_true) {
  const auto until = std::chrono::steady_clock::now() + kPatience;
  while (!is_true()) {
    if (std::chrono::steady_clock::now() > until) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds{5});
  }
  return true;
}

Ran succeeds(const std::string& name,
             const std::vector<std::string>& arguments,
             const std::filesystem::path& input = {}) {
  Ran ran = run(program(name), arguments, input);
  INFO(name << " " << arguments.front() << ": " << ran.output);
  REQUIRE(ran.exit_code == 0);
  return ran;
}

}  // namespace

std::uint16_t free_port() {
  const int handle = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  REQUIRE(handle >= 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* const any = reinterpret_cast<sockaddr*>(&address);
  REQUIRE(bind(handle, any, size) == 0);
  REQUIRE(getsockname(handle, any, &size) == 0);
  close(handle);
  return ntohs(address.sin_port);
}

RealPrograms::RealPrograms(int members) : central_port_(free_port()), pos_port_(free_port()) {
  make_members(members);
  serve();
  enrol();
  synchronise();
}

void RealPrograms::make_members(int members) {
  static_cast<void>(succeeds("regulars",
                             {"generate",
                              "--members",
                              std::to_string(members),
                              "--sales",
                              "0",
                              "--data",
                              central_folder().string()}));
  const auto reader = storage::open_central_reader(central_folder() / "central.db");
  REQUIRE(reader);
  storage::ShowFilter filter;
  filter.limit = static_cast<std::size_t>(members);
  const auto balances = (*reader)->balances(filter);
  REQUIRE(balances);
  for (const storage::ShownBalance& shown : *balances) {
    for (const model::Identifier& identifier : shown.member.identifiers) {
      if (identifier.kind == model::IdentifierKind::Card) cards_.push_back(identifier.value);
    }
  }
  REQUIRE(cards_.size() == static_cast<std::size_t>(members));
}

void RealPrograms::serve() {
  const auto log = folder_ / "central.log";
  central_ = std::make_unique<ChildProcess>(
      program("regulars-central"),
      std::vector<std::string>{"serve",
                               "--data",
                               central_folder().string(),
                               "--listen",
                               "127.0.0.1:" + std::to_string(central_port_)},
      log);
  const bool is_serving =
      comes_true([&] { return text_of(log).find("central serves at") != std::string::npos; });
  INFO(logs());
  REQUIRE(is_serving);
}

void RealPrograms::enrol() {
  const Ran made = succeeds(
      "regulars-central",
      {"enrol-code", "--data", central_folder().string(), "--terminal", "Till 1", "--config"});
  std::filesystem::create_directories(terminal_folder());
  std::ofstream(terminal_folder() / "terminal.toml")
      << made.output << "[pos]\nport = " << pos_port_ << "\n";
  const std::size_t begin = made.output.find("code ") + 5;
  const std::string code = made.output.substr(begin, made.output.find(' ', begin) - begin);
  static_cast<void>(
      succeeds("regulars-terminal", {"--data", terminal_folder().string(), "--enrol", code}));
}

void RealPrograms::synchronise() {
  static_cast<void>(succeeds("regulars", {"sync", "--data", terminal_folder().string()}));
}

void RealPrograms::add_cashier(const std::string& name, const std::string& pin) {
  std::ofstream(folder_ / "pin") << pin << "\n";
  static_cast<void>(succeeds("regulars-central",
                             {"staff",
                              "add",
                              "--data",
                              central_folder().string(),
                              "--name",
                              name,
                              "--role",
                              "manager",
                              "--pin-stdin"},
                             folder_ / "pin"));
  std::filesystem::remove(folder_ / "pin");
  synchronise();
}

void RealPrograms::start_terminal() {
  terminal_ = std::make_unique<ChildProcess>(
      program("regulars-terminal"),
      std::vector<std::string>{"--data", terminal_folder().string(), "--headless"},
      folder_ / "terminal.log");
  // The token is made at the first start.
  const bool answers = comes_true([&] {
    if (!std::filesystem::exists(terminal_folder() / "pos.token")) return false;
    const auto reply = pos()->send(pos_request("/v1/health"));
    return reply && reply->status == 200;
  });
  INFO(logs());
  REQUIRE(answers);
}

std::unique_ptr<sync::HttpsClient> RealPrograms::pos() const {
  sync::HttpsOptions options;
  options.base_url = "http://127.0.0.1:" + std::to_string(pos_port_);
  auto client = sync::HttpsClient::open(std::move(options));
  REQUIRE(client);
  return *std::move(client);
}

sync::HttpsRequest RealPrograms::pos_request(const std::string& path,
                                             const std::string& json) const {
  std::string token = text_of(terminal_folder() / "pos.token");
  token.erase(token.find_last_not_of(" \n") + 1);
  sync::HttpsRequest request;
  request.method = json.empty() ? "GET" : "POST";
  request.path = path;
  request.body = json;
  request.headers = {{"Authorization", "Bearer " + token}, {"Content-Type", "application/json"}};
  return request;
}

std::string RealPrograms::logs() const {
  return "central:\n" + text_of(folder_ / "central.log") + "terminal:\n" +
         text_of(folder_ / "terminal.log");
}

}  // namespace regulars::tests
