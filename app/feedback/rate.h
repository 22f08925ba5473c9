#pragma once
// What a customer answered, or did not: rating and envelope in one transaction. Exactly one
// outcome for a sale, whatever is tapped twice.

#include <chrono>

#include "app/base/result.h"
#include "app/model/event.h"

namespace regulars::storage {
class TerminalStorage;
}

namespace regulars::feedback {

struct RateOrder {
  std::uint64_t sale_seq = 0;
  model::RatingOutcome outcome = model::RatingOutcome::Answered;
  std::uint8_t face = 0;  // 1 to 5 where answered, else 0
  Instant at{};
  std::chrono::minutes utc_offset{0};
};

struct Rated {
  bool existed = false;  // the sale has its outcome already: nothing was added or changed
};

// Invalid: a face that does not fit the outcome. Not found: no such sale here.
[[nodiscard]] Result<Rated> rate(storage::TerminalStorage& storage, const RateOrder& order);

}  // namespace regulars::feedback
