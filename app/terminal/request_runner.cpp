#include "app/terminal/request_runner.h"

#include <memory>
#include <utility>
#include <variant>

#include "app/base/bytes.h"
#include "app/terminal/answers.h"
#include "app/terminal/disk_watch.h"
#include "app/terminal/enquiry.h"
#include "app/terminal/receipt_book.h"
#include "app/terminal/sync_runner.h"

namespace regulars::terminal {
namespace {

// Moved-from short strings keep their characters.
void wipe_secrets(ui::Request& request) {
  if (auto* const sign_in = std::get_if<ui::SignIn>(&request)) wipe(sign_in->pin);
  if (auto* const change = std::get_if<ui::ChangeStaff>(&request)) wipe(change->pin);
  if (auto* const enrol = std::get_if<ui::EnrolTerminal>(&request)) wipe(enrol->code);
}

}  // namespace

RequestRunner::RequestRunner(Parts parts)
    : parts_(std::move(parts)), receipts_(std::make_shared<ReceiptBook>()) {}

bool RequestRunner::submit(std::uint64_t number, ui::Request request) {
  const auto reply = [&arrivals = parts_.arrivals, number](Result<ui::Answer> result) {
    arrivals.deliver(ui::Reply{number, std::move(result)});
  };
  if (const auto* const enrol = std::get_if<ui::EnrolTerminal>(&request)) {
    const bool is_accepted = parts_.sync.enrol(enrol->code, reply);
    wipe_secrets(request);
    return is_accepted;
  }
  const Instant now = parts_.clock.wall();
  if (auto enquiry = enquiry_of(request, {now, parts_.utc_offset(now)}, receipts_)) {
    return parts_.sync.enquire(std::move(enquiry), reply);
  }
  if (std::holds_alternative<ui::PauseFilling>(request)) {
    return parts_.worker.try_post([&sync = parts_.sync, reply](storage::TerminalStorage& storage) {
      reply(ui::Answer{ui::FillingSet{sync.pause_filling(storage)}});
    });
  }
  if (std::holds_alternative<ui::ResumeFilling>(request)) {
    return parts_.worker.try_post([&sync = parts_.sync, reply](storage::TerminalStorage& storage) {
      sync.resume_filling(storage);
      reply(ui::Answer{ui::FillingSet{/*is_paused=*/false}});
    });
  }
  // The job's own: a std::function must be copyable, and a PIN must not be copied.
  const auto kept = std::make_shared<ui::Request>(std::move(request));
  wipe_secrets(request);
  return parts_.worker.try_post([parts = parts_, kept, reply](storage::TerminalStorage& storage) {
    const Instant at = parts.clock.wall();
    auto result = answer(storage, {at, parts.utc_offset(at)}, parts.region, *kept);
    wipe_secrets(*kept);
    const bool has_written = result.has_value() && adds_event(*kept);
    reply(std::move(result));
    if (parts.disk != nullptr) parts.disk->look();
    if (has_written) parts.sync.written(storage);
  });
}

}  // namespace regulars::terminal
