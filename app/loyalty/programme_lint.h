#pragma once
// What is wrong with a programme though each of its fields is right: names that name nothing, rules
// that can never fire, rules that contradict each other or count the same thing twice. Pure.
// Internal to programme_document, whose paths it speaks in.

#include "app/loyalty/document_reader.h"
#include "app/model/programme.h"

namespace regulars::loyalty {

// `programme` stands in the order of its document; rules whose fields are already wrong in
// `document` are not judged. `before`: the programme in force, null where there is none.
void lint_programme(const model::Programme& programme,
                    const model::Programme* before,
                    DocumentReader& document);

}  // namespace regulars::loyalty
