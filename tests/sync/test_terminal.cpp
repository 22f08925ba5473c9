#include "tests/sync/test_terminal.h"

#include <algorithm>
#include <utility>

namespace regulars::tests {

namespace {

std::string line_of(std::uint64_t seq) {
  return R"({"s":)" + std::to_string(seq) + R"(,"k":"sale","v":1,"b":{"a":)" +
         std::to_string(seq * 37 % 9'973) + "}}";
}

std::string side_of(std::uint64_t seq) {
  return seq % 3 == 0 ? R"({"salt":")" + std::to_string(seq) + R"(","name":"某人"})"
                      : std::string{};
}

}  // namespace

void MemoryOutbox::add_events(std::size_t count) {
  for (std::size_t i = 0; i < count; ++i)
    add_event(line_of(events_.size() + 1), side_of(events_.size() + 1));
}

void MemoryOutbox::add_event(std::string line, std::string side) {
  hashes_.push_back(sync::chained(hashes_.empty() ? Digest{} : hashes_.back(), line));
  events_.push_back({events_.size() + 1, std::move(line), std::move(side)});
}

Result<sync::OutboxBatch> MemoryOutbox::next_batch(std::size_t most_events,
                                                   std::size_t most_bytes) {
  batch_sizes.push_back(most_events);
  sync::OutboxBatch batch;
  batch.epoch = kEpoch;
  if (acked_ > 0) batch.before = hashes_[acked_ - 1];
  std::size_t bytes = 0;
  for (std::size_t i = acked_; i < events_.size() && batch.envelopes.size() < most_events; ++i) {
    bytes += events_[i].line.size() + events_[i].side.size();
    if (bytes > most_bytes && !batch.envelopes.empty()) break;
    batch.envelopes.push_back(events_[i]);
  }
  return batch;
}

Status MemoryOutbox::acknowledged(std::uint64_t seq) {
  if (seq < acked_ || seq > events_.size())
    return fail(ErrorKind::bug, "acknowledged " + std::to_string(seq));
  acked_ = seq;
  return {};
}

MemoryOutbox MemoryOutbox::copy_of_first(std::size_t count) const {
  MemoryOutbox copy;
  for (std::size_t i = 0; i < count; ++i) copy.add_event(events_[i].line, events_[i].side);
  copy.acked_ = std::min<std::uint64_t>(acked_, count);
  return copy;
}

Result<std::uint64_t> MemoryInbox::cursor(const std::string& stream) {
  return cursors[stream];
}

Status MemoryInbox::apply(const sync::Page& page) {
  if (disk_error) return fail(*disk_error);
  if (page.since != cursors[page.stream]) return fail(ErrorKind::bug, "another cursor");
  changes.insert(changes.end(), page.changes.begin(), page.changes.end());
  cursors[page.stream] = page.next;
  applied_seq = page.applied_seq;
  return {};
}

Status MemoryInbox::restart(const std::string& stream) {
  ++restarts;
  cursors[stream] = 0;
  changes.clear();
  return {};
}

sync::PushRequest a_push(std::uint64_t first_seq, std::size_t count) {
  sync::PushRequest push;
  push.epoch = kEpoch;
  push.first_seq = first_seq;
  for (std::uint64_t seq = first_seq; seq < first_seq + count; ++seq) {
    push.envelopes.push_back({seq, line_of(seq), side_of(seq)});
    push.tail = sync::chained(push.tail, push.envelopes.back().line);
  }
  return push;
}

}  // namespace regulars::tests
