#include "tests/bench/bench_terminal.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "app/loyalty/pin.h"
#include "app/loyalty/programme_document.h"
#include "app/storage/feed/feed_codec.h"
#include "assets/programme/default.json.h"

namespace regulars::bench {

namespace {

constexpr const char* kStream = "store:bench";
constexpr std::size_t kChangesOfPage = 1'000;

}  // namespace

void give_up(const Error& error) {
  std::fprintf(stderr, "bench: %s\n", error.words.c_str());
  std::exit(1);
}

tool::ShopModel made_up_shop(std::int64_t members, std::int64_t sales) {
  tool::ShopPlan plan;
  plan.members = members;
  plan.sales = sales;
  plan.now = SystemClock{}.wall();
  plan.tiers = 3;
  return tool::ShopModel(plan);
}

BenchTerminal::BenchTerminal(const std::filesystem::path& folder,
                             const std::vector<model::Member>& members)
    : log_("bench", {}, LogLevel::warning),
      storage_(must(storage::TerminalStorage::open(folder, clock_, log_))),
      programme_(must(loyalty::parse_programme(assets::kDefaultProgramme))) {
  enrol();
  fill(members);
}

void BenchTerminal::enrol() {
  storage::TerminalIdentity identity;
  identity.terminal = model::TerminalId{Uuid::v7(clock_.wall())};
  identity.store = model::StoreId{Uuid::v7(clock_.wall())};
  identity.stream = kStream;
  identity.store_name = "Bench";
  identity.terminal_name = "Till 1";
  must(storage_->identity().enrolled(identity));
}

void BenchTerminal::fill(const std::vector<model::Member>& members) {
  sync::Page page;
  page.stream = kStream;
  page.changes = {
      storage::to_feed_line(storage::ProgrammeChange{loyalty::to_document(programme_)})};
  storage::StaffChange cashier;
  cashier.staff = {model::StaffId{Uuid::v7(clock_.wall())}, "Lin Yue", model::Role::Cashier};
  cashier.pin_hash = must(loyalty::hash_pin("1234"));
  page.changes.push_back(storage::to_feed_line(cashier));
  double seconds = 0;
  for (std::size_t i = 0; i < members.size() || !page.changes.empty();) {
    const std::size_t end = std::min(members.size(), i + kChangesOfPage);
    for (; i < end; ++i) {
      const model::Balance balance{model::Points{100}, model::Points{100}};
      page.changes.push_back(storage::to_feed_line(storage::MemberChange{members[i], balance}));
    }
    page.next = page.since + page.changes.size();
    page.is_last = i == members.size();
    const auto begun = std::chrono::steady_clock::now();
    must(storage_->inbox().apply(page));
    seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    page.since = page.next;
    page.changes.clear();
  }
  must(storage_->checkpoint());
  changes_per_second_ = static_cast<double>(members.size()) / seconds;
}

}  // namespace regulars::bench
