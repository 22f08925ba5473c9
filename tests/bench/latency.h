#pragma once
// Latencies by Google Benchmark: a step is repeated under it with manual time, its own lines go to
// standard error, and the percentiles that it does not know are taken from the single times.

#include <functional>
#include <string>

namespace regulars::bench {

struct Latency {
  double p50 = 0;  // seconds
  double p99 = 0;
};

// `step` does its work once and answers how long the part that counts took, in seconds. The first
// `warm_up` steps are not counted.
[[nodiscard]] Latency latency_of(const std::string& name,
                                 int warm_up,
                                 int steps,
                                 const std::function<double()>& step);

}  // namespace regulars::bench
