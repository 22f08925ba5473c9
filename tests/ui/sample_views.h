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

}  // namespace regulars::tests
