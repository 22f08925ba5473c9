#pragma once
// Preferences: what a member of staff has chosen for the screen at this terminal; kept under their
// id, so that a left-handed cashier finds the screen as they left it.

#include <cstdint>

#include "app/i18n/language.h"
#include "app/ui/appearance.h"

namespace regulars::ui {

// Auto: night from 19:00 to 7:00 in the store's time.
enum class ThemeChoice : std::uint8_t { Auto, Day, Night, Contrast };
enum class Sound : std::uint8_t { Off, On };
// How the customer's side greets a member who has agreed to be greeted there.
enum class Greeting : std::uint8_t { ByName, WithoutName };

struct Preferences {
  i18n::Language language = i18n::Language::English;
  ThemeChoice theme = ThemeChoice::Day;
  TextSize text = TextSize::Regular;
  Hand hand = Hand::Right;
  Motion motion = Motion::On;
  Sound sound = Sound::Off;
  Greeting greeting = Greeting::ByName;
  bool operator==(const Preferences&) const = default;
};

}  // namespace regulars::ui
