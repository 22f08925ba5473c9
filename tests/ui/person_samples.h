#pragma once
// Registering somebody and her profile, in every state worth a picture.

#include <vector>

#include "tests/ui/sample_views.h"

namespace regulars::tests {

void add_person_samples(i18n::Language language, std::vector<Sample>& samples);

}  // namespace regulars::tests
