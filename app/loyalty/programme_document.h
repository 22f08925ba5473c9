#pragma once
// The programme as a JSON document (assets/programme/default.json shows one) and back. Unknown
// fields are ignored, so that an older terminal can read a newer document of the same format.

#include <string>
#include <string_view>

#include "app/base/result.h"
#include "app/model/programme.h"

namespace regulars::loyalty {

// Every mistake is in the error's words by its path: "tiers[1].factor: wants a number from 1 to
// 100 with at most 4 decimals, like \"1.5\"".
[[nodiscard]] Result<model::Programme> parse_programme(std::string_view json);
// One line; parse_programme reads back the same programme.
[[nodiscard]] std::string to_document(const model::Programme& programme);

}  // namespace regulars::loyalty
