#include "app/central/member_desk.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace regulars::central {

using model::Identifier;
using storage::LoggedEvent;
using storage::PersonRecord;

namespace {
loyalty::Side side_of(const LoggedEvent& logged) {
  auto side = loyalty::from_side(logged.side);
  return side ? *std::move(side) : loyalty::Side{};
}

// (3)
const Identifier* behind(const loyalty::Side& side, const Digest& digest) {
  const auto found = std::find_if(
      side.identifiers.begin(), side.identifiers.end(), [&](const Identifier& identifier) {
        return loyalty::digest_of(side.salt, identifier) == digest;
      });
  return found == side.identifiers.end() ? nullptr : &*found;
}

MemberDesk::Answer refusal(std::string why_not) {
  MemberDesk::Answer answer;
  answer.why_not = std::move(why_not);
  return answer;
}

MemberDesk::Answer no_value() {
  return refusal("the side does not show the number that the line means");
}

Status touch(BalanceBook& book, std::int64_t member) {
  REGULARS_TRY([[maybe_unused]] const storage::BalanceRecord* balance, book.open(member));
  return {};
}

bool holds(const std::vector<Identifier>& all, const Identifier& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}
}  // namespace

Result<MemberDesk::Person> MemberDesk::person(BalanceBook& book,
                                              const LoggedEvent& logged,
                                              model::MemberId id) {
  REGULARS_TRY(const auto number, book.find(id));
  if (!number) return Person{"member " + id.uuid().text() + " is unknown", {}};
  REGULARS_TRY_VOID(touch(book, *number));
  REGULARS_TRY(auto record, store_.person(*number));
  if (!record) return Person{"member " + id.uuid().text() + " is unknown", {}};
  if (record->erased == Instant{}) return Person{{}, *std::move(record)};
  REGULARS_TRY_VOID(store_.forget_side(logged.gseq));  // (5)
  return Person{"member " + id.uuid().text() + " was erased", *std::move(record)};
}

// ---- cards ------------------------------------------------------------------------------------

Result<MemberDesk::Answer> MemberDesk::take(BalanceBook& book,
                                            const LoggedEvent& logged,
                                            const model::EventStamp& stamp,
                                            const model::CardEvent& card) {
  REGULARS_TRY(const Person person, this->person(book, logged, card.member));
  if (!person.why_not.empty()) return refusal(person.why_not);
  const loyalty::Side side = side_of(logged);
  switch (card.action) {
    case model::CardAction::Add:
      return add(side, card, person.record.n);
    case model::CardAction::Lose:
      return lose(side, card.card, person.record.n, stamp.at);
    case model::CardAction::Replace:
      return replace(side, card, person.record.n, stamp.at);
    case model::CardAction::Restore:
      return restore(side, card, person.record.n);
  }
  return refusal("an act on a card that is none");
}

Result<MemberDesk::Answer> MemberDesk::add(const loyalty::Side& side,
                                           const model::CardEvent& card,
                                           std::int64_t member) {
  const Identifier* identifier = behind(side, card.card);
  if (identifier == nullptr) return no_value();
  REGULARS_TRY(const auto holder, store_.find_identifier(*identifier));
  if (holder == member) return Answer{};
  if (holder) return refusal("the number is another member's");
  REGULARS_TRY_VOID(store_.forget_lost(*identifier, member));
  REGULARS_TRY_VOID(store_.add_identifier(*identifier, member));
  return Answer{.why_not = {}, .gained = {*identifier}, .member = member};
}

Result<MemberDesk::Answer> MemberDesk::lose(const loyalty::Side& side,
                                            const Digest& digest,
                                            std::int64_t member,
                                            Instant at) {
  const Identifier* identifier = behind(side, digest);
  if (identifier == nullptr) return no_value();
  REGULARS_TRY(const auto holder, store_.find_identifier(*identifier));
  if (holder == member) {
    REGULARS_TRY_VOID(store_.lose_identifier(*identifier, member, at));
    return Answer{};
  }
  REGULARS_TRY(const auto lost, store_.lost_identifiers_of(member));
  return holds(lost, *identifier) ? Answer{} : refusal("the number is not this member's");
}

// Both steps or none.
Result<MemberDesk::Answer> MemberDesk::replace(const loyalty::Side& side,
                                               const model::CardEvent& card,
                                               std::int64_t member,
                                               Instant at) {
  const Identifier* identifier = behind(side, card.card);
  if (identifier == nullptr) return no_value();
  REGULARS_TRY(const auto holder, store_.find_identifier(*identifier));
  if (holder && holder != member) return refusal("the new number is another member's");
  REGULARS_TRY(Answer lost, lose(side, card.old_card, member, at));
  if (!lost.why_not.empty()) return lost;
  return add(side, card, member);
}

// (1)
Result<MemberDesk::Answer> MemberDesk::restore(const loyalty::Side& side,
                                               const model::CardEvent& card,
                                               std::int64_t member) {
  const Identifier* identifier = behind(side, card.card);
  if (identifier == nullptr) return no_value();
  REGULARS_TRY(const auto holder, store_.find_identifier(*identifier));
  REGULARS_TRY(const auto lost, store_.lost_identifiers_of(member));
  if (holder != member && !holds(lost, *identifier)) {
    return refusal("the number was never lost by this member");
  }
  return add(side, card, member);
}

// ---- words and corrections --------------------------------------------------------------------

