#pragma once
// What Chinese people are called: the surnames with the reading that they have as surnames and with
// their traditional form as surnames, and the characters that given names are made of, each list
// with the commonest first. Written by hand from what is generally known; holds nobody's name.

#include <cstddef>
#include <functional>
#include <string_view>

namespace regulars::ui {

struct Surname {
  std::string_view pinyin;  // "shan" of 单, "ouyang" of 欧阳
  std::string_view simplified;
  std::string_view traditional;
};

// Each of them in turn, the commonest first.
void for_each_surname(const std::function<void(const Surname&)>& look);
[[nodiscard]] bool is_surname(std::string_view simplified);

// How common a character is in given names: 0 is the commonest; kUncommon when it is in none.
inline constexpr std::size_t kUncommon = static_cast<std::size_t>(-1);
[[nodiscard]] std::size_t given_name_rank(std::string_view simplified);

// A simplified character that is also a traditional one of another meaning (岳, 杰, 于): names
// keep it as often as they change it.
[[nodiscard]] bool is_in_both_scripts(std::string_view character);

}  // namespace regulars::ui
