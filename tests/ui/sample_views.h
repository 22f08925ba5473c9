#pragma once
// Every screen in every state worth a picture, with the data of a believable afternoon.

#include <string>
#include <vector>

#include "app/ui/views/view.h"

namespace regulars::tests {

struct Sample {
  std::string name;  // home, home_sale...: also the picture's file name
  ui::View view;
};

[[nodiscard]] std::vector<Sample> sample_views(i18n::Language language);

// The same of the customer's window.
struct CustomerSample {
  std::string name;  // customer_attract...
  ui::CustomerView view;
};
[[nodiscard]] std::vector<CustomerSample> customer_samples(i18n::Language language);

}  // namespace regulars::tests
