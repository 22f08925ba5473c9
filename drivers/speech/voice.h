#pragma once
// Voice: something that says a sentence aloud. Real: SpeechDispatcher; tests have their own. Used
// by one thread, Speaker's.

#include <string>
#include <string_view>

#include "app/base/result.h"

namespace regulars::drivers {

struct Sentence {
  std::string text;      // UTF-8
  std::string language;  // "en", "zh-CN", "zh-TW"
  bool operator==(const Sentence&) const = default;
};

class Voice {
 public:
  virtual ~Voice() = default;
  // Begins to say it and returns; what was being said before ends. device: it cannot.
  [[nodiscard]] virtual Status say(const Sentence& sentence) = 0;
  virtual void be_quiet() = 0;
};

}  // namespace regulars::drivers
