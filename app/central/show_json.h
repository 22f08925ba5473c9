#pragma once
// What `show` prints as JSON. Field names are stable: integrators read them. No personal value is
// in it: identifiers are masked, names left out.

#include <string>
#include <vector>

#include "app/model/programme.h"
#include "app/storage/central_records.h"

namespace regulars::central {

[[nodiscard]] std::string terminals_json(const std::vector<storage::TerminalRecord>& terminals);
[[nodiscard]] std::string events_json(const std::vector<storage::ShownEvent>& events,
                                      const storage::Totals& totals);
[[nodiscard]] std::string balances_json(const std::vector<storage::ShownBalance>& balances,
                                        const storage::Totals& totals,
                                        const model::Programme& programme);
[[nodiscard]] std::string ratings_json(const std::vector<storage::ShownRating>& ratings,
                                       const storage::Totals& totals,
                                       const model::Programme& programme);
[[nodiscard]] std::string notices_json(const std::vector<storage::Notice>& notices);

// "applied", "waiting" (not folded yet), "parked" or "rejected".
[[nodiscard]] std::string state_text(const storage::ShownEvent& event);
// "answered", "skipped" or "timed_out".
[[nodiscard]] std::string outcome_text(model::RatingOutcome outcome);
// The tier's id in the programme; its number where there is none.
[[nodiscard]] std::string tier_text(const model::Programme& programme, std::uint8_t tier);

}  // namespace regulars::central
