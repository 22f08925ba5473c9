#pragma once
// The table that packaging/bench prints: each figure beside the raw limit that the same run
// measured on the same machine, their ratio, and the target of the design. Never an assertion.

#include <cstdint>
#include <string>
#include <vector>

namespace regulars::bench {

struct Row {
  std::string measure;  // "card lookup p50, 1,000,000 members"
  std::string ours;     // "12.1 us"
  std::string raw;      // "8.8 us: one prepared point query"; empty where there is no limit
  std::string ratio;    // "1.4x"
  std::string target;   // "<= 2x"
  bool is_met = true;
};

// Durations as people read them: "8.8 us", "3.2 ms", "1.4 s".
[[nodiscard]] std::string duration(double seconds);
[[nodiscard]] std::string grouped(std::int64_t value);  // "1,000,000"
[[nodiscard]] std::string rate(double per_second);      // "49,300/s"
[[nodiscard]] std::string times(double ratio);          // "1.37x"

// `ours` and `raw` in seconds (smaller is better), target "at most `most` times raw".
[[nodiscard]] Row slower_by(std::string measure, double ours, double raw, double most);
// Per second (greater is better), target "at least `least` times raw".
[[nodiscard]] Row share_of(std::string measure, double ours, double raw, double least);

void print(const std::vector<Row>& rows);

// Sorted in place; `share` 0.5 is the median.
[[nodiscard]] double percentile(std::vector<double>& values, double share);

}  // namespace regulars::bench
