#pragma once
// The letters that keyboards of Europe and Vietnam make out of a plain one. Pure.

#include <string>
#include <string_view>
#include <vector>

namespace regulars::ui {

// What a letter may become, likeliest first, in its own case; a letter that is accented already
// gives its sisters and the plain letter. Empty for what has no variants.
[[nodiscard]] std::vector<std::string> variants_of(std::string_view letter);

}  // namespace regulars::ui
