#pragma once
// Redemption: a reward that is being asked of central. It outlives the screen it was asked on: who
// does not want to wait goes back and serves on, and is told the outcome in a quiet line. One at a
// time. Owned by the Desk. Main thread.

#include <optional>
#include <string>

#include "app/base/clock.h"
#include "app/ui/presenters/requests.h"

namespace regulars::ui {

struct Redemption {
  std::uint64_t number = 0;  // of the question
  model::MemberId member;
  std::string who;   // the member, as the screen says it
  std::string what;  // the reward
  SteadyInstant asked{};

  static constexpr Milliseconds kSlow = std::chrono::seconds{2};  // then central is said to be slow
  [[nodiscard]] bool is_slow(SteadyInstant now) const { return now - asked >= kSlow; }
};

}  // namespace regulars::ui
