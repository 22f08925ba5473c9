#include "app/model/money.h"

#include <algorithm>
#include <array>

namespace regulars::model {

namespace {

constexpr std::size_t kMostWholeDigits = 12;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::int64_t power_of_ten(int digits) {
  std::int64_t power = 1;
  while (digits-- > 0) power *= 10;
  return power;
}

}  // namespace

std::optional<Currency> Currency::parse(std::string_view code) {
  Currency currency;
  if (code.size() != currency.code_.size()) return std::nullopt;
  if (!std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) {
    return std::nullopt;
  }
  std::copy(code.begin(), code.end(), currency.code_.begin());
  return currency;
}

int Currency::minor_digits() const {
  static constexpr std::array<std::string_view, 16> kNone = {"BIF",
                                                             "CLP",
                                                             "DJF",
                                                             "GNF",
                                                             "ISK",
                                                             "JPY",
                                                             "KMF",
                                                             "KRW",
                                                             "PYG",
                                                             "RWF",
                                                             "UGX",
                                                             "UYI",
                                                             "VND",
                                                             "VUV",
                                                             "XAF",
                                                             "XOF"};
  static constexpr std::array<std::string_view, 7> kThree = {
      "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"};
  if (std::find(kNone.begin(), kNone.end(), code()) != kNone.end()) return 0;
  if (std::find(kThree.begin(), kThree.end(), code()) != kThree.end()) return 3;
  return 2;
}

Result<Money> Money::parse(std::string_view text, Currency currency) {
  const auto refuse = [&](std::string_view why) {
    return fail(ErrorKind::invalid,
                "the amount \"" + std::string(text.substr(0, 24)) + "\" " + std::string(why) +
                    "; write it like 286.00",
                "error.amount.invalid");
  };
  const auto point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view fraction =
      point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
  if (whole.empty() || !std::all_of(whole.begin(), whole.end(), is_digit) ||
      !std::all_of(fraction.begin(), fraction.end(), is_digit)) {
    return refuse("is not a number");
  }
  if (whole.size() > kMostWholeDigits) return refuse("has more than 12 digits");
  const int minor_digits = currency.minor_digits();
  if (point != std::string_view::npos &&
      (fraction.empty() || fraction.size() > static_cast<std::size_t>(minor_digits))) {
    return refuse("has a wrong number of decimals for " + std::string(currency.code()));
  }
  std::int64_t minor = 0;
  for (const char digit : whole) minor = minor * 10 + (digit - '0');
  for (const char digit : fraction) minor = minor * 10 + (digit - '0');
  minor *= power_of_ten(minor_digits - static_cast<int>(fraction.size()));
  return Money{minor, currency};
}

std::string Money::plain() const {
  const int digits = currency_.minor_digits();
  std::string text = std::to_string(minor_ < 0 ? -minor_ : minor_);
  if (digits > 0) {
    const auto wanted = static_cast<std::size_t>(digits) + 1;
    if (text.size() < wanted) text.insert(0, wanted - text.size(), '0');
    text.insert(text.size() - static_cast<std::size_t>(digits), 1, '.');
  }
  return minor_ < 0 ? "-" + text : text;
}

}  // namespace regulars::model
