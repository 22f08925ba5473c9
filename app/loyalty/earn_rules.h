#pragma once
// How many points a sale brings, and why. Pure: the presenter shows it live, award books it, and
// central checks it, all with this function.
//
//   base = amount / per, rounded as the programme says, times points
//   tier = base * (factor - 1), rounded down
//
// so that 286.00 at 1 point per 1.00 and gold x1.5 is 286 + 143 = 429.

#include <cstdint>
#include <string>
#include <vector>

#include "app/base/result.h"
#include "app/model/money.h"
#include "app/model/points.h"
#include "app/model/programme.h"

namespace regulars::loyalty {

// One line of the explanation, for app/i18n: `key` with {0}, {1}; where `name` is not empty its
// text in the reader's language stands before the arguments.
struct EarnPart {
  std::string rule;  // "spend" or "tier"; never rename: integrators read it
  std::string key;
  model::Texts name;                   // of the tier
  std::vector<std::string> arguments;  // spend: points, plain amount; tier: plain factor
  model::Points points;
  bool operator==(const EarnPart&) const = default;
};

struct Earning {
  model::Points points;         // the sum of the parts
  std::vector<EarnPart> parts;  // parts of 0 points are left out, but for the first
  bool operator==(const Earning&) const = default;
};

// Refused: another currency than the programme's, a negative amount, points beyond 63 bits.
// A tier beyond the programme's counts as the highest one.
[[nodiscard]] Result<Earning> earn(const model::Programme& programme,
                                   const model::Money& amount,
                                   std::uint8_t tier);

// "1.5", "2", "1.0625": a ratio as people write it.
[[nodiscard]] std::string plain(model::Ratio ratio);

}  // namespace regulars::loyalty
