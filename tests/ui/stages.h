#pragma once
// The windows on which every screen must look right: what shops have, and the corners between.

#include <array>
#include <string_view>
#include <vector>

#include "app/ui/appearance.h"
#include "app/ui/widgets/touch.h"

namespace regulars::tests {

struct Stage {
  std::string_view name;
  float width = 0;  // pixels
  float height = 0;
  ui::TextSize text = ui::TextSize::Regular;
  ui::Hand hand = ui::Hand::Right;
  float diagonal_inches = 0;

  [[nodiscard]] ui::Appearance appearance(ui::ThemeName theme = ui::ThemeName::Day) const {
    ui::Appearance appearance;
    appearance.theme = theme;
    appearance.text = text;
    appearance.hand = hand;
    appearance.diagonal_inches = diagonal_inches;
    return appearance;
  }
};

// The four sizes that a person looks at.
inline constexpr std::array<Stage, 4> kPictureStages{{
    {"1280x800", 1280, 800},
    {"800x600", 800, 600},
    {"3840x2160", 3840, 2160},
    {"800x1280", 800, 1280},
}};

// Those and the corners, for the rules.
inline std::vector<Stage> all_stages() {
  using ui::Hand;
  using ui::TextSize;
  std::vector<Stage> stages{kPictureStages.begin(), kPictureStages.end()};
  stages.push_back({"wide", 1920, 1080});
  stages.push_back({"very wide", 2560, 1080});
  stages.push_back({"laptop", 1366, 768});
  stages.push_back({"square", 1000, 1000});
  stages.push_back({"left-handed", 1280, 800, TextSize::Regular, Hand::Left});
  stages.push_back({"left-handed, upright", 1080, 1920, TextSize::Regular, Hand::Left});
  stages.push_back({"big text", 1280, 800, TextSize::Big});
  stages.push_back({"big text, small window", 800, 600, TextSize::Big});
  stages.push_back({"big text, left-handed", 1920, 1080, TextSize::Big, Hand::Left});
  stages.push_back({"big text, upright", 800, 1280, TextSize::Big});
  stages.push_back({"7 inches", 1024, 600, TextSize::Regular, Hand::Right, 7});
  stages.push_back({"8 inches", 1280, 800, TextSize::Regular, Hand::Right, 8});
  stages.push_back({"8 inches, upright", 800, 1280, TextSize::Regular, Hand::Right, 8});
  return stages;
}

}  // namespace regulars::tests
