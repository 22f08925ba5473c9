#include "drivers/speech/speaker.h"

#include <utility>

namespace regulars::drivers {

Speaker::Speaker(Open open, Report report, Milliseconds retry)
    : open_(std::move(open)),
      report_(std::move(report)),
      retry_(retry),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

Speaker::~Speaker() = default;

void Speaker::say(Sentence sentence) {
  {
    const std::lock_guard lock(mutex_);
    next_ = std::move(sentence);
  }
  came_.notify_one();
}

void Speaker::run(const std::stop_token& stop) {
  for (;;) {
    std::optional<Sentence> sentence;
    {
      std::unique_lock lock(mutex_);
      if (!came_.wait(lock, stop, [this] { return next_.has_value(); })) break;
      sentence = std::exchange(next_, std::nullopt);
    }
    speak(*sentence);
  }
  voice_.reset();
}

void Speaker::speak(const Sentence& sentence) {
  if (sentence.text.empty()) {
    if (voice_) voice_->be_quiet();
    return;
  }
  if (!voice_) {
    const bool is_too_soon = failed_at_ && std::chrono::steady_clock::now() - *failed_at_ < retry_;
    if (is_too_soon) return;
    auto opened = open_();
    if (!opened) return give_up(opened.error());
    voice_ = *std::move(opened);
  }
  if (const Status said = voice_->say(sentence); !said) {
    voice_.reset();
    give_up(said.error());
  }
}

void Speaker::give_up(const Error& why) {
  failed_at_ = std::chrono::steady_clock::now();
  if (std::exchange(is_reported_, true)) return;
  report_(why);
}

}  // namespace regulars::drivers
