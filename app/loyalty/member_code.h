#pragma once
// The rotating code of a member's wallet app: RFC 6238 with HMAC-SHA-256, eight digits, every 30
// seconds. Its secret is derived from the store's for one card number of hers (RFC 5869), so that
// only central can check it and a lost card takes its code along. The app shows, as a QR code,
//
//   RM4K9QW2MX4TPB8-1-59838541-46119246     card number, key of the store, step, digits
//
// (1) The card number alone identifies, like a mobile number; it is not proof of anything.
// (2) Whoever only has the digits (an authenticator app) says them after identifying otherwise.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "app/base/clock.h"

namespace regulars::loyalty {

using CodeSecret = std::array<std::uint8_t, 32>;

struct MemberCode {
  std::string card;       // a card number of the form make_code_card() gives
  std::int64_t key = 0;   // of the store's keys; from 1
  std::int64_t step = 0;  // of 30 seconds since 1970
  std::string digits;     // eight
  bool operator==(const MemberCode&) const = default;
};

inline constexpr std::int64_t kCodeStepSeconds = 30;
inline constexpr std::size_t kCodeDigits = 8;

// "RM", 12 random characters without I, L, O and U, and one that finds every mistyped one.
[[nodiscard]] std::string make_code_card();
[[nodiscard]] bool is_code_card(std::string_view card);

// None: another text.
[[nodiscard]] std::optional<MemberCode> read_member_code(std::string_view text);
[[nodiscard]] std::string shown_member_code(const MemberCode& code);

// Of one card number under one key of the store.
[[nodiscard]] CodeSecret code_secret(const CodeSecret& of_store,
                                     std::int64_t key,
                                     std::string_view card);
[[nodiscard]] std::int64_t code_step(Instant at);
[[nodiscard]] std::string code_digits(const CodeSecret& secret, std::int64_t step);
// Compared in constant time.
[[nodiscard]] bool are_digits_right(const CodeSecret& secret,
                                    std::int64_t step,
                                    std::string_view digits);

// "otpauth://totp/..." for an authenticator or wallet app (Key URI Format).
[[nodiscard]] std::string otpauth_uri(const CodeSecret& secret,
                                      std::string_view store,
                                      std::string_view card);
// RFC 4648, without padding.
[[nodiscard]] std::string base32(std::span<const std::uint8_t> bytes);

}  // namespace regulars::loyalty
