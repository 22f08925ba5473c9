#include "tests/journeys/town.h"

#include <chrono>
#include <fstream>
#include <thread>

#include <nlohmann/json.hpp>

#include "app/central/history.h"
#include "app/central/office.h"
#include "app/loyalty/pin.h"
#include "app/storage/central_sqlite/central_sqlite.h"
#include "app/tool/shop_model.h"
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

Town::Town(std::int64_t members) : log_("town", {}, LogLevel::error) {
  if (members > 0) make_members(members);
  central::CentralOptions options;
  options.folder = central_folder();
  options.store_name = "Test store";
  auto started = central::Central::start(options, clock_, log_);
  INFO((started ? "" : started.error().words));
  REQUIRE(started);
  central_ = *std::move(started);
}

void Town::make_members(std::int64_t members) {
  auto history = central::History::open(central_folder(), "History", clock_, log_);
  REQUIRE(history);
  tool::ShopPlan plan;
  plan.members = members;
  plan.now = clock_.wall();
  REQUIRE((*history)->add_members(tool::ShopModel(plan).members()));
  REQUIRE((*history)->finish());
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

void Town::add_manager(const std::string& name, const std::string& pin) {
  const auto hash = loyalty::hash_pin(pin);
  REQUIRE(hash);
  const nlohmann::json wish{{"do", "staff-add"}, {"name", name}, {"role", 3}, {"pin_hash", *hash}};
  static_cast<void>(office(wish.dump()));
}

void Town::write_config() {
  std::filesystem::create_directories(terminal_folder());
  std::ofstream(terminal_folder() / "terminal.toml")
      << "[central]\nurl = \"" << central_->url() << "\"\nca_sha256 = \"" << central_->ca_sha256()
      << "\"\n";
}

void Town::enrol_terminal() {
  write_config();
  {
    const auto storage = storage::TerminalStorage::open(terminal_folder(), clock_, log_);
    REQUIRE(storage);
    sync::EnrolOrder order;
    order.base_url = central_->url();
    order.ca_sha256 = central_->ca_sha256();
    order.code = code();
    order.terminal_name = "Till 1";
    order.epoch = (*storage)->identity().epoch();
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
    REQUIRE((*storage)->identity().enrolled(identity));
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

std::unique_ptr<storage::CentralReader> Town::reader() {
  auto reader = storage::open_central_reader(central_folder() / "central.db");
  REQUIRE(reader);
  return *std::move(reader);
}

storage::Totals Town::totals() {
  const auto totals = reader()->totals({});
  REQUIRE(totals);
  return *totals;
}

std::vector<storage::ShownBalance> Town::balances() {
  storage::ShowFilter filter;
  filter.limit = 1'000'000;
  auto balances = reader()->balances(filter);
  REQUIRE(balances);
  return *std::move(balances);
}

std::vector<storage::ShownRating> Town::ratings() {
  auto ratings = reader()->ratings({});
  REQUIRE(ratings);
  return *std::move(ratings);
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
