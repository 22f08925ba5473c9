#pragma once
// The languages a person can choose. Staff and customer may use two at the same time, so a
// language is always a value handed in, never a property of the process.

#include <array>
#include <optional>
#include <string_view>

namespace regulars::i18n {

enum class Language { English, SimplifiedChinese, TraditionalChinese };

inline constexpr std::array kLanguages{
    Language::English, Language::SimplifiedChinese, Language::TraditionalChinese};

[[nodiscard]] std::string_view code(Language language);  // "en", "zh_CN": also the key of Texts
[[nodiscard]] std::optional<Language> language_of(std::string_view code);
// As its readers call it, whatever language is being read: "English", "简体中文", "繁體中文".
[[nodiscard]] std::string_view own_name(Language language);
// What a language button changes to: the one after it in kLanguages, around.
[[nodiscard]] Language next(Language language);

}  // namespace regulars::i18n
