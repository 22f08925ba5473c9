#pragma once
// What is laid over the screens of sample_views: faults, long work, training and the guided tour,
// on the screens where they are met.

#include <vector>

#include "tests/ui/sample_views.h"

namespace regulars::tests {

void add_guide_samples(i18n::Language language, std::vector<Sample>& samples);

}  // namespace regulars::tests
