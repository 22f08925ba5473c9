#pragma once
// Bytes as text and back, and randomness from the operating system.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace regulars {

[[nodiscard]] std::string to_hex(std::span<const std::uint8_t> bytes);
// Fills `out` from exactly 2 * out.size() hexadecimal digits of either case; false otherwise.
[[nodiscard]] bool from_hex(std::string_view text, std::span<std::uint8_t> out);

[[nodiscard]] std::span<const std::uint8_t> as_bytes(std::string_view text);

// From the kernel; ends the program where the kernel has none, which Linux does not do after boot.
void fill_random(std::span<std::uint8_t> out);
[[nodiscard]] std::uint64_t random_u64();

// Overwrites what a secret leaves in memory, spare capacity included, and empties the string.
void wipe(std::string& secret);

}  // namespace regulars
