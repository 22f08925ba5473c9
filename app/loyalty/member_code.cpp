#include "app/loyalty/member_code.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "app/base/bytes.h"
#include "app/base/check.h"
#include "app/base/sha256.h"
#include "app/loyalty/code_letters.h"

namespace regulars::loyalty {

namespace {

constexpr std::string_view kBase32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::string_view kPrefix = "RM";
constexpr std::size_t kRandomCharacters = 12;
constexpr std::size_t kCardLength = kPrefix.size() + kRandomCharacters + 1;
constexpr std::uint8_t kFiveBits = 31;

// HMAC-SHA-256 (RFC 2104) of keys that are no longer than a block.
Digest hmac(std::span<const std::uint8_t> key, std::span<const std::uint8_t> message) {
  constexpr std::size_t kBlock = 64;
  REGULARS_CHECK(key.size() <= kBlock);
  std::array<std::uint8_t, kBlock> inner{};
  std::array<std::uint8_t, kBlock> outer{};
  std::copy(key.begin(), key.end(), inner.begin());
  outer = inner;
  for (std::uint8_t& byte : inner) byte ^= 0x36U;
  for (std::uint8_t& byte : outer) byte ^= 0x5CU;
  return sha256({outer, sha256({inner, message})});
}

// A whole number of at most 15 digits.
std::optional<std::int64_t> number_in(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_number =
      wrong == std::errc{} && end == text.data() + text.size() && text.size() <= 15 && value >= 0;
  if (!is_number) return std::nullopt;
  return value;
}

std::vector<std::string_view> parts_of(std::string_view text) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t dash = text.find('-');
    parts.push_back(text.substr(0, dash));
    if (dash == std::string_view::npos) return parts;
    text.remove_prefix(dash + 1);
  }
}

bool are_digits(std::string_view text) {
  return text.size() == kCodeDigits &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Everything but letters, digits and dots.
std::string percent_encoded(std::string_view text) {
  std::string encoded;
  for (const char c : text) {
    const bool is_plain =
        (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.';
    if (is_plain) {
      encoded += c;
    } else {
      encoded += '%' + to_hex(as_bytes(std::string_view(&c, 1)));
    }
  }
  return encoded;
}

}  // namespace

std::string make_code_card() {
  std::array<std::uint8_t, kRandomCharacters> random{};
  fill_random(random);
  const std::string card = std::string(kPrefix) + code_letters(random, kRandomCharacters);
  return card + check_letter(card);
}

bool is_code_card(std::string_view card) {
  if (card.size() != kCardLength || !card.starts_with(kPrefix)) return false;
  const bool is_ours = card.find_first_not_of(kCodeLetters) == std::string_view::npos;
  return is_ours && check_letter(card.substr(0, kCardLength - 1)) == card.back();
}

std::optional<MemberCode> read_member_code(std::string_view text) {
  const auto parts = parts_of(text);
  if (parts.size() != 4 || !is_code_card(parts[0]) || !are_digits(parts[3])) return std::nullopt;
  const auto key = number_in(parts[1]);
  const auto step = number_in(parts[2]);
  if (!key || !step) return std::nullopt;
  return MemberCode{std::string(parts[0]), *key, *step, std::string(parts[3])};
}

std::string shown_member_code(const MemberCode& code) {
  return code.card + "-" + std::to_string(code.key) + "-" + std::to_string(code.step) + "-" +
         code.digits;
}

// RFC 5869 with the key's number as salt and one block of output.
CodeSecret code_secret(const CodeSecret& of_store, std::int64_t key, std::string_view card) {
  const Digest pseudo_random =
      hmac(as_bytes("regulars member code " + std::to_string(key)), of_store);
  const std::string block = std::string(card) + '\x01';
  return hmac(pseudo_random, as_bytes(block));
}

std::int64_t code_step(Instant at) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(at.time_since_epoch()).count();
  return seconds / kCodeStepSeconds;
}

// RFC 4226 5.3, eight digits.
std::string code_digits(const CodeSecret& secret, std::int64_t step) {
  std::array<std::uint8_t, 8> counter{};
  auto rest = static_cast<std::uint64_t>(step);
  for (std::size_t i = counter.size(); i > 0; --i) {
    counter[i - 1] = static_cast<std::uint8_t>(rest & 0xFFU);
    rest >>= 8U;
  }
  const Digest mac = hmac(secret, counter);
  const std::size_t at = mac.back() & 0x0FU;
  std::uint32_t value = mac[at] & 0x7FU;
  for (std::size_t i = 1; i < 4; ++i) value = value << 8U | mac[at + i];
  const std::string digits = std::to_string(value % 100'000'000U);
  return std::string(kCodeDigits - digits.size(), '0') + digits;
}

bool are_digits_right(const CodeSecret& secret, std::int64_t step, std::string_view digits) {
  const std::string right = code_digits(secret, step);
  if (digits.size() != right.size()) return false;
  unsigned differ = 0;
  for (std::size_t i = 0; i < right.size(); ++i) {
    differ |= static_cast<unsigned>(digits[i]) ^ static_cast<unsigned>(right[i]);
  }
  return differ == 0;
}

std::string otpauth_uri(const CodeSecret& secret, std::string_view store, std::string_view card) {
  const std::string issuer = percent_encoded(store);
  return "otpauth://totp/" + issuer + ":" + percent_encoded(card) + "?secret=" + base32(secret) +
         "&issuer=" + issuer + "&algorithm=SHA256&digits=8&period=30";
}

std::string base32(std::span<const std::uint8_t> bytes) {
  std::string text;
  std::uint32_t bits = 0;
  int count = 0;
  for (const std::uint8_t byte : bytes) {
    bits = (bits << 8U | byte) & 0xFFFFU;
    count += 8;
    while (count >= 5) {
      count -= 5;
      text += kBase32[bits >> static_cast<unsigned>(count) & kFiveBits];
    }
  }
  if (count > 0) text += kBase32[bits << static_cast<unsigned>(5 - count) & kFiveBits];
  return text;
}

}  // namespace regulars::loyalty
