#pragma once
// Writer: the thread that owns the Books and so the only writing connection. Whatever waits in its
// queue as pushes is committed together (one sync to the disk for many terminals), answered after
// that commit, and folded right after the answers.

#include <functional>
#include <memory>
#include <optional>
#include <thread>
#include <variant>
#include <vector>

#include "app/base/bounded_queue.h"
#include "app/base/log.h"
#include "app/central/books.h"

namespace regulars::central {

class Writer {
 public:
  static constexpr std::size_t kMostWaiting = 256;
  static constexpr std::size_t kMostTogether = 32;  // pushes in one transaction

  Writer(std::unique_ptr<Books> books, Log& log);
  ~Writer();  // does what waits, then ends
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  // From any thread; replies on the writer's. False: the queue is full or closed, and nobody will
  // be answered.
  [[nodiscard]] bool push(Push push, sync::Reply<sync::PushReply> reply);
  [[nodiscard]] bool act(std::function<void(Books&)> action);

 private:
  struct WaitingPush {
    Push push;
    sync::Reply<sync::PushReply> reply;
  };
  using Job = std::variant<WaitingPush, std::function<void(Books&)>>;

  void run();
  // Commits `first` and the pushes behind it; gives back the job that ended the row, if any.
  std::optional<Job> push_together(WaitingPush first);

  Log& log_;
  const std::unique_ptr<Books> books_;
  BoundedQueue<Job> queue_;
  std::jthread thread_;  // last: it uses all of the above
};

}  // namespace regulars::central
