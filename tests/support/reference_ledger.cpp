#include "tests/support/reference_ledger.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace regulars::tests {

std::vector<std::size_t> ReferenceLedger::State::drawing_order() const {
  std::vector<std::size_t> order(lots.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return lots[a].lapses.value_or(Instant::max()) < lots[b].lapses.value_or(Instant::max());
  });
  return order;
}

bool ReferenceLedger::State::take_one(int act, Instant now) {
  for (const std::size_t lot : drawing_order()) {
    const bool is_past = lots[lot].lapses && *lots[lot].lapses <= now;
    if (is_past || lots[lot].left == 0) continue;
    lots[lot].left -= 1;
    taken[act][lot] += 1;
    return true;
  }
  return false;
}

void ReferenceLedger::State::level(Instant now) {
  for (auto& lot : lots) {
    if (!lot.lapses || *lot.lapses > now) continue;
    lot.lapsed += std::exchange(lot.left, 0);
  }
  for (auto& debt : debts) {
    while (debt.open > 0 && take_one(debt.act, now)) debt.open -= 1;
  }
}

void ReferenceLedger::give(int act,
                           Instant now,
                           std::int64_t points,
                           std::optional<Instant> lapses) {
  acts_.push_back([=](State& state) {
    if (points > 0) state.lots.push_back({act, points, 0, lapses});
    state.level(now);
  });
}

void ReferenceLedger::spend(int act, Instant now, std::int64_t points) {
  acts_.push_back([=](State& state) {
    state.level(now);
    for (std::int64_t i = 0; i < points; ++i) state.take_one(act, now);
    state.level(now);
  });
}

void ReferenceLedger::claw_back(int act, Instant now, int of, std::int64_t points) {
  acts_.push_back([=](State& state) {
    std::int64_t wanted = points;
    for (std::size_t i = 0; i < state.lots.size(); ++i) {
      auto& lot = state.lots[i];
      if (of == 0 || lot.act != of) continue;
      for (; wanted > 0 && lot.left > 0; --wanted) {
        lot.left -= 1;
        state.taken[act][i] += 1;
      }
      for (; wanted > 0 && lot.lapsed > 0; --wanted) {
        lot.lapsed -= 1;
        state.taken[act][i] += 1;
      }
    }
    while (wanted > 0 && state.take_one(act, now)) --wanted;
    if (wanted > 0) state.debts.push_back({act, wanted});
    state.level(now);
  });
}

void ReferenceLedger::give_back(int act, Instant now, int of, std::int64_t points) {
  acts_.push_back([=](State& state) {
    static_cast<void>(act);
    std::int64_t wanted = points;
    auto order = state.drawing_order();
    std::reverse(order.begin(), order.end());
    for (const std::size_t lot : order) {
      for (; wanted > 0 && state.taken[of][lot] > 0; --wanted) {
        state.taken[of][lot] -= 1;
        state.lots[lot].left += 1;
      }
    }
    if (now != Instant{}) state.level(now);
  });
}

void ReferenceLedger::undo_taking(int act, Instant now, int of) {
  acts_.push_back([=](State& state) {
    for (auto& debt : state.debts) {
      if (debt.act == of) debt.open = 0;
    }
  });
  give_back(act, now, of, INT64_MAX);
}

void ReferenceLedger::turn(Instant now) {
  acts_.push_back([=](State& state) { state.level(now); });
}

ReferenceLedger::State ReferenceLedger::replay() const {
  State state;
  for (const auto& act : acts_) act(state);
  return state;
}

ReferenceLedger::Sums ReferenceLedger::sums() const {
  const State state = replay();
  Sums sums;
  for (const auto& lot : state.lots) sums.balance += lot.left;
  for (const auto& debt : state.debts) sums.owed += debt.open;
  return sums;
}

std::int64_t ReferenceLedger::available(Instant now) const {
  State state = replay();
  state.level(now);
  std::int64_t available = 0;
  for (const auto& lot : state.lots) available += lot.left;
  return available;
}

}  // namespace regulars::tests
