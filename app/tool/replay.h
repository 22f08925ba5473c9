#pragma once
// Replay: a sales log through exactly the path of a cashier's tap. A sale's identity is the file's
// SHA-256 and its line, so that a repeat adds nothing. One thread.

#include <cstdint>
#include <functional>
#include <string>

#include "app/base/result.h"
#include "app/model/programme.h"
#include "app/model/region.h"
#include "app/storage/terminal/terminal_storage.h"
#include "app/tool/sales_log.h"

namespace regulars::tool {

enum class Strangers { EarnOnTheirNumber, BecomeMembers };

struct Replayed {
  std::int64_t lines = 0;     // with a sale on them, good or bad
  std::int64_t sales = 0;     // booked now
  std::int64_t existed = 0;   // booked by an earlier replay
  std::int64_t enrolled = 0;  // members made now
  std::int64_t unknown = 0;   // booked on a number that nobody here has
  std::int64_t bad = 0;
  std::int64_t points = 0;  // of the sales booked now
};

struct ReplayEvents {
  std::function<void(const std::string& words)> on_bad_line;  // "line 17: ..."
  std::function<void(std::int64_t bytes)> on_progress;        // bytes of the file read
};

// Sales are committed in batches; a bad line is left out whole. A failure of the disk ends it:
// what was committed stays, and the next replay of the file goes on from there.
[[nodiscard]] Result<Replayed> replay(SalesLog& log,
                                      storage::TerminalStorage& storage,
                                      const model::Programme& programme,
                                      const model::Region& region,
                                      Strangers strangers,
                                      const ReplayEvents& events);

}  // namespace regulars::tool
