#pragma once
// Ingest: appends what a terminal pushed to the log, once however often it is sent. Does not look
// into an event: that is the projector's. Writer thread only, inside the caller's transaction.

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/central/terminal_registry.h"
#include "app/storage/central_store.h"
#include "sync/server/road.h"
#include "sync/wire/batch.h"

namespace regulars::central {

class Ingest {
 public:
  // References are borrowed for the ingest's life.
  Ingest(storage::CentralStore& store, TerminalRegistry& registry, const Clock& clock)
      : store_(store), registry_(registry), clock_(clock) {}

  // The outer error is the store's, and then the whole transaction is void; the inner one is the
  // verdict on this batch (403, 409, 400).
  [[nodiscard]] Result<sync::Answer<sync::PushReply>> take(const sync::Caller& caller,
                                                           const sync::PushRequest& request);
  // The same for a terminal that was admitted.
  [[nodiscard]] Result<sync::Answer<sync::PushReply>> take(storage::TerminalRecord& terminal,
                                                           const sync::PushRequest& request);

 private:
  [[nodiscard]] Status append(const storage::TerminalRecord& terminal,
                              const sync::PushRequest& request,
                              const std::vector<Digest>& hashes,
                              std::size_t from);
  void observe_clock(storage::TerminalRecord& terminal, const sync::PushRequest& request);

  storage::CentralStore& store_;
  TerminalRegistry& registry_;
  const Clock& clock_;
};

}  // namespace regulars::central
