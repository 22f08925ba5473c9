#pragma once
// How values of central's records stand in columns; private to this folder.

#include <algorithm>
#include <bit>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/base/clock.h"
#include "app/base/sha256.h"
#include "app/model/event.h"
#include "app/model/standing.h"
#include "app/storage/central_records.h"
#include "app/storage/database.h"

namespace regulars::storage::rows {

// 64 unsigned bits in SQLite's signed 64: the same bits.
inline std::int64_t signed_bits(std::uint64_t value) {
  return std::bit_cast<std::int64_t>(value);
}
inline std::uint64_t unsigned_bits(std::int64_t value) {
  return std::bit_cast<std::uint64_t>(value);
}

inline std::int64_t milliseconds(Instant instant) {
  return instant.time_since_epoch().count();
}
inline Instant instant(std::int64_t milliseconds) {
  return Instant{Milliseconds{milliseconds}};
}

inline constexpr std::int64_t kNever = INT64_MAX;  // a lapse that never comes, as in the schema

inline Digest digest(std::span<const std::uint8_t> blob) {
  Digest value{};
  std::copy_n(blob.begin(), std::min(blob.size(), value.size()), value.begin());
  return value;
}

// The store's own day of an event, as days since 1970-01-01.
std::int64_t day_of(const model::EventStamp& stamp);

// Columns n, id, name, key_digest, certificate, chain_start, epoch, acked, tail, applied_seq,
// enrolled_ms, last_seen_ms, clock_offset_ms, revoked_ms.
inline constexpr std::string_view kAllTerminals =
    "SELECT n, id, name, key_digest, certificate, chain_start, epoch, acked, tail, applied_seq, "
    "enrolled_ms, last_seen_ms, clock_offset_ms, revoked_ms FROM terminal ORDER BY n";
TerminalRecord terminal(const Query& row);

// Columns birth_month, birth_day, birth_lunar from column `from` on.
std::optional<model::Birthday> birthday(const Query& row, int from);

// Columns id, name, role, pin, gone, member from column `from` on.
StaffRecord staff(const Query& row, int from);

// Of an account, by purse; without the points purse.
inline constexpr std::string_view kPurses =
    "SELECT purse, points, leased, owed, pending FROM purse WHERE account = ?";
Result<std::map<model::PurseNumber, PurseSums>> purses(Query row);

inline constexpr std::string_view kShopfront = "SELECT document FROM shopfront";
// None: never set.
Result<std::optional<std::string>> shopfront(Query row);

// Of a receipt, newest first, at most so many.
inline constexpr std::string_view kSalesOfReceipt =
    "SELECT gseq FROM sale WHERE reference = ? AND origin IN (2, 3, 5) ORDER BY gseq DESC LIMIT ?";
// Every row's first column.
Result<std::vector<std::int64_t>> numbers(Query row);

// Columns id, name, code_salt, change, watermark.
inline constexpr std::string_view kStore =
    "SELECT id, name, code_salt, change, watermark FROM store";
StoreRecord store(const Query& row);

}  // namespace regulars::storage::rows
