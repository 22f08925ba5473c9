#include "drivers/speech/speech_dispatcher.h"

#include <cstdlib>
#include <speech-dispatcher/libspeechd.h>
#include <utility>

namespace regulars::drivers {

struct SpeechDispatcher::Connection {
  SPDConnection* handle = nullptr;

  explicit Connection(SPDConnection* opened) : handle(opened) {}
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() { spd_close(handle); }
};

SpeechDispatcher::SpeechDispatcher(std::unique_ptr<Connection> connection)
    : connection_(std::move(connection)) {}

SpeechDispatcher::~SpeechDispatcher() = default;

Result<std::unique_ptr<Voice>> SpeechDispatcher::open() {
  constexpr int kStartsService = 1;
  char* problem = nullptr;
  SPDConnection* const handle = spd_open2(
      "regulars", "customer", nullptr, SPD_MODE_SINGLE, nullptr, kStartsService, &problem);
  const std::string why = problem == nullptr ? "no answer" : problem;
  std::free(problem);
  if (handle == nullptr) {
    return fail(ErrorKind::device,
                "the customer's screen cannot be spoken (" + why +
                    "): install speech-dispatcher and espeak-ng, or set customer_display.speech "
                    "to false");
  }
  return std::unique_ptr<Voice>(new SpeechDispatcher(std::make_unique<Connection>(handle)));
}

Status SpeechDispatcher::say(const Sentence& sentence) {
  be_quiet();
  spd_set_language(connection_->handle, sentence.language.c_str());
  if (spd_say(connection_->handle, SPD_TEXT, sentence.text.c_str()) < 0) {
    return fail(ErrorKind::device, "speech-dispatcher did not take the sentence");
  }
  return {};
}

void SpeechDispatcher::be_quiet() {
  spd_cancel(connection_->handle);
}

}  // namespace regulars::drivers
