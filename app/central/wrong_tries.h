#pragma once
// How many wrong enrolment codes came lately, by client address and from everywhere: a code has
// eight digits and lives ten minutes, so a handful of tries a minute leaves guessing hopeless.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <utility>

#include "app/base/clock.h"

namespace regulars::central {

class WrongTries {
 public:
  static constexpr std::size_t kMostOfOne = 5;   // a minute, from one address
  static constexpr std::size_t kMostOfAll = 50;  // a minute, together
  static constexpr Milliseconds kWindow{60'000};

  // Seconds to wait before the next try; 0 when one may be made now.
  [[nodiscard]] std::int64_t wait_seconds(const std::string& address, SteadyInstant now);
  void note(const std::string& address, SteadyInstant now);

 private:
  void forget_old(SteadyInstant now);
  std::deque<std::pair<SteadyInstant, std::string>> tries_;  // oldest first, at most kMostOfAll
};

}  // namespace regulars::central
