#pragma once
// The JSON of the question "history": a page of all that moved a member's account at any till, in
// the order in which central booked it, newest first.
//   {"member":"hex32","before":"812.4","most":20}
//   {"known":true,"applied":41,"older":"640.0","entries":[
//     {"at":1782000000000,"k":"sale","m":[[0,429]],"e":TOLD},
//     {"at":1782000000000,"k":"lapse","m":[[0,-50]]}]}
// TOLD is told_event.h's; it is absent where central booked it by itself ("lapse", "referral") and
// where it is about somebody else ("other"). `before` is an earlier answer's `older`; absent: from
// the newest on. No `older`: there is nothing older. known false: central knows nobody of this id.
// applied: the answer contains the asking terminal's events up to this one.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/loyalty/told_event.h"
#include "app/model/ids.h"
#include "app/model/points.h"
#include "app/model/programme.h"

namespace regulars::loyalty {

inline constexpr std::size_t kMostTold = 50;  // entries in one answer

struct HistoryQuestion {
  model::MemberId member;
  std::string before = {};
  std::size_t most = 20;
};

struct PurseMove {
  model::PurseNumber purse = model::kPointsPurse;
  model::Points points;  // signed
  bool operator==(const PurseMove&) const = default;
};

struct ToldEntry {
  Instant at{};
  std::string kind;  // of the event, or "lapse", "referral", "other"
  std::vector<PurseMove> moves;
  std::optional<ToldEvent> event = {};
};

struct HistoryAnswer {
  bool is_known = false;
  std::uint64_t applied_seq = 0;
  std::string older = {};  // empty: this is all
  std::vector<ToldEntry> entries = {};
};

// invalid: which field is missing or not what it should be.
[[nodiscard]] Result<HistoryQuestion> parse_history_question(std::string_view json);
[[nodiscard]] std::string to_json(const HistoryQuestion& question);
[[nodiscard]] Result<HistoryAnswer> parse_history_answer(std::string_view json);
[[nodiscard]] std::string to_json(const HistoryAnswer& answer);

}  // namespace regulars::loyalty
