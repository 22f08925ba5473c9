#pragma once
// Logo: a shop's picture as pixels, decoded off the main thread and immutable from then on.

#include <cstdint>
#include <vector>

namespace regulars::ui {

struct Logo {
  int width = 0;  // pixels, 1 to model::Shopfront::kMostLogoPixels
  int height = 0;
  std::vector<std::uint8_t> rgba;  // top row first, alpha straight; clear pixels have the colour
                                   // of their neighbours, so that filtering draws no fringe
  bool operator==(const Logo&) const = default;
};

}  // namespace regulars::ui
