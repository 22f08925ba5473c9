#pragma once
// Speaker: says sentences aloud on a thread of its own. Only the newest waits: a screen that is
// gone need not be spoken. say() never blocks. A voice that cannot be opened, or fails, is reported
// once and tried again after a minute at the earliest.
//
//   Speaker speaker{SpeechDispatcher::open, [&](const Error& why) { log.warning("speech", ...); }};
//   speaker.say({"How was your visit today?", "en"});

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

#include "app/base/clock.h"
#include "drivers/speech/voice.h"

namespace regulars::drivers {

class Speaker {
 public:
  using Open = std::function<Result<std::unique_ptr<Voice>>()>;
  using Report = std::function<void(const Error&)>;

  // Both are called on the speaker's thread, `open` when the first sentence comes.
  Speaker(Open open, Report report, Milliseconds retry = std::chrono::minutes{1});
  ~Speaker();
  Speaker(const Speaker&) = delete;
  Speaker& operator=(const Speaker&) = delete;

  // Any thread. An empty text ends what is being said.
  void say(Sentence sentence);

 private:
  void run(const std::stop_token& stop);
  void speak(const Sentence& sentence);
  void give_up(const Error& why);

  const Open open_;
  const Report report_;
  const Milliseconds retry_;
  std::unique_ptr<Voice> voice_;  // the thread's own
  std::optional<std::chrono::steady_clock::time_point> failed_at_;
  bool is_reported_ = false;
  std::mutex mutex_;  // guards next_
  std::condition_variable_any came_;
  std::optional<Sentence> next_;
  std::jthread thread_;  // last: it uses what is above
};

}  // namespace regulars::drivers
