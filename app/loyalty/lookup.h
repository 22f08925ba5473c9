#pragma once
// From a code, a number or a name to a member and what is known of its points.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/base/result.h"
#include "app/model/event.h"
#include "app/model/member.h"
#include "app/model/standing.h"

namespace regulars::storage {
struct TerminalView;
}

namespace regulars::loyalty {

struct Found {
  model::Member member;
  model::Balance balance;  // central's figure and what was done here since
  model::Strength strength = model::Strength::Number;
  // What central said; of its purses what was done here since is in, and none is below 0.
  model::Standing standing = {};
  std::uint64_t applied_seq = 0;  // events of this terminal that central's words contain
};

// The purse of what was found: points from the balance, others from the standing; empty where she
// has none.
[[nodiscard]] model::PurseBalance purse_of(const Found& found, model::PurseNumber purse);

// One line of a member's or of the terminal's recent history. A sale that was undone is left out,
// and its void with it: what the cashier reads is what counts, and the mistake is gone.
struct RecentEntry {
  model::MemberId member;
  std::string name;  // empty: show the masked identifier
  std::string masked_identifier;
  std::uint8_t tier = 0;
  model::Points points;  // signed
  Instant at{};
  std::uint64_t seq = 0;
  bool can_undo = false;  // a sale or redemption young enough (void_rules)
  bool is_redeem = false;
};

struct MemberCard {
  Found found;
  std::vector<RecentEntry> recent;  // newest first, at most 3
};

inline constexpr std::size_t kMostFound = 20;

// None: nobody here has it. A card or the code of a bearer account identifies strongly, a phone
// number does not.
[[nodiscard]] Result<std::optional<Found>> look_up(const storage::TerminalView& terminal,
                                                   const model::Identifier& identifier);
[[nodiscard]] Result<std::optional<Found>> find_member(const storage::TerminalView& terminal,
                                                       const model::MemberId& member);
// Somebody else whom this terminal enrolled with one of her mobile numbers before it knew of her: a
// person has to say whether they are one. None where they are one by now, or there is nobody.
[[nodiscard]] Result<std::optional<model::Member>> twin_of(const storage::TerminalView& terminal,
                                                           const model::Member& member);
// Names by the beginnings of their words; cards and phones by how they begin, phones also by how
// they end (three digits at least). At most kMostFound, best first.
[[nodiscard]] Result<std::vector<model::Member>> search(const storage::TerminalView& terminal,
                                                        std::string_view text);
[[nodiscard]] Result<MemberCard> card_of(const storage::TerminalView& terminal,
                                         const Found& found,
                                         Instant now);

}  // namespace regulars::loyalty
