#include "tests/bench/latency.h"

#include <iostream>
#include <vector>

#include <benchmark/benchmark.h>

#include "tests/bench/bench_table.h"

namespace regulars::bench {

Latency latency_of(const std::string& name,
                   int warm_up,
                   int steps,
                   const std::function<double()>& step) {
  for (int i = 0; i < warm_up; ++i) static_cast<void>(step());
  std::vector<double> seconds;
  Latency latency;
  benchmark::ClearRegisteredBenchmarks();
  benchmark::RegisterBenchmark(name.c_str(),
                               [&](benchmark::State& state) {
                                 for ([[maybe_unused]] auto each : state) {
                                   seconds.push_back(step());
                                   state.SetIterationTime(seconds.back());
                                 }
                                 latency = {percentile(seconds, 0.5), percentile(seconds, 0.99)};
                                 state.counters["p50_us"] = latency.p50 * 1e6;
                                 state.counters["p99_us"] = latency.p99 * 1e6;
                               })
      ->UseManualTime()
      ->Iterations(steps)
      ->Unit(benchmark::kMicrosecond);
  benchmark::ConsoleReporter reporter(benchmark::ConsoleReporter::OO_Tabular);
  reporter.SetOutputStream(&std::cerr);
  reporter.SetErrorStream(&std::cerr);
  benchmark::RunSpecifiedBenchmarks(&reporter);
  return latency;
}

}  // namespace regulars::bench
