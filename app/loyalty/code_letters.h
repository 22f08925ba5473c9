#pragma once
// The letters of codes that people read out and type: Crockford's 32, without I, L, O and U, and a
// check character over them.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace regulars::loyalty {

inline constexpr std::string_view kCodeLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

// Five bits of each byte.
[[nodiscard]] std::string code_letters(std::span<const std::uint8_t> bytes, std::size_t count);
// Evaluation over GF(32) at a primitive element: finds every single wrong character and every swap
// of neighbours. `text` consists of kCodeLetters.
[[nodiscard]] char check_letter(std::string_view text);

}  // namespace regulars::loyalty
