#include "app/storage/terminal/name_words.h"

#include <algorithm>
#include <cstdint>

namespace regulars::storage {

namespace {

constexpr std::size_t kMostWords = 16;  // a name that has more is found by its first ones

struct Character {
  std::uint32_t code = 0;
  std::string_view bytes;
};

// The character at `at`, which moves behind it. Bytes that are not UTF-8 count as separators.
Character next_character(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const unsigned first = byte(at);
  const std::size_t length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0x80) return {first, text.substr(at++, 1)};
  std::uint32_t code = first & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80U || first < 0xC0) {
      ++at;
      return {};
    }
    code = code << 6U | (byte(at + i) & 0x3FU);
  }
  const Character character{code, text.substr(at, length)};
  at += length;
  return character;
}

bool is_chinese(std::uint32_t code) {
  return (code >= 0x3400 && code <= 0x9FFF) || (code >= 0xF900 && code <= 0xFAFF) ||
         (code >= 0x20000 && code <= 0x3FFFF);
}

bool is_separator(std::uint32_t code) {
  const bool is_ascii_word =
      (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
  if (code < 0x80) return !is_ascii_word;
  return code < 0xC0 || (code >= 0x2000 && code <= 0x303F) || code == 0xFF0E;
}

void append_utf8(std::string& out, std::uint32_t code) {
  out += static_cast<char>(0xC0U | code >> 6U);
  out += static_cast<char>(0x80U | (code & 0x3FU));
}

// Latin, Greek and Cyrillic capitals that lie 32 before their small letters.
void append_small(std::string& out, const Character& character) {
  const std::uint32_t code = character.code;
  if (code >= 'A' && code <= 'Z') {
    out += static_cast<char>(code + 32);
  } else if ((code >= 0xC0 && code <= 0xDE && code != 0xD7) || (code >= 0x391 && code <= 0x3A9) ||
             (code >= 0x410 && code <= 0x42F)) {
    append_utf8(out, code + 32);
  } else {
    out += character.bytes;
  }
}

struct Word {
  std::string text;
  std::vector<std::size_t> endings;  // where each character of a Chinese run begins
};

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  bool is_open = false;
  bool was_chinese = false;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = next_character(text, at);
    const bool chinese = is_chinese(character.code);
    if (is_separator(character.code)) {
      is_open = false;
      continue;
    }
    if (!is_open || chinese != was_chinese) {
      if (words.size() >= kMostWords) break;
      words.emplace_back();
    }
    is_open = true;
    was_chinese = chinese;
    Word& word = words.back();
    if (chinese) word.endings.push_back(word.text.size());
    append_small(word.text, character);
  }
  return words;
}

}  // namespace

std::vector<std::string> name_words(std::string_view name) {
  std::vector<std::string> all;
  for (const Word& word : words_of(name)) {
    if (word.endings.empty()) all.push_back(word.text);
    for (const std::size_t ending : word.endings) all.push_back(word.text.substr(ending));
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::vector<std::string> typed_words(std::string_view text) {
  std::vector<std::string> all;
  for (Word& word : words_of(text)) all.push_back(std::move(word.text));
  std::stable_sort(all.begin(), all.end(), [](const auto& left, const auto& right) {
    return left.size() > right.size();
  });
  return all;
}

std::string end_of_prefix(std::string_view prefix) {
  return std::string(prefix) + "\xF4\x8F\xBF\xBF";  // U+10FFFF, in no name
}

}  // namespace regulars::storage
