#pragma once
// Verification: whether what central keeps still is what the terminals said. Recomputes the chain
// of every terminal from its lines, folds the log's figures anew and compares them with the
// projection, and every balance with its lots, draws and leases. Reads one moment; works beside a
// running server.

#include <cstdint>
#include <string>
#include <vector>

#include "app/base/result.h"
#include "app/storage/central_store.h"

namespace regulars::central {

struct Verification {
  std::int64_t terminals = 0;
  std::int64_t events = 0;
  std::int64_t members = 0;
  std::vector<std::string> mistakes;  // sentences; empty when all is well
};

[[nodiscard]] Result<Verification> verify(storage::CentralReader& reader);

}  // namespace regulars::central
