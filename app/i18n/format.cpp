#include "app/i18n/format.h"

#include <array>
#include <string_view>

namespace regulars::i18n {
namespace {

constexpr std::array<std::string_view, 12> kMonths{"January",
                                                   "February",
                                                   "March",
                                                   "April",
                                                   "May",
                                                   "June",
                                                   "July",
                                                   "August",
                                                   "September",
                                                   "October",
                                                   "November",
                                                   "December"};
constexpr std::array<std::string_view, 7> kWeekdays{
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 7> kChineseWeekdays{
    "日", "一", "二", "三", "四", "五", "六"};

constexpr std::array<std::string_view, 12> kLunarMonths{
    "正月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "冬月", "腊月"};
constexpr std::array<std::string_view, 10> kChineseDigits{
    "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};

// Prices in Taiwan are whole dollars, though the currency has cents.
constexpr std::string_view kNoCentsInCash{"TWD"};

std::string grouped(std::string_view digits) {
  std::string result;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) result += ',';
    result += digits.at(i);
  }
  return result;
}

std::string magnitude(std::int64_t value) {
  const auto bits = static_cast<std::uint64_t>(value);
  return grouped(std::to_string(value < 0 ? 0 - bits : bits));
}

std::string two_digits(unsigned value) {
  return (value < 10 ? "0" : "") + std::to_string(value);
}

std::string chinese_date(std::chrono::year_month_day day) {
  return std::to_string(unsigned{day.month()}) + "月" + std::to_string(unsigned{day.day()}) + "日";
}

}  // namespace

std::string count(std::int64_t value) {
  return (value < 0 ? "−" : "") + magnitude(value);
}

std::string points(model::Points value) {
  return count(value.value());
}

std::string signed_points(model::Points value) {
  return (value.value() > 0 ? "+" : "") + count(value.value());
}

std::string money(model::Money value) {
  const std::string plain = value.plain();
  const std::string_view unsigned_text = std::string_view{plain}.substr(value.minor() < 0 ? 1 : 0);
  const std::size_t point = unsigned_text.find('.');
  std::string result = (value.minor() < 0 ? "−" : "") + symbol(value.currency());
  result += grouped(unsigned_text.substr(0, point));
  const bool is_round_cash = value.currency().code() == kNoCentsInCash && value.minor() % 100 == 0;
  if (point != std::string_view::npos && !is_round_cash) result += unsigned_text.substr(point);
  return result;
}

std::string symbol(model::Currency currency) {
  constexpr std::array<std::array<std::string_view, 2>, 8> kSymbols{{{"CNY", "¥"},
                                                                     {"JPY", "¥"},
                                                                     {"USD", "$"},
                                                                     {"EUR", "€"},
                                                                     {"GBP", "£"},
                                                                     {"HKD", "HK$"},
                                                                     {"TWD", "NT$"},
                                                                     {"KRW", "₩"}}};
  for (const auto& [code, text] : kSymbols) {
    if (code == currency.code()) return std::string{text};
  }
  return std::string{currency.code()} + " ";
}

std::string hundredths(std::int64_t value, int decimals) {
  const std::int64_t unit = decimals >= 2 ? 1 : (decimals == 1 ? 10 : 100);
  const std::int64_t rounded = (value + unit / 2) / unit;
  if (decimals <= 0) return std::to_string(rounded);
  const std::int64_t whole = decimals >= 2 ? 100 : 10;
  std::string rest = std::to_string(rounded % whole);
  if (decimals >= 2 && rest.size() < 2) rest.insert(rest.begin(), '0');
  return std::to_string(rounded / whole) + "." + rest;
}

std::string time_of_day(Instant instant, std::chrono::minutes utc_offset) {
  const auto local = instant + utc_offset;
  const auto minutes = std::chrono::floor<std::chrono::minutes>(
      local - std::chrono::floor<std::chrono::days>(local));
  const auto total = static_cast<unsigned>(minutes.count());
  return two_digits(total / 60) + ":" + two_digits(total % 60);
}

std::string short_date(Language language, std::chrono::sys_days date) {
  const std::chrono::year_month_day day{date};
  if (language != Language::English) return chinese_date(day);
  const std::string_view month = kMonths.at(unsigned{day.month()} - 1);
  return std::to_string(unsigned{day.day()}) + " " + std::string{month.substr(0, 3)};
}

std::string full_date(Language language, std::chrono::sys_days date) {
  const std::string year = std::to_string(int{std::chrono::year_month_day{date}.year()});
  if (language != Language::English) return year + "年" + short_date(language, date);
  return short_date(language, date) + " " + year;
}

std::string long_date(Language language, std::chrono::sys_days date) {
  const std::chrono::year_month_day day{date};
  const unsigned weekday = std::chrono::weekday{date}.c_encoding();
  if (language != Language::English) {
    return chinese_date(day) + " 星期" + std::string{kChineseWeekdays.at(weekday)};
  }
  return std::string{kWeekdays.at(weekday)} + ", " + std::to_string(unsigned{day.day()}) + " " +
         std::string{kMonths.at(unsigned{day.month()} - 1)};
}

std::string month_name(Language language, unsigned month) {
  if (language != Language::English) return std::to_string(month) + "月";
  return std::string{kMonths.at(month - 1)};
}

std::string lunar_month(Language language, unsigned month) {
  constexpr unsigned kLast = 12;
  if (language == Language::English) return std::to_string(month);
  if (language == Language::TraditionalChinese && month == kLast) return "臘月";
  return std::string{kLunarMonths.at(month - 1)};
}

std::string lunar_day(Language language, unsigned day) {
  if (language == Language::English) return std::to_string(day);
  const std::string digit{kChineseDigits.at((day - 1) % 10)};
  if (day <= 10) return "初" + digit;
  if (day < 20) return "十" + digit;
  if (day == 20) return "二十";
  return day == 30 ? "三十" : "廿" + digit;
}

std::chrono::sys_days local_date(Instant instant, std::chrono::minutes utc_offset) {
  return std::chrono::floor<std::chrono::days>(instant + utc_offset);
}

}  // namespace regulars::i18n
