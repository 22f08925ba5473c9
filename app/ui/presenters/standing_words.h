#pragma once
// What a member has beside the points, in words: what comes and goes, the other purses, the way to
// the next tier. Pure functions of the desk and the member it serves.

#include <optional>
#include <string>
#include <vector>

#include "app/loyalty/benefits.h"
#include "app/ui/presenters/desk.h"

namespace regulars::ui {

// What is in one purse; the points purse is the card's balance.
[[nodiscard]] model::PurseBalance purse_of(const MemberCard& card, model::PurseNumber purse);

// What a cashier should know of points that come or go, most pressing first: owed, about to lapse,
// not yet available. What the cue says already is left out. Empty when there is nothing of the
// kind.
[[nodiscard]] std::vector<Notice> movements_of(const Desk& desk, const MemberCard& card);

// "7 stamps   ¥120.00", or empty: what is in the other purses.
[[nodiscard]] std::string purses_of(const Desk& desk, const MemberCard& card);

struct TierProgress {
  std::string words;  // ¥240.00 to Gold
  int percent = 0;    // from this tier to the next
};
// None at the highest tier, and where tiers are given by hand.
[[nodiscard]] std::optional<TierProgress> tier_progress(const Words& words,
                                                        const model::Programme& programme,
                                                        const MemberCard& card);

// What the points are worth in money, rounded down; none where they buy no money.
[[nodiscard]] std::optional<model::Money> worth_of(const model::Programme& programme,
                                                   model::Points points);

// What the tier brings this member now, and what to say to her; borrows from the programme.
[[nodiscard]] loyalty::Benefits benefits_of(const Desk& desk, const MemberCard& card);
// The one thing to say to this member now (loyalty/benefits.h).
[[nodiscard]] std::string cue_for(const Desk& desk, const MemberCard& card);

}  // namespace regulars::ui
