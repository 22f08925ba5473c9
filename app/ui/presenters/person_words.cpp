#include "app/ui/presenters/person_words.h"

#include "app/i18n/format.h"

namespace regulars::ui {

std::string birthday_words(const Desk& desk, const model::Birthday& birthday) {
  const i18n::Language language = desk.reader;
  if (birthday.is_lunar) {
    return desk.tr(
        "birthday.lunar",
        {i18n::lunar_month(language, birthday.month), i18n::lunar_day(language, birthday.day)});
  }
  constexpr std::chrono::year kLeapYear{2024};
  return i18n::short_date(
      language, kLeapYear / std::chrono::month{birthday.month} / std::chrono::day{birthday.day});
}

std::string privacy_words(const Desk& desk) {
  const model::Region& region = desk.settings.region;
  const std::string law = desk.tr(region.law);
  if (region.age_of_consent == 0) return desk.tr("enrol.privacy", {law});
  return desk.tr("enrol.privacy_and_age", {law, std::to_string(region.age_of_consent)});
}

TypingSettings typing_of(const Desk& desk, std::size_t longest) {
  const bool is_traditional = desk.reader == i18n::Language::TraditionalChinese;
  return {desk.settings.pinyin,
          is_traditional ? Script::Traditional : Script::Simplified,
          desk.reader != i18n::Language::English,
          longest};
}

}  // namespace regulars::ui
