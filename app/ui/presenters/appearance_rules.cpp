#include "app/ui/presenters/appearance_rules.h"

namespace regulars::ui {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;

constexpr hours kMorning{7};
constexpr hours kEvening{19};

}  // namespace

ThemeName theme_at(ThemeChoice choice, milliseconds of_day) {
  switch (choice) {
    case ThemeChoice::Day:
      return ThemeName::Day;
    case ThemeChoice::Night:
      return ThemeName::Night;
    case ThemeChoice::Contrast:
      return ThemeName::Contrast;
    case ThemeChoice::Auto:
      break;
  }
  return of_day >= kMorning && of_day < kEvening ? ThemeName::Day : ThemeName::Night;
}

std::optional<milliseconds> until_theme_changes(ThemeChoice choice, milliseconds of_day) {
  if (choice != ThemeChoice::Auto) return std::nullopt;
  if (of_day < kMorning) return kMorning - of_day;
  if (of_day < kEvening) return kEvening - of_day;
  return hours{24} + kMorning - of_day;
}

Appearance appearance_of(const Preferences& preferences, const Glass& glass, milliseconds of_day) {
  Appearance appearance;
  appearance.theme = theme_at(preferences.theme, of_day);
  appearance.accent = glass.accent;
  appearance.text = preferences.text;
  appearance.hand = preferences.hand;
  appearance.motion = preferences.motion;
  appearance.diagonal_inches = glass.diagonal_inches;
  return appearance;
}

}  // namespace regulars::ui
