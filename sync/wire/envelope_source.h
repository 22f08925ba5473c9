#pragma once
// What the courier needs of a terminal's storage; the terminal implements it by asking its worker
// thread, a tool directly. Calls may block on the disk; all come from the courier's thread.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "app/base/result.h"
#include "app/base/sha256.h"
#include "sync/wire/envelope.h"

namespace regulars::sync {

// Consecutive envelopes of one epoch, oldest first.
struct OutboxBatch {
  std::uint64_t epoch = 0;
  Digest before{};  // hash of the envelope before the first one
  std::vector<Envelope> envelopes;
};

class EnvelopeSource {
 public:
  virtual ~EnvelopeSource() = default;
  // The oldest envelopes not yet acknowledged; empty when all are. At most `most_events`, and no
  // more than `most_bytes` of lines and sides together, but always one if there is one.
  [[nodiscard]] virtual Result<OutboxBatch> next_batch(std::size_t most_events,
                                                       std::size_t most_bytes) = 0;
  // Central holds everything up to and including `seq`, durably. Never goes back.
  [[nodiscard]] virtual Status acknowledged(std::uint64_t seq) = 0;
};

// One whole checkpoint of what changed at central.
struct Page {
  std::string stream;                // "global", "store:<id>"
  std::uint64_t since = 0;           // the cursor it continues from
  std::uint64_t next = 0;            // the cursor after it
  bool is_last = true;               // nothing more at central right now
  std::uint64_t applied_epoch = 0;   // what of this terminal's own events the page already
  std::uint64_t applied_seq = 0;     //   contains: all up to this seq of this epoch
  std::vector<std::string> changes;  // JSON objects, one a line; opaque to the road
  std::uint64_t until = 0;           // the newest cursor of the stream at that moment
};

class PageSink {
 public:
  virtual ~PageSink() = default;
  // 0 before the first page.
  [[nodiscard]] virtual Result<std::uint64_t> cursor(const std::string& stream) = 0;
  // The page and its cursor in one transaction. `page.since` must equal the cursor.
  [[nodiscard]] virtual Status apply(const Page& page) = 0;
  // Central no longer has what `cursor` would need (410): forget the stream, start from 0.
  [[nodiscard]] virtual Status restart(const std::string& stream) = 0;
};

}  // namespace regulars::sync
