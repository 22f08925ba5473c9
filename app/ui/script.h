#pragma once
// The two sets of Chinese characters: which one a reader reads decides how characters are drawn
// and what is written for pinyin.

#include <cstdint>

namespace regulars::ui {

enum class Script : std::uint8_t { Simplified, Traditional };

}  // namespace regulars::ui
