#pragma once
// The measures of the design, each giving rows of the table.

#include <cstdint>
#include <filesystem>
#include <vector>

#include "tests/bench/bench_table.h"
#include "tests/bench/bench_terminal.h"

namespace regulars::bench {

struct Plan {
  std::int64_t members = 1'000'000;
  std::int64_t pulled = 100'000;  // members over the road
  std::int64_t pushed = 50'000;   // events
  int idle_seconds = 60;
  bool is_frames_only = false;
  bool is_rules_only = false;
  std::filesystem::path folder;    // a temporary one
  std::filesystem::path programs;  // where regulars-terminal and regulars-central are
};

// Card lookup against a prepared point query on the same file.
[[nodiscard]] std::vector<Row> measure_lookup(BenchTerminal& terminal,
                                              const std::vector<model::Member>& members,
                                              const std::filesystem::path& folder);
// A sale's commit against the same rows written raw.
[[nodiscard]] std::vector<Row> measure_commit(BenchTerminal& terminal,
                                              const std::vector<model::Member>& members,
                                              const std::filesystem::path& folder,
                                              const std::filesystem::path& raw_folder);
// Bytes of an award on the wire, in batches of 500 and of 20.
[[nodiscard]] std::vector<Row> measure_wire(BenchTerminal& terminal);

// What a sale of 20 lines earns under 20 rules, with every part explained.
[[nodiscard]] std::vector<Row> measure_evaluation();
// A member's card with a long ledger against one with a short one; sells to two of the members.
[[nodiscard]] std::vector<Row> measure_cards(BenchTerminal& terminal,
                                             const std::vector<model::Member>& members);

// What a return of one of 20 lines takes under 20 rules, against evaluating the sale once.
[[nodiscard]] std::vector<Row> measure_refund();
// Sales replayed under two programmes against reading and decoding the same rows; fills the folder
// as a central's.
[[nodiscard]] std::vector<Row> measure_simulate(const std::filesystem::path& folder);

// What a frame costs: screens to triangles, triangles to pixels, new characters. No window.
[[nodiscard]] std::vector<Row> measure_drawing();

// From an event to the presented frame, in both windows; needs a display.
[[nodiscard]] std::vector<Row> measure_windows(const std::filesystem::path& folder,
                                               const std::vector<model::Member>& members);

// Start-up and memory of the program on the folder of a million members.
[[nodiscard]] std::vector<Row> measure_program(const Plan& plan,
                                               const std::filesystem::path& terminal_folder);
// Memory and idle processor time with the customer's window, of the same folder; needs a display.
[[nodiscard]] std::vector<Row> measure_both_windows(const Plan& plan,
                                                    const std::filesystem::path& terminal_folder);
// Processor time and memory of an idle window; needs a display.
[[nodiscard]] std::vector<Row> measure_idle(const Plan& plan,
                                            const std::filesystem::path& terminal_folder);
// Push, pull and idling between the real programs over HTTPS on the loopback address.
[[nodiscard]] std::vector<Row> measure_road(const Plan& plan);

}  // namespace regulars::bench
