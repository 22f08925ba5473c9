#include "app/storage/terminal/outbox_store.h"

#include <algorithm>
#include <string>

#include "app/base/bytes.h"

namespace regulars::storage {

namespace {

constexpr std::string_view kNewest = "SELECT seq, hash FROM outbox ORDER BY seq DESC LIMIT 1";
constexpr std::string_view kHashAt = "SELECT hash FROM outbox WHERE seq = ?";
constexpr std::string_view kLineOf = "SELECT line FROM outbox WHERE seq = ?";
constexpr std::string_view kInsert = "INSERT INTO outbox (seq, line, hash) VALUES (?, ?, ?)";
constexpr std::string_view kInsertSide = "INSERT INTO side (seq, json) VALUES (?, ?)";
constexpr std::string_view kAcked = "SELECT acked FROM outbox_state";
constexpr std::string_view kAcknowledge = "UPDATE outbox_state SET acked = ? WHERE acked < ?";
constexpr std::string_view kBatch =
    "SELECT outbox.seq, outbox.line, side.json FROM outbox LEFT JOIN side USING (seq)"
    " WHERE outbox.seq > ? ORDER BY outbox.seq LIMIT ?";
constexpr std::string_view kChain = "SELECT seq, line, hash FROM outbox WHERE seq > ? ORDER BY seq";

std::int64_t signed_of(std::uint64_t seq) {
  return static_cast<std::int64_t>(seq);
}

std::uint64_t unsigned_of(std::int64_t seq) {
  return static_cast<std::uint64_t>(seq);
}

Digest digest_in(const Query& query, int column) {
  Digest digest{};
  const auto bytes = query.blob(column);
  std::copy_n(bytes.begin(), std::min(bytes.size(), digest.size()), digest.begin());
  return digest;
}

}  // namespace

Result<OutboxTail> OutboxStore::newest() {
  if (!identity_.identity()) {
    return fail(ErrorKind::refused,
                "this terminal is not enrolled yet; enter the code of head office first",
                "error.not_enrolled");
  }
  Query query = store_.query(kNewest);
  REGULARS_TRY(const bool found, query.step());
  if (!found) return OutboxTail{0, identity_.identity()->chain_start};
  return OutboxTail{unsigned_of(query.integer(0)), digest_in(query, 1)};
}

Result<OutboxTail> OutboxStore::tail(const Transaction& /*transaction*/) {
  return newest();
}

Result<OutboxTail> OutboxStore::add(const Transaction& /*transaction*/,
                                    const OutboxTail& tail,
                                    std::string_view line,
                                    std::string_view side) {
  const OutboxTail next{tail.seq + 1, sha256({tail.hash, as_bytes(line)})};  // (1) (3)
  REGULARS_TRY_VOID(store_.query(kInsert)
                        .bind(signed_of(next.seq))
                        .bind(line)
                        .bind(std::span<const std::uint8_t>(next.hash))
                        .run());
  if (!side.empty()) {
    REGULARS_TRY_VOID(store_.query(kInsertSide).bind(signed_of(next.seq)).bind(side).run());
  }
  return next;
}

Result<Digest> OutboxStore::hash_at(std::uint64_t seq) {
  if (seq == 0) return identity_.identity() ? identity_.identity()->chain_start : Digest{};
  Query query = store_.query(kHashAt);
  query.bind(signed_of(seq));
  REGULARS_TRY(const bool found, query.step());
  if (found) return digest_in(query, 0);
  return fail(ErrorKind::storage,
              store_.file().string() + " has no event " + std::to_string(seq) +
                  ", though later ones exist; keep the file and restore a copy",
              "error.storage.damaged");
}

Result<sync::OutboxBatch> OutboxStore::next_batch(std::size_t most_events, std::size_t most_bytes) {
  sync::OutboxBatch batch;
  batch.epoch = identity_.epoch();
  REGULARS_TRY(const std::uint64_t acked, last_acknowledged());
  REGULARS_TRY(batch.before, hash_at(acked));
  Query query = store_.query(kBatch);
  query.bind(signed_of(acked)).bind(static_cast<std::int64_t>(most_events));
  std::size_t bytes = 0;
  while (true) {
    REGULARS_TRY(const bool found, query.step());
    if (!found) return batch;
    sync::Envelope envelope{
        unsigned_of(query.integer(0)), std::string(query.text(1)), std::string(query.text(2))};
    bytes += envelope.line.size() + envelope.side.size();
    if (bytes > most_bytes && !batch.envelopes.empty()) return batch;
    batch.envelopes.push_back(std::move(envelope));
  }
}

Status OutboxStore::acknowledged(std::uint64_t seq) {
  REGULARS_TRY(Transaction transaction, Transaction::begin(store_));
  REGULARS_TRY(const OutboxTail tail, newest());
  if (seq > tail.seq) {
    return fail(ErrorKind::invalid,
                "central acknowledges event " + std::to_string(seq) + ", the last one here is " +
                    std::to_string(tail.seq));
  }
  REGULARS_TRY_VOID(store_.query(kAcknowledge).bind(signed_of(seq)).bind(signed_of(seq)).run());
  return transaction.commit();
}

Result<std::uint64_t> OutboxStore::last_acknowledged() {
  Query query = store_.query(kAcked);
  REGULARS_TRY(const bool found, query.step());
  return found ? unsigned_of(query.integer(0)) : 0;
}

Result<std::optional<std::string>> OutboxStore::line_of(std::uint64_t seq) {
  Query query = store_.query(kLineOf);
  query.bind(signed_of(seq));
  REGULARS_TRY(const bool found, query.step());
  if (!found) return std::nullopt;
  return std::string(query.text(0));
}

Result<std::uint64_t> OutboxStore::waiting() {
  if (!identity_.identity()) return 0;
  REGULARS_TRY(const std::uint64_t acked, last_acknowledged());
  REGULARS_TRY(const OutboxTail tail, newest());
  return tail.seq - acked;
}

Status OutboxStore::verify_newest(std::uint64_t count) {
  if (!identity_.identity()) return {};
  REGULARS_TRY(const OutboxTail tail, newest());
  std::uint64_t seq = tail.seq > count ? tail.seq - count : 0;
  REGULARS_TRY(Digest hash, hash_at(seq));
  Query query = store_.query(kChain);
  query.bind(signed_of(seq));
  while (true) {
    REGULARS_TRY(const bool found, query.step());
    if (!found) return {};
    ++seq;
    hash = sha256({hash, as_bytes(query.text(1))});
    if (unsigned_of(query.integer(0)) == seq && digest_in(query, 2) == hash) continue;
    return fail(ErrorKind::storage,
                store_.file().string() + ": event " + std::to_string(seq) +
                    " is not the one that was written; keep the file and restore a copy",
                "error.storage.damaged");
  }
}

Status OutboxStore::verify_all() {
  if (!identity_.identity()) return {};
  REGULARS_TRY(const OutboxTail tail, newest());
  return verify_newest(tail.seq);
}

}  // namespace regulars::storage
