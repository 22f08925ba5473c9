#include <chrono>
#include <string>

#include "app/loyalty/award.h"
#include "app/tool/dice.h"
#include "tests/bench/latency.h"
#include "tests/bench/measures.h"
#include "tests/bench/raw_sqlite.h"

namespace regulars::bench {

namespace {

constexpr int kWarmUp = 200;
constexpr int kSales = 3'000;

using Clock = std::chrono::steady_clock;

// The rows of a sale as bare statements, prepared once.
class RawSales {
 public:
  explicit RawSales(const std::filesystem::path& file)
      : raw_(file, RawSqlite::Mode::Write),
        begin_(raw_.prepare("BEGIN IMMEDIATE")),
        outbox_(raw_.prepare("INSERT INTO outbox (seq, line, hash) VALUES (?1, ?2, ?3)")),
        sale_(raw_.prepare("INSERT INTO sale (seq, at, day, member, amount, currency, points, "
                           "programme_version, tier, strength, origin, reference) "
                           "VALUES (?1, ?2, ?3, ?4, ?5, 'CNY', ?6, 1, 0, 2, 2, ?7)")),
        ledger_(raw_.prepare("INSERT INTO ledger (member, purse, seq, at, points, total, visits, "
                             "last_visit) VALUES (?1, 0, ?2, ?3, ?4, ?4, 1, ?3)")),
        balance_(raw_.prepare("INSERT INTO balance (member, purse, points, visits, last_visit) "
                              "VALUES (?1, 0, ?2, 1, 0) ON CONFLICT (member, purse) "
                              "DO UPDATE SET points = points + ?2, visits = visits + 1")),
        commit_(raw_.prepare("COMMIT")) {}

  double write(std::int64_t seq, const std::string& member, const std::string& line) {
    const std::string hash(32, 'h');
    const std::string reference = "raw-" + std::to_string(seq);
    const auto begun = Clock::now();
    run(begin_);
    run(outbox_.bind(1, seq).bind(2, line).bind_blob(3, hash));
    run(sale_.bind(1, seq)
            .bind(2, std::int64_t{1'795'156'320'000})
            .bind(3, std::int64_t{20'777})
            .bind_blob(4, member)
            .bind(5, std::int64_t{28'600})
            .bind(6, std::int64_t{286})
            .bind(7, reference));
    run(ledger_.bind_blob(1, member)
            .bind(2, seq)
            .bind(3, std::int64_t{1'795'156'320'000})
            .bind(4, std::int64_t{286}));
    run(balance_.bind_blob(1, member).bind(2, std::int64_t{286}));
    run(commit_);
    return std::chrono::duration<double>(Clock::now() - begun).count();
  }

 private:
  static void run(RawStatement& statement) {
    statement.step();
    statement.reset();
  }

  RawSqlite raw_;
  RawStatement begin_;
  RawStatement outbox_;
  RawStatement sale_;
  RawStatement ledger_;
  RawStatement balance_;
  RawStatement commit_;
};

double award_one(BenchTerminal& terminal, const model::Member& member, int number) {
  loyalty::AwardOrder order;
  order.member = member.id;
  order.amount = model::Money{28'600, terminal.programme().currency};
  order.origin = model::Origin::Pos;
  order.reference = "bench-" + std::to_string(number);
  order.at = SystemClock{}.wall();
  const auto begun = Clock::now();
  static_cast<void>(must(loyalty::award(terminal.storage(), terminal.programme(), order)));
  return std::chrono::duration<double>(Clock::now() - begun).count();
}

std::string bytes_of(const model::Member& member) {
  const auto& bytes = member.id.uuid().bytes();
  return {bytes.begin(), bytes.end()};
}

}  // namespace

std::vector<Row> measure_commit(BenchTerminal& terminal,
                                const std::vector<model::Member>& members,
                                const std::filesystem::path& folder,
                                const std::filesystem::path& raw_folder) {
  // The same schema with the same rows as ours has at the beginning.
  must(terminal.storage().checkpoint());
  std::filesystem::create_directories(raw_folder);
  std::filesystem::copy_file(folder / "store.db", raw_folder / "raw.db");
  RawSales raw(raw_folder / "raw.db");
  const std::string line(220, 'x');
  tool::Dice dice{13};
  const auto anybody = [&]() -> const model::Member& {
    const auto which = dice.below(static_cast<std::int64_t>(members.size()));
    return members[static_cast<std::size_t>(which)];
  };
  int sold = 0;
  const Latency ours = latency_of(
      "sale committed", kWarmUp, kSales, [&] { return award_one(terminal, anybody(), sold++); });
  int written = 0;
  const Latency raws = latency_of("sale committed, raw rows", kWarmUp, kSales, [&] {
    return raw.write(++written, bytes_of(anybody()), line);
  });
  return {slower_by("sale committed to disk, p50", ours.p50, raws.p50, 1.3),
          slower_by("sale committed to disk, p99", ours.p99, raws.p99, 1.3)};
}

}  // namespace regulars::bench
