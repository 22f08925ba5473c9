#include "app/loyalty/bearer_code.h"

#include <array>
#include <cstdint>

#include "app/base/bytes.h"
#include "app/base/sha256.h"
#include "app/loyalty/code_letters.h"

namespace regulars::loyalty {

namespace {

constexpr std::size_t kLength = 20;
constexpr std::size_t kStoreAt = 2;
constexpr std::size_t kStoreLength = 4;
constexpr std::size_t kRandomLength = 13;
constexpr std::size_t kGroup = 5;

// (3); 0 where it is passed over, '?' where it is none of ours.
char plain_character(char c) {
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (c == ' ' || c == '-') return 0;
  if (c == 'I' || c == 'L') return '1';
  if (c == 'O') return '0';
  return kCodeLetters.find(c) == std::string_view::npos ? '?' : c;
}

std::string store_part(const model::StoreId& store) {
  return code_letters(sha256("bearer codes of " + store.uuid().hex()), kStoreLength);
}

bool is_kind(char c) {
  return c == 'G' || c == 'C';
}

}  // namespace

std::string make_bearer_code(model::BearerKind kind, const model::StoreId& store) {
  std::array<std::uint8_t, kRandomLength> random{};
  fill_random(random);
  std::string code{'R', kind == model::BearerKind::GiftCard ? 'G' : 'C'};
  code += store_part(store);
  code += code_letters(random, kRandomLength);
  code += check_letter(code);
  return code;
}

Result<std::optional<std::string>> read_bearer_code(std::string_view text) {
  std::string code;
  for (const char c : text) {
    const char plain = plain_character(c);
    if (plain == '?' || code.size() > kLength) return std::nullopt;
    if (plain != 0) code += plain;
  }
  if (code.size() != kLength || code[0] != 'R' || !is_kind(code[1])) return std::nullopt;
  if (check_letter(std::string_view(code).substr(0, kLength - 1)) != code.back()) {
    return fail(ErrorKind::invalid,
                "the code's check character is wrong; scan or type it again",
                "code.mistyped");
  }
  return code;
}

model::BearerKind kind_of_bearer(std::string_view code) {
  return code.size() > 1 && code[1] == 'G' ? model::BearerKind::GiftCard
                                           : model::BearerKind::Coupon;
}

Error unknown_bearer_code(std::string_view code, const model::StoreId& store) {
  if (code.size() == kLength && code.substr(kStoreAt, kStoreLength) != store_part(store)) {
    return {ErrorKind::refused, "the code was issued by another store", "code.other_store"};
  }
  return {ErrorKind::not_found, "no coupon or gift card of this code is known", "code.unknown"};
}

std::string shown_bearer_code(std::string_view code) {
  std::string text;
  for (std::size_t at = 0; at < code.size(); at += kGroup) {
    if (at > 0) text += '-';
    text += code.substr(at, kGroup);
  }
  return text;
}

}  // namespace regulars::loyalty
