#pragma once
// The day's ratings at this terminal, with their exact denominator.

#include <cstdint>
#include <string>
#include <vector>

#include "app/base/result.h"
#include "app/model/business_day.h"
#include "app/model/event.h"

namespace regulars::storage {
struct TerminalView;
}

namespace regulars::feedback {

// asked = answered + skipped + timed_out. The mean face is face_sum / answered, a fraction that
// nobody has rounded yet; there is none where answered is 0.
struct DayFigures {
  std::int64_t asked = 0;
  std::int64_t answered = 0;
  std::int64_t skipped = 0;
  std::int64_t timed_out = 0;
  std::int64_t face_sum = 0;
  bool operator==(const DayFigures&) const = default;
};

struct RatingLine {
  Instant at{};
  model::RatingOutcome outcome = model::RatingOutcome::Answered;
  std::uint8_t face = 0;
  std::uint8_t tier = 0;
  bool is_member = false;
  std::string cashier;  // name, empty when none was signed in or known
};

struct Day {
  model::BusinessDay day;
  std::vector<RatingLine> ratings;  // newest first, at most 500
  std::int64_t sales = 0;
};

[[nodiscard]] Result<DayFigures> day_figures(const storage::TerminalView& terminal,
                                             const model::BusinessDay& day);
[[nodiscard]] Result<Day> day_of(const storage::TerminalView& terminal,
                                 const model::BusinessDay& day);

}  // namespace regulars::feedback
