#pragma once
// A slow ledger of one account and one purse, for tests: no caches, no indexes, no tables. Every
// question replays the whole history from its first act, lot by lot and point by point.
//
//   ReferenceLedger ledger;
//   ledger.give(1, now, 100, {});
//   ledger.spend(2, now, 30);
//   ledger.sums(now).balance  // 70

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "app/base/clock.h"

namespace regulars::tests {

class ReferenceLedger {
 public:
  struct Sums {
    std::int64_t balance = 0;
    std::int64_t owed = 0;
    bool operator==(const Sums&) const = default;
  };

  // `act` numbers each act; later acts refer to it.
  void give(int act, Instant now, std::int64_t points, std::optional<Instant> lapses);
  void spend(int act, Instant now, std::int64_t points);
  // Takes back: first of what `of` gave, also where it has lapsed; 0: of nothing in particular.
  void claw_back(int act, Instant now, int of, std::int64_t points);
  // Of what `of` spent or clawed back, the last first.
  void give_back(int act, Instant now, int of, std::int64_t points);
  // All of it, and its open debt is forgiven.
  void undo_taking(int act, Instant now, int of);
  void turn(Instant now);

  [[nodiscard]] Sums sums() const;
  [[nodiscard]] std::int64_t available(Instant now) const;

 private:
  struct Lot {
    int act = 0;
    std::int64_t left = 0;
    std::int64_t lapsed = 0;
    std::optional<Instant> lapses;
  };
  struct Debt {
    int act = 0;
    std::int64_t open = 0;
  };
  struct State {
    std::vector<Lot> lots;  // in the order they were given
    std::vector<Debt> debts;
    std::map<int, std::map<std::size_t, std::int64_t>> taken;  // by act, from which lot

    [[nodiscard]] std::vector<std::size_t> drawing_order() const;
    bool take_one(int act, Instant now);
    void level(Instant now);
  };
  using Act = std::function<void(State&)>;

  [[nodiscard]] State replay() const;

  std::vector<Act> acts_;
};

}  // namespace regulars::tests
