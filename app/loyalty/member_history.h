#pragma once
// What was done for a member at this terminal, newest first, each with its reason: the parts of a
// sale are evaluated again from what its line pins, so they say today what they said then. A page
// costs what stands on it, however long the history is.
//
//   REGULARS_TRY(const HistoryPage page, history_of(terminal, member, 0, 20));
//   ... history_of(terminal, member, page.next_before, 20) while it is not 0

#include <cstdint>
#include <string>
#include <vector>

#include "app/base/result.h"
#include "app/loyalty/evaluate.h"
#include "app/model/event.h"

namespace regulars::storage {
struct TerminalView;
}

namespace regulars::loyalty {

struct PurseMove {
  model::PurseNumber purse = model::kPointsPurse;
  model::Points points;  // signed; what is pending is not in it
  bool operator==(const PurseMove&) const = default;
};

struct HistoryEntry {
  std::uint64_t seq = 0;
  std::string kind;  // of the event: "sale", "redeem", "refund", "void", "top_up", ...
  Instant at{};
  std::vector<PurseMove> moves;
  model::Money amount;          // of a sale, refund, redemption or top-up
  std::string reference;        // the receipt; empty for what was typed in
  std::string reward;           // of a redemption
  std::vector<EarnPart> parts;  // of a sale; empty where its programme is not here any more
  std::uint64_t undoes = 0;     // a void: the event that it took back
};

struct HistoryPage {
  std::vector<HistoryEntry> entries;
  std::uint64_t next_before = 0;  // 0: nothing older stands here
};

inline constexpr std::size_t kMostOfHistory = 50;

// At most `most` events (at most kMostOfHistory) before the event `before` (0: from the newest).
[[nodiscard]] Result<HistoryPage> history_of(const storage::TerminalView& terminal,
                                             const model::MemberId& member,
                                             std::uint64_t before,
                                             std::size_t most);

// The parts of one sale of this terminal; empty where it is none or its rules are not here any
// more.
[[nodiscard]] Result<std::vector<EarnPart>> parts_of_sale(const storage::TerminalView& terminal,
                                                          std::uint64_t seq);

}  // namespace regulars::loyalty
