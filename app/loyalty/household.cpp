#include "app/loyalty/household.h"

#include <algorithm>
#include <utility>

#include "app/storage/terminal/terminal_storage.h"

namespace regulars::loyalty {

namespace {

// Whoever may be of it; some have left, or come, since central said so.
Result<std::vector<model::MemberId>> candidates(const storage::TerminalView& terminal,
                                                const Found& member,
                                                const model::MemberId& holder) {
  std::vector<model::MemberId> all = member.standing.family;
  REGULARS_TRY(const auto said, terminal.people.said_to_be_of(holder));
  all.insert(all.end(), said.begin(), said.end());
  all.push_back(member.member.id);
  std::vector<model::MemberId> once;
  for (const model::MemberId& one : all) {
    REGULARS_TRY(const model::MemberId living, terminal.people.living(one));
    const bool is_known = std::find(once.begin(), once.end(), living) != once.end();
    if (!is_known && living != holder) once.push_back(living);
  }
  return once;
}

}  // namespace

Result<std::vector<model::Member>> household_of(const storage::TerminalView& terminal,
                                                const Found& member) {
  const bool is_holder = member.standing.household.is_none();
  const model::MemberId holder = is_holder ? member.member.id : member.standing.household;
  std::vector<model::Member> all;
  REGULARS_TRY(auto first, find_member(terminal, holder));
  if (first) all.push_back(std::move(first->member));
  REGULARS_TRY(const auto others, candidates(terminal, member, holder));
  for (const model::MemberId& one : others) {
    REGULARS_TRY(auto found, find_member(terminal, one));
    if (found && found->standing.household == holder) all.push_back(std::move(found->member));
  }
  if (is_holder && all.size() == 1) all.clear();
  return all;
}

}  // namespace regulars::loyalty
