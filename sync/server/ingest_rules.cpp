#include "sync/server/ingest_rules.h"

#include <algorithm>
#include <utility>

namespace regulars::sync {

namespace {

// The hash of each event, or what does not hold together in the batch itself.
std::variant<std::vector<Digest>, Broken> recompute(const PushRequest& request) {
  std::vector<Digest> hashes;
  hashes.reserve(request.envelopes.size());
  Digest before = request.before;
  std::uint64_t seq = request.first_seq;
  for (const Envelope& envelope : request.envelopes) {
    if (envelope.seq != seq++)
      return Broken{"the events of the batch are not numbered one after the other"};
    before = chained(before, envelope.line);
    hashes.push_back(before);
  }
  if (hashes.empty()) return Broken{"the batch has no events"};
  if (before != request.tail) {
    return Broken{"events " + std::to_string(request.first_seq) + " to " + std::to_string(seq - 1) +
                  " do not hash to the batch's tail: a line was changed"};
  }
  return hashes;
}

// The first seq whose hash differs from the stored one; none when all that is stored is equal.
std::optional<std::uint64_t> first_difference(const StoredTip& tip,
                                              const PushRequest& request,
                                              const std::vector<Digest>& hashes) {
  const auto stored_at = [&](std::uint64_t seq) -> std::optional<Digest> {
    if (seq == tip.acked_seq) return tip.tail;
    return seq > 0 && tip.hash_at ? tip.hash_at(seq) : std::nullopt;
  };
  const auto differs = [&](std::uint64_t seq, const Digest& hash) {
    const auto stored = stored_at(seq);
    return stored && *stored != hash;
  };
  // Equal "before" hashes mean equal histories before: the chain says so.
  if (differs(request.first_seq - 1, request.before)) return request.first_seq - 1;
  // Likewise the last common event alone decides; only when it differs is the first one sought.
  const std::uint64_t last = std::min(tip.acked_seq, request.first_seq + hashes.size() - 1);
  if (last < request.first_seq || !differs(last, hashes[last - request.first_seq])) {
    return std::nullopt;
  }
  std::uint64_t seq = request.first_seq;
  while (seq < last && !differs(seq, hashes[seq - request.first_seq])) ++seq;
  return seq;
}

}  // namespace

Verdict judge(const StoredTip& tip, const PushRequest& request) {
  if (request.epoch != tip.epoch) return Fork{request.first_seq};
  auto recomputed = recompute(request);
  if (auto* broken = std::get_if<Broken>(&recomputed)) return std::move(*broken);
  auto& hashes = std::get<std::vector<Digest>>(recomputed);
  if (request.first_seq > tip.acked_seq + 1) return Gap{tip.acked_seq + 1};
  if (const auto seq = first_difference(tip, request, hashes)) return Fork{*seq};

  Accept accept;
  const std::uint64_t held = tip.acked_seq + 1 - request.first_seq;
  accept.skip = static_cast<std::size_t>(std::min<std::uint64_t>(held, hashes.size()));
  const bool is_new = accept.skip < hashes.size();
  accept.acked_seq = is_new ? request.first_seq + hashes.size() - 1 : tip.acked_seq;
  accept.tail = is_new ? hashes.back() : tip.tail;
  accept.hashes = std::move(hashes);
  return accept;
}

WireFault fault_of(const Verdict& verdict) {
  if (const auto* gap = std::get_if<Gap>(&verdict)) {
    return WireFault{409,
                     "gap",
                     "central wants event " + std::to_string(gap->want) + " of this terminal next",
                     gap->want};
  }
  if (const auto* fork = std::get_if<Fork>(&verdict)) {
    return WireFault{409,
                     "fork",
                     "central holds another history of this terminal from event " +
                         std::to_string(fork->seq) +
                         " on: its disk is a restored copy or a clone; enrol it again"};
  }
  if (const auto* broken = std::get_if<Broken>(&verdict))
    return WireFault{400, "broken", broken->words};
  return WireFault{500, "failed", "an accepted batch has no fault"};
}

}  // namespace regulars::sync
