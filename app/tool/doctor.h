#pragma once
// Doctor: looks a terminal's folder over, beside a running terminal or a stopped one, and writes
// nothing. Each finding says what is, whether that is well, and if not what to do.

#include <filesystem>
#include <string>
#include <vector>

#include "app/base/clock.h"

namespace regulars::tool {

struct Finding {
  std::string check;  // "schema", "chain_and_balances", "disk"...; never rename
  bool is_well = true;
  std::string words;   // what is
  std::string remedy;  // what to do; empty when well
};

[[nodiscard]] std::vector<Finding> examine(const std::filesystem::path& folder, const Clock& clock);

}  // namespace regulars::tool
