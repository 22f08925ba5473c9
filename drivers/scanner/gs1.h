#pragma once
// GS1: the service relation number (GSRN) of AI 8018 in element strings and in Digital Link
// addresses. Pure.

#include <string>
#include <string_view>

namespace regulars::drivers {

enum class Gs1Outcome { Found, Absent, BadCheckDigit, CutShort, Contradiction };

struct Gs1Number {
  Gs1Outcome outcome = Gs1Outcome::Absent;
  std::string gsrn;  // 18 digits when Found
};

// An element string; GS (0x1D) ends what has no predefined length, at most 32 elements.
[[nodiscard]] Gs1Number gsrn_of_elements(std::string_view text);
// "https://any.host/8018/<18>[/8019/<n>][?query]".
[[nodiscard]] Gs1Number gsrn_of_address(std::string_view address);

}  // namespace regulars::drivers
