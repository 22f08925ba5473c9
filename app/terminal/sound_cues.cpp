#include "app/terminal/sound_cues.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>
#include <span>
#include <utility>

#include <SDL.h>

namespace regulars::terminal {
namespace {

constexpr int kSamplesPerSecond = 44'100;

// SDL's audio and one device of it, opened when needed.
class Speaker {
 public:
  Speaker() = default;
  ~Speaker() { close(); }
  Speaker(const Speaker&) = delete;
  Speaker& operator=(const Speaker&) = delete;

  [[nodiscard]] bool open() {
    if (device_ != 0) return true;
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) return false;
    has_audio_ = true;
    SDL_AudioSpec wanted{};
    wanted.freq = kSamplesPerSecond;
    wanted.format = AUDIO_S16SYS;
    wanted.channels = 1;
    wanted.samples = 1'024;
    device_ = SDL_OpenAudioDevice(nullptr, 0, &wanted, nullptr, 0);
    if (device_ == 0) close();
    return device_ != 0;
  }
  [[nodiscard]] bool is_open() const { return device_ != 0; }
  [[nodiscard]] bool play(ui::Cue cue) {
    const std::vector<std::int16_t> tone = tone_of(cue, kSamplesPerSecond);
    const auto bytes = static_cast<std::uint32_t>(tone.size() * sizeof(std::int16_t));
    if (SDL_QueueAudio(device_, tone.data(), bytes) != 0) return false;
    SDL_PauseAudioDevice(device_, 0);
    return true;
  }
  void close() {
    if (device_ != 0) SDL_CloseAudioDevice(device_);
    if (has_audio_) SDL_QuitSubSystem(SDL_INIT_AUDIO);
    device_ = 0;
    has_audio_ = false;
  }

 private:
  SDL_AudioDeviceID device_ = 0;
  bool has_audio_ = false;
};

struct Note {
  float hertz;
  float seconds;
};

// Rising where it went well, falling where not, low where it failed.
std::span<const Note> melody_of(ui::Cue cue) {
  static constexpr std::array<Note, 2> kRecognised{{{659.3F, 0.07F}, {880.0F, 0.12F}}};
  static constexpr std::array<Note, 2> kUnknown{{{523.3F, 0.09F}, {392.0F, 0.16F}}};
  static constexpr std::array<Note, 3> kDone{{{659.3F, 0.07F}, {784.0F, 0.07F}, {1046.5F, 0.18F}}};
  static constexpr std::array<Note, 2> kFailed{{{233.1F, 0.14F}, {196.0F, 0.22F}}};
  switch (cue) {
    case ui::Cue::Recognised:
      return kRecognised;
    case ui::Cue::Unknown:
      return kUnknown;
    case ui::Cue::Done:
      return kDone;
    case ui::Cue::Failed:
      break;
  }
  return kFailed;
}

void add(std::vector<std::int16_t>& tone, const Note& note, float rate) {
  constexpr float kLoudest = 0.22F * 32'767;
  constexpr float kAttack = 0.008F;  // seconds; without it a loudspeaker clicks
  constexpr float kRelease = 0.03F;
  const auto count = static_cast<int>(note.seconds * rate);
  for (int i = 0; i < count; ++i) {
    const float at = static_cast<float>(i) / rate;
    const float left = note.seconds - at;
    const float envelope = std::min({1.0F, at / kAttack, left / kRelease}) * std::exp(-4 * at);
    const float angle = 2 * std::numbers::pi_v<float> * note.hertz * at;
    const float wave = std::sin(angle) + 0.25F * std::sin(2 * angle);
    tone.push_back(static_cast<std::int16_t>(std::lround(kLoudest * envelope * wave / 1.25F)));
  }
}

}  // namespace

std::vector<std::int16_t> tone_of(ui::Cue cue, int samples_per_second) {
  std::vector<std::int16_t> tone;
  for (const Note& note : melody_of(cue)) add(tone, note, static_cast<float>(samples_per_second));
  return tone;
}

SoundCues::~SoundCues() {
  thread_.request_stop();
}

void SoundCues::turn(ui::Sound sound) {
  if (std::exchange(wanted_, sound) == sound) return;
  {
    const std::lock_guard lock(mutex_);
    is_on_ = sound == ui::Sound::On;
    ++switched_;
    waiting_.clear();
  }
  if (sound == ui::Sound::On && !thread_.joinable()) {
    thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
  }
  changed_.notify_one();
}

void SoundCues::play(ui::Cue cue) {
  {
    const std::lock_guard lock(mutex_);
    if (!is_on_ || waiting_.size() >= kMostWaiting) return;
    waiting_.push_back(cue);
  }
  changed_.notify_one();
}

void SoundCues::run(const std::stop_token& stop) {
  Speaker speaker;
  std::optional<std::uint64_t> told;  // for which switching on
  while (!stop.stop_requested()) {
    std::unique_lock lock(mutex_);
    const auto is_due = [&] { return !waiting_.empty() || (speaker.is_open() && !is_on_); };
    if (speaker.is_open()) {
      changed_.wait_for(lock, stop, kQuiet, is_due);
    } else {
      changed_.wait(lock, stop, is_due);
    }
    if (waiting_.empty()) {  // quiet for long enough, or switched off
      lock.unlock();
      speaker.close();
      continue;
    }
    const ui::Cue cue = waiting_.front();
    waiting_.pop_front();
    const std::uint64_t switched = switched_;
    lock.unlock();
    const bool is_heard = speaker.open() && speaker.play(cue);
    if (is_heard || told == switched) continue;
    told = switched;
    speaker.close();
    failed_();
  }
}

}  // namespace regulars::terminal
