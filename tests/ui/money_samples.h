#pragma once
// Pictures of money and vouchers: top-up, gift card, coupon, adjustment.

#include <vector>

#include "tests/ui/sample_views.h"

namespace regulars::tests {

// Adds to `samples`, with the strip of the first of them.
void add_money_samples(i18n::Language language, std::vector<Sample>& samples);

}  // namespace regulars::tests
