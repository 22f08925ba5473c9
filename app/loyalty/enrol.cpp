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
  const Side side{random_salt(), order.name, order.identifiers};
  model::EnrolEvent event{
      member.id, digest_of_name(side.salt, order.name), {}, order.staff, order.greeting};
  for (const auto& identifier : order.identifiers) {
    event.identifiers.push_back(digest_of(side.salt, identifier));
  }
  REGULARS_TRY(const storage::OutboxTail tail, storage.outbox().tail(transaction));
  const model::EventStamp stamp{tail.seq + 1, order.at, order.utc_offset};
  REGULARS_TRY_VOID(storage.own_members().add(transaction, stamp.seq, member));
  if (order.greeting == model::GreetingConsent::Given) {
    REGULARS_TRY_VOID(storage.consents().put(transaction, member.id, {stamp.seq, order.greeting}));
  }
  REGULARS_TRY_VOID(storage.outbox().add(transaction, tail, to_line(stamp, event), to_side(side)));
  return Enrolled{member.id, stamp.seq, /*existed=*/false};
}

}  // namespace regulars::loyalty
