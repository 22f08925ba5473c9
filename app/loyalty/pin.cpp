#include "app/loyalty/pin.h"

#include <algorithm>
#include <array>

#include <sodium.h>

#include "app/base/check.h"

namespace regulars::loyalty {

namespace {
// OWASP's first choice for Argon2id: 19 MiB, two passes, one lane.
constexpr unsigned long long kPasses = 2;
constexpr std::size_t kMemoryBytes = std::size_t{19} * 1024 * 1024;
constexpr std::size_t kLeastDigits = 4;
constexpr std::size_t kMostDigits = 12;
}  // namespace

Result<std::string> hash_pin(std::string_view pin) {
  const bool is_digits =
      std::all_of(pin.begin(), pin.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!is_digits || pin.size() < kLeastDigits || pin.size() > kMostDigits) {
    return fail(ErrorKind::invalid, "a PIN is 4 to 12 digits", "error.pin.form");
  }
  REGULARS_CHECK(sodium_init() >= 0);
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (crypto_pwhash_argon2id_str(hash.data(), pin.data(), pin.size(), kPasses, kMemoryBytes) != 0) {
    return fail(ErrorKind::busy, "hashing a PIN needs 19 MiB of memory, which are not free");
  }
  return std::string(hash.data());
}

bool verify_pin(const std::string& hash, std::string_view pin) {
  REGULARS_CHECK(sodium_init() >= 0);
  return crypto_pwhash_argon2id_str_verify(hash.c_str(), pin.data(), pin.size()) == 0;
}

}  // namespace regulars::loyalty
