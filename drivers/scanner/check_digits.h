#pragma once
// Check digits of numbers: pure functions of digit strings.

#include <string_view>

namespace regulars::drivers {

[[nodiscard]] bool all_digits(std::string_view text);  // false when empty
// GS1 mod 10 (EAN-8, UPC-A, EAN-13, GSRN): weights 3, 1, 3... from the right of the check digit.
[[nodiscard]] bool gs1_check_digit_is_right(std::string_view digits);
// ISO/IEC 7812-1 annex B.
[[nodiscard]] bool luhn_is_right(std::string_view digits);
// 13 to 19 digits, Luhn-valid, with a prefix and a length that payment schemes issue.
[[nodiscard]] bool is_payment_number(std::string_view digits);

}  // namespace regulars::drivers
