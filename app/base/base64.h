#pragma once
// Bytes as base64 (RFC 4648, with padding) and back.

#include <optional>
#include <string>
#include <string_view>

namespace regulars {

[[nodiscard]] std::string to_base64(std::string_view bytes);
// None where the text is not base64: another letter, a wrong length, bits that stand for nothing.
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

}  // namespace regulars
