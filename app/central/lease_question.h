#pragma once
// The JSON of the question "lease", as contracts between terminal and central:
//   {"lease":"hex32","member":"hex32","points":500}
//   {"granted":true}  or  {"granted":false,"available":120}

#include <cstdint>
#include <string>
#include <string_view>

#include "app/base/result.h"
#include "app/base/uuid.h"
#include "app/central/lease_desk.h"
#include "app/model/ids.h"

namespace regulars::central {

struct LeaseQuestion {
  Uuid lease;
  model::MemberId member;
  std::int64_t points = 0;
};

// invalid: which field is missing or not what it should be.
[[nodiscard]] Result<LeaseQuestion> parse_lease_question(std::string_view json);
[[nodiscard]] std::string to_json(const LeaseAnswer& answer);

}  // namespace regulars::central
