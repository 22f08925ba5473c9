#include "drivers/scanner/check_digits.h"

#include <algorithm>
#include <cstddef>

namespace regulars::drivers {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
int value_of(char digit) {
  return digit - '0';
}

// Numbers beginning `from` to `to` (both of `prefix_digits` digits), `shortest` to `longest` long.
struct Scheme {
  std::size_t prefix_digits;
  int from;
  int to;
  std::size_t shortest;
  std::size_t longest;
};

constexpr Scheme kSchemes[] = {
    {1, 4, 4, 13, 19},        // Visa, 13 digits no longer issued but still in drawers
    {2, 51, 55, 16, 16},      // Mastercard
    {4, 2221, 2720, 16, 16},  // Mastercard
    {2, 34, 34, 15, 15},      // American Express
    {2, 37, 37, 15, 15},      // American Express
    {3, 300, 305, 14, 14},    // Diners Club
    {4, 3095, 3095, 14, 14},  // Diners Club
    {2, 36, 36, 14, 19},      // Diners Club
    {2, 38, 39, 14, 19},      // Diners Club
    {4, 3528, 3589, 16, 19},  // JCB
    {2, 50, 50, 13, 19},      // Maestro
    {2, 56, 69, 13, 19},      // Maestro, Discover, UnionPay, RuPay
    {2, 81, 82, 16, 19},      // UnionPay, RuPay
    {4, 2200, 2204, 16, 19},  // Mir
    {4, 9558, 9558, 19, 19},  // ICBC debit cards of before UnionPay's prefixes
    {4, 9792, 9792, 16, 16},  // Troy
};

bool fits(const Scheme& scheme, std::string_view digits) {
  if (digits.size() < scheme.shortest || digits.size() > scheme.longest) return false;
  int prefix = 0;
  for (const char c : digits.substr(0, scheme.prefix_digits)) prefix = prefix * 10 + value_of(c);
  return prefix >= scheme.from && prefix <= scheme.to;
}

}  // namespace

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

bool gs1_check_digit_is_right(std::string_view digits) {
  if (!all_digits(digits)) return false;
  int sum = 0;
  int weight = 1;  // of the check digit itself
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
    sum += value_of(*digit) * weight;
    weight = 4 - weight;
  }
  return sum % 10 == 0;
}

bool luhn_is_right(std::string_view digits) {
  if (!all_digits(digits)) return false;
  int sum = 0;
  bool is_doubled = false;
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
    const int value = is_doubled ? value_of(*digit) * 2 : value_of(*digit);
    sum += value > 9 ? value - 9 : value;
    is_doubled = !is_doubled;
  }
  return sum % 10 == 0;
}

bool is_payment_number(std::string_view digits) {
  if (!luhn_is_right(digits)) return false;
  return std::any_of(std::begin(kSchemes), std::end(kSchemes), [digits](const Scheme& scheme) {
    return fits(scheme, digits);
  });
}

}  // namespace regulars::drivers
