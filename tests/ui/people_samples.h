#pragma once
// The pages about who somebody is: cards, households, two entries of one person.

#include <vector>

#include "tests/ui/sample_views.h"

namespace regulars::tests {

void add_people_samples(i18n::Language language, std::vector<Sample>& samples);

}  // namespace regulars::tests
