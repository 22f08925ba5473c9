#include <chrono>
#include <string>

#include "app/loyalty/lookup.h"
#include "app/tool/dice.h"
#include "tests/bench/latency.h"
#include "tests/bench/measures.h"
#include "tests/bench/raw_sqlite.h"

namespace regulars::bench {

namespace {

constexpr int kWarmUp = 20'000;
constexpr int kLookups = 50'000;
constexpr const char* kRawQuery =
    "SELECT m.id, m.name, m.tier, m.joined, m.visits, m.last_visit, m.points, m.available, "
    "m.applied_seq, m.identifiers FROM identifier i JOIN member m ON m.no = i.member "
    "WHERE i.kind = ?1 AND i.value = ?2";

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begun) {
  return std::chrono::duration<double>(Clock::now() - begun).count();
}

const model::Identifier& any_card(const std::vector<model::Member>& members, tool::Dice& dice) {
  const auto which = dice.below(static_cast<std::int64_t>(members.size()));
  return members[static_cast<std::size_t>(which)].identifiers.front();
}

double raw_lookup(RawStatement& query, const model::Identifier& card) {
  const auto begun = Clock::now();
  query.bind(1, static_cast<std::int64_t>(card.kind)).bind(2, card.value);
  query.step();
  const std::string name = query.text(1);
  const std::string identifiers = query.text(9);
  const std::int64_t points = query.integer(6);
  query.reset();
  const double seconds = seconds_since(begun);
  return name.size() + identifiers.size() > 0 && points >= 0 ? seconds : 0;
}

double our_lookup(BenchTerminal& terminal, const model::Identifier& card) {
  const auto begun = Clock::now();
  const auto found = must(loyalty::look_up(terminal.storage(), card));
  const double seconds = seconds_since(begun);
  return found ? seconds : 0;
}

}  // namespace

std::vector<Row> measure_lookup(BenchTerminal& terminal,
                                const std::vector<model::Member>& members,
                                const std::filesystem::path& folder) {
  RawSqlite raw(folder / "members.db", RawSqlite::Mode::Read);
  RawStatement query = raw.prepare(kRawQuery);
  tool::Dice dice{11};
  const Latency ours = latency_of("card lookup", kWarmUp, kLookups, [&] {
    return our_lookup(terminal, any_card(members, dice));
  });
  const Latency raws = latency_of("card lookup, raw query", kWarmUp, kLookups, [&] {
    return raw_lookup(query, any_card(members, dice));
  });
  const std::string name =
      "card lookup, " + grouped(static_cast<std::int64_t>(members.size())) + " members, ";
  return {slower_by(name + "p50", ours.p50, raws.p50, 2),
          slower_by(name + "p99", ours.p99, raws.p99, 2)};
}

}  // namespace regulars::bench
