#pragma once
// GooglePinyin: the PinyinEngine of the real terminal: libgooglepinyin for the characters, OpenCC
// for traditional ones. Owned by the terminal; used on the main thread, loads on its own.
//
//   auto pinyin = GooglePinyin::open(log);       // answers at once
//   if (pinyin->can_write(Script::Simplified)) pinyin->decode("zhang", 64);
//
// (1) The library keeps its state in variables of the process, so there is one at a time: a second
//     one that is opened while the first lives can write nothing, and the log says so.
// (2) It learns nothing: no dictionary of the user is opened, and a choice is never told to it.
//
// Decision: libgooglepinyin, because it is Apache-2.0, in Debian, needs neither a daemon nor an
// input method framework, and costs 1.4 MB and 2 ms to load. Price: no longer developed; its
// dictionary is of 2009 and knows no names, which is why our surname table comes first. OpenCC is
// asked only where somebody reads traditional Chinese: 9 MB, 20 ms. To leave: another PinyinEngine
// (librime, an own table of the 20,000 characters of Unihan). Revisit when Debian drops it.

#include <atomic>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <thread>

#include "app/base/log.h"
#include "app/ui/typing/pinyin_engine.h"

namespace regulars::ui {

class GooglePinyin final : public PinyinEngine {
 public:
  // Where Debian's package puts it.
  [[nodiscard]] static std::filesystem::path installed_dictionary();
  // Without a dictionary it never can write; the log says which package to install.
  [[nodiscard]] static std::unique_ptr<GooglePinyin> open(
      Log& log, const std::filesystem::path& dictionary = installed_dictionary());
  ~GooglePinyin() override;
  GooglePinyin(const GooglePinyin&) = delete;
  GooglePinyin& operator=(const GooglePinyin&) = delete;

  [[nodiscard]] bool can_write(Script script) override;
  [[nodiscard]] PinyinDecoding decode(std::string_view letters, std::size_t most) override;
  [[nodiscard]] std::string traditional(const std::string& simplified) const override;

 private:
  GooglePinyin(Log& log, const std::filesystem::path& dictionary, bool owns_library);
  void load(const std::filesystem::path& dictionary);
  void load_traditional();

  Log& log_;
  const bool owns_library_;  // (1)
  std::atomic<bool> has_dictionary_ = false;
  std::atomic<void*> converter_ = nullptr;  // OpenCC's handle, once it is loaded
  std::jthread loader_;
  std::jthread traditional_loader_;  // begun by the first wish for traditional characters
};

}  // namespace regulars::ui
