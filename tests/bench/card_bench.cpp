#include <chrono>
#include <string>

#include "app/loyalty/award.h"
#include "app/loyalty/lookup.h"
#include "tests/bench/latency.h"
#include "tests/bench/measures.h"

namespace regulars::bench {

namespace {

constexpr int kWarmUp = 500;
constexpr int kCards = 10'000;
constexpr std::int64_t kMany = 10'000;
constexpr std::int64_t kFew = 10;

using Clock = std::chrono::steady_clock;

// Ledger entries of one member at this terminal, in few transactions.
void sell(BenchTerminal& terminal, const model::Member& member, std::int64_t sales) {
  constexpr std::int64_t kTogether = 500;
  SystemClock clock;
  std::int64_t sold = 0;
  while (sold < sales) {
    auto transaction = must(terminal.storage().begin());
    for (std::int64_t i = 0; i < kTogether && sold < sales; ++i, ++sold) {
      loyalty::AwardOrder order;
      order.member = member.id;
      order.amount = {2'860, terminal.programme().currency};
      order.origin = model::Origin::Generated;
      order.reference = member.id.uuid().hex() + "-" + std::to_string(sold);
      order.at = clock.wall();
      order.utc_offset = std::chrono::minutes{480};
      must(loyalty::award(terminal.storage(), transaction, terminal.programme(), order));
    }
    must(transaction.commit());
  }
}

Latency open_cards(BenchTerminal& terminal, const char* name, const model::Member& member) {
  SystemClock clock;
  return latency_of(name, kWarmUp, kCards, [&] {
    const Instant now = clock.wall();
    const auto begun = Clock::now();
    const auto found = must(loyalty::look_up(terminal.storage(), member.identifiers.front()));
    const auto card = must(loyalty::card_of(terminal.storage(), *found, now));
    const double seconds = std::chrono::duration<double>(Clock::now() - begun).count();
    return card.recent.empty() ? 0 : seconds;
  });
}

}  // namespace

std::vector<Row> measure_cards(BenchTerminal& terminal, const std::vector<model::Member>& members) {
  const model::Member& often = members[members.size() / 2];
  const model::Member& seldom = members[members.size() / 3];
  sell(terminal, often, kMany);
  sell(terminal, seldom, kFew);
  const Latency few = open_cards(terminal, "card of 10 entries", seldom);
  const Latency many = open_cards(terminal, "card of 10,000 entries", often);
  const std::string name = "member with " + grouped(kMany) + " entries, ";
  std::vector<Row> rows = {slower_by(name + "p50", many.p50, few.p50, 1.5),
                           slower_by(name + "p99", many.p99, few.p99, 1.5)};
  for (Row& row : rows) row.raw += ": one with " + grouped(kFew);
  return rows;
}

}  // namespace regulars::bench
