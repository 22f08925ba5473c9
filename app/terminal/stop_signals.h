#pragma once
// StopSignals: SIGTERM and SIGINT ask for a clean stop. Made first in main, before any thread, so
// that all threads inherit the blocked signals; a thread of its own waits for them.

#include <stop_token>
#include <thread>

namespace regulars::terminal {

class StopSignals {
 public:
  StopSignals();
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  [[nodiscard]] std::stop_token token() const { return source_.get_token(); }
  // As if a signal had come.
  void stop() { source_.request_stop(); }
  // Sleeps until a stop is asked for.
  void wait() const;

 private:
  std::stop_source source_;
  std::jthread thread_;
};

}  // namespace regulars::terminal
