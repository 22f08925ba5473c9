#include "app/terminal/stop_signals.h"

#include <condition_variable>
#include <csignal>
#include <mutex>
#include <pthread.h>

namespace regulars::terminal {
namespace {

sigset_t stop_set() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  return signals;
}

}  // namespace

StopSignals::StopSignals() {
  const sigset_t signals = stop_set();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  thread_ = std::jthread([this](std::stop_token own) {
    const sigset_t waited = stop_set();
    // SIGTERM to itself ends the wait when this object goes.
    while (!own.stop_requested()) {
      int caught = 0;
      if (sigwait(&waited, &caught) == 0) source_.request_stop();
    }
  });
}

StopSignals::~StopSignals() {
  thread_.request_stop();
  pthread_kill(thread_.native_handle(), SIGTERM);
}

void StopSignals::wait() const {
  std::mutex mutex;
  std::condition_variable_any stopped;
  std::unique_lock lock(mutex);
  stopped.wait(lock, source_.get_token(), [] { return false; });
}

}  // namespace regulars::terminal
