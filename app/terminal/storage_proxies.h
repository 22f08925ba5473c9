#pragma once
// The courier's view of storage: each call is a job on the worker that the courier's thread waits
// for. After a page was applied, or events were acknowledged, `after` runs on the worker.

#include <functional>
#include <string>

#include "app/terminal/worker.h"
#include "sync/wire/envelope_source.h"

namespace regulars::terminal {

using AfterChange = std::function<void(storage::TerminalStorage&)>;

class OutboxProxy final : public sync::EnvelopeSource {
 public:
  OutboxProxy(Worker& worker, AfterChange after) : worker_(worker), after_(std::move(after)) {}
  [[nodiscard]] Result<sync::OutboxBatch> next_batch(std::size_t most_events,
                                                     std::size_t most_bytes) override;
  [[nodiscard]] Status acknowledged(std::uint64_t seq) override;

 private:
  Worker& worker_;
  AfterChange after_;
};

class InboxProxy final : public sync::PageSink {
 public:
  InboxProxy(Worker& worker, AfterChange after) : worker_(worker), after_(std::move(after)) {}
  [[nodiscard]] Result<std::uint64_t> cursor(const std::string& stream) override;
  [[nodiscard]] Status apply(const sync::Page& page) override;
  [[nodiscard]] Status restart(const std::string& stream) override;

 private:
  Worker& worker_;
  AfterChange after_;
};

}  // namespace regulars::terminal
