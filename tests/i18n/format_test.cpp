#include "app/i18n/format.h"

#include "tests/support/catch.h"
#include "tests/support/manual_clock.h"

using namespace regulars;
using namespace regulars::i18n;
using namespace std::chrono_literals;

TEST_CASE("points are grouped and signed", "[i18n]") {
  CHECK(points(model::Points{12480}) == "12,480");
  CHECK(points(model::Points{-7}) == "−7");
  CHECK(signed_points(model::Points{449}) == "+449");
  CHECK(signed_points(model::Points{-1500}) == "−1,500");
  CHECK(signed_points(model::Points{0}) == "0");
  CHECK(count(std::numeric_limits<std::int64_t>::min()) == "−9,223,372,036,854,775,808");
}

TEST_CASE("money reads as people write it", "[i18n]") {
  const auto of = [](std::int64_t minor, const char* code) {
    return money({minor, *model::Currency::parse(code)});
  };
  CHECK(of(28600, "CNY") == "¥286.00");
  CHECK(of(128605, "USD") == "$1,286.05");
  CHECK(of(-5, "EUR") == "−€0.05");
  CHECK(of(1200, "JPY") == "¥1,200");
  CHECK(of(128600, "TWD") == "NT$1,286");
  CHECK(of(-128650, "TWD") == "−NT$1,286.50");
  CHECK(of(100, "CHF") == "CHF 1.00");
}

TEST_CASE("dates and times are told in the store's time and language", "[i18n]") {
  const tests::ManualClock clock;
  const auto offset = std::chrono::minutes{8 * 60};
  CHECK(time_of_day(clock.wall(), offset) == "14:32");
  const auto date = local_date(clock.wall(), offset);
  CHECK(short_date(Language::English, date) == "20 Nov");
  CHECK(long_date(Language::English, date) == "Friday, 20 November");
  CHECK(long_date(Language::SimplifiedChinese, date) == "11月20日 星期五");
  CHECK(short_date(Language::TraditionalChinese, date) == "11月20日");
  CHECK(long_date(Language::TraditionalChinese, date) == "11月20日 星期五");
}

TEST_CASE("months and days of either calendar are told as people say them", "[i18n]") {
  CHECK(month_name(Language::English, 2) == "February");
  CHECK(month_name(Language::TraditionalChinese, 12) == "12月");
  CHECK(lunar_month(Language::SimplifiedChinese, 1) == "正月");
  CHECK(lunar_month(Language::SimplifiedChinese, 12) == "腊月");
  CHECK(lunar_month(Language::TraditionalChinese, 12) == "臘月");
  CHECK(lunar_month(Language::English, 8) == "8");
  const auto day = [](unsigned each) { return lunar_day(Language::SimplifiedChinese, each); };
  CHECK(day(1) == "初一");
  CHECK(day(10) == "初十");
  CHECK(day(15) == "十五");
  CHECK(day(20) == "二十");
  CHECK(day(21) == "廿一");
  CHECK(day(30) == "三十");
  CHECK(lunar_day(Language::English, 15) == "15");
}

TEST_CASE("a mean in hundredths is rounded half up", "[i18n]") {
  CHECK(hundredths(442, 1) == "4.4");
  CHECK(hundredths(445, 1) == "4.5");
  CHECK(hundredths(442, 2) == "4.42");
  CHECK(hundredths(500, 2) == "5.00");
  CHECK(hundredths(5694, 0) == "57");
}
