#pragma once
// The languages a person can choose. Staff and customer may use two at the same time, so a
// language is always a value handed in, never a property of the process.

#include <array>
#include <optional>
#include <string_view>

namespace regulars::i18n {

enum class Language { English, SimplifiedChinese };

inline constexpr std::array kLanguages{Language::English, Language::SimplifiedChinese};

[[nodiscard]] std::string_view code(Language language);  // "en", "zh_CN": also the key of Texts
[[nodiscard]] std::optional<Language> language_of(std::string_view code);

}  // namespace regulars::i18n
