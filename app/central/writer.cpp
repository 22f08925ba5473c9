#include "app/central/writer.h"

#include <utility>

namespace regulars::central {

Writer::Writer(std::unique_ptr<Books> books, Log& log)
    : log_(log), books_(std::move(books)), queue_(kMostWaiting), thread_([this] { run(); }) {}

Writer::~Writer() {
  queue_.close();
  if (thread_.joinable()) thread_.join();
}

bool Writer::push(Push push, sync::Reply<sync::PushReply> reply) {
  return queue_.try_push(WaitingPush{.push = std::move(push), .reply = std::move(reply)});
}

bool Writer::act(std::function<void(Books&)> action) {
  return queue_.try_push(std::move(action));
}

void Writer::run() {
  std::optional<Job> job = queue_.pop();
  while (job) {
    std::optional<Job> next;
    if (auto* push = std::get_if<WaitingPush>(&*job)) {
      next = push_together(std::move(*push));
    } else {
      std::get<std::function<void(Books&)>> (*job)(*books_);
    }
    job = next ? std::move(next) : queue_.pop();
  }
}

std::optional<Writer::Job> Writer::push_together(WaitingPush first) {
  std::vector<Push> pushes;
  std::vector<sync::Reply<sync::PushReply>> replies;
  const auto take = [&](WaitingPush waiting) {
    pushes.push_back(std::move(waiting.push));
    replies.push_back(std::move(waiting.reply));
  };
  take(std::move(first));
  std::optional<Job> next;
  while (pushes.size() < kMostTogether && (next = queue_.try_pop())) {
    auto* another = std::get_if<WaitingPush>(&*next);
    if (another == nullptr) break;
    take(std::move(*another));
    next.reset();
  }
  auto answers = books_->push(pushes);
  for (std::size_t i = 0; i < replies.size(); ++i) replies[i](std::move(answers[i]));
  if (const Status folded = books_->fold_all(); !folded) {
    log_.error("projector", "cannot fold now", {{"why", folded.error().words}});
  } else if (const Status turned = books_->turn_daily(); !turned) {
    log_.error("projector", "cannot do the daily turn now", {{"why", turned.error().words}});
  }
  return next;
}

}  // namespace regulars::central
