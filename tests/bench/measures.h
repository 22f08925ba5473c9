#pragma once
// The measures of the design, each giving rows of the table.

#include <filesystem>
#include <vector>

#include "tests/bench/bench_table.h"
#include "tests/bench/bench_terminal.h"

namespace regulars::bench {

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

}  // namespace regulars::bench
