#pragma once
// A programme document of either format, field by field. Internal to app/loyalty's
// programme_document, which says what may be read and whether it may be published.

#include "app/loyalty/document_reader.h"
#include "app/model/programme.h"

namespace regulars::loyalty {

inline constexpr std::int64_t kProgrammeFormat = 2;  // what is written; 1 and 2 are read

// Rewards stand as in the document, so that whoever looks for mistakes finds their paths. With
// mistakes in `document` the programme is what could be read.
[[nodiscard]] model::Programme read_programme(DocumentReader& document, const nlohmann::json& json);

}  // namespace regulars::loyalty
