#pragma once
// What moved a member's points, newest first, each with its reason: the parts of a sale are
// evaluated again from what its line pins, so they say today what they said then. Of this terminal
// alone, or of every till, as central told it; a page costs what stands on it, however long the
// history is.
//
//   REGULARS_TRY(const HistoryPage page, history_of(terminal, member, 0, 20, now));
//   ... history_of(terminal, member, page.next_before, 20, now) while it is not 0

#include <cstdint>
#include <string>
#include <vector>

#include "app/base/result.h"
#include "app/loyalty/evaluate.h"
#include "app/loyalty/history_question.h"
#include "app/model/event.h"

namespace regulars::storage {
struct TerminalView;
}

namespace regulars::loyalty {

struct HistoryEntry {
  std::uint64_t seq = 0;  // of an event of this terminal; 0: of another, or of central
  std::string kind;       // of the event: "sale", "redeem", "refund", "void", "top_up", ...;
                          // "lapse", "referral" and "other" where central booked it
  Instant at{};
  std::string till;              // where, if it was another one
  std::vector<PurseMove> moves;  // of one of this terminal's: without what is pending
  model::Money amount;           // of a sale, refund, redemption or top-up
  std::string reference;         // the receipt; empty for what was typed in
  std::string reward;            // of a redemption
  std::string reason;            // of an adjustment
  std::vector<EarnPart> parts;   // of a sale; empty where its programme is not here
  std::uint64_t undoes = 0;      // a void: the event that it took back
  bool is_undone = false;
  bool can_undo = false;  // here and now: a sale or redemption of this terminal, young enough
};

struct HistoryPage {
  std::vector<HistoryEntry> entries;
  std::uint64_t next_before = 0;  // 0: nothing older stands here
};

inline constexpr std::size_t kMostOfHistory = 50;

// Of this terminal alone: at most `most` events (at most kMostOfHistory) before the event `before`
// (0: from the newest).
[[nodiscard]] Result<HistoryPage> history_of(const storage::TerminalView& terminal,
                                             const model::MemberId& member,
                                             std::uint64_t before,
                                             std::size_t most,
                                             Instant now);

// What central told, newest first by its time. `is_newest`: of the first page, before which stands
// what this terminal did since and central does not know yet.
[[nodiscard]] Result<std::vector<HistoryEntry>> told_history(const storage::TerminalView& terminal,
                                                             const model::MemberId& member,
                                                             const HistoryAnswer& told,
                                                             bool is_newest,
                                                             Instant now);

// Versions of the programme that sales on the page pin and that are not here: what is missing to
// say why. At most `most`.
[[nodiscard]] Result<std::vector<std::int64_t>> versions_missing(
    const storage::TerminalView& terminal, const HistoryAnswer& told, std::size_t most);

// The parts of one sale of this terminal; empty where it is none or its rules are not here any
// more.
[[nodiscard]] Result<std::vector<EarnPart>> parts_of_sale(const storage::TerminalView& terminal,
                                                          std::uint64_t seq);

}  // namespace regulars::loyalty
