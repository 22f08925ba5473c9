#pragma once
// SoundCues: short tones of our own making, played on a thread of their own, because opening an
// audio device may take as long as it likes. Called by the main thread; nothing here waits but the
// destructor, for the tone that is being handed over.
//
// SDL's audio is opened for the first tone and closed kQuiet after the last, or when sounds are
// switched off: an idle till has no audio thread and spends nothing on silence.

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

#include "app/base/clock.h"
#include "app/ui/cue.h"
#include "app/ui/preferences.h"

namespace regulars::terminal {

class SoundCues {
 public:
  static constexpr Milliseconds kQuiet{2'000};
  static constexpr std::size_t kMostWaiting = 4;  // beyond, the newest is not played

  // `failed` is called on the thread of the cues, once for each time that they are switched on,
  // when there is nothing to play them on.
  explicit SoundCues(std::function<void()> failed) : failed_(std::move(failed)) {}
  ~SoundCues();
  SoundCues(const SoundCues&) = delete;
  SoundCues& operator=(const SoundCues&) = delete;

  // The thread begins with the first On.
  void turn(ui::Sound sound);
  void play(ui::Cue cue);

 private:
  void run(const std::stop_token& stop);

  const std::function<void()> failed_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<ui::Cue> waiting_;  // by mutex_
  bool is_on_ = false;           // by mutex_
  std::uint64_t switched_ = 0;   // by mutex_: how often
  ui::Sound wanted_ = ui::Sound::Off;
  std::jthread thread_;
};

// One channel of signed 16-bit samples: soft at both ends, quiet, at most 400 ms.
[[nodiscard]] std::vector<std::int16_t> tone_of(ui::Cue cue, int samples_per_second);

}  // namespace regulars::terminal
