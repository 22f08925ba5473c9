#include <fmt/format.h>

#include "sync/wire/batch.h"
#include "tests/bench/measures.h"

namespace regulars::bench {

namespace {

double bytes_of_event(BenchTerminal& terminal, std::size_t events) {
  const sync::OutboxBatch batch =
      must(terminal.storage().outbox().next_batch(events, sync::kPushLimit.unpacked_bytes));
  sync::PushRequest request;
  request.epoch = batch.epoch;
  request.first_seq = batch.envelopes.front().seq;
  request.before = batch.before;
  request.envelopes = batch.envelopes;
  const auto packed = sync::encode_push(request);
  if (!packed) give_up(Error{ErrorKind::bug, packed.error().words});
  return static_cast<double>(packed->size()) / static_cast<double>(batch.envelopes.size());
}

}  // namespace

std::vector<Row> measure_wire(BenchTerminal& terminal) {
  constexpr double kMostBytes = 60;
  const double of_500 = bytes_of_event(terminal, 500);
  const double of_20 = bytes_of_event(terminal, 20);
  return {{"an award on the wire, batch of 500",
           fmt::format("{:.1f} B", of_500),
           "",
           "",
           fmt::format("<= {:.0f} B", kMostBytes),
           of_500 <= kMostBytes},
          {"an award on the wire, batch of 20", fmt::format("{:.1f} B", of_20), "", "", ""}};
}

}  // namespace regulars::bench
