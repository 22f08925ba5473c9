#pragma once
// FakePinyin: an engine of a few syllables that needs no dictionary.

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/ui/typing/pinyin_engine.h"

namespace regulars::tests {

class FakePinyin final : public ui::PinyinEngine {
 public:
  bool can_write(ui::Script /*script*/) override { return is_installed; }
  ui::PinyinDecoding decode(std::string_view letters, std::size_t most) override {
    ui::PinyinDecoding decoding;
    for (const auto& [syllable, characters] : syllables) {
      if (!letters.starts_with(syllable)) continue;
      decoding.starts = {0, syllable.size()};
      for (const std::string& each : characters) {
        if (decoding.candidates.size() < most) {
          decoding.candidates.push_back({each, syllable.size()});
        }
      }
    }
    return decoding;
  }
  std::string traditional(const std::string& simplified) const override {
    const auto found = traditional_of.find(simplified);
    return found == traditional_of.end() ? simplified : found->second;
  }

  bool is_installed = true;
  std::map<std::string, std::vector<std::string>> syllables = {
      {"zhang", {"长", "张", "掌"}}, {"wei", {"为", "未", "位", "伟"}}, {"yue", {"月", "岳"}}};
  std::map<std::string, std::string> traditional_of = {
      {"长", "長"}, {"张", "張"}, {"为", "為"}, {"伟", "偉"}, {"岳", "嶽"}};
};

}  // namespace regulars::tests
