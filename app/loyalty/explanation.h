#pragma once
// How a part of what a sale earned is said to a person. Pure; the arguments of an EarnPart are
// plain ("1", "1.00"), here they read as figures, points and money in the reader's language.

#include <string>

#include "app/i18n/catalogue.h"
#include "app/loyalty/evaluate.h"
#include "app/model/programme.h"

namespace regulars::loyalty {

struct PartWords {
  std::string what;   // "1 point for each ¥1.00", "Gold ×1.5"
  std::string aside;  // "of ¥286.00", "Rounded down"; may be empty
  bool operator==(const PartWords&) const = default;
};

[[nodiscard]] PartWords words_of(const EarnPart& part,
                                 const model::Programme& programme,
                                 const i18n::Catalogue& words);

}  // namespace regulars::loyalty
