#pragma once
// Lots: the arithmetic of one purse of one account, as pure functions of values. Central books with
// them; a slow reference ledger in the tests must agree on random histories.
//
//   lot    points earned together, lapsing together      draw   a part of a lot that was spent
//   debt   what could not be covered; never netted into the balance, settled by what comes next
//
// (1) 0 <= drawn + lapsed + leased <= points of every lot, always.
// (2) balance = sum of points - drawn - lapsed over the lots that are available (from <= now);
//     available = what of it can be drawn now: neither leased nor past its date. Neither is ever
//     negative. Owed stands apart.
// (3) Drawing order: soonest lapsing first, never lapsing last, then oldest, then by id.
// (4) A lot that lapses at `now` or before is not drawn; its slices that are leased still are.
// (5) What returns to a lot returns to that lot, also when its date is past: then it lapses again.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "app/base/clock.h"

namespace regulars::loyalty {

struct Lot {
  std::int64_t id = 0;
  std::int64_t points = 0;
  std::int64_t drawn = 0;
  std::int64_t lapsed = 0;
  std::int64_t leased = 0;
  Instant earned{};
  Instant from{};                      // available from
  std::optional<Instant> lapses = {};  // none: never
  [[nodiscard]] std::int64_t rest() const { return points - drawn - lapsed - leased; }
};

struct LotPart {
  std::int64_t lot = 0;
  std::int64_t points = 0;  // positive
  bool operator==(const LotPart&) const = default;
};

// Parts in drawing order that sum to `points` or, where the lots do not hold as much, to what they
// hold. Lots not yet available or lapsed at `now` are left out.
[[nodiscard]] std::vector<LotPart> draw(std::span<const Lot> lots,
                                        std::int64_t points,
                                        Instant now);

// What a claw-back of `points` takes: of the lots in `own` first (the returned sale's), pending
// ones too, then of the others in drawing order; never what is leased. The rest becomes debt.
struct ClawBack {
  std::vector<LotPart> parts;
  std::int64_t debt = 0;
};
[[nodiscard]] ClawBack claw_back(std::span<const Lot> lots,
                                 std::span<const std::int64_t> own,
                                 std::int64_t points,
                                 Instant now);

// Debt is settled by new points, oldest debt first: how much of the lot's rest goes to debt.
[[nodiscard]] std::int64_t settles(const Lot& lot, std::int64_t owed);

// What of each lot lapses at `now`: its rest, where the date is reached.
[[nodiscard]] std::vector<LotPart> lapse(std::span<const Lot> lots, Instant now);

// `points` of `draws` (in the order they were drawn) that return, latest drawn first.
[[nodiscard]] std::vector<LotPart> give_back(std::span<const LotPart> draws, std::int64_t points);

struct LotSums {
  std::int64_t balance = 0;
  std::int64_t available = 0;
  std::int64_t pending = 0;  // of lots that are not available yet
};
[[nodiscard]] LotSums sums(std::span<const Lot> lots, Instant now);

}  // namespace regulars::loyalty
