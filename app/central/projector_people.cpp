// The projector's part about people: who is enrolled, what they say and who is who. The figures are
// projector.cpp's.

#include <algorithm>
#include <utility>

#include "app/central/projector.h"
#include "app/loyalty/event_codec.h"

namespace regulars::central {

using storage::LoggedEvent;

namespace {
// What the side shows of an enrolment: only values whose digests the line holds.
struct Enrolled {
  model::Member member;
  std::optional<model::Birthday> birthday;
  std::vector<model::Identifier> identifiers;
  bool is_complete = true;  // or something was left out
};

Enrolled shown_by(const loyalty::Side& side, const model::EnrolEvent& enrol) {
  Enrolled shown;
  shown.member.id = enrol.member;
  const bool is_name_hers = loyalty::digest_of_name(side.salt, side.name) == enrol.name;
  if (is_name_hers) shown.member.name = side.name;
  const bool is_birthday_hers =
      side.birthday ? loyalty::digest_of_birthday(side.salt, *side.birthday) == enrol.birthday
                    : enrol.birthday == Digest{};
  if (is_birthday_hers) shown.birthday = side.birthday;
  for (const auto& identifier : side.identifiers) {
    const auto digest = loyalty::digest_of(side.salt, identifier);
    const auto end = enrol.identifiers.end();
    if (std::find(enrol.identifiers.begin(), end, digest) == end) continue;
    shown.identifiers.push_back(identifier);
  }
  shown.is_complete =
      is_name_hers && is_birthday_hers && shown.identifiers.size() == side.identifiers.size();
  return shown;
}
}  // namespace

Result<Projector::Outcome> Projector::take(const LoggedEvent& logged,
                                           const model::EventStamp& stamp,
                                           const model::EnrolEvent& enrol) {
  if (enrol.member.is_none()) return rejected("an enrolment without a member");
  REGULARS_TRY(const auto known, book_.find(enrol.member));
  if (known) {
    REGULARS_TRY_VOID(touch(enrol.member));
    return rejected("member " + enrol.member.uuid().text() + " is enrolled already");
  }
  // Without a side she was erased before it came here: a number of the ledger, and nothing more.
  Enrolled shown;
  shown.member.id = enrol.member;
  if (!logged.side.empty()) {
    const auto side = loyalty::from_side(logged.side);
    shown = shown_by(side ? *side : loyalty::Side{}, enrol);
    if (!side) REGULARS_TRY_VOID(notice(logged.gseq, "side_differs", side.error().words));
    if (side && !shown.is_complete) {
      REGULARS_TRY_VOID(notice(
          logged.gseq, "side_differs", "a name or number does not match its digest: left out"));
    }
  }
  shown.member.joined = std::chrono::floor<std::chrono::days>(stamp.at + stamp.utc_offset);
  REGULARS_TRY(const std::int64_t number, store_.add_member(shown.member));
  book_.begin(shown.member.id, number);
  if (!enrol.referred_by.is_none()) {
    REGULARS_TRY_VOID(store_.set_referrer(number, enrol.referred_by));
  }
  if (shown.birthday) {
    storage::PersonRecord person{.n = number, .id = shown.member.id, .name = shown.member.name};
    person.birthday = shown.birthday;
    REGULARS_TRY_VOID(store_.save_person(person));
  }
  if (enrol.greeting == model::GreetingConsent::Given) {
    const storage::ConsentRecord said{
        .purpose = model::Purpose::Greeting, .is_given = true, .text_version = 1, .said = stamp.at};
    REGULARS_TRY_VOID(store_.set_consent(number, said));
    REGULARS_TRY_VOID(store_.add_consent_said(logged.gseq, number, said));
  }
  REGULARS_TRY_VOID(claim({0, enrol.member.uuid().hex()}, number));
  REGULARS_TRY_VOID(add_identifiers(logged, enrol, shown.identifiers, number));
  return applied();
}

// (7) The first member keeps an identifier. The second stays without it until they are merged:
// by themselves where it is a mobile number and the names allow it, else by a person.
Status Projector::add_identifiers(const LoggedEvent& logged,
                                  const model::EnrolEvent& enrol,
                                  const std::vector<model::Identifier>& identifiers,
                                  std::int64_t member) {
  std::optional<std::int64_t> twin;
  for (const auto& identifier : identifiers) {
    REGULARS_TRY(const auto holder, store_.find_identifier(identifier));
    if (holder == member) continue;
    if (!holder) {
      REGULARS_TRY_VOID(store_.add_identifier(identifier, member));
      REGULARS_TRY_VOID(claim(key_of(identifier), member));
      continue;
    }
    bool is_twin = identifier.kind == model::IdentifierKind::Phone && (!twin || twin == holder);
    if (is_twin) {
      REGULARS_TRY(is_twin, merges_.are_one(*holder, member));
    }
    if (is_twin) {
      twin = holder;
      continue;
    }
    REGULARS_TRY_VOID(notice(logged.gseq,
                             "identifier_taken",
                             "member " + enrol.member.uuid().text() +
                                 " was enrolled with a number that is another member's"));
  }
  if (!twin) return {};
  REGULARS_TRY([[maybe_unused]] const std::string why_not, merges_.merge(book_, *twin, member));
  return {};
}

storage::UnclaimedKey Projector::key_of(const model::Identifier& identifier) {
  return {static_cast<std::uint8_t>(identifier.kind), identifier.value};
}

template <typename Event>
Result<Projector::Outcome> Projector::take_about_people(const LoggedEvent& logged,
                                                        const model::EventStamp& stamp,
                                                        const Event& event) {
  REGULARS_TRY(MemberDesk::Answer answer, people_.take(book_, logged, stamp, event));
  if (!answer.why_not.empty()) return rejected(std::move(answer.why_not));
  for (const auto& identifier : answer.gained) {
    REGULARS_TRY_VOID(claim(key_of(identifier), answer.member));
  }
  return applied();
}

// (6)
Result<Projector::Outcome> Projector::take(const LoggedEvent& logged,
                                           const model::EventStamp& stamp,
                                           const model::ConsentEvent& consent) {
  return take_about_people(logged, stamp, consent);
}

Result<Projector::Outcome> Projector::take(const LoggedEvent& logged,
                                           const model::EventStamp& stamp,
                                           const model::CardEvent& card) {
  return take_about_people(logged, stamp, card);
}

Result<Projector::Outcome> Projector::take(const LoggedEvent& logged,
                                           const model::EventStamp& stamp,
                                           const model::HouseholdEvent& household) {
  return take_about_people(logged, stamp, household);
}

Result<Projector::Outcome> Projector::take(const LoggedEvent& logged,
                                           const model::EventStamp& stamp,
                                           const model::CorrectEvent& correct) {
  return take_about_people(logged, stamp, correct);
}

Result<Projector::Outcome> Projector::take(const LoggedEvent& logged,
                                           const model::EventStamp& stamp,
                                           const model::EraseEvent& erase) {
  return take_about_people(logged, stamp, erase);
}

Result<Projector::Outcome> Projector::take(const LoggedEvent& /*logged*/,
                                           const model::EventStamp& /*stamp*/,
                                           const model::MergeEvent& merge) {
  REGULARS_TRY(std::string why_not, merges_.take(book_, merge));
  return why_not.empty() ? applied() : rejected(std::move(why_not));
}

Result<Projector::Outcome> Projector::take(const LoggedEvent& logged,
                                           const model::EventStamp& /*stamp*/,
                                           const model::StaffEvent& staff) {
  REGULARS_TRY(std::string why_not, directory_.take(logged, staff));
  return why_not.empty() ? applied() : rejected(std::move(why_not));
}

// (9)
Result<std::string> Projector::check_rights(const LoggedEvent& logged, const model::Event& event) {
  REGULARS_TRY(RightsDesk::Answer answer, rights_.check(event));
  if (answer.why_not.empty()) return std::string{};
  if (answer.has_effect) {
    REGULARS_TRY_VOID(notice(logged.gseq, "not_allowed", std::move(answer.why_not)));
    return std::string{};
  }
  if (const auto* const merge = std::get_if<model::MergeEvent>(&event)) {
    REGULARS_TRY_VOID(touch(merge->winner));
    REGULARS_TRY_VOID(touch(merge->loser));
  }
  if (const auto* const erase = std::get_if<model::EraseEvent>(&event)) {
    REGULARS_TRY_VOID(touch(erase->member));
  }
  return answer.why_not;
}

// ---- head office ------------------------------------------------------------------------------

Status Projector::merge(model::MemberId winner, model::MemberId loser) {
  REGULARS_TRY_VOID(fold_all());
  REGULARS_TRY(auto transaction, storage::CentralTransaction::begin(store_));
  auto why_not = merge_found(winner, loser);
  Status saved = why_not ? book_.save() : Status{};
  forget();
  if (!why_not) return fail(why_not.error());
  if (!why_not->empty()) return fail(ErrorKind::refused, *std::move(why_not));
  REGULARS_TRY_VOID(std::move(saved));
  return transaction.commit();
}

Result<std::string> Projector::merge_found(model::MemberId winner, model::MemberId loser) {
  REGULARS_TRY(const auto living, book_.find(winner));
  REGULARS_TRY(const auto buried, book_.find(loser));
  if (!living || !buried) {
    return fail(ErrorKind::not_found,
                "member " + (living ? loser : winner).uuid().text() + " is unknown here");
  }
  return merges_.merge(book_, *living, *buried);
}

Result<loyalty::PinAnswer> Projector::set_pin(const loyalty::PinQuestion& question) {
  REGULARS_TRY_VOID(fold_all());
  REGULARS_TRY(auto transaction, storage::CentralTransaction::begin(store_));
  REGULARS_TRY(const auto member, book_.find(question.member));
  forget();
  if (!member) return loyalty::PinAnswer{.is_set = false, .why = "unknown"};
  REGULARS_TRY(auto answer, proofs_.set_pin(*member, question, clock_.wall()));
  REGULARS_TRY_VOID(transaction.commit());  // a wrong try is counted as well
  return answer;
}

Result<ProofDesk::Wallet> Projector::make_code(model::MemberId id) {
  REGULARS_TRY_VOID(fold_all());
  REGULARS_TRY(auto transaction, storage::CentralTransaction::begin(store_));
  REGULARS_TRY(const auto member, book_.find(id));
  if (!member) {
    forget();
    return fail(ErrorKind::not_found, "member " + id.uuid().text() + " is unknown here");
  }
  auto wallet = proofs_.wallet_of(*member, clock_.wall());
  Status saved = wallet ? touch(id) : Status{};  // terminals learn the card
  if (saved) saved = book_.save();
  forget();
  REGULARS_TRY_VOID(std::move(saved));
  if (!wallet) return wallet;
  REGULARS_TRY_VOID(transaction.commit());
  return wallet;
}

Status Projector::erase(model::MemberId id) {
  REGULARS_TRY_VOID(fold_all());
  REGULARS_TRY(auto transaction, storage::CentralTransaction::begin(store_));
  REGULARS_TRY(const auto member, book_.find(id));
  Status done = member ? people_.erase(book_, *member, clock_.wall()) : Status{};
  if (done) done = book_.save();
  forget();
  if (!member) {
    return fail(ErrorKind::not_found, "member " + id.uuid().text() + " is unknown here");
  }
  REGULARS_TRY_VOID(std::move(done));
  return transaction.commit();
}

}  // namespace regulars::central
