#pragma once
// Returns, missed points, and what else came of an act: on the Done screen and the customer's.

#include <vector>

#include "tests/ui/sample_views.h"

namespace regulars::tests {

void add_return_samples(i18n::Language language, std::vector<Sample>& samples);
void add_return_samples(i18n::Language language, std::vector<CustomerSample>& samples);

}  // namespace regulars::tests
