#include "app/terminal/worker.h"

#include "app/storage/terminal/terminal_storage.h"

namespace regulars::terminal {

Worker::Worker(std::unique_ptr<storage::TerminalStorage> storage, Log& log)
    : storage_(std::move(storage)),
      log_(log),
      jobs_(kMostJobs + kReserved),
      thread_([this] { run(); }) {}

Worker::~Worker() {
  jobs_.close();
  thread_.join();
}

bool Worker::try_post(Job job) {
  return jobs_.size() < kMostJobs && jobs_.try_push(std::move(job));
}

bool Worker::try_post_reserved(Job job) {
  return jobs_.try_push(std::move(job));
}

void Worker::run() {
  while (const auto job = jobs_.pop()) {
    (*job)(*storage_);
    if (const auto healed = storage_->heal_members(); !healed) {
      log_.error("storage", healed.error().words);
    }
  }
  if (const Status done = storage_->checkpoint(); !done) {
    log_.warning("storage", done.error().words);
  }
  storage_.reset();
}

}  // namespace regulars::terminal
