#pragma once
// How a part of what a sale earned is said to a person: what a cashier reads aloud when a customer
// asks why. Pure; the arguments of an EarnPart are plain ("1", "1.00"), here they read as figures,
// points, stamps and money in the reader's language.

#include <string>

#include "app/i18n/catalogue.h"
#include "app/loyalty/evaluate.h"
#include "app/model/programme.h"

namespace regulars::loyalty {

struct PartWords {
  std::string what;   // "1 point for every ¥1.00", "Gold ×1.5", "Double points on Tuesdays"
  std::string aside;  // "on ¥286.00", "Rounded down", "limit of 100 points a day reached"
  bool operator==(const PartWords&) const = default;
};

// `part` was earned under `programme`: a rule with a name is called by it, and how it counts stands
// aside. A rule that the programme (any more) has not is said by its key and arguments alone.
[[nodiscard]] PartWords words_of(const EarnPart& part,
                                 const model::Programme& programme,
                                 const i18n::Catalogue& words);

}  // namespace regulars::loyalty
