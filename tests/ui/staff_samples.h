#pragma once
// The staff as a manager keeps them: each page as its presenter shows it.

#include <vector>

#include "tests/ui/sample_views.h"

namespace regulars::tests {

void add_staff_samples(i18n::Language language, std::vector<Sample>& samples);

}  // namespace regulars::tests
