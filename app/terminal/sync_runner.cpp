#include "app/terminal/sync_runner.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "app/base/bytes.h"
#include "app/loyalty/programme_in_force.h"
#include "app/loyalty/shopfront_in_force.h"
#include "app/storage/terminal/terminal_storage.h"
#include "app/terminal/storage_proxies.h"
#include "sync/client/courier.h"
#include "sync/client/enroller.h"
#include "sync/client/https_client.h"
#include "sync/wire/identity.h"

namespace regulars::terminal {
namespace {

using storage::TerminalStorage;

// One sentence for the status bar where being offline is not the whole story.
std::string problem_key(sync::Fault fault) {
  switch (fault) {
    case sync::Fault::none:
    case sync::Fault::offline:
    case sync::Fault::timed_out:
    case sync::Fault::busy:
    case sync::Fault::failed:
    case sync::Fault::stopped:
      return "";
    case sync::Fault::untrusted:
    case sync::Fault::unauthorised:
    case sync::Fault::fork:
      return "error.unauthorised";
    case sync::Fault::storage:
      return "error.storage";
    case sync::Fault::refused:
    case sync::Fault::too_large:
    case sync::Fault::too_old:
    case sync::Fault::gap:
    case sync::Fault::broken:
    case sync::Fault::gone:
    case sync::Fault::bad_answer:
      return "error.bug";
  }
  return "error.bug";
}

std::uint64_t waiting_events(TerminalStorage& storage) {
  return storage.outbox().waiting().value_or(0);
}

constexpr Milliseconds kFillingEvery{200};  // (2)

// Told from where this filling began: who waits wants to see it move.
std::optional<ui::Filling> filling_of(const sync::CourierStatus& status) {
  if (!status.pull) return std::nullopt;
  const sync::PullProgress& pull = *status.pull;
  const auto done = static_cast<std::int64_t>(pull.done - pull.from);
  const auto total = static_cast<std::int64_t>(pull.until - pull.from);
  return ui::Filling{done, std::max({total, done, std::int64_t{1}}), pull.is_paused};
}

bool looks_equal(const ui::ConnectionChanged& left, const ui::ConnectionChanged& right) {
  return left.online == right.online && left.waiting == right.waiting &&
         left.last_sync.has_value() == right.last_sync.has_value() &&
         left.problem_key == right.problem_key && left.filling == right.filling;
}

storage::TerminalIdentity identity_of(const sync::EnrolReply& reply) {
  return {model::TerminalId(reply.terminal),
          reply.chain_start,
          model::StoreId(reply.store),
          reply.stream,
          reply.store_name,
          reply.terminal_name};
}

Result<std::uint64_t> epoch_to_enrol(TerminalStorage& storage) {
  if (const auto& identity = storage.identity().identity()) {
    return fail(ErrorKind::conflict,
                "this terminal is enrolled already, as " + identity->terminal_name + " of " +
                    identity->store_name + ": use a new data folder for another one",
                "error.conflict");
  }
  return storage.identity().epoch();
}

}  // namespace

SyncRunner::SyncRunner(Parts parts)
    : parts_(std::move(parts)), thread_([this](std::stop_token stop) { run(stop); }) {}

SyncRunner::~SyncRunner() {
  thread_.request_stop();
  thread_.join();
  // Jobs accepted may still use this object: wait until the worker has run them.
  ignore(parts_.worker.ask<void>([](TerminalStorage&) -> Status { return {}; }),
         "a closed worker has none left");
  if (order_) order_->reply(fail(ErrorKind::busy, "the terminal is stopping", "error.busy"));
}

bool SyncRunner::enrol(std::string code, Reply reply) {
  {
    const std::lock_guard lock(mutex_);
    if (order_) return false;
    order_ = EnrolOrder{std::move(code), std::move(reply)};
  }
  ordered_.notify_all();
  return true;
}

// (1)
struct SyncRunner::Asking {
  std::unique_ptr<Enquiry> enquiry;
  Reply reply;
};

bool SyncRunner::enquire(std::unique_ptr<Enquiry> enquiry, Reply reply) {
  // Shared by the steps, which a queue of copyable jobs runs; gone with the last of them.
  const auto asking = std::make_shared<Asking>(Asking{std::move(enquiry), std::move(reply)});
  return parts_.worker.try_post([this, asking](TerminalStorage& storage) {
    go_on(storage, asking, asking->enquiry->begin(storage));
  });
}

void SyncRunner::go_on(TerminalStorage& storage,
                       const std::shared_ptr<Asking>& asking,
                       EnquiryStep step) {
  while (auto* const question = std::get_if<Question>(&step)) {
    if (ask_central(asking, std::move(*question))) return;
    step = asking->enquiry->hear(storage, fail(ErrorKind::network, "there is no courier"));
  }
  if (asking->enquiry->may_write()) written(storage);
  asking->reply(std::get<Result<ui::Answer>>(std::move(step)));
}

bool SyncRunner::ask_central(const std::shared_ptr<Asking>& asking, Question question) {
  // On the courier's thread, or here where it takes no more questions: must not wait for the
  // worker.
  const auto heard = [this, asking](Result<std::string> json) {
    const auto job = [this, asking, json = std::move(json)](TerminalStorage& storage) {
      go_on(storage, asking, asking->enquiry->hear(storage, json));
    };
    if (!parts_.worker.try_post_reserved(job)) {
      asking->reply(fail(ErrorKind::busy, "the worker's queue is full", "error.busy"));
    }
  };
  const std::lock_guard lock(mutex_);
  if (courier_ == nullptr) return false;
  courier_->ask(std::move(question.topic), std::move(question.json), question.within, heard);
  return true;
}

void SyncRunner::written(TerminalStorage& storage) {
  report(storage);
  wake();
}

void SyncRunner::report(TerminalStorage& storage) {
  ui::ConnectionChanged now;
  {
    const std::lock_guard lock(mutex_);
    connection_.waiting = static_cast<std::int64_t>(waiting_events(storage));
    if (delivered_ && looks_equal(*delivered_, connection_)) return;
    delivered_ = connection_;
    now = connection_;
  }
  parts_.arrivals.deliver(std::move(now));
}

ui::ConnectionChanged SyncRunner::connection() const {
  const std::lock_guard lock(mutex_);
  return connection_;
}

void SyncRunner::run(std::stop_token stop) {
  while (!stop.stop_requested()) {
    if (is_enrolled()) {
      carry(stop);
    } else {
      wait_for_enrolment(stop);
    }
  }
}

// Tells the main thread who we are and what is in force, as far as it is known.
bool SyncRunner::is_enrolled() {
  const auto answer = parts_.worker.ask<bool>([this](TerminalStorage& storage) -> Result<bool> {
    const auto& identity = storage.identity().identity();
    ui::StoreChanged store;
    if (identity) {
      store = {identity->store_name, identity->terminal_name, /*is_enrolled=*/true};
    }
    parts_.arrivals.deliver(std::move(store));
    if (const auto programme = loyalty::programme_in_force(storage); programme && *programme) {
      parts_.arrivals.deliver(ui::ProgrammeChanged{**programme});
    }
    tell_shopfront(storage);
    report(storage);
    return identity.has_value();
  });
  return answer.value_or(false);
}

void SyncRunner::wait_for_enrolment(std::stop_token stop) {
  std::optional<std::string> code;
  {
    std::unique_lock lock(mutex_);
    ordered_.wait(lock, stop, [this] { return order_.has_value(); });
    if (stop.stop_requested()) return;
    code = order_->code;
  }
  Result<ui::Answer> result = try_enrol(*code);
  if (!result) parts_.log.warning("enrol", "failed", {{"why", result.error().words}});
  Reply reply;
  {
    const std::lock_guard lock(mutex_);
    reply = std::move(order_->reply);
    order_.reset();
  }
  reply(std::move(result));
}

Result<ui::Answer> SyncRunner::try_enrol(const std::string& code) {
  REGULARS_TRY(auto enrolled,
               enrol_terminal(parts_.worker, parts_.config, parts_.folder, code, parts_.log));
  return ui::Answer{std::move(enrolled)};
}

void SyncRunner::carry(std::stop_token stop) {
  const Status done = carry_until(stop);
  if (done || stop.stop_requested()) return;
  parts_.log.error("sync", "cannot run", {{"why", done.error().words}});
  {
    const std::lock_guard lock(mutex_);
    connection_.online = false;
    connection_.problem_key = "error.unauthorised";
  }
  ignore(parts_.worker.ask<void>([this](TerminalStorage& storage) -> Status {
    report(storage);
    return {};
  }),
         "the log has it");
  // Nothing can be carried until somebody repairs the folder or enrols anew.
  std::unique_lock lock(mutex_);
  ordered_.wait(lock, stop, [] { return false; });
}

Status SyncRunner::carry_until(std::stop_token stop) {
  if (parts_.config.central.url.empty()) {
    return fail(ErrorKind::invalid, "terminal.toml names no central.url: nothing is sent");
  }
  const auto& folder = parts_.folder;
  REGULARS_TRY(auto authority, sync::read_file(folder / "ca.crt"));
  REGULARS_TRY(auto certificate, sync::read_file(folder / "terminal.crt"));
  REGULARS_TRY(auto key, sync::read_file(folder / "terminal.key"));
  const sync::HttpsOptions options{parts_.config.central.url,
                                   std::move(authority),
                                   sync::ClientIdentity{std::move(certificate), std::move(key)}};
  REGULARS_TRY(const auto client, sync::HttpsClient::open(options));
  using Identity = storage::TerminalIdentity;
  REGULARS_TRY(const Identity identity,
               parts_.worker.ask<Identity>([](TerminalStorage& storage) -> Result<Identity> {
                 return *storage.identity().identity();
               }));

  OutboxProxy outbox(parts_.worker, [this](TerminalStorage& storage) { report(storage); });
  InboxProxy inbox(parts_.worker, [this](TerminalStorage& storage) { page_applied(storage); });
  sync::CourierOptions courier_options;
  courier_options.terminal = identity.terminal.uuid();
  courier_options.streams = {identity.stream};
  courier_options.every = parts_.config.central.sync_every;
  sync::CourierEvents events;
  events.on_status = [this](const sync::CourierStatus& status) { on_status(status); };
  events.keep_certificate = [file = folder / "terminal.crt"](const std::string& pem) {
    return sync::write_file(file, pem, 0644);
  };
  sync::Courier courier(
      *client, outbox, inbox, parts_.clock, parts_.log, courier_options, std::move(events));
  {
    const std::lock_guard lock(mutex_);
    courier_ = &courier;
  }
  courier.run(stop);
  const std::lock_guard lock(mutex_);
  courier_ = nullptr;
  return {};
}

void SyncRunner::page_applied(TerminalStorage& storage) {
  if (const auto programme = loyalty::programme_in_force(storage); programme && *programme) {
    parts_.arrivals.deliver(ui::ProgrammeChanged{**programme});
  }
  tell_shopfront(storage);
  report(storage);
}

void SyncRunner::tell_shopfront(TerminalStorage& storage) {
  const auto document = storage.members().shopfront_document();
  if (!document || shopfront_told_ == document->value_or("")) return;
  auto shopfront = loyalty::shopfront_in_force(storage);
  if (!shopfront) {
    return parts_.log.warning("shopfront", shopfront.error().words);
  }
  shopfront_told_ = document->value_or("");
  parts_.arrivals.deliver(ui::ShopfrontChanged{*std::move(shopfront)});
}

void SyncRunner::on_status(const sync::CourierStatus& status) {
  const std::optional<ui::Filling> filling = filling_of(status);
  {
    const std::lock_guard lock(mutex_);
    const SteadyInstant now = parts_.clock.steady();
    const bool is_same = filling && connection_.filling && connection_.online == status.is_online &&
                         connection_.filling->is_paused == filling->is_paused;
    if (is_same && now - filling_told_ < kFillingEvery) return;  // (2)
    filling_told_ = now;
    connection_.filling = filling;
    connection_.online = status.is_online;
    connection_.last_sync = status.last_sync;
    connection_.problem_key = problem_key(status.fault);
  }
  ignore(parts_.worker.ask<void>([this](TerminalStorage& storage) -> Status {
    report(storage);
    return {};
  }),
         "the next one reports");
}

bool SyncRunner::pause_filling(TerminalStorage& storage) {
  {
    const std::lock_guard lock(mutex_);
    if (!connection_.filling || courier_ == nullptr) return false;
    courier_->pause_pull();
    connection_.filling->is_paused = true;
  }
  report(storage);
  return true;
}

void SyncRunner::resume_filling(TerminalStorage& storage) {
  {
    const std::lock_guard lock(mutex_);
    if (courier_ != nullptr) courier_->resume_pull();
    if (connection_.filling) connection_.filling->is_paused = false;
  }
  report(storage);
}

void SyncRunner::wake() {
  const std::lock_guard lock(mutex_);
  if (courier_ != nullptr) courier_->wake();
}

Result<ui::TerminalEnrolled> enrol_terminal(Worker& worker,
                                            const config::TerminalConfig& config,
                                            const std::filesystem::path& folder,
                                            const std::string& code,
                                            Log& log) {
  if (config.central.url.empty()) {
    return fail(ErrorKind::invalid,
                (folder / "terminal.toml").string() +
                    " names no central: set central.url and central.ca_sha256",
                "error.network");
  }
  REGULARS_TRY(const std::uint64_t epoch, worker.ask<std::uint64_t>(epoch_to_enrol));
  sync::EnrolOrder order;
  order.base_url = config.central.url;
  order.ca_sha256 = config.central.ca_sha256;
  order.code = code;
  order.terminal_name = config.name;
  order.epoch = epoch;
  order.folder = folder;
  REGULARS_TRY(sync::EnrolReply reply, sync::enrol(order, log));
  wipe(order.code);
  REGULARS_TRY_VOID(worker.ask<void>([&reply](TerminalStorage& storage) {
    return storage.identity().enrolled(identity_of(reply));
  }));
  return ui::TerminalEnrolled{std::move(reply.store_name), std::move(reply.terminal_name)};
}

}  // namespace regulars::terminal
