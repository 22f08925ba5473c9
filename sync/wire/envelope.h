#pragma once
// An envelope: one domain event on its way to central. The road does not look inside `line`.
//
// (1) seq is gap-free from 1 within an epoch of a terminal.
// (2) `line` is one JSON object without a line feed, stored once and never re-serialised.
// (3) hash of an envelope = SHA-256(hash of the one before || line); the first one's "before" is
//     the chain start that central gave at enrolment.
// (4) Personal values never enter `line`, only salted digests of them; value and salt travel in
//     `side`, one JSON object without a line feed or empty, which is not hashed and may be erased.

#include <cstdint>
#include <string>

#include "app/base/sha256.h"

namespace regulars::sync {

struct Envelope {
  std::uint64_t seq = 0;
  std::string line;
  std::string side;
};

// Rule (3).
[[nodiscard]] Digest chained(const Digest& before, const std::string& line);

}  // namespace regulars::sync