// (2)
Result<MemberDesk::Answer> MemberDesk::take(BalanceBook& book,
                                            const LoggedEvent& logged,
                                            const model::EventStamp& stamp,
                                            const model::ConsentEvent& consent) {
  REGULARS_TRY(const Person person, this->person(book, logged, consent.member));
  if (!person.why_not.empty()) return refusal(person.why_not);
  const std::int64_t member = person.record.n;
  const storage::ConsentRecord said{.purpose = consent.purpose,
                                    .is_given = consent.greeting == model::GreetingConsent::Given,
                                    .text_version = consent.text_version,
                                    .said = stamp.at};
  REGULARS_TRY_VOID(store_.add_consent_said(logged.gseq, member, said));
  REGULARS_TRY(const storage::ConsentRecord before, store_.consent(member, consent.purpose));
  const bool was_withdrawn = !before.is_given && before.said > stamp.at;
  if (said.is_given && was_withdrawn) return Answer{};
  REGULARS_TRY_VOID(store_.set_consent(member, said));
  return Answer{};
}

Result<MemberDesk::Answer> MemberDesk::take(BalanceBook& book,
                                            const LoggedEvent& logged,
                                            const model::EventStamp& /*stamp*/,
                                            const model::CorrectEvent& correct) {
  REGULARS_TRY(Person person, this->person(book, logged, correct.member));
  if (!person.why_not.empty()) return refusal(person.why_not);
  const loyalty::Side side = side_of(logged);
  const bool has_name = correct.name != Digest{};
  const bool has_birthday = correct.birthday != Digest{};
  const bool is_name_hers =
      !has_name || loyalty::digest_of_name(side.salt, side.name) == correct.name;
  const bool is_birthday_hers =
      !has_birthday ||
      (side.birthday && loyalty::digest_of_birthday(side.salt, *side.birthday) == correct.birthday);
  if (!is_name_hers || !is_birthday_hers) {
    return refusal("the side does not show the value that the line means");
  }
  if (has_name) person.record.name = side.name;
  if (has_birthday) person.record.birthday = side.birthday;
  REGULARS_TRY_VOID(store_.save_person(person.record));
  return Answer{};
}

// ---- households -------------------------------------------------------------------------------

Result<MemberDesk::Answer> MemberDesk::take(BalanceBook& book,
                                            const LoggedEvent& logged,
                                            const model::EventStamp& /*stamp*/,
                                            const model::HouseholdEvent& household) {
  REGULARS_TRY(Person member, person(book, logged, household.member));
  if (!member.why_not.empty()) return refusal(member.why_not);
  REGULARS_TRY(const Person holder, person(book, logged, household.household));
  if (!holder.why_not.empty()) return refusal(holder.why_not);
  if (household.joins) return join(book, member.record, holder.record);
  if (member.record.household != holder.record.n) return refusal("she is not of this household");
  member.record.household.reset();  // (4)
  REGULARS_TRY_VOID(store_.save_person(member.record));
  return Answer{};
}

// (4)
Result<MemberDesk::Answer> MemberDesk::join(BalanceBook& book,
                                            PersonRecord& member,
                                            const PersonRecord& holder) {
  if (member.n == holder.n) return refusal("nobody joins a household of their own");
  if (member.household == holder.n) return Answer{};
  if (member.household) return refusal("she is of another household; she leaves that one first");
  if (holder.household) return refusal("the holder is of another household herself");
  REGULARS_TRY(const auto others, store_.household_of(member.n));
  if (!others.empty()) return refusal("she holds a household herself");
  REGULARS_TRY_VOID(book.save());
  REGULARS_TRY_VOID(store_.move_account(member.n, holder.n));
  member.household = holder.n;
  REGULARS_TRY_VOID(store_.save_person(member));
  REGULARS_TRY_VOID(touch(book, member.n));
  REGULARS_TRY_VOID(touch(book, holder.n));
  return Answer{};
}

// ---- erasure ----------------------------------------------------------------------------------

Result<MemberDesk::Answer> MemberDesk::take(BalanceBook& book,
                                            const LoggedEvent& logged,
                                            const model::EventStamp& stamp,
                                            const model::EraseEvent& event) {
  REGULARS_TRY(const auto number, book.find(event.member));
  if (!number) return refusal("member " + event.member.uuid().text() + " is unknown");
  REGULARS_TRY_VOID(store_.forget_side(logged.gseq));
  REGULARS_TRY_VOID(erase(book, *number, stamp.at));
  return Answer{};
}

Status MemberDesk::erase(BalanceBook& book, std::int64_t member, Instant at) {
  REGULARS_TRY_VOID(pass_on_household(book, member));
  return store_.erase_person(member, at);
}

// (5)
Status MemberDesk::pass_on_household(BalanceBook& book, std::int64_t holder) {
  REGULARS_TRY(const auto members, store_.household_of(holder));
  if (members.empty()) return {};
  REGULARS_TRY_VOID(book.save());
  REGULARS_TRY_VOID(store_.move_account(holder, members.front()));
  for (const std::int64_t one : members) {
    REGULARS_TRY(auto record, store_.person(one));
    if (!record) continue;
    record->household = one == members.front() ? std::nullopt : std::optional{members.front()};
    REGULARS_TRY_VOID(store_.save_person(*record));
    REGULARS_TRY_VOID(touch(book, one));
  }
  return {};
}

}  // namespace regulars::central
