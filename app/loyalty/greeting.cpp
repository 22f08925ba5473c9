#include "app/loyalty/greeting.h"

#include "app/loyalty/event_codec.h"
#include "app/loyalty/lookup.h"
#include "app/storage/terminal/terminal_storage.h"

namespace regulars::loyalty {

Result<bool> set_greeting(storage::TerminalStorage& storage, const GreetingOrder& order) {
  REGULARS_TRY(storage::Transaction transaction, storage.begin());
  REGULARS_TRY(const auto found, find_member(storage, order.member));
  if (!found) {
    return fail(ErrorKind::not_found,
                "member " + order.member.uuid().text() + " is not held here",
                "error.not_found");
  }
  const bool agrees = order.greeting == model::GreetingConsent::Given;
  if (found->member.agrees_to_greeting == agrees) return false;
  REGULARS_TRY(const storage::OutboxTail tail, storage.outbox().tail(transaction));
  const model::EventStamp stamp{tail.seq + 1, order.at, order.utc_offset};
  const model::ConsentEvent event{order.member, order.greeting, order.staff};
  REGULARS_TRY_VOID(storage.consents().put(transaction, order.member, {stamp.seq, order.greeting}));
  REGULARS_TRY_VOID(storage.outbox().add(transaction, tail, to_line(stamp, event), {}));
  REGULARS_TRY_VOID(transaction.commit());
  return true;
}

}  // namespace regulars::loyalty
