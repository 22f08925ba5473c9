#include "app/model/programme.h"

#include <string_view>

#include "app/base/check.h"

namespace regulars::model {

const std::string& text_in(const Texts& texts, const std::string& language) {
  const auto wanted = texts.find(language);
  if (wanted != texts.end()) return wanted->second;
  const std::string_view spoken = std::string_view{language}.substr(0, language.find('_'));
  for (const auto& [each, text] : texts) {
    if (std::string_view{each}.substr(0, each.find('_')) == spoken) return text;
  }
  const auto english = texts.find("en");
  REGULARS_CHECK(english != texts.end());
  return english->second;
}

std::int64_t top_up_bonus(const Programme& programme,
                          PurseNumber purse,
                          std::int64_t amount_minor) {
  std::int64_t bonus_minor = 0;
  for (const Purse& each : programme.purses) {
    if (each.number != purse) continue;
    for (const TopUpBonus& step : each.top_up_bonuses) {
      if (amount_minor >= step.from_minor) bonus_minor = step.bonus_minor;
    }
  }
  return bonus_minor;
}

}  // namespace regulars::model
