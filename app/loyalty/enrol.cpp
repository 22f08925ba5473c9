#include "app/loyalty/enrol.h"

#include <algorithm>
#include <string>

#include "app/loyalty/event_codec.h"
#include "app/loyalty/lookup.h"
#include "app/model/business_day.h"
#include "app/storage/terminal/terminal_storage.h"

namespace regulars::loyalty {

namespace {

constexpr std::size_t kLongestName = 200;   // bytes
constexpr std::size_t kLongestValue = 128;  // bytes
constexpr std::size_t kMostIdentifiers = 8;

bool is_storable(const model::Identifier& identifier) {
  return !identifier.value.empty() && identifier.value.size() <= kLongestValue &&
         identifier.value.find('\n') == std::string::npos;
}

Status check_order(const EnrolOrder& order) {
  if (order.identifiers.empty() || order.identifiers.size() > kMostIdentifiers ||
      !std::all_of(order.identifiers.begin(), order.identifiers.end(), is_storable)) {
    return fail(ErrorKind::invalid,
                "a new member needs 1 to 8 cards or numbers of 1 to 128 bytes",
                "error.enrol.identifier");
  }
  if (order.name.size() > kLongestName) {
    return fail(ErrorKind::invalid,
                "the new member's name has more than 200 bytes; shorten it",
                "error.enrol.name");
  }
  if (order.birthday && !is_a_day(*order.birthday)) {
    return fail(ErrorKind::invalid, "no calendar has that birthday", "error.birthday");
  }
  return {};
}

// None where nobody brought her.
Result<model::MemberId> referrer_of(const storage::TerminalView& terminal,
                                    const EnrolOrder& order) {
  if (!order.referrer) return model::MemberId{};
  REGULARS_TRY(const auto found, look_up(terminal, *order.referrer));
  if (found) return found->member.id;
  return fail(
      ErrorKind::not_found, "nobody here has the referrer's number", "error.enrol.referrer");
}

// Each word on a purpose is an event of its own, after the enrolment.
Status add_words(storage::TerminalStorage& storage,
                 const storage::Transaction& transaction,
                 const model::MemberId& member,
                 const EnrolOrder& order,
                 storage::OutboxTail tail) {
  for (const Word& word : order.consents) {
    if (word.purpose == model::Purpose::Greeting) continue;
    model::ConsentEvent event;
    event.member = member;
    event.greeting =
        word.is_given ? model::GreetingConsent::Given : model::GreetingConsent::Withheld;
    event.staff = order.staff;
    event.purpose = word.purpose;
    event.text_version = word.text_version;
    const model::EventStamp stamp{tail.seq + 1, order.at, order.utc_offset};
    const storage::OwnPurpose said{stamp.seq, word.purpose, word.is_given, word.text_version};
    REGULARS_TRY_VOID(storage.people().put(transaction, member, said));
    REGULARS_TRY(tail, storage.outbox().add(transaction, tail, to_line(stamp, event), {}));
  }
  return {};
}

Status check_free(const storage::TerminalView& terminal, const EnrolOrder& order) {
  for (const auto& identifier : order.identifiers) {
    REGULARS_TRY(const auto found, look_up(terminal, identifier));
    if (found) {
      return fail(ErrorKind::conflict,
                  "the card or number belongs to member " + found->member.id.uuid().text() +
                      " already; look that member up",
                  "error.enrol.taken");
    }
  }
  return {};
}

}  // namespace

Result<Enrolled> enrol(storage::TerminalStorage& storage, const EnrolOrder& order) {
  REGULARS_TRY(storage::Transaction transaction, storage.begin());
  REGULARS_TRY(const Enrolled enrolled, enrol(storage, transaction, order));
  REGULARS_TRY_VOID(transaction.commit());
  return enrolled;
}

Result<Enrolled> enrol(storage::TerminalStorage& storage,
                       const storage::Transaction& transaction,
                       const EnrolOrder& order) {
  REGULARS_TRY_VOID(check_order(order));
  model::Member member;
  member.id = order.member.is_none() ? model::MemberId{Uuid::v7(order.at)} : order.member;
  REGULARS_TRY(const auto before, storage.own_members().enrolled_by(member.id));
  if (before) return Enrolled{member.id, *before, /*existed=*/true};
  REGULARS_TRY_VOID(check_free(storage, order));

  member.name = order.name;
  member.identifiers = order.identifiers;
  member.joined = model::BusinessDay::of(order.at, order.utc_offset).date();
  REGULARS_TRY(const model::MemberId referrer, referrer_of(storage, order));
  Side side{random_salt(), order.name, order.identifiers};
  side.birthday = order.birthday;
  model::EnrolEvent event{
      member.id, digest_of_name(side.salt, order.name), {}, order.staff, order.greeting};
  for (const auto& identifier : order.identifiers) {
    event.identifiers.push_back(digest_of(side.salt, identifier));
  }
  event.referred_by = referrer;
  if (order.birthday) event.birthday = digest_of_birthday(side.salt, *order.birthday);
  REGULARS_TRY(const storage::OutboxTail tail, storage.outbox().tail(transaction));
  const model::EventStamp stamp{tail.seq + 1, order.at, order.utc_offset};
  REGULARS_TRY_VOID(storage.own_members().add(transaction, stamp.seq, member));
  if (order.greeting == model::GreetingConsent::Given) {
    REGULARS_TRY_VOID(storage.consents().put(transaction, member.id, {stamp.seq, order.greeting}));
  }
  if (order.birthday) {
    const storage::OwnCorrection said{stamp.seq, std::nullopt, order.birthday};
    REGULARS_TRY_VOID(storage.people().put(transaction, member.id, said));
  }
  REGULARS_TRY(const storage::OutboxTail next,
               storage.outbox().add(transaction, tail, to_line(stamp, event), to_side(side)));
  REGULARS_TRY_VOID(add_words(storage, transaction, member.id, order, next));
  return Enrolled{member.id, stamp.seq, /*existed=*/false};
}

}  // namespace regulars::loyalty
