#include "app/terminal/storage_proxies.h"

#include "app/storage/terminal/terminal_storage.h"

namespace regulars::terminal {

using storage::TerminalStorage;

Result<sync::OutboxBatch> OutboxProxy::next_batch(std::size_t most_events, std::size_t most_bytes) {
  return worker_.ask<sync::OutboxBatch>([most_events, most_bytes](TerminalStorage& storage) {
    return storage.outbox().next_batch(most_events, most_bytes);
  });
}

Status OutboxProxy::acknowledged(std::uint64_t seq) {
  return worker_.ask<void>([seq, &after = after_](TerminalStorage& storage) {
    Status done = storage.outbox().acknowledged(seq);
    if (done) after(storage);
    return done;
  });
}

Result<std::uint64_t> InboxProxy::cursor(const std::string& stream) {
  return worker_.ask<std::uint64_t>(
      [&stream](TerminalStorage& storage) { return storage.inbox().cursor(stream); });
}

Status InboxProxy::apply(const sync::Page& page) {
  return worker_.ask<void>([&page, &after = after_](TerminalStorage& storage) {
    Status done = storage.inbox().apply(page);
    if (done && !page.changes.empty()) after(storage);
    return done;
  });
}

Status InboxProxy::restart(const std::string& stream) {
  return worker_.ask<void>(
      [&stream](TerminalStorage& storage) { return storage.inbox().restart(stream); });
}

}  // namespace regulars::terminal
