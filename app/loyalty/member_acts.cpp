#include "app/loyalty/member_acts.h"

#include <utility>

#include "app/loyalty/counter_check.h"
#include "app/loyalty/event_codec.h"
#include "app/loyalty/household.h"
#include "app/loyalty/lookup.h"
#include "app/storage/terminal/terminal_storage.h"

namespace regulars::loyalty {

namespace {

constexpr std::size_t kLongestName = 200;  // bytes

Result<Found> held_member(storage::TerminalStorage& storage, const model::MemberId& id) {
  REGULARS_TRY(auto found, find_member(storage, id));
  if (found) return *std::move(found);
  return fail(
      ErrorKind::not_found, "member " + id.uuid().text() + " is not held here", "error.not_found");
}

Status check_counter_of(const storage::TerminalView& terminal,
                        Act act,
                        const model::MemberId& member,
                        const ActStamp& stamp) {
  REGULARS_TRY([[maybe_unused]] const std::uint32_t flags,
               check_at_counter(terminal, act, member, stamp.staff, stamp.allowed_by));
  return {};
}

// Its seq.
Result<std::uint64_t> tell(storage::TerminalStorage& storage,
                           const storage::Transaction& transaction,
                           const ActStamp& act,
                           const model::Event& event,
                           const std::string& side = {}) {
  REGULARS_TRY(const storage::OutboxTail tail, storage.outbox().tail(transaction));
  const model::EventStamp stamp{tail.seq + 1, act.at, act.utc_offset};
  REGULARS_TRY_VOID(storage.outbox().add(transaction, tail, to_line(stamp, event), side));
  return stamp.seq;
}

Result<bool> move_household(storage::TerminalStorage& storage,
                            const model::HouseholdEvent& event,
                            const ActStamp& stamp) {
  REGULARS_TRY(storage::Transaction transaction, storage.begin());
  REGULARS_TRY(const Found found, held_member(storage, event.member));
  REGULARS_TRY(const Found holder, held_member(storage, event.household));
  const bool is_there = found.standing.household == event.household;
  if (is_there == event.joins) return false;
  const bool has_another = !found.standing.household.is_none() && !is_there;
  REGULARS_TRY(const auto hers, household_of(storage, found));
  const bool holds_one = found.standing.household.is_none() && !hers.empty();
  if (found.member.id == holder.member.id || !holder.standing.household.is_none() ||
      (event.joins && (has_another || holds_one))) {
    return fail(ErrorKind::refused,
                "member " + event.member.uuid().text() + " cannot join that household",
                "error.household");
  }
  REGULARS_TRY_VOID(check_counter_of(storage, Act::Household, event.member, stamp));
  REGULARS_TRY(const std::uint64_t seq, tell(storage, transaction, stamp, event));
  const model::MemberId now = event.joins ? event.household : model::MemberId{};
  REGULARS_TRY_VOID(
      storage.people().put(transaction, event.member, storage::OwnHousehold{seq, now}));
  REGULARS_TRY_VOID(transaction.commit());
  return true;
}

}  // namespace

bool is_a_day(const model::Birthday& birthday) {
  return birthday.day >= 1 && birthday.day <= model::most_days(birthday.month, birthday.is_lunar);
}

Result<bool> merge_members(storage::TerminalStorage& storage,
                           const model::MemberId& winner,
                           const model::MemberId& loser,
                           const ActStamp& stamp) {
  REGULARS_TRY(storage::Transaction transaction, storage.begin());
  REGULARS_TRY(const Found living, held_member(storage, winner));
  REGULARS_TRY(const Found other, held_member(storage, loser));
  if (living.member.id == other.member.id) return false;
  REGULARS_TRY_VOID(check_counter_of(storage, Act::Merge, living.member.id, stamp));
  REGULARS_TRY_VOID(check_counter_of(storage, Act::Merge, other.member.id, stamp));
  const model::MergeEvent event{living.member.id, other.member.id, stamp.staff, stamp.allowed_by};
  REGULARS_TRY_VOID(tell(storage, transaction, stamp, event));
  REGULARS_TRY_VOID(storage.people().merge(transaction, living.member.id, other.member.id));
  REGULARS_TRY_VOID(transaction.commit());
  return true;
}

Result<bool> join_household(storage::TerminalStorage& storage,
                            const model::MemberId& member,
                            const model::MemberId& household,
                            const ActStamp& stamp) {
  return move_household(storage, {household, member, /*joins=*/true, stamp.staff}, stamp);
}

Result<bool> leave_household(storage::TerminalStorage& storage,
                             const model::MemberId& member,
                             const model::MemberId& household,
                             const ActStamp& stamp) {
  return move_household(storage, {household, member, /*joins=*/false, stamp.staff}, stamp);
}

Result<bool> set_consent(storage::TerminalStorage& storage,
                         const model::MemberId& member,
                         const Word& word,
                         const ActStamp& stamp) {
  REGULARS_TRY(storage::Transaction transaction, storage.begin());
  REGULARS_TRY(const Found found, held_member(storage, member));
  const bool is_greeting = word.purpose == model::Purpose::Greeting;
  if (is_greeting && found.member.agrees_to_greeting == word.is_given) return false;
  model::ConsentEvent event;
  event.member = found.member.id;
  event.greeting = word.is_given ? model::GreetingConsent::Given : model::GreetingConsent::Withheld;
  event.staff = stamp.staff;
  event.purpose = word.purpose;
  event.text_version = word.text_version;
  REGULARS_TRY(const std::uint64_t seq, tell(storage, transaction, stamp, event));
  if (is_greeting) {
    REGULARS_TRY_VOID(storage.consents().put(transaction, event.member, {seq, event.greeting}));
  } else {
    const storage::OwnPurpose said{seq, word.purpose, word.is_given, word.text_version};
    REGULARS_TRY_VOID(storage.people().put(transaction, event.member, said));
  }
  REGULARS_TRY_VOID(transaction.commit());
  return true;
}

Result<bool> correct_member(storage::TerminalStorage& storage,
                            const model::MemberId& member,
                            const Correction& correction,
                            const ActStamp& stamp) {
  if (correction.name && correction.name->size() > kLongestName) {
    return fail(ErrorKind::invalid, "the name has more than 200 bytes", "error.enrol.name");
  }
  if (correction.birthday && !is_a_day(*correction.birthday)) {
    return fail(ErrorKind::invalid, "no calendar has that day", "error.birthday");
  }
  REGULARS_TRY(storage::Transaction transaction, storage.begin());
  REGULARS_TRY(const Found found, held_member(storage, member));
  const bool has_name =
      correction.name && !correction.name->empty() && *correction.name != found.member.name;
  const bool has_birthday = correction.birthday && correction.birthday != found.standing.birthday;
  if (!has_name && !has_birthday) return false;
  Side side{random_salt(), {}, {}};
  model::CorrectEvent event;
  event.member = found.member.id;
  event.staff = stamp.staff;
  storage::OwnCorrection said;
  if (has_name) {
    side.name = *correction.name;
    event.name = digest_of_name(side.salt, side.name);
    said.name = correction.name;
  }
  if (has_birthday) {
    side.birthday = correction.birthday;
    event.birthday = digest_of_birthday(side.salt, *side.birthday);
    said.birthday = correction.birthday;
  }
  REGULARS_TRY(said.seq, tell(storage, transaction, stamp, event, to_side(side)));
  REGULARS_TRY_VOID(storage.people().put(transaction, event.member, said));
  REGULARS_TRY_VOID(transaction.commit());
  return true;
}

Status erase_member(storage::TerminalStorage& storage,
                    const model::MemberId& member,
                    const ActStamp& stamp) {
  {
    REGULARS_TRY(storage::Transaction transaction, storage.begin());
    REGULARS_TRY(const Found found, held_member(storage, member));
    REGULARS_TRY_VOID(check_counter_of(storage, Act::Erase, found.member.id, stamp));
    const model::EraseEvent event{found.member.id, stamp.staff, stamp.allowed_by};
    REGULARS_TRY_VOID(tell(storage, transaction, stamp, event));
    REGULARS_TRY(const auto losers, storage.people().losers_of(event.member));
    for (const auto& loser : losers) {
      REGULARS_TRY_VOID(storage.people().erase(transaction, loser, found.member.identifiers));
    }
    REGULARS_TRY_VOID(storage.people().erase(transaction, event.member, found.member.identifiers));
    REGULARS_TRY_VOID(transaction.commit());
  }
  return storage.inbox().forget(member);
}

}  // namespace regulars::loyalty
