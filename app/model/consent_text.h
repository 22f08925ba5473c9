#pragma once
// The words that a member agrees to, one sentence for each purpose of her personal data. Whoever
// changes a sentence raises its version: the event of an agreement says to which words it was
// given.

#include <array>
#include <cstdint>
#include <string_view>

#include "app/model/member.h"

namespace regulars::model {

struct ConsentText {
  Purpose purpose = Purpose::Greeting;
  std::string_view key;  // i18n
  std::int64_t version = 1;
};

inline constexpr std::array<ConsentText, 4> kConsentTexts{{
    {Purpose::Greeting, "consent.greeting", 1},
    {Purpose::Marketing, "consent.marketing", 1},
    {Purpose::Profiling, "consent.profiling", 1},
    {Purpose::Birthday, "consent.birthday", 1},
}};

[[nodiscard]] constexpr const ConsentText& consent_text(Purpose purpose) {
  for (const ConsentText& each : kConsentTexts) {
    if (each.purpose == purpose) return each;
  }
  return kConsentTexts.front();
}

}  // namespace regulars::model
