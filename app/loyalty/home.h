#pragma once
// What the home screen shows of the day at this terminal: without what was undone.

#include <cstdint>
#include <vector>

#include "app/base/result.h"
#include "app/loyalty/lookup.h"
#include "app/model/business_day.h"

namespace regulars::loyalty {

struct Home {
  std::vector<RecentEntry> recent;  // newest first, at most 5
  std::int64_t members_seen = 0;
  model::Points points_given;
  std::int64_t prompts = 0;   // how many customers were asked,
  std::int64_t answers = 0;   //   how many answered,
  std::int64_t face_sum = 0;  //   and the sum of their faces (1 to 5)
};

[[nodiscard]] Result<Home> home_of(const storage::TerminalView& terminal,
                                   const model::BusinessDay& day,
                                   Instant now);

}  // namespace regulars::loyalty
