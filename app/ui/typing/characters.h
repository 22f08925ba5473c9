#pragma once
// Characters of UTF-8 text from its end, which is where people type.

#include <cstddef>
#include <string>
#include <string_view>

namespace regulars::ui {

// The last character, empty when there is none.
[[nodiscard]] inline std::string_view last_character(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0) {
    --begin;
    if ((static_cast<unsigned char>(text[begin]) & 0xC0U) != 0x80) break;
  }
  return text.substr(begin);
}

// Takes the last character away.
inline void take_last(std::string& text) {
  text.resize(text.size() - last_character(text).size());
}

}  // namespace regulars::ui
