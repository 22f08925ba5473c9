#include <chrono>
#include <string>
#include <thread>
#include <utility>

#include "app/base/log.h"
#include "app/base/system_clock.h"
#include "app/central/history.h"
#include "app/loyalty/event_codec.h"
#include "app/storage/act_reader.h"
#include "app/tool/basket_model.h"
#include "app/tool/simulate.h"
#include "tests/bench/bench_terminal.h"
#include "tests/bench/measures.h"
#include "tests/bench/raw_sqlite.h"

namespace regulars::bench {

namespace {

constexpr std::int64_t kSales = 200'000;
constexpr unsigned kThreads = 2;

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begun) {
  return std::chrono::duration<double>(Clock::now() - begun).count();
}

model::SaleEvent sale_of(const tool::Visit& visit,
                         const tool::ShopModel& shop,
                         const tool::BasketModel& baskets,
                         std::int64_t number) {
  model::SaleEvent sale;
  sale.member = shop.members()[visit.member].id;
  sale.basket = baskets.basket(number, visit.amount_minor);
  sale.amount = {tool::amount_of(sale.basket), model::Currency{}};
  sale.points = model::Points{sale.amount.minor() / 100};
  sale.programme_version = 1;
  sale.origin = model::Origin::Generated;
  sale.reference = "generated-" + std::to_string(number);
  return sale;
}

// A central's folder with visits of two years; the programme that it has in force.
model::Programme fill(const std::filesystem::path& folder) {
  SystemClock clock;
  Log log("bench", {}, LogLevel::error);
  tool::ShopModel shop = made_up_shop(20'000, kSales);
  const tool::BasketModel baskets(1);
  const auto history = must(central::History::open(folder, "History", clock, log));
  must(history->add_members(shop.members()));
  std::int64_t number = 0;
  must(shop.each_visit([&](const tool::Visit& visit) -> Status {
    const auto sale = sale_of(visit, shop, baskets, ++number);
    REGULARS_TRY([[maybe_unused]] const std::uint64_t seq,
                 history->add(sale, visit.at, std::chrono::minutes{480}));
    return {};
  }));
  must(history->finish());
  return history->programme();
}

// The same rows in the order of the file, decoded and forgotten: one thread's half.
void read_raw(const std::filesystem::path& file, std::int64_t from, std::int64_t to) {
  RawSqlite raw(file, RawSqlite::Mode::Read);
  RawStatement rows = raw.prepare("SELECT line FROM event WHERE gseq > ?1 AND gseq <= ?2");
  rows.bind(1, from).bind(2, to);
  while (rows.step()) must(loyalty::from_line(rows.text(0)));
}

double raw_seconds(const std::filesystem::path& file) {
  const auto begun = Clock::now();
  {
    std::jthread other([&] { read_raw(file, 0, kSales / 2); });
    read_raw(file, kSales / 2, kSales);
  }
  return seconds_since(begun);
}

}  // namespace

std::vector<Row> measure_simulate(const std::filesystem::path& folder) {
  tool::SimulatePlan plan;
  plan.folder = folder;
  plan.against = fill(folder);
  plan.changed = plan.against;
  plan.changed.version += 1;
  plan.changed.tiers[1].threshold = 100'000;
  plan.jobs = kThreads;
  const double raw = raw_seconds(folder / "central.db");
  const auto begun = Clock::now();
  const auto simulated = must(tool::simulate(plan));
  const double ours = seconds_since(begun);
  const double per_second = static_cast<double>(simulated.sales) / ours;
  Row row = share_of("simulate, " + grouped(kSales) + " sales with baskets, two programmes",
                     per_second,
                     static_cast<double>(kSales) / raw,
                     0);
  row.raw += ": read and decoded";
  row.target = ">= 200,000/s";
  row.is_met = per_second >= 200'000;
  return {row};
}

}  // namespace regulars::bench
