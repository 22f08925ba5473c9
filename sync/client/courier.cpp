#include "sync/client/courier.h"

#include <algorithm>
#include <chrono>
#include <string_view>
#include <type_traits>
#include <utility>

#include "app/base/bytes.h"
#include "sync/client/backoff.h"
#include "sync/wire/enrolment.h"
#include "sync/wire/identity.h"

namespace regulars::sync {

namespace {

constexpr std::size_t kBatchBytes = 1024UL * 1024;  // of lines; packs well below the limit
constexpr std::size_t kGrowBy = 100;                // events, after each batch that went well
constexpr unsigned kMostPages = 100'000;            // of one pull: 1,000 changes each
constexpr std::string_view kZstd = "zstd";

tl::unexpected<Trouble> trouble(Fault fault, std::string words) {
  return tl::unexpected<Trouble>(Trouble{fault, std::move(words)});
}

// Our own disk said no.
tl::unexpected<Trouble> storage_trouble(const Error& error) {
  return trouble(Fault::storage, error.words);
}

tl::unexpected<Trouble> bad_answer(const WireFault& fault) {
  return trouble(Fault::bad_answer, "central's answer is not of this protocol: " + fault.words);
}

template <typename T>
Result<T> as_result(Outcome<T> outcome) {
  if (!outcome) return fail(to_error(std::move(outcome).error()));
  if constexpr (std::is_void_v<T>) {
    return {};
  } else {
    return *std::move(outcome);
  }
}

bool shrinks(Fault fault) {
  return fault == Fault::too_large || fault == Fault::timed_out;
}

tl::unexpected<Trouble> restored_copy(std::uint64_t held, std::uint64_t known) {
  return trouble(Fault::fork,
                 "central holds events of this terminal up to " + std::to_string(held) +
                     ", its own disk only up to " + std::to_string(known) +
                     ": the disk is a restored copy; enrol the terminal again");
}

// Whether central itself answered, rather than nobody or somebody else.
bool is_reached(Fault fault) {
  return fault != Fault::offline && fault != Fault::timed_out && fault != Fault::untrusted &&
         fault != Fault::bad_answer && fault != Fault::stopped;
}

}  // namespace

Courier::Courier(HttpsClient& client,
                 EnvelopeSource& source,
                 PageSink& sink,
                 const Clock& clock,
                 Log& log,
                 CourierOptions options,
                 CourierEvents events)
    : client_(client),
      source_(source),
      sink_(sink),
      clock_(clock),
      log_(log),
      options_(std::move(options)),
      events_(std::move(events)),
      batch_events_(std::clamp<std::size_t>(options_.first_batch, 1, kMostEvents)),
      questions_(options_.most_waiting_questions) {}

Courier::~Courier() {
  refuse_questions();
}

// The thread --------------------------------------------------------------------------------------

void Courier::run(const std::stop_token& stop) {
  unsigned failures = 0;
  while (!stop.stop_requested()) {
    const Outcome<void> outcome = exchange(stop);
    if (stop.stop_requested()) break;
    report(outcome);
    if (outcome) {
      failures = 0;
      wait(options_.every, Until::anything, stop);
    } else {
      ++failures;
      const Milliseconds retry_after{outcome.error().retry_after_s * 1'000};
      wait(backoff_delay(failures, retry_after, random_u64()), Until::question, stop);
    }
  }
  refuse_questions();
}

Status Courier::run_once(const std::stop_token& stop) {
  Outcome<void> outcome = exchange(stop);
  report(outcome);
  return as_result(std::move(outcome));
}

Result<std::uint64_t> Courier::push_all(const std::stop_token& stop) {
  return as_result(push(stop));
}

Result<std::uint64_t> Courier::pull_all(const std::string& stream, const std::stop_token& stop) {
  return as_result(pull(stream, stop));
}

// A fault that central itself tells of one part does not keep the others from happening: a terminal
// whose push is refused still gets its pages. The first fault is the outcome.
Outcome<void> Courier::exchange(const std::stop_token& stop) {
  answer_questions(stop);
  Outcome<void> outcome = renew_if_due(stop);
  const auto may_go_on = [&] {
    return outcome || (is_reached(outcome.error().fault) && outcome.error().fault != Fault::busy);
  };
  const auto note = [&](const Outcome<std::uint64_t>& part) {
    if (!part && outcome) outcome = tl::unexpected<Trouble>(part.error());
    return part.value_or(0);
  };
  std::uint64_t events = 0;
  std::uint64_t changes = 0;
  if (may_go_on()) events = note(push(stop));
  for (const std::string& stream : options_.streams)
    if (may_go_on()) changes += note(pull(stream, stop));
  if (events + changes > 0) {
    log_.info("sync",
              "exchanged",
              {{"events", std::to_string(events)}, {"changes", std::to_string(changes)}});
  }
  return outcome;
}

// Returns early for whatever wakes it; questions are answered here, at once.
void Courier::wait(Milliseconds most, Until until, const std::stop_token& stop) {
  const auto end = std::chrono::steady_clock::now() + most;
  std::unique_lock lock(mutex_);
  for (;;) {
    const auto is_due = [&] { return has_question_ || (until == Until::anything && is_awake_); };
    const bool is_woken = woken_.wait_until(lock, stop, end, is_due);
    if (stop.stop_requested()) return;
    if (!is_woken || !has_question_) {
      is_awake_ = false;
      return;
    }
    lock.unlock();
    // What has happened here goes first, so that central answers knowing it; not while a backoff
    // waits, when a customer would wait for it too.
    if (until == Until::anything) ignore(as_result(push(stop)), "the next exchange tells");
    answer_questions(stop);
    lock.lock();
  }
}

void Courier::report(const Outcome<void>& outcome) {
  const Fault before = status().fault;
  change_status([&](CourierStatus& status) {
    status.fault = outcome ? Fault::none : outcome.error().fault;
    status.words = outcome ? std::string{} : outcome.error().words;
    status.is_online = outcome || is_reached(outcome.error().fault);
    if (outcome && !has_unfetched_pages_) status.last_sync = clock_.wall();  // (3)
  });
  const CourierStatus now = status();
  if (now.fault != before && now.fault != Fault::none)
    log_.warning("sync", "fault", {{"fault", std::string(name_of(now.fault))}, {"why", now.words}});
}

void Courier::change_status(const std::function<void(CourierStatus&)>& change) {
  CourierStatus now;
  {
    const std::lock_guard lock(mutex_);
    const CourierStatus before = status_;
    change(status_);
    if (status_ == before) return;
    now = status_;
  }
  if (events_.on_status) events_.on_status(now);
}

// Up ----------------------------------------------------------------------------------------------

Outcome<std::uint64_t> Courier::push(const std::stop_token& stop) {
  std::uint64_t events = 0;
  std::uint64_t last = 0;  // that we offered and central took
  std::uint64_t held = 0;  // that central says it holds
  while (!stop.stop_requested()) {
    Result<OutboxBatch> batch = source_.next_batch(batch_events_, kBatchBytes);
    if (!batch) return storage_trouble(batch.error());
    if (batch->envelopes.empty() && held <= last) return events;
    if (batch->envelopes.empty()) return restored_copy(held, last);
    const std::size_t count = batch->envelopes.size();
    last = batch->envelopes.back().seq;
    Outcome<std::uint64_t> acked = push_batch(*std::move(batch), stop);
    if (acked) {
      if (const Status kept = source_.acknowledged(last); !kept)
        return storage_trouble(kept.error());
      held = *acked;
      events += count;
      batch_events_ = std::min(batch_events_ + kGrowBy, kMostEvents);
    } else if (count == 1 || !shrinks(acked.error().fault)) {
      return acked;
    } else {
      batch_events_ = count / 2;
      // A smaller one at once when it was too large; a slow road is left alone for a while.
      if (acked.error().fault == Fault::timed_out) return acked;
    }
    answer_questions(stop);
  }
  return trouble(Fault::stopped, "stopped between two batches");
}

Outcome<std::uint64_t> Courier::push_batch(OutboxBatch batch, const std::stop_token& stop) {
  PushRequest push;
  push.epoch = batch.epoch;
  push.first_seq = batch.envelopes.front().seq;
  push.before = batch.before;
  push.tail = batch.before;
  for (const Envelope& envelope : batch.envelopes) push.tail = chained(push.tail, envelope.line);
  push.envelopes = std::move(batch.envelopes);
  const std::uint64_t last = push.envelopes.back().seq;

  Answer<std::string> body = encode_push(push);
  if (!body)
    return trouble(body.error().status == 413 ? Fault::too_large : Fault::storage,
                   std::move(body).error().words);
  HttpsRequest request;
  request.method = "POST";
  request.path = path("events");
  request.body = *std::move(body);
  request.headers = {{"Content-Type", "application/x-ndjson"},
                     {"Content-Encoding", std::string(kZstd)}};
  const Outcome<HttpsReply> reply = send(std::move(request), stop);
  if (!reply) return tl::unexpected<Trouble>(reply.error());
  const Answer<PushReply> answer = decode_push_reply(reply->body);
  if (!answer) return bad_answer(answer.error());
  // (1) Central may hold more than this batch, when an answer to a larger one was lost.
  if (answer->acked < last || (answer->acked == last && answer->tail != push.tail)) {
    return trouble(Fault::bad_answer,
                   "central acknowledges event " + std::to_string(answer->acked) +
                       " after a batch up to " + std::to_string(last) + ", or with another hash");
  }
  return answer->acked;
}

// Down --------------------------------------------------------------------------------------------

Outcome<std::uint64_t> Courier::pull(const std::string& stream, const std::stop_token& stop) {
  std::uint64_t changes = 0;
  bool has_restarted = false;
  if (has_unfetched_pages_ && is_pull_paused()) return changes;
  has_unfetched_pages_ = false;
  for (unsigned pages = 0; pages < kMostPages && !stop.stop_requested(); ++pages) {
    const Result<std::uint64_t> cursor = sink_.cursor(stream);
    if (!cursor) return storage_trouble(cursor.error());
    const Outcome<PullReply> reply = fetch_page(stream, *cursor, stop);
    if (!reply && reply.error().fault == Fault::gone && !has_restarted) {
      log_.warning("sync", "stream restarts", {{"stream", stream}});
      if (const Status restarted = sink_.restart(stream); !restarted)
        return storage_trouble(restarted.error());
      has_restarted = true;
      change_status([](CourierStatus& status) { status.pull.reset(); });
      continue;
    }
    if (!reply) return tl::unexpected<Trouble>(reply.error());
    const Page& page = reply->page;
    // A page without news is not worth a commit.
    const bool is_news = !page.changes.empty() || page.next != page.since;
    if (is_news) {
      if (const Status applied = sink_.apply(page); !applied)
        return storage_trouble(applied.error());
      changes += page.changes.size();
    }
    if (page.is_last) {
      end_progress();
      return changes;
    }
    note_progress(page);
    if (is_pull_paused()) return stop_between_pages(changes);
    if (!is_news) return trouble(Fault::bad_answer, "central says there is more, but sends none");
    answer_questions(stop);
  }
  return trouble(Fault::stopped, "stopped between two pages");
}

Outcome<std::uint64_t> Courier::stop_between_pages(std::uint64_t changes) {
  has_unfetched_pages_ = true;
  log_.info("sync", "pull paused", {{"changes", std::to_string(changes)}});
  return changes;
}

bool Courier::is_pull_paused() const {
  const std::lock_guard lock(mutex_);
  return is_pull_paused_;
}

// A page arrived and is not the last: central is reached, whatever comes after.
void Courier::note_progress(const Page& page) {
  change_status([&](CourierStatus& status) {
    const std::uint64_t until = std::max(page.until, page.next);
    const std::uint64_t from = status.pull ? status.pull->from : page.since;
    status.is_online = true;
    if (!status.pull && until - page.since < options_.long_pull) return;
    status.pull = PullProgress{from, page.next, until, is_pull_paused_};
  });
}

void Courier::end_progress() {
  change_status([&](CourierStatus& status) {
    status.pull.reset();
    is_pull_paused_ = false;  // nothing is left to be paused
  });
}

Outcome<PullReply> Courier::fetch_page(const std::string& stream,
                                       std::uint64_t since,
                                       const std::stop_token& stop) {
  HttpsRequest request;
  request.path = path("changes?stream=" + url_encoded(stream) + "&since=" + std::to_string(since) +
                      "&limit=" + std::to_string(options_.page_changes));
  request.headers = {{"Accept-Encoding", std::string(kZstd)}};
  request.most_reply_bytes = kPageLimit.packed_bytes;
  const Outcome<HttpsReply> reply = send(std::move(request), stop);
  if (!reply) return tl::unexpected<Trouble>(reply.error());
  if (reply->content_encoding != kZstd) {
    return trouble(Fault::bad_answer,
                   "the answer to a pull is not packed with zstd: something "
                   "between us and central answers for it");
  }
  Answer<PullReply> page = decode_page(reply->body);  // (2)
  if (!page) return bad_answer(page.error());
  if (page->page.stream != stream || page->page.since != since || page->page.next < since) {
    return trouble(Fault::bad_answer, "central answered with another page than was asked for");
  }
  return *std::move(page);
}

// The certificate ---------------------------------------------------------------------------------

Outcome<void> Courier::renew_if_due(const std::stop_token& stop) {
  const auto& identity = client_.identity();
  if (!identity || !events_.keep_certificate) return {};
  const Result<CertificateFacts> facts = certificate_facts(identity->certificate_pem);
  if (!facts) return storage_trouble(facts.error());
  const auto life = facts->not_after - facts->not_before;
  if (clock_.wall() < facts->not_before + life * 2 / 3) return {};

  const Result<std::string> csr = make_csr(identity->key_pem, options_.terminal.text());
  if (!csr) return storage_trouble(csr.error());
  HttpsRequest request;
  request.method = "POST";
  request.path = path("renew");
  request.body = encode_renew(*csr);
  request.headers = {{"Content-Type", "application/json"}};
  const Outcome<HttpsReply> reply = send(std::move(request), stop);
  if (!reply) return tl::unexpected<Trouble>(reply.error());
  Answer<std::string> certificate = decode_renew_reply(reply->body);
  if (!certificate) return bad_answer(certificate.error());
  const Result<CertificateFacts> renewed = certificate_facts(*certificate);
  if (!renewed || renewed->key_digest != facts->key_digest ||
      renewed->not_after <= facts->not_after)
    return trouble(Fault::bad_answer, "central renewed the certificate of another key, or not");
  if (const Status kept = events_.keep_certificate(*certificate); !kept)
    return storage_trouble(kept.error());
  log_.info("sync", "certificate renewed");
  client_.use_identity({*std::move(certificate), identity->key_pem});
  return {};
}

// Questions ---------------------------------------------------------------------------------------

void Courier::ask(std::string topic, std::string json, Milliseconds within, const Done& done) {
  Question question{std::move(topic), std::move(json), clock_.steady() + within, done};
  if (!questions_.try_push(std::move(question))) {
    done(fail(ErrorKind::busy, "too many questions wait for central, or the courier has ended"));
    return;
  }
  {
    const std::lock_guard lock(mutex_);
    has_question_ = true;
  }
  woken_.notify_one();
}

void Courier::answer_questions(const std::stop_token& stop) {
  {
    const std::lock_guard lock(mutex_);
    has_question_ = false;
  }
  while (!stop.stop_requested()) {
    std::optional<Question> question = questions_.try_pop();
    if (!question) return;
    answer(*std::move(question), stop);
  }
}

void Courier::answer(Question question, const std::stop_token& stop) {
  const Milliseconds left = question.until - clock_.steady();
  if (left <= Milliseconds{0}) {
    question.done(fail(ErrorKind::network, "central could not be asked in time"));
    return;
  }
  HttpsRequest request;
  request.method = "POST";
  request.path = path("ask/" + url_encoded(question.topic));
  request.body = std::move(question.json);
  request.headers = {{"Content-Type", "application/json"}};
  request.within = left;
  Outcome<HttpsReply> reply = client_.send(request, stop);  // (4)
  if (reply && reply->status != 200) reply = tl::unexpected<Trouble>(trouble_of(*reply));
  if (!reply) {
    question.done(fail(to_error(std::move(reply).error())));
  } else if (!reply->content_type.starts_with("application/json")) {
    question.done(fail(ErrorKind::network, "the answer is not one of our central's"));
  } else {
    question.done(std::move(reply->body));
  }
}

void Courier::refuse_questions() {
  questions_.close();
  while (auto question = questions_.try_pop())
    question->done(fail(ErrorKind::busy, "the courier has ended"));
}

// The rest ----------------------------------------------------------------------------------------

void Courier::wake() {
  {
    const std::lock_guard lock(mutex_);
    is_awake_ = true;
  }
  woken_.notify_one();
}

void Courier::pause_pull() {
  const std::lock_guard lock(mutex_);
  is_pull_paused_ = true;
  if (status_.pull) status_.pull->is_paused = true;
}

void Courier::resume_pull() {
  {
    const std::lock_guard lock(mutex_);
    is_pull_paused_ = false;
    if (status_.pull) status_.pull->is_paused = false;
  }
  wake();
}

CourierStatus Courier::status() const {
  const std::lock_guard lock(mutex_);
  return status_;
}

Outcome<HttpsReply> Courier::send(HttpsRequest request, const std::stop_token& stop) {
  request.within = options_.within;
  Outcome<HttpsReply> reply = client_.send(request, stop);
  if (reply && reply->status != 200) return tl::unexpected<Trouble>(trouble_of(*reply));
  return reply;
}

std::string Courier::path(const std::string& rest) const {
  return "/v1/t/" + options_.terminal.text() + "/" + rest;
}

}  // namespace regulars::sync
