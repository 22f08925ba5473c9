#pragma once
// The bodies of push and pull: lines of JSON (NDJSON) packed with zstd. PROTOCOL.md shows them.
// Decoding takes bytes from anybody: sizes are checked before unpacking, while unpacking and before
// parsing; whatever is wrong becomes a WireFault with a sentence. Pure; safe from any thread.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/base/sha256.h"
#include "sync/wire/envelope.h"
#include "sync/wire/envelope_source.h"
#include "sync/wire/fault.h"

namespace regulars::sync {

inline constexpr int kProto = 1;   // of the road; never renumber
inline constexpr int kSchema = 1;  // of the event lines; additive only

struct BodyLimit {
  std::size_t packed_bytes;
  std::size_t unpacked_bytes;
};
inline constexpr BodyLimit kPushLimit{256UL * 1024, 4UL * 1024 * 1024};
inline constexpr BodyLimit kPageLimit{4UL * 1024 * 1024, 16UL * 1024 * 1024};
inline constexpr std::size_t kMostEvents = 1'000;
inline constexpr std::size_t kMostChanges = 10'000;
inline constexpr std::size_t kMostJsonBytes = 64UL * 1024;  // enrol, renew, ask and their answers

struct PushRequest {
  std::uint64_t epoch = 0;
  std::uint64_t first_seq = 0;
  Digest before{};  // hash of the envelope before the first one
  Digest tail{};    // hash of the last envelope, by the sender; the receiver computes its own
  std::vector<Envelope> envelopes;  // consecutive from first_seq
};

struct PushReply {
  std::uint64_t acked = 0;  // central holds everything up to here, durably
  Digest tail{};            // its hash
  std::int64_t server_ms = 0;
};

struct PullRequest {
  std::string stream;
  std::uint64_t since = 0;
  std::size_t limit = 1'000;
};

// A page and central's clock when it was read.
struct PullReply {
  Page page;
  std::int64_t server_ms = 0;
};

// A request over a limit is a fault on the sending side too (413): send fewer.
[[nodiscard]] Answer<std::string> encode_push(const PushRequest& request);
[[nodiscard]] Answer<PushRequest> decode_push(std::string_view packed);
[[nodiscard]] std::string encode_push_reply(const PushReply& reply);
[[nodiscard]] Answer<PushReply> decode_push_reply(std::string_view text);

[[nodiscard]] Answer<std::string> encode_page(const PullReply& reply);
[[nodiscard]] Answer<PullReply> decode_page(std::string_view packed);

// {"error":..., "words":..., "want":...} and back; `status` and Retry-After travel beside it.
[[nodiscard]] std::string encode_fault(const WireFault& fault);
// A body that is not ours gives code "" and general words: a proxy may have answered.
[[nodiscard]] WireFault decode_fault(int status, std::string_view body);

// One zstd frame. unpack() never holds more than limit.unpacked_bytes.
[[nodiscard]] Answer<std::string> pack(std::string_view plain, BodyLimit limit);
[[nodiscard]] Answer<std::string> unpack(std::string_view packed, BodyLimit limit);

}  // namespace regulars::sync
