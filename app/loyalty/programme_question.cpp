#include "app/loyalty/programme_question.h"

#include "app/base/json_fields.h"
#include "app/base/json_text.h"

namespace regulars::loyalty {

namespace {
constexpr std::size_t kLongestDocument = 512UL * 1024;
}

Result<ProgrammeQuestion> parse_programme_question(std::string_view json) {
  return fields::reading("the question \"programme\"", json, [](const JsonValue& root) {
    return ProgrammeQuestion{fields::integer_of(root, "version", 1)};
  });
}

std::string to_json(const ProgrammeQuestion& question) {
  return R"({"version":)" + std::to_string(question.version) + '}';
}

Result<std::string> parse_programme_answer(std::string_view json) {
  return fields::reading("central's answer about the programme", json, [](const JsonValue& root) {
    const auto document = root.find("programme");
    if (!document) return std::string{};
    return fields::text(*document, "programme", kLongestDocument);
  });
}

std::string to_programme_answer(std::string_view document) {
  if (document.empty()) return "{}";
  std::string out = R"({"programme":)";
  append_json_string(out, document);
  return out + '}';
}

}  // namespace regulars::loyalty
