#pragma once
// What is said about a person on the screens that register and correct her. Pure.

#include <string>

#include "app/model/standing.h"
#include "app/ui/presenters/desk.h"
#include "app/ui/typing/composition.h"

namespace regulars::ui {

// "29 Feb", or "month 8, day 15 of the Chinese calendar".
[[nodiscard]] std::string birthday_words(const Desk& desk, const model::Birthday& birthday);
// What the law of the shop's region asks of who keeps somebody's data.
[[nodiscard]] std::string privacy_words(const Desk& desk);
// What is typed of a person's name: in the reader's language, pinyin for who reads Chinese.
[[nodiscard]] TypingSettings typing_of(const Desk& desk, std::size_t longest);

}  // namespace regulars::ui
