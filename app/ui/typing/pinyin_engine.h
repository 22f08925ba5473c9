#pragma once
// PinyinEngine: Chinese characters for letters of pinyin, as a leaf that the composition asks. Main
// thread; an answer takes far less than a frame. Nothing that is asked is learnt or kept: whoever
// types next is offered the same candidates in the same order.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "app/ui/script.h"

namespace regulars::ui {

struct PinyinCandidate {
  std::string text;         // UTF-8
  std::size_t letters = 0;  // how many of the letters it stands for, from the first one
  bool operator==(const PinyinCandidate&) const = default;
};

struct PinyinDecoding {
  std::vector<PinyinCandidate> candidates;  // simplified, likeliest first
  std::vector<std::size_t> starts;          // of each syllable, and the end of the last one
};

class PinyinEngine {
 public:
  virtual ~PinyinEngine() = default;
  // False while its dictionaries are being loaded, and where they are not installed. Asking for
  // a script begins to load what it needs.
  [[nodiscard]] virtual bool can_write(Script script) = 0;
  // Of a to z and apostrophes, at most kMostLetters; at most `most` candidates.
  [[nodiscard]] virtual PinyinDecoding decode(std::string_view letters, std::size_t most) = 0;
  // The same words in traditional characters of Taiwan; unchanged when that cannot be done.
  [[nodiscard]] virtual std::string traditional(const std::string& simplified) const = 0;

  static constexpr std::size_t kMostLetters = 24;
};

}  // namespace regulars::ui
