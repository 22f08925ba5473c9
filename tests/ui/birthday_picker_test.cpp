#include "app/ui/presenters/birthday_picker.h"

#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::ui;

namespace {

std::optional<model::Birthday> typed(std::string_view digits, bool is_lunar = false) {
  BirthdayPicker picker;
  if (is_lunar) (void)picker.take(CalendarTapped{});
  for (const char digit : digits) (void)picker.take(DigitTapped{digit - '0'});
  return picker.birthday();
}

}  // namespace

TEST_CASE("a birthday can be typed, and digits that can mean one thing only suffice", "[ui]") {
  CHECK(typed("0229") == model::Birthday{2, 29, false});
  CHECK(typed("229") == model::Birthday{2, 29, false});
  CHECK(typed("1231") == model::Birthday{12, 31, false});
  CHECK(typed("0101") == model::Birthday{1, 1, false});
  CHECK(typed("55") == model::Birthday{5, 5, false});
  CHECK(typed("15") == model::Birthday{1, 5, false});  // there is no 15th month
}

TEST_CASE("only days that the month can have are offered", "[ui]") {
  BirthdayPicker picker;
  CHECK(picker.take(TileTapped{1}) == BirthdayPicker::Took::Something);
  CHECK(picker.view(i18n::Language::English).tiles.size() == 29);
  CHECK(picker.view(i18n::Language::English).month == "February");
  CHECK(picker.take(TileTapped{29}) == BirthdayPicker::Took::Something);  // there is no 30th
  CHECK_FALSE(picker.birthday());
  CHECK(picker.take(TileTapped{28}) == BirthdayPicker::Took::Day);
  CHECK(picker.birthday() == model::Birthday{2, 29, false});
}

TEST_CASE("a birthday of the Chinese calendar has its own months and thirty days", "[ui]") {
  BirthdayPicker picker;
  (void)picker.take(CalendarTapped{});
  CHECK(picker.view(i18n::Language::SimplifiedChinese).tiles.back() == "腊月");
  (void)picker.take(TileTapped{11});
  const DayEditor days = picker.view(i18n::Language::SimplifiedChinese);
  CHECK(days.tiles.size() == 30);
  CHECK(days.tiles.front() == "初一");
  CHECK(picker.take(TileTapped{7}) == BirthdayPicker::Took::Day);
  CHECK(picker.birthday() == model::Birthday{12, 8, true});
}

TEST_CASE("a birthday that is known is shown, and can be taken away", "[ui]") {
  BirthdayPicker picker{model::Birthday{5, 4, false}};
  CHECK(picker.view(i18n::Language::English).chosen == 4U);
  CHECK(picker.view(i18n::Language::English).can_clear);
  (void)picker.take(TileTapped{4});
  CHECK(picker.view(i18n::Language::English).chosen == 3U);
  (void)picker.take(MonthsTapped{});
  CHECK(picker.view(i18n::Language::English).month.empty());
  CHECK(picker.take(ClearTapped{}) == BirthdayPicker::Took::Day);
  CHECK_FALSE(picker.birthday());
}
