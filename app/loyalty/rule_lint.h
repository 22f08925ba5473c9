#pragma once
// The part of programme_lint.h that judges rules: whether one can ever fire, and which of them
// overlap. Pure. Paths are those of the document.

#include <string>

#include "app/loyalty/document_reader.h"
#include "app/model/programme.h"

namespace regulars::loyalty {

[[nodiscard]] std::string path_of(const char* list, std::size_t index);  // "earn[2]"

// Of an earn rule or a reward, whose path is given.
void lint_conditions(const model::Programme& programme,
                     const model::Conditions& when,
                     const std::string& path,
                     DocumentReader& document);
void lint_lines(const model::LineFilter& lines, const std::string& path, DocumentReader& document);

void lint_earn_rules(const model::Programme& programme, DocumentReader& document);

}  // namespace regulars::loyalty
