#pragma once
// What else is done about a person at the counter: two that are one, households, words on each
// purpose, corrections, erasure. Counts here at once, everywhere with the next contact. Who may do
// it is counter_rules': merge, household and erasure ask them again here.
//
// Each: not found where nobody here has the member; false where it was so before; refused by the
// counter's rules.

#include <chrono>
#include <optional>
#include <string>

#include "app/base/result.h"
#include "app/model/event.h"
#include "app/model/member.h"
#include "app/model/standing.h"

namespace regulars::storage {
class TerminalStorage;
}

namespace regulars::loyalty {

struct ActStamp {
  model::StaffId staff = {};
  model::StaffId allowed_by = {};
  Instant at{};
  std::chrono::minutes utc_offset{0};
};

// `loser` is `winner`: found under every number of either, with the points of both.
[[nodiscard]] Result<bool> merge_members(storage::TerminalStorage& storage,
                                         const model::MemberId& winner,
                                         const model::MemberId& loser,
                                         const ActStamp& stamp);

// `household` is the member who holds it. Leaving keeps what was earned in it.
[[nodiscard]] Result<bool> join_household(storage::TerminalStorage& storage,
                                          const model::MemberId& member,
                                          const model::MemberId& household,
                                          const ActStamp& stamp);
[[nodiscard]] Result<bool> leave_household(storage::TerminalStorage& storage,
                                           const model::MemberId& member,
                                           const model::MemberId& household,
                                           const ActStamp& stamp);

struct Word {
  model::Purpose purpose = model::Purpose::Greeting;
  bool is_given = false;
  std::int64_t text_version = 1;  // of the words that she agreed to
};
[[nodiscard]] Result<bool> set_consent(storage::TerminalStorage& storage,
                                       const model::MemberId& member,
                                       const Word& word,
                                       const ActStamp& stamp);

struct Correction {
  std::optional<std::string> name = {};  // none: as it was
  std::optional<model::Birthday> birthday = {};
};
// Invalid: a name of more than 200 bytes, a day that no calendar has.
[[nodiscard]] Result<bool> correct_member(storage::TerminalStorage& storage,
                                          const model::MemberId& member,
                                          const Correction& correction,
                                          const ActStamp& stamp);

// Whether some year has that day: Feb 29 is one; months of the Chinese calendar have 30 at most.
[[nodiscard]] bool is_a_day(const model::Birthday& birthday);

// Names, numbers and birthday go at once from both files of this terminal; the ledger stays.
[[nodiscard]] Status erase_member(storage::TerminalStorage& storage,
                                  const model::MemberId& member,
                                  const ActStamp& stamp);

}  // namespace regulars::loyalty
