#pragma once
// RequestRunner: executes what presenters ask for and answers it; the one place where values of
// loyalty and feedback become replies of the interface. submit() is the main thread's; the work is
// done on the worker, or on the courier's thread where central has a say.
//
// (1) Every accepted request is answered exactly once, through `arrivals`.
// (2) A PIN is wiped wherever it stood as soon as it was looked at.

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>

#include "app/base/clock.h"
#include "app/model/region.h"
#include "app/terminal/arrivals.h"
#include "app/terminal/worker.h"
#include "app/ui/presenters/requests.h"

namespace regulars::terminal {

class DiskWatch;
class ReceiptBook;
class SyncRunner;

// The store's offset from UTC at an instant.
using UtcOffset = std::function<std::chrono::minutes(Instant)>;

class RequestRunner final : public ui::Requests {
 public:
  // Borrowed for the runner's life.
  struct Parts {
    Worker& worker;
    SyncRunner& sync;
    Arrivals& arrivals;
    const Clock& clock;
    UtcOffset utc_offset;
    const model::Region& region;
    DiskWatch* disk = nullptr;  // null: nobody watches it
  };
  explicit RequestRunner(Parts parts);

  [[nodiscard]] bool submit(std::uint64_t number, ui::Request request) override;

 private:
  Parts parts_;
  // The worker's, by the enquiries that share it and may outlive this object.
  const std::shared_ptr<ReceiptBook> receipts_;
};

}  // namespace regulars::terminal
