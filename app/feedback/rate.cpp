#include "app/feedback/rate.h"

#include <string>

#include "app/loyalty/event_codec.h"
#include "app/storage/terminal/terminal_storage.h"

namespace regulars::feedback {

namespace {

Status check_order(const RateOrder& order) {
  constexpr std::uint8_t kBestFace = 5;
  const bool is_answered = order.outcome == model::RatingOutcome::Answered;
  const bool fits = is_answered ? order.face >= 1 && order.face <= kBestFace : order.face == 0;
  if (fits) return {};
  return fail(ErrorKind::invalid,
              "a rating has face " + std::to_string(order.face) +
                  "; an answer has 1 to 5, everything else none");
}

}  // namespace

Result<Rated> rate(storage::TerminalStorage& storage, const RateOrder& order) {
  REGULARS_TRY_VOID(check_order(order));
  REGULARS_TRY(storage::Transaction transaction, storage.begin());
  REGULARS_TRY(const auto known, storage.ratings().find(order.sale_seq));
  if (known) return Rated{/*existed=*/true};
  REGULARS_TRY(const bool has_sale, storage.ledger().has_sale(order.sale_seq));
  if (!has_sale) {
    return fail(ErrorKind::not_found,
                "event " + std::to_string(order.sale_seq) + " is no sale of this terminal");
  }
  REGULARS_TRY(const storage::OutboxTail tail, storage.outbox().tail(transaction));
  const model::EventStamp stamp{tail.seq + 1, order.at, order.utc_offset};
  const model::RatingEvent event{order.sale_seq, order.outcome, order.face};
  const std::string line = loyalty::to_line(stamp, event);
  REGULARS_TRY_VOID(storage.ratings().add(transaction, stamp, event));
  REGULARS_TRY_VOID(storage.outbox().add(transaction, tail, line, {}));
  REGULARS_TRY_VOID(transaction.commit());
  return Rated{/*existed=*/false};
}

}  // namespace regulars::feedback
