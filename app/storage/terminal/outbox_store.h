#pragma once
// The outbox: every domain event of this terminal, written in the transaction of its effect.
//
// (1) seq is gap-free from 1.
// (2) A row is never changed, and kept at least until central has acknowledged it.
// (3) hash = SHA-256(hash before || line), the first one's "before" is the chain start.
//
//   REGULARS_TRY(const OutboxTail tail, outbox.tail(transaction));
//   const std::string line = to_line({tail.seq + 1, ...}, event);
//   REGULARS_TRY_VOID(outbox.add(transaction, tail, line, side));

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "app/base/result.h"
#include "app/base/sha256.h"
#include "app/storage/database.h"
#include "app/storage/terminal/terminal_identity.h"
#include "sync/wire/envelope_source.h"

namespace regulars::storage {

struct OutboxTail {
  std::uint64_t seq = 0;  // 0: nothing written yet
  Digest hash{};
};

class OutboxStore final : public sync::EnvelopeSource {
 public:
  OutboxStore(Database& store, const IdentityStore& identity)
      : store_(store), identity_(identity) {}

  // Where the next envelope goes; refused while the terminal is not enrolled.
  [[nodiscard]] Result<OutboxTail> tail(const Transaction& transaction);
  // Adds the envelope of seq tail.seq + 1; `side` may be empty. Answers the new tail.
  [[nodiscard]] Result<OutboxTail> add(const Transaction& transaction,
                                       const OutboxTail& tail,
                                       std::string_view line,
                                       std::string_view side);

  [[nodiscard]] Result<sync::OutboxBatch> next_batch(std::size_t most_events,
                                                     std::size_t most_bytes) override;
  [[nodiscard]] Status acknowledged(std::uint64_t seq) override;
  [[nodiscard]] Result<std::uint64_t> last_acknowledged();
  // The line of an event of this terminal; none where there is none.
  [[nodiscard]] Result<std::optional<std::string>> line_of(std::uint64_t seq);
  // Events not yet acknowledged.
  [[nodiscard]] Result<std::uint64_t> waiting();

  // Recomputes the hashes of the newest `count` envelopes; the first wrong one is an error.
  [[nodiscard]] Status verify_newest(std::uint64_t count);
  [[nodiscard]] Status verify_all();

 private:
  [[nodiscard]] Result<OutboxTail> newest();
  [[nodiscard]] Result<Digest> hash_at(std::uint64_t seq);
  Database& store_;
  const IdentityStore& identity_;
};

}  // namespace regulars::storage
