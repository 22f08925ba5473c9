#pragma once
// Courier: carries envelopes up and pages down, renews the certificate, and asks questions in
// between. run() is the body of the courier's thread, which alone uses the client, the source and
// the sink; wake(), ask() and status() are for any thread. Logs counts and faults, never a body.
//
// (1) What was not acknowledged is sent again; central skips what it holds. Nothing is marked as
//     acknowledged on a reply that does not name our own hash.
// (2) A page that does not check (count, sum, cursor) is not applied.
// (3) last_sync is the last time that everything was exchanged: not while a pull is paused.
// (4) A question is asked once. Whoever asks repeats it: questions carry their own identity.
//
//   Courier courier(*client, outbox, inbox, clock, log, options, events);
//   std::jthread thread([&](std::stop_token stop) { courier.run(stop); });
//   courier.wake();  // after each sale

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "app/base/bounded_queue.h"
#include "app/base/clock.h"
#include "app/base/log.h"
#include "app/base/result.h"
#include "app/base/uuid.h"
#include "sync/client/https_client.h"
#include "sync/wire/batch.h"
#include "sync/wire/envelope_source.h"
#include "sync/wire/fault.h"

namespace regulars::sync {

struct CourierOptions {
  Uuid terminal;
  std::vector<std::string> streams;  // pulled in this order
  Milliseconds every{15'000};        // between exchanges when nothing wakes it
  Milliseconds within{60'000};       // one push, pull or renewal
  std::size_t first_batch = 500;     // events; adapts in [1, kMostEvents]
  std::size_t page_changes = 1'000;  // changes asked for in one page
  std::uint64_t long_pull = 5'000;   // change numbers behind central at which progress is told
  std::size_t most_waiting_questions = 16;
};

// How far a long pull has come, in change numbers of its stream. They grow by about one with each
// change that was ever made, so `done` also jumps.
struct PullProgress {
  std::uint64_t from = 0;   // the cursor at which it began
  std::uint64_t done = 0;   // the cursor now
  std::uint64_t until = 0;  // the stream's newest
  bool is_paused = false;
  bool operator==(const PullProgress&) const = default;
};

struct CourierStatus {
  bool is_online = false;            // the last exchange reached central
  std::optional<Instant> last_sync;  // when everything was last exchanged
  Fault fault = Fault::none;         // of the last exchange
  std::string words;                 // its sentence
  std::optional<PullProgress> pull;  // while much is left to fetch (options.long_pull)

  bool operator==(const CourierStatus&) const = default;
};

// Both run on the courier's thread and may be empty.
struct CourierEvents {
  std::function<void(const CourierStatus&)> on_status;  // when it changes
  // A renewed certificate: keep it (terminal.crt). It is used once this has succeeded.
  std::function<Status(const std::string& certificate_pem)> keep_certificate;
};

class Courier {
 public:
  using Done = std::function<void(Result<std::string>)>;

  // References are borrowed for the courier's life.
  Courier(HttpsClient& client,
          EnvelopeSource& source,
          PageSink& sink,
          const Clock& clock,
          Log& log,
          CourierOptions options,
          CourierEvents events = {});
  ~Courier();
  Courier(const Courier&) = delete;
  Courier& operator=(const Courier&) = delete;

  // Until `stop`: exchange, then wait for wake(), a question, the interval or the backoff.
  // Questions still waiting at the end are answered with `stopped`.
  void run(const std::stop_token& stop);

  // For a program without a courier thread: renew if due, push all, pull all, answer questions.
  [[nodiscard]] Status run_once(const std::stop_token& stop = {});
  // How many events central acknowledged.
  [[nodiscard]] Result<std::uint64_t> push_all(const std::stop_token& stop = {});
  // How many changes were applied.
  [[nodiscard]] Result<std::uint64_t> pull_all(const std::string& stream,
                                               const std::stop_token& stop = {});

  // There is something to send.
  void wake();
  // A pull that takes several pages stops after the one under way, until resume_pull(); what is
  // fetched in one page still is, and events go up all the while.
  void pause_pull();
  void resume_pull();
  // POST /v1/t/{tid}/ask/{topic}, after everything waiting was pushed (or could not be); `done`
  // gets central's JSON, or why there is none, on the courier's thread. Tried at once, even while
  // a backoff waits; not tried any more once `within` has passed.
  void ask(std::string topic, std::string json, Milliseconds within, const Done& done);

  [[nodiscard]] CourierStatus status() const;

 private:
  struct Question {
    std::string topic;
    std::string json;
    SteadyInstant until;
    Done done;
  };
  enum class Until { anything, question };  // what ends a wait early

  [[nodiscard]] Outcome<void> exchange(const std::stop_token& stop);
  [[nodiscard]] Outcome<std::uint64_t> push(const std::stop_token& stop);
  [[nodiscard]] Outcome<std::uint64_t> pull(const std::string& stream, const std::stop_token& stop);
  // The seq up to which central holds our events now: at least the batch's last.
  [[nodiscard]] Outcome<std::uint64_t> push_batch(OutboxBatch batch, const std::stop_token& stop);
  [[nodiscard]] Outcome<std::uint64_t> stop_between_pages(std::uint64_t changes);
  [[nodiscard]] bool is_pull_paused() const;
  void note_progress(const Page& page);
  void end_progress();
  void change_status(const std::function<void(CourierStatus&)>& change);
  [[nodiscard]] Outcome<PullReply> fetch_page(const std::string& stream,
                                              std::uint64_t since,
                                              const std::stop_token& stop);
  [[nodiscard]] Outcome<void> renew_if_due(const std::stop_token& stop);
  [[nodiscard]] Outcome<HttpsReply> send(HttpsRequest request, const std::stop_token& stop);
  void answer_questions(const std::stop_token& stop);
  void answer(Question question, const std::stop_token& stop);
  void refuse_questions();
  void wait(Milliseconds most, Until until, const std::stop_token& stop);
  void report(const Outcome<void>& outcome);
  [[nodiscard]] std::string path(const std::string& rest) const;

  HttpsClient& client_;
  EnvelopeSource& source_;
  PageSink& sink_;
  const Clock& clock_;
  Log& log_;
  const CourierOptions options_;
  const CourierEvents events_;

  std::size_t batch_events_;          // adapts; the courier's thread only
  bool has_unfetched_pages_ = false;  // a pull was paused; the courier's thread only
  BoundedQueue<Question> questions_;
  mutable std::mutex mutex_;  // guards what follows
  std::condition_variable_any woken_;
  bool is_awake_ = false;
  bool has_question_ = false;
  bool is_pull_paused_ = false;
  CourierStatus status_;
};

}  // namespace regulars::sync
