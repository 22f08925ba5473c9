#pragma once
// PosInterface: HTTP + JSON on the loopback address, so that nobody retypes an amount. Described in
// assets/openapi/pos.yaml. Every request needs the bearer token of DIR/pos.token (0600, made at the
// first start); the port stands in DIR/pos.port. Requests become jobs of the worker; the listener's
// threads never wait for it. Goes before the worker.

#include <filesystem>
#include <memory>
#include <string>

#include "app/base/clock.h"
#include "app/base/log.h"
#include "app/base/result.h"
#include "app/config/terminal_config.h"
#include "app/i18n/catalogue.h"
#include "app/terminal/arrivals.h"
#include "app/terminal/request_runner.h"
#include "app/terminal/sync_runner.h"
#include "app/terminal/worker.h"

namespace regulars::terminal {

class PosInterface {
 public:
  // Borrowed for the interface's life.
  struct Parts {
    Worker& worker;
    SyncRunner& sync;
    Arrivals& arrivals;
    const i18n::Catalogues& catalogues;
    const Clock& clock;
    Log& log;
    UtcOffset utc_offset;
    std::filesystem::path folder;
    config::TerminalConfig config;
  };

  // Answers requests when it returns.
  [[nodiscard]] static Result<std::unique_ptr<PosInterface>> open(Parts parts);
  ~PosInterface();
  PosInterface(const PosInterface&) = delete;
  PosInterface& operator=(const PosInterface&) = delete;

  [[nodiscard]] std::uint16_t port() const;

 private:
  struct Desk;
  explicit PosInterface(std::unique_ptr<Desk> desk);
  std::unique_ptr<Desk> desk_;
};

}  // namespace regulars::terminal
