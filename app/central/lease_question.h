#pragma once
// The JSON of the question "lease", as contracts between terminal and central:
//   {"lease":"hex32","member":"hex32","points":500,"reward":"r500","purse":0}
//   {"granted":true}  or  {"granted":false,"available":120}  or with "why":"sold_out"
// An older terminal says neither reward nor purse.

#include <string>
#include <string_view>

#include "app/base/result.h"
#include "app/central/lease_desk.h"

namespace regulars::central {

// invalid: which field is missing or not what it should be.
[[nodiscard]] Result<LeaseQuestion> parse_lease_question(std::string_view json);
[[nodiscard]] std::string to_json(const LeaseAnswer& answer);

}  // namespace regulars::central
