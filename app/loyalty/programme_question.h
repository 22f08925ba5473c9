#pragma once
// The question "programme": the rules of one version, as central published them; for sales of other
// tills that were made under rules which this terminal never used.
//   {"version":3}  ->  {"programme":"{...}"}, or {} where that version never was

#include <cstdint>
#include <string>
#include <string_view>

#include "app/base/result.h"

namespace regulars::loyalty {

struct ProgrammeQuestion {
  std::int64_t version = 0;
};

[[nodiscard]] Result<ProgrammeQuestion> parse_programme_question(std::string_view json);
[[nodiscard]] std::string to_json(const ProgrammeQuestion& question);
// Empty: there is none.
[[nodiscard]] Result<std::string> parse_programme_answer(std::string_view json);
[[nodiscard]] std::string to_programme_answer(std::string_view document);

}  // namespace regulars::loyalty
