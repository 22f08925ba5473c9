#pragma once
// Appearance: how a window looks to the person in front of it. Part of every view, so that equal
// views draw equal pixels; decided by presenters, obeyed by screens.

#include <cstdint>
#include <optional>

namespace regulars::ui {

enum class ThemeName : std::uint8_t { Day, Night, Contrast };
enum class TextSize : std::uint8_t { Regular, Big };  // big: everything half as large again
enum class Hand : std::uint8_t { Right, Left };       // which hand taps: columns swap for the left
enum class Motion : std::uint8_t { On, Off };

struct Appearance {
  ThemeName theme = ThemeName::Day;
  std::optional<std::uint32_t> accent;  // 0xRRGGBB of the store; none: our own green
  TextSize text = TextSize::Regular;
  Hand hand = Hand::Right;
  Motion motion = Motion::On;
  float diagonal_inches = 0;  // of the glass; 0: not stated, taken to be large enough
  bool operator==(const Appearance&) const = default;
};

}  // namespace regulars::ui
