#include "drivers/scanner/gs1.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "app/base/bytes.h"
#include "drivers/scanner/check_digits.h"

namespace regulars::drivers {
namespace {

constexpr char kGroupSeparator = '\x1D';
constexpr std::size_t kGsrnDigits = 18;

// GS1 General Specifications, figure 7.8.5-2: whole length, AI included, by its first two digits.
constexpr std::pair<std::string_view, std::size_t> kPredefined[] = {
    {"00", 20}, {"01", 16}, {"02", 16}, {"03", 16}, {"04", 18}, {"11", 8},  {"12", 8}, {"13", 8},
    {"14", 8},  {"15", 8},  {"16", 8},  {"17", 8},  {"18", 8},  {"19", 8},  {"20", 4}, {"31", 10},
    {"32", 10}, {"33", 10}, {"34", 10}, {"35", 10}, {"36", 10}, {"41", 16},
};

std::size_t length_of_element(std::string_view rest) {
  for (const auto& [prefix, length] : kPredefined) {
    if (rest.starts_with(prefix)) return length;
  }
  const std::size_t separator = rest.find(kGroupSeparator);
  return separator == std::string_view::npos ? rest.size() : separator;
}

Gs1Number checked(std::string_view digits) {
  if (digits.size() < kGsrnDigits) return {Gs1Outcome::CutShort, {}};
  if (digits.size() > kGsrnDigits || !gs1_check_digit_is_right(digits)) {
    return {Gs1Outcome::BadCheckDigit, {}};
  }
  return {Gs1Outcome::Found, std::string(digits)};
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::array<std::uint8_t, 1> byte{};
    if (text[i] == '%' && i + 2 < text.size() && from_hex(text.substr(i + 1, 2), byte)) {
      out.push_back(static_cast<char>(byte[0]));
      i += 2;
    } else {
      out.push_back(text[i]);
    }
  }
  return out;
}

}  // namespace

Gs1Number gsrn_of_elements(std::string_view text) {
  constexpr int kMostElements = 32;
  Gs1Number found;
  bool has_provider = false;
  for (int element = 0; element < kMostElements && !text.empty(); ++element) {
    if (text.front() == kGroupSeparator) {
      text.remove_prefix(1);
      continue;
    }
    const std::size_t length = std::min(length_of_element(text), text.size());
    const std::string_view whole = text.substr(0, length);
    if (whole.starts_with("8018")) found = checked(whole.substr(4));
    if (whole.starts_with("8017")) has_provider = true;
    text.remove_prefix(length);
  }
  if (has_provider && found.outcome != Gs1Outcome::Absent) return {Gs1Outcome::Contradiction, {}};
  return found;
}

Gs1Number gsrn_of_address(std::string_view address) {
  const std::string decoded = percent_decoded(address.substr(0, address.find_first_of("?#")));
  const std::string_view path = decoded;
  constexpr std::string_view kKey = "/8018/";
  const std::size_t key = path.find(kKey);
  if (key == std::string_view::npos) return {};
  if (path.find("/8017/") != std::string_view::npos) return {Gs1Outcome::Contradiction, {}};
  const std::string_view rest = path.substr(key + kKey.size());
  return checked(rest.substr(0, rest.find('/')));
}

}  // namespace regulars::drivers
