#pragma once
// Points given or taken by a person, and why: a gift beyond the rules, a mistake put right. Event,
// ledger entry, balance and chained envelope in one FULL transaction. A supervisor's or manager's
// act, or signed for by one (counter_rules.h).
//
//   REGULARS_TRY(const Adjusted adjusted, adjust(storage, programme, {.member = id, ...}));

#include <chrono>
#include <cstdint>
#include <string>

#include "app/base/result.h"
#include "app/model/event.h"
#include "app/model/programme.h"

namespace regulars::storage {
class TerminalStorage;
}

namespace regulars::loyalty {

struct AdjustOrder {
  model::MemberId member = {};
  model::PurseNumber purse = model::kPointsPurse;
  model::Points points = {};        // signed
  std::string reason = "goodwill";  // "goodwill", "correction", "gift" or "trade_in"
  std::string reference = {};       // made at the tap: the same again adds nothing
  model::StaffId staff = {};
  model::StaffId allowed_by = {};
  Instant at{};
  std::chrono::minutes utc_offset{0};
};

struct Adjusted {
  std::uint64_t seq = 0;
  model::Points points;
  model::Points balance_after;  // of the purse
  bool existed = false;
};

// Refused: a member whom nobody here has, 0 points, more taken than the purse holds, a reason or
// purse that is none, what counter_rules say. The same reference with another member, purse or
// figure is a conflict.
[[nodiscard]] Result<Adjusted> adjust(storage::TerminalStorage& storage,
                                      const model::Programme& programme,
                                      const AdjustOrder& order);

}  // namespace regulars::loyalty
