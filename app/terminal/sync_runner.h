#pragma once
// SyncRunner: the terminal's end of the road. One thread of its own: it enrols, then runs the
// courier, which reads and writes storage through the worker. Tells the main thread what the
// status bar shows. Goes before the worker.
//
// (1) An enquiry is answered once: also where central is away, and where the program ends.
// (2) While the members are being filled, that is told at most five times a second.
// (3) The code of enrolment is tried once for each order; the person repeats it.

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "app/base/clock.h"
#include "app/base/log.h"
#include "app/base/result.h"
#include "app/config/terminal_config.h"
#include "app/terminal/arrivals.h"
#include "app/terminal/enquiry.h"
#include "app/terminal/request_runner.h"
#include "app/terminal/worker.h"
#include "app/ui/presenters/arrivals.h"
#include "app/ui/presenters/requests.h"

namespace regulars::sync {
class Courier;
struct CourierStatus;
}  // namespace regulars::sync

namespace regulars::terminal {

class SyncRunner {
 public:
  using Reply = std::function<void(Result<ui::Answer>)>;

  // References are borrowed for the runner's life.
  struct Parts {
    Worker& worker;
    Arrivals& arrivals;
    const Clock& clock;
    Log& log;
    UtcOffset utc_offset;
    std::filesystem::path folder;
    config::TerminalConfig config;
  };
  explicit SyncRunner(Parts parts);
  // Ends an exchange within moments.
  ~SyncRunner();
  SyncRunner(const SyncRunner&) = delete;
  SyncRunner& operator=(const SyncRunner&) = delete;

  // From any thread. False when another enrolment is under way.
  [[nodiscard]] bool enrol(std::string code, Reply reply);
  // From any thread: its steps on the worker, its questions by the courier. False when the worker
  // is busy: nothing was begun.
  [[nodiscard]] bool enquire(std::unique_ptr<Enquiry> enquiry, Reply reply);

  // On the worker, after an event was added: tells the status bar and wakes the courier.
  void written(storage::TerminalStorage& storage);
  // On the worker: the connection as it is now, to the main thread if it differs from the last.
  void report(storage::TerminalStorage& storage);

  // On the worker. Filling: no page is fetched after the one under way, until it is resumed or the
  // program starts again; false where nothing is being filled.
  [[nodiscard]] bool pause_filling(storage::TerminalStorage& storage);
  void resume_filling(storage::TerminalStorage& storage);

  // The last status delivered. Any thread.
  [[nodiscard]] ui::ConnectionChanged connection() const;

 private:
  struct EnrolOrder {
    std::string code;
    Reply reply;
  };
  struct Asking;

  void run(std::stop_token stop);
  [[nodiscard]] bool is_enrolled();
  void wait_for_enrolment(std::stop_token stop);
  [[nodiscard]] Result<ui::Answer> try_enrol(const std::string& code);
  void carry(std::stop_token stop);
  [[nodiscard]] Status carry_until(std::stop_token stop);
  void on_status(const sync::CourierStatus& status);
  void wake();

  void page_applied(storage::TerminalStorage& storage);
  void tell_shopfront(storage::TerminalStorage& storage);

  // On the worker: asks what the step asks, or answers.
  void go_on(storage::TerminalStorage& storage,
             const std::shared_ptr<Asking>& asking,
             EnquiryStep step);
  // False: there is no courier to take it.
  [[nodiscard]] bool ask_central(const std::shared_ptr<Asking>& asking, Question question);

  Parts parts_;
  std::optional<std::string> shopfront_told_;  // its document; the worker's jobs only
  mutable std::mutex mutex_;                   // guards what follows
  std::condition_variable_any ordered_;
  std::optional<EnrolOrder> order_;
  sync::Courier* courier_ = nullptr;  // null unless the thread is in carry_until
  ui::ConnectionChanged connection_;
  SteadyInstant filling_told_{};
  std::optional<ui::ConnectionChanged> delivered_;
  std::jthread thread_;  // last: it uses all of the above
};

// Enrols the terminal of `folder` with a one-time code and stores who it is then. Blocks.
[[nodiscard]] Result<ui::TerminalEnrolled> enrol_terminal(Worker& worker,
                                                          const config::TerminalConfig& config,
                                                          const std::filesystem::path& folder,
                                                          const std::string& code,
                                                          Log& log);

}  // namespace regulars::terminal
