#pragma once
// A terminal's side of the road, kept in memory: an outbox and an inbox that behave as the real
// ones do, and count.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/base/error.h"
#include "sync/wire/batch.h"
#include "sync/wire/envelope_source.h"

namespace regulars::tests {

inline constexpr std::uint64_t kEpoch = 0x0123456789abcdef;

class MemoryOutbox final : public sync::EnvelopeSource {
 public:
  // Each line another; every third event has a side line.
  void add_events(std::size_t count);
  void add_event(std::string line, std::string side = {});

  [[nodiscard]] Result<sync::OutboxBatch> next_batch(std::size_t most_events,
                                                     std::size_t most_bytes) override;
  [[nodiscard]] Status acknowledged(std::uint64_t seq) override;

  // The first `count` events of this outbox, as the disk was when a copy of it was made.
  [[nodiscard]] MemoryOutbox copy_of_first(std::size_t count) const;

  [[nodiscard]] const std::vector<sync::Envelope>& events() const { return events_; }
  [[nodiscard]] std::uint64_t acked() const { return acked_; }
  std::vector<std::size_t> batch_sizes;  // asked for, one after the other

 private:
  std::vector<sync::Envelope> events_;
  std::vector<Digest> hashes_;
  std::uint64_t acked_ = 0;
};

class MemoryInbox final : public sync::PageSink {
 public:
  [[nodiscard]] Result<std::uint64_t> cursor(const std::string& stream) override;
  [[nodiscard]] Status apply(const sync::Page& page) override;
  [[nodiscard]] Status restart(const std::string& stream) override;

  std::map<std::string, std::uint64_t> cursors;
  std::vector<std::string> changes;
  std::size_t restarts = 0;
  std::uint64_t applied_seq = 0;
  std::optional<Error> disk_error;  // what the next apply() fails with
};

// A whole push of `count` events from `first_seq` on, chained from zero.
[[nodiscard]] sync::PushRequest a_push(std::uint64_t first_seq, std::size_t count);

}  // namespace regulars::tests
