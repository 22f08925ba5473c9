// The real programs: the terminal is killed a hundred times in the middle of sales, and afterwards
// every sale that it acknowledged is at central exactly once.

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <map>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/base/bytes.h"
#include "app/storage/central_sqlite/central_sqlite.h"
#include "app/tool/dice.h"
#include "tests/journeys/real_programs.h"
#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::tests;

namespace {

// A POS that sells without a pause and repeats a receipt until the terminal has acknowledged it.
class Pos {
 public:
  explicit Pos(const RealPrograms& programs)
      : programs_(programs), client_(programs.pos()), thread_([this](std::stop_token stop) {
          while (!stop.stop_requested()) sell_one(stop);
        }) {}

  // Ends after the sale that is under way; gives every receipt that was acknowledged.
  [[nodiscard]] std::vector<std::string> stop() {
    thread_.request_stop();
    thread_.join();
    return std::move(acknowledged_);
  }
  [[nodiscard]] std::size_t count() const { return count_; }
  // Receipts that were tried; the last one may or may not have been booked.
  [[nodiscard]] std::size_t refused() const { return refused_; }

 private:
  void sell_one(const std::stop_token& stop) {
    const std::string receipt = "R-" + std::to_string(count_ + 1);
    const std::string& card = programs_.cards()[count_ % programs_.cards().size()];
    const nlohmann::json sale{{"receipt", receipt},
                              {"amount", std::to_string(10 + count_ % 90) + ".50"},
                              {"currency", "CNY"},
                              {"identifier", card}};
    const auto reply = client_->send(programs_.pos_request("/v1/sales", sale.dump()), stop);
    if (reply && reply->status == 200) {
      acknowledged_.push_back(receipt);
      ++count_;
    } else if (reply && reply->status != 503) {
      ++refused_;
    } else {
      std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
  }

  const RealPrograms& programs_;
  std::unique_ptr<sync::HttpsClient> client_;
  std::vector<std::string> acknowledged_;
  std::atomic<std::size_t> count_ = 0;
  std::atomic<std::size_t> refused_ = 0;
  std::jthread thread_;
};

// How often each receipt is at central.
std::map<std::string, int> receipts_at_central(const RealPrograms& programs) {
  const auto reader = storage::open_central_reader(programs.central_folder() / "central.db");
  REQUIRE(reader);
  storage::ShowFilter filter;
  filter.limit = 10'000'000;
  const auto events = (*reader)->events(filter);
  REQUIRE(events);
  std::map<std::string, int> receipts;
  for (const storage::ShownEvent& event : *events) {
    const auto line = nlohmann::json::parse(event.line);
    if (line["k"] == "sale") ++receipts[line["b"]["rf"].get<std::string>()];
  }
  return receipts;
}

int kills() {
  return std::getenv("REGULARS_LONG") != nullptr ? 1'000 : 100;
}

}  // namespace

TEST_CASE("a terminal killed a hundred times loses no sale and doubles none", "[journey][D46]") {
  RealPrograms programs(50);
  programs.start_terminal();
  Pos pos(programs);
  const std::uint64_t seed = random_u64();
  tool::Dice dice{seed};
  INFO("seed " << seed);
  for (int i = 0; i < kills(); ++i) {
    // Not before this life has booked something, then at any moment.
    const std::size_t before = pos.count();
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{60};
    while (pos.count() == before && std::chrono::steady_clock::now() < until) {
      std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
    INFO(programs.logs());
    REQUIRE(pos.count() > before);
    std::this_thread::sleep_for(std::chrono::microseconds{dice.below(30'000)});
    programs.terminal().kill_now();
    programs.start_terminal();
  }
  const std::vector<std::string> acknowledged = pos.stop();
  programs.terminal().ask_to_end();
  CHECK(programs.terminal().wait() == 0);
  programs.synchronise();

  const std::map<std::string, int> receipts = receipts_at_central(programs);
  CHECK(pos.refused() == 0);
  CHECK(acknowledged.size() >= static_cast<std::size_t>(kills()));
  for (const std::string& receipt : acknowledged) {
    INFO(receipt);
    const auto found = receipts.find(receipt);
    REQUIRE(found != receipts.end());
    REQUIRE(found->second == 1);
  }
  // Booked, but killed before the answer, and the POS stopped before it asked again: one at most.
  CHECK(receipts.size() <= acknowledged.size() + 1);
  WARN(acknowledged.size() << " sales acknowledged across " << kills() << " kills");
}
