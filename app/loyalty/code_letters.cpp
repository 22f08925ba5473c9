#include "app/loyalty/code_letters.h"

namespace regulars::loyalty {

namespace {

constexpr std::uint8_t kFiveBits = 31;

// times x in GF(32) = GF(2)[x] / (x^5 + x^2 + 1), where x is primitive
std::uint8_t times_x(std::uint8_t value) {
  const auto shifted = static_cast<std::uint8_t>(value << 1);
  return shifted > kFiveBits ? static_cast<std::uint8_t>((shifted ^ 0b100101U) & kFiveBits)
                             : shifted;
}

}  // namespace

std::string code_letters(std::span<const std::uint8_t> bytes, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += kCodeLetters[bytes[i] & kFiveBits];
  return text;
}

char check_letter(std::string_view text) {
  std::uint8_t sum = 0;
  for (const char c : text) {
    sum = times_x(static_cast<std::uint8_t>(sum ^ static_cast<std::uint8_t>(kCodeLetters.find(c))));
  }
  return kCodeLetters[sum];
}

}  // namespace regulars::loyalty
