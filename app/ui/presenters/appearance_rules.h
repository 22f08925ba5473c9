#pragma once
// AppearanceRules: from what somebody prefers to how a window looks at this moment. Pure.

#include <chrono>
#include <cstdint>
#include <optional>

#include "app/ui/appearance.h"
#include "app/ui/preferences.h"

namespace regulars::ui {

// Of Auto: night from 19:00 to 7:00. `of_day` is the store's time since midnight.
[[nodiscard]] ThemeName theme_at(ThemeChoice choice, std::chrono::milliseconds of_day);
// How long until theme_at() answers something else; none when it never does.
[[nodiscard]] std::optional<std::chrono::milliseconds> until_theme_changes(
    ThemeChoice choice, std::chrono::milliseconds of_day);

// What the room decides, not the person.
struct Glass {
  std::optional<std::uint32_t> accent;
  float diagonal_inches = 0;
};
[[nodiscard]] Appearance appearance_of(const Preferences& preferences,
                                       const Glass& glass,
                                       std::chrono::milliseconds of_day);

}  // namespace regulars::ui
