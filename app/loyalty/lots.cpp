#include "app/loyalty/lots.h"

#include <algorithm>
#include <tuple>

namespace regulars::loyalty {

namespace {
bool is_available(const Lot& lot, Instant now) {
  return lot.from <= now;
}

bool is_past(const Lot& lot, Instant now) {
  return lot.lapses && *lot.lapses <= now;
}

// (3)
std::vector<Lot> in_drawing_order(std::span<const Lot> lots) {
  std::vector<Lot> ordered(lots.begin(), lots.end());
  const auto key = [](const Lot& lot) {
    return std::tuple(lot.lapses.value_or(Instant::max()), lot.earned, lot.id);
  };
  std::sort(
      ordered.begin(), ordered.end(), [&](const Lot& a, const Lot& b) { return key(a) < key(b); });
  return ordered;
}

// What of `wanted` the lot's rest covers, noted as a part; what is then still wanted.
std::int64_t take_part(std::vector<LotPart>& parts, const Lot& lot, std::int64_t wanted) {
  const std::int64_t part = std::min(wanted, lot.rest());
  if (part <= 0) return wanted;
  parts.push_back({lot.id, part});
  return wanted - part;
}
}  // namespace

std::vector<LotPart> draw(std::span<const Lot> lots, std::int64_t points, Instant now) {
  std::vector<LotPart> parts;
  for (const Lot& lot : in_drawing_order(lots)) {
    if (points <= 0) break;
    if (!is_available(lot, now) || is_past(lot, now)) continue;  // (4)
    points = take_part(parts, lot, points);
  }
  return parts;
}

ClawBack claw_back(std::span<const Lot> lots,
                   std::span<const std::int64_t> own,
                   std::int64_t points,
                   Instant now) {
  ClawBack claw;
  const auto is_own = [&](const Lot& lot) {
    return std::find(own.begin(), own.end(), lot.id) != own.end();
  };
  std::vector<Lot> others;
  for (const Lot& lot : in_drawing_order(lots)) {
    if (is_own(lot)) {
      points = take_part(claw.parts, lot, points);
    } else {
      others.push_back(lot);
    }
  }
  for (const LotPart& part : draw(others, points, now)) {
    claw.parts.push_back(part);
    points -= part.points;
  }
  claw.debt = std::max<std::int64_t>(points, 0);
  return claw;
}

std::int64_t settles(const Lot& lot, std::int64_t owed) {
  return std::clamp<std::int64_t>(owed, 0, lot.rest());
}

std::vector<LotPart> lapse(std::span<const Lot> lots, Instant now) {
  std::vector<LotPart> parts;
  for (const Lot& lot : in_drawing_order(lots)) {
    if (is_past(lot, now)) take_part(parts, lot, lot.rest());
  }
  return parts;
}

std::vector<LotPart> give_back(std::span<const LotPart> draws, std::int64_t points) {
  std::vector<LotPart> parts;
  for (auto draw = draws.rbegin(); draw != draws.rend() && points > 0; ++draw) {
    const std::int64_t part = std::min(points, draw->points);
    if (part <= 0) continue;
    parts.push_back({draw->lot, part});
    points -= part;
  }
  return parts;
}

LotSums sums(std::span<const Lot> lots, Instant now) {
  LotSums sums;
  for (const Lot& lot : lots) {
    const std::int64_t held = lot.points - lot.drawn - lot.lapsed;
    if (!is_available(lot, now)) {
      sums.pending += held;
      continue;
    }
    sums.balance += held;
    if (!is_past(lot, now)) sums.available += lot.rest();
  }
  return sums;
}

}  // namespace regulars::loyalty
