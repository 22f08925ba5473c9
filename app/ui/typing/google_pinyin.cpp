#include "app/ui/typing/google_pinyin.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <googlepinyin/pinyinime.h>
#include <opencc/opencc.h>

namespace regulars::ui {
namespace {

namespace ime = ime_pinyin;

constexpr std::size_t kLongestWord = 31;  // characters
// Taiwan's forms of the characters, without its other words for things: names are not translated.
constexpr const char* kConversion = "s2tw.json";

// (1): the library's state is the process's, so what guards it must be too.
std::atomic_flag is_library_taken = ATOMIC_FLAG_INIT;  // NOLINT: guards a variable of the library

// The library's characters are all of the 16-bit plane.
void append_utf8(std::string& text, std::uint16_t unit) {
  const auto put = [&](unsigned byte) { text += static_cast<char>(byte); };
  if (unit < 0x80) {
    put(unit);
  } else if (unit < 0x800) {
    put(0xC0U | unit >> 6U);
    put(0x80U | (unit & 0x3FU));
  } else {
    put(0xE0U | unit >> 12U);
    put(0x80U | (unit >> 6U & 0x3FU));
    put(0x80U | (unit & 0x3FU));
  }
}

void* no_converter() {
  return reinterpret_cast<void*>(-1);  // what opencc_open answers when it fails
}

std::string milliseconds_since(std::chrono::steady_clock::time_point begin) {
  const auto time = std::chrono::steady_clock::now() - begin;
  return std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(time).count());
}

}  // namespace

std::filesystem::path GooglePinyin::installed_dictionary() {
  return REGULARS_PINYIN_DICTIONARY;
}

std::unique_ptr<GooglePinyin> GooglePinyin::open(Log& log,
                                                 const std::filesystem::path& dictionary) {
  const bool owns_library = !is_library_taken.test_and_set();  // (1)
  return std::unique_ptr<GooglePinyin>(new GooglePinyin(log, dictionary, owns_library));
}

GooglePinyin::GooglePinyin(Log& log, const std::filesystem::path& dictionary, bool owns_library)
    : log_(log), owns_library_(owns_library) {
  if (owns_library_) {
    loader_ = std::jthread([this, dictionary] { load(dictionary); });
  } else {
    log_.warning("keyboard", "no pinyin: another counter of this process has it");
  }
}

GooglePinyin::~GooglePinyin() {
  loader_ = {};  // joined
  traditional_loader_ = {};
  if (has_dictionary_) ime::im_close_decoder();
  if (void* const converter = converter_) opencc_close(converter);
  if (owns_library_) is_library_taken.clear();
}

void GooglePinyin::load(const std::filesystem::path& dictionary) {
  const auto begin = std::chrono::steady_clock::now();
  std::error_code unknown;
  // A file name that cannot be opened leaves the library without a dictionary of the user (2).
  const bool is_there = std::filesystem::is_regular_file(dictionary, unknown) &&
                        ime::im_open_decoder(dictionary.c_str(), "");
  if (!is_there) {
    log_.warning(
        "keyboard", "no pinyin: install libgooglepinyin0", {{"dictionary", dictionary.string()}});
    return;
  }
  ime::im_set_max_lens(kMostLetters, kMostLetters);
  log_.info("keyboard", "pinyin loaded", {{"ms", milliseconds_since(begin)}});
  has_dictionary_ = true;
}

void GooglePinyin::load_traditional() {
  const auto begin = std::chrono::steady_clock::now();
  void* const converter = opencc_open(kConversion);
  if (converter == no_converter()) {
    log_.warning("keyboard", "no traditional characters: install libopencc-data");
    return;
  }
  log_.info("keyboard", "traditional characters loaded", {{"ms", milliseconds_since(begin)}});
  converter_ = converter;
}

bool GooglePinyin::can_write(Script script) {
  if (!has_dictionary_) return false;
  if (script == Script::Simplified) return true;
  if (!traditional_loader_.joinable()) {
    traditional_loader_ = std::jthread([this] { load_traditional(); });
  }
  return converter_ != nullptr;
}

PinyinDecoding GooglePinyin::decode(std::string_view letters, std::size_t most) {
  PinyinDecoding decoding;
  if (!has_dictionary_ || letters.empty() || letters.size() > kMostLetters) return decoding;
  ime::im_reset_search();
  const std::size_t found = ime::im_search(letters.data(), letters.size());
  const std::uint16_t* starts = nullptr;
  const std::size_t syllables = ime::im_get_spl_start_pos(starts);
  if (found == 0 || syllables == 0 || starts == nullptr) return decoding;
  decoding.starts.assign(starts, starts + syllables + 1);

  std::array<std::uint16_t, kLongestWord + 1> word{};
  for (std::size_t i = 0; i < std::min(found, most); ++i) {
    if (ime::im_get_candidate(i, word.data(), kLongestWord) == nullptr) break;
    const auto end = std::find(word.begin(), word.end(), std::uint16_t{0});
    const auto length = static_cast<std::size_t>(end - word.begin());
    if (length == 0 || length > syllables) continue;  // a character is a syllable
    PinyinCandidate candidate{"", decoding.starts.at(length)};
    std::for_each(
        word.begin(), end, [&](std::uint16_t unit) { append_utf8(candidate.text, unit); });
    decoding.candidates.push_back(std::move(candidate));
  }
  return decoding;
}

std::string GooglePinyin::traditional(const std::string& simplified) const {
  void* const converter = converter_;
  if (converter == nullptr) return simplified;
  char* const converted = opencc_convert_utf8(converter, simplified.data(), simplified.size());
  if (converted == nullptr) return simplified;
  std::string result{converted};
  opencc_convert_utf8_free(converted);
  return result;
}

}  // namespace regulars::ui
