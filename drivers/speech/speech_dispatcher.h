#pragma once
// SpeechDispatcher: the desktop's speech service, through libspeechd. The one wrapper of its
// header. May wait for the service: Speaker's thread only.

#include <memory>

#include "drivers/speech/voice.h"

namespace regulars::drivers {

class SpeechDispatcher final : public Voice {
 public:
  // device: the service is not installed or does not answer; the words say what to do.
  [[nodiscard]] static Result<std::unique_ptr<Voice>> open();
  ~SpeechDispatcher() override;
  SpeechDispatcher(const SpeechDispatcher&) = delete;
  SpeechDispatcher& operator=(const SpeechDispatcher&) = delete;

  [[nodiscard]] Status say(const Sentence& sentence) override;
  void be_quiet() override;

 private:
  struct Connection;
  explicit SpeechDispatcher(std::unique_ptr<Connection> connection);
  std::unique_ptr<Connection> connection_;
};

}  // namespace regulars::drivers
