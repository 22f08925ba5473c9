#pragma once
// What central does with a pushed batch, given what it already holds of that terminal and epoch.
// Pure. The caller applies the verdict in one transaction with the terminal's row.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/base/sha256.h"
#include "sync/wire/batch.h"
#include "sync/wire/fault.h"

namespace regulars::sync {

// What central holds of one terminal's epoch.
struct StoredTip {
  std::uint64_t epoch = 0;
  std::uint64_t acked_seq = 0;  // 0: nothing yet
  Digest tail{};                // hash at acked_seq; the chain start when nothing yet
  // Hash of the stored event at a seq in [1, acked_seq]; none when it is no longer kept.
  std::function<std::optional<Digest>(std::uint64_t seq)> hash_at;
};

struct Accept {
  std::size_t skip = 0;         // events at the front that central already holds, equal
  std::vector<Digest> hashes;   // one for each event of the request, recomputed
  std::uint64_t acked_seq = 0;  // the tip after applying
  Digest tail{};
};
struct Gap {
  std::uint64_t want = 0;  // the seq that central wants next
};
struct Fork {
  std::uint64_t seq = 0;  // where the terminal's history differs from the stored one
};
struct Broken {
  std::string words;  // the events do not hash to what the batch says of itself
};
using Verdict = std::variant<Accept, Gap, Fork, Broken>;

[[nodiscard]] Verdict judge(const StoredTip& tip, const PushRequest& request);

// The answer that goes with a verdict other than Accept.
[[nodiscard]] WireFault fault_of(const Verdict& verdict);

}  // namespace regulars::sync
