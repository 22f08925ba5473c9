#pragma once
// Up at once: a member's tier as this terminal knows it now, with what was sold here since central
// last spoke of her. Down is central's alone (tier_rules.h: tier_now).

#include <cstdint>

#include "app/base/result.h"
#include "app/loyalty/lookup.h"
#include "app/loyalty/tier_rules.h"
#include "app/model/programme.h"

namespace regulars::storage {
class TerminalStorage;
class Transaction;
}  // namespace regulars::storage

namespace regulars::loyalty {

// The tier and, in the standing, the figure on the way to the next one.
[[nodiscard]] Status raise_tier(const storage::TerminalView& terminal,
                                const model::Programme& programme,
                                Found& found);

// What the event `seq` counts; kept only where a figure can bring a tier at all.
[[nodiscard]] Status count_for_tier(storage::TerminalStorage& storage,
                                    const storage::Transaction& transaction,
                                    const model::Programme& programme,
                                    const model::MemberId& member,
                                    std::uint64_t seq,
                                    const TierFigures& figures);

}  // namespace regulars::loyalty
