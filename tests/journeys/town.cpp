#include "tests/journeys/town.h"

#include <chrono>
#include <fstream>
#include <thread>

#include <nlohmann/json.hpp>

#include "app/central/office.h"
#include "app/storage/central_sqlite/central_sqlite.h"
#include "sync/client/enroller.h"
#include "tests/support/catch.h"

namespace regulars::tests {

namespace {

constexpr std::chrono::seconds kPatience{30};
constexpr std::chrono::milliseconds kLookAgain{10};

}  // namespace

std::string field(const std::string& json, const std::string& name) {
  const auto document = nlohmann::json::parse(json, nullptr, /*allow_exceptions=*/false);
  if (!document.is_object() || !document.contains(name)) return {};
  const auto& value = document[name];
  return value.is_string() ? value.get<std::string>() : value.dump();
}

Town::Town() : log_("town", {}, LogLevel::error) {
  central::CentralOptions options;
  options.folder = central_folder();
  options.store_name = "Test store";
  auto started = central::Central::start(options, clock_, log_);
  INFO((started ? "" : started.error().words));
  REQUIRE(started);
  central_ = *std::move(started);
}

std::string Town::office(const std::string& json) {
  const auto answer = central::ask_office(central_folder(), json, clock_, log_);
  INFO((answer ? "" : answer.error().words));
  REQUIRE(answer);
  return *answer;
}

std::string Town::code() {
  return field(office(R"({"do":"enrol-code","terminal":"Till 1"})"), "code");
}

void Town::enrol_terminal() {
  std::filesystem::create_directories(terminal_folder());
  std::ofstream(terminal_folder() / "terminal.toml")
      << "[central]\nurl = \"" << central_->url() << "\"\nca_sha256 = \"" << central_->ca_sha256()
      << "\"\n";
  {
    const auto folder = terminal();
    sync::EnrolOrder order;
    order.base_url = central_->url();
    order.ca_sha256 = central_->ca_sha256();
    order.code = code();
    order.terminal_name = "Till 1";
    order.epoch = folder->storage().identity().epoch();
    order.folder = terminal_folder();
    const auto reply = sync::enrol(order, log_);
    INFO((reply ? "" : reply.error().words));
    REQUIRE(reply);
    storage::TerminalIdentity identity;
    identity.terminal = model::TerminalId{reply->terminal};
    identity.chain_start = reply->chain_start;
    identity.store = model::StoreId{reply->store};
    identity.stream = reply->stream;
    identity.store_name = reply->store_name;
    identity.terminal_name = reply->terminal_name;
    REQUIRE(folder->storage().identity().enrolled(identity));
  }
  synchronise();
}

std::unique_ptr<tool::TerminalFolder> Town::terminal() {
  auto folder = tool::TerminalFolder::open(terminal_folder());
  INFO((folder ? "" : folder.error().words));
  REQUIRE(folder);
  return *std::move(folder);
}

void Town::synchronise() {
  const auto folder = terminal();
  const auto road = tool::Road::open(*folder);
  REQUIRE(road);
  const Status done = (*road)->courier().run_once();
  INFO((done ? "" : done.error().words));
  REQUIRE(done);
}

storage::Totals Town::totals() {
  const auto reader = storage::open_central_reader(central_folder() / "central.db");
  REQUIRE(reader);
  const auto totals = (*reader)->totals({});
  REQUIRE(totals);
  return *totals;
}

std::vector<storage::ShownBalance> Town::balances() {
  const auto reader = storage::open_central_reader(central_folder() / "central.db");
  REQUIRE(reader);
  storage::ShowFilter filter;
  filter.limit = 1'000'000;
  auto balances = (*reader)->balances(filter);
  REQUIRE(balances);
  return *std::move(balances);
}

bool Town::comes_true(const std::function<bool(const storage::Totals&)>& is_true) {
  const auto until = std::chrono::steady_clock::now() + kPatience;
  while (std::chrono::steady_clock::now() < until) {
    if (is_true(totals())) return true;
    std::this_thread::sleep_for(kLookAgain);
  }
  return false;
}

}  // namespace regulars::tests
