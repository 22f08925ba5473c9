#pragma once
// What simulate() found, as JSON for programs and as lines and bars for people. Pure.

#include <string>

#include "app/tool/simulate.h"

namespace regulars::tool {

// One object, as the command's help lists it; members by masked id.
[[nodiscard]] std::string to_json(const SimulatePlan& plan, const Simulated& simulated);
// Lines of at most 80 columns.
[[nodiscard]] std::string to_text(const SimulatePlan& plan, const Simulated& simulated);

// "0190…1617": enough to tell members apart beside the store, too little to know one by.
[[nodiscard]] std::string masked_id(const model::MemberId& member);

}  // namespace regulars::tool
