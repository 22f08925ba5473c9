#pragma once
// When a rule's time window is open: iCalendar's recurrence rules (RFC 5545), spelt out once when a
// programme is read, so that asking is a binary search (is_open in conditions.h). Everything is in
// the store's own time: a window "Tuesdays 16:00" is at 16:00 on both sides of a clock change, and
// one that begins at 22:00 for 8 hours ends in the next morning. Pure.
//
//   REGULARS_TRY(window.begins, occurrences_of(window));

#include <chrono>
#include <cstddef>
#include <vector>

#include "app/base/result.h"
#include "app/model/programme.h"

namespace regulars::loyalty {

// How far a rule is spelt out, from the window's start; and the most that it may come to. A daily
// window of thirty years is 10,958 occurrences.
inline constexpr int kWindowYears = 30;
inline constexpr std::size_t kMostOccurrences = 20'000;
inline constexpr std::int32_t kLongestWindowMinutes = 366 * 24 * 60;

// The beginnings, ascending: those that the rule names from the start on (the start itself only
// where the rule names it); without a rule the start. Refused, naming the part of the rule: what is
// no rule, UNTIL in UTC (the windows are in the store's time), a rule that never comes true, more
// than kMostOccurrences, a length that is not 1 minute to a year.
[[nodiscard]] Result<std::vector<std::chrono::local_seconds>> occurrences_of(
    const model::Window& window);

}  // namespace regulars::loyalty
