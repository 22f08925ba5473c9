#pragma once
// The touch keyboard: letters or digits, and the candidates of pinyin or the accents of a letter.

#include <cstddef>
#include <string>
#include <vector>

namespace regulars::ui {

struct KeyboardView {
  bool has_pinyin = false;  // a key switches between plain letters and pinyin
  bool is_pinyin = false;
  bool is_shifted = false;
  bool is_for_code = false;  // capitals and digits, where there is room for both
  bool shows_accents = false;
  std::string letters;                  // of pinyin, not yet characters
  std::vector<std::string> candidates;  // from the first of the page on; as many as fit are shown
  bool has_earlier = false;             // candidates before this page
  bool operator==(const KeyboardView&) const = default;
};

}  // namespace regulars::ui
