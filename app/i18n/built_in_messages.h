#pragma once
// The .mo files made from assets/i18n at build time, as bytes in the program.

#include <string_view>

namespace regulars::i18n {

extern const std::string_view kMessages_en;
extern const std::string_view kMessages_zh_CN;
extern const std::string_view kMessages_zh_TW;

}  // namespace regulars::i18n
