#pragma once
// Worker: the one thread that owns the terminal's storage. Jobs run in order, one at a time, each
// to its end; a queue of kMostJobs in front of them. A job never throws and never waits for
// another thread.
//
//   if (!worker.try_post([](storage::TerminalStorage& storage) { ... })) say_busy();
//   auto waiting = worker.ask<std::uint64_t>([](auto& storage) { return storage.outbox()...; });

#include <cstddef>
#include <functional>
#include <future>
#include <memory>
#include <thread>
#include <utility>

#include "app/base/bounded_queue.h"
#include "app/base/log.h"
#include "app/base/result.h"

namespace regulars::storage {
class TerminalStorage;
}

namespace regulars::terminal {

class Worker {
 public:
  using Job = std::function<void(storage::TerminalStorage&)>;
  static constexpr std::size_t kMostJobs = 64;
  // Beyond them, for the few threads of our own that wait for each answer (courier, enrolment).
  static constexpr std::size_t kReserved = 8;

  Worker(std::unique_ptr<storage::TerminalStorage> storage, Log& log);
  // Runs what was accepted, then empties the write-ahead logs and closes the files.
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  // Never blocks. False when the queue is full or the worker is stopping: nothing was done.
  [[nodiscard]] bool try_post(Job job);

  // The same with the reserve: for what finishes something already begun.
  [[nodiscard]] bool try_post_reserved(Job job);

  // Blocks the calling thread, which is not the worker's, until the job is done. Busy when even
  // the reserve is used up or the worker is stopping.
  template <typename T>
  [[nodiscard]] Result<T> ask(std::function<Result<T>(storage::TerminalStorage&)> job) {
    auto promise = std::make_shared<std::promise<Result<T>>>();  // the job's and ours
    std::future<Result<T>> answer = promise->get_future();
    const bool is_accepted =
        try_post_reserved([promise, job = std::move(job)](storage::TerminalStorage& storage) {
          promise->set_value(job(storage));
        });
    if (!is_accepted) {
      return fail(ErrorKind::busy, "the worker's queue is full or closed", "error.busy");
    }
    return answer.get();
  }

 private:
  void run();

  std::unique_ptr<storage::TerminalStorage> storage_;
  Log& log_;
  BoundedQueue<Job> jobs_;
  std::jthread thread_;
};

}  // namespace regulars::terminal
