#pragma once
// Names as words that can be found by their beginnings. Pure.

#include <string>
#include <string_view>
#include <vector>

namespace regulars::storage {

// What a name is found by: its words in small letters; of a run of Chinese characters every
// ending, so that any part of it finds the name. "Li 王小明" -> "li", "王小明", "小明", "明".
[[nodiscard]] std::vector<std::string> name_words(std::string_view name);

// What somebody typed: its words in small letters, longest first; runs stay whole.
[[nodiscard]] std::vector<std::string> typed_words(std::string_view text);

// Greater than every text that begins with `prefix` and sorts by its bytes.
[[nodiscard]] std::string end_of_prefix(std::string_view prefix);

}  // namespace regulars::storage
