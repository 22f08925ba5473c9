#pragma once
// SHA-256 (FIPS 180-4, by OpenSSL): the hash of the event chain and of salted personal values.

#include <array>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace regulars {

using Digest = std::array<std::uint8_t, 32>;

// The hash of the parts laid end to end; callers separate parts themselves where that matters.
[[nodiscard]] Digest sha256(std::initializer_list<std::span<const std::uint8_t>> parts);
[[nodiscard]] Digest sha256(std::string_view text);

}  // namespace regulars
