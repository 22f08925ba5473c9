#pragma once
// What `regulars evaluate` prints: what a programme gives for one sale, and why; what the member
// could have for it; what it does to her tier. The engine of the till and of central, on files.

#include <optional>
#include <string>
#include <string_view>

#include "app/base/result.h"
#include "app/i18n/catalogue.h"

namespace regulars::tool {

// The three documents' text; no member: nobody is known.
struct EvaluationInput {
  std::string_view programme;
  std::string_view sale;
  std::optional<std::string_view> member;
};

// JSON, kept stable; evaluate_command.cpp documents it. Refused: what is wrong with a document, all
// its mistakes by path, or with the sale.
[[nodiscard]] Result<std::string> evaluation(const EvaluationInput& input,
                                             const i18n::Catalogue& words);

}  // namespace regulars::tool
