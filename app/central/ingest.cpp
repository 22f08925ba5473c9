#include "app/central/ingest.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "app/loyalty/event_codec.h"
#include "sync/server/ingest_rules.h"

namespace regulars::central {

using sync::Answer;
using sync::PushReply;

Result<Answer<PushReply>> Ingest::take(const sync::Caller& caller,
                                       const sync::PushRequest& request) {
  const auto terminal = registry_.admit(caller);
  if (!terminal) return Answer<PushReply>(tl::unexpected(terminal.error()));
  return take(**terminal, request);
}

Result<Answer<PushReply>> Ingest::take(storage::TerminalRecord& terminal,
                                       const sync::PushRequest& request) {
  std::optional<Error> store_failed;
  const sync::StoredTip tip{.epoch = terminal.epoch,
                            .acked_seq = terminal.acked,
                            .tail = terminal.tail,
                            .hash_at = [&](std::uint64_t seq) -> std::optional<Digest> {
                              auto hash = store_.hash_at(terminal.n, terminal.epoch, seq);
                              if (hash) return *hash;
                              store_failed = std::move(hash).error();
                              return std::nullopt;
                            }};
  const sync::Verdict verdict = sync::judge(tip, request);
  if (store_failed) return fail(std::move(*store_failed));
  const auto* accept = std::get_if<sync::Accept>(&verdict);
  if (accept == nullptr) return Answer<PushReply>(tl::unexpected(sync::fault_of(verdict)));

  REGULARS_TRY_VOID(append(terminal, request, accept->hashes, accept->skip));
  terminal.acked = accept->acked_seq;
  terminal.tail = accept->tail;
  terminal.last_seen = clock_.wall();
  observe_clock(terminal, request);
  REGULARS_TRY_VOID(store_.save_terminal(terminal));
  return Answer<PushReply>(PushReply{.acked = terminal.acked,
                                     .tail = terminal.tail,
                                     .server_ms = terminal.last_seen.time_since_epoch().count()});
}

Status Ingest::append(const storage::TerminalRecord& terminal,
                      const sync::PushRequest& request,
                      const std::vector<Digest>& hashes,
                      std::size_t from) {
  const Instant now = clock_.wall();
  for (std::size_t i = from; i < request.envelopes.size(); ++i) {
    REGULARS_TRY([[maybe_unused]] const auto gseq,
                 store_.append({.terminal = terminal.n,
                                .epoch = terminal.epoch,
                                .seq = request.first_seq + i,
                                .line = request.envelopes[i].line,
                                .side = request.envelopes[i].side,
                                .hash = hashes[i],
                                .received = now}));
  }
  return {};
}

// An event of the future shows how far at least the terminal's clock is ahead; an old one nothing.
void Ingest::observe_clock(storage::TerminalRecord& terminal, const sync::PushRequest& request) {
  if (request.envelopes.empty()) return;
  const auto newest = loyalty::from_line(request.envelopes.back().line);
  if (!newest) return;
  terminal.clock_offset = std::max(newest->stamp.at - terminal.last_seen, Milliseconds{0});
}

}  // namespace regulars::central
