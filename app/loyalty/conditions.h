#pragma once
// What the filters, conditions and limits of earn rules and rewards mean. Pure: one meaning for
// both, at the terminal and at central. Times are the store's own.

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "app/base/clock.h"
#include "app/model/basket.h"
#include "app/model/programme.h"
#include "app/model/standing.h"

namespace regulars::loyalty {

[[nodiscard]] std::chrono::local_seconds store_time(Instant at, std::chrono::minutes utc_offset);

// A category names its whole subtree: "food" is also "food/tea".
[[nodiscard]] bool is_within(const std::string& category, const std::string& of);
[[nodiscard]] bool matches(const model::LineFilter& filter, const model::SaleLine& line);
[[nodiscard]] bool is_open(const model::Window& window, std::chrono::local_seconds now);

// The condition that does not hold.
enum class Unmet { Tier, NotYet, Over, NotNow, Code, Birthday, Visit };

// Conditions on who and when; minimums are the rule's own, on its lines. A tier beyond the
// programme's counts as its highest. None: all hold.
[[nodiscard]] std::optional<Unmet> unmet(const model::Programme& programme,
                                         const model::Conditions& when,
                                         const model::MemberFacts& member,
                                         std::span<const std::string> codes,
                                         std::chrono::local_seconds now);

// The first day of the period that `now` is in: weeks begin on Monday; Sale and Ever: the epoch.
[[nodiscard]] std::chrono::sys_days period_begin(model::LimitPeriod period,
                                                 std::chrono::local_seconds now);
// How often, and how much, the rule gave in the period of `now`; one sale is no period.
[[nodiscard]] model::RuleUse use_of(const std::string& rule,
                                    model::LimitPeriod period,
                                    const model::MemberFacts& member,
                                    std::chrono::local_seconds now);

}  // namespace regulars::loyalty
